import { PasswordInput } from '@mantine/core'
import { useSay } from '../say/say.tsx'

/** As few characters as the server takes for a new password. */
export const LEAST_PASSWORD_CHARS = 10

interface Props {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  /** One that is being chosen, and not one that is known. */
  readonly isNew?: boolean
  readonly error?: string | undefined
}

/** A password: the browser knows which of the two it is, and it can be looked at while it is typed. */
export function PasswordBox({ label, value, change, isNew = false, error }: Props) {
  const say = useSay()
  return (
    <PasswordInput
      label={label}
      {...(isNew ? { description: say('setup.passwordHint'), minLength: LEAST_PASSWORD_CHARS } : {})}
      name="password"
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': say('signIn.showPassword') }}
      value={value}
      error={error}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
