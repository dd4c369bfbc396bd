import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api/answer.ts'
import { askSignIn, getDoors, openByPassword } from '../../api/client-account.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './account.module.css'
import { canUseKeys, KeyNotUsed, signInByKey } from './passkeys.ts'
import { useOfferedKeys } from './use-offered-keys.ts'

interface Props {
  readonly desk: string
  readonly entered: () => void
}

const isCode = (error: unknown, code: string): boolean => error instanceof ApiError && error.code === code

/** The ways in: a link by letter, which is good for everybody; a password and a key for those who have made one. */
export function Doors({ desk, entered }: Props) {
  const { say, locale } = useVoice()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState<string | null>(null)
  const doors = useQuery({ queryKey: ['doors', desk], queryFn: () => getDoors(desk) })
  const asking = useMutation({ mutationFn: () => askSignIn(desk, email.trim(), locale) })
  const opening = useMutation({
    mutationFn: (given: string) => openByPassword(desk, email.trim(), given),
    onSuccess: entered,
  })
  const offered = useOfferedKeys(desk, doors.data?.keyHost ?? null, entered)
  const unlocking = useMutation({ mutationFn: () => signInByKey(desk), onSuccess: entered })
  if (asking.data)
    return (
      <div className={css.block} role="status">
        <p className={css.subject}>{say('cabinet.sent', { email: email.trim() })}</p>
        <p>{say('cabinet.sentHint', { minutes: asking.data.minutes })}</p>
        <Button variant="default" size="xs" onClick={() => asking.reset()}>
          {say('cabinet.another')}
        </Button>
      </div>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === null) asking.mutate()
    else opening.mutate(password)
  }
  const isSilent = doors.data?.letter === false || isCode(asking.error, 'no-mail')
  const hasKeys = doors.data !== undefined && canUseKeys(doors.data.keyHost)
  return (
    <form className={css.narrow} onSubmit={submit}>
      <p>{say('cabinet.signInHint')}</p>
      <TextInput
        className={css.wide ?? ''}
        label={say('cabinet.email')}
        name="email"
        type="email"
        autoComplete="username webauthn"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {password !== null && (
        <TextInput
          className={css.wide ?? ''}
          label={say('cabinet.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      {isSilent && password === null && <p role="alert">{say('cabinet.noMail')}</p>}
      {asking.isError && !isSilent && <Failed error={asking.error} />}
      {isCode(opening.error, 'not-let-in') && <p role="alert">{say('cabinet.notLetIn')}</p>}
      {opening.isError && !isCode(opening.error, 'not-let-in') && <Failed error={opening.error} />}
      {unlocking.error instanceof KeyNotUsed && <p role="alert">{say('cabinet.keyNotUsed')}</p>}
      {(isCode(unlocking.error, 'not-let-in') || isCode(offered, 'not-let-in')) && (
        <p role="alert">{say('cabinet.keyNotLetIn')}</p>
      )}
      {unlocking.isError && !(unlocking.error instanceof KeyNotUsed) && !isCode(unlocking.error, 'not-let-in') && (
        <Failed error={unlocking.error} />
      )}
      <Button
        type="submit"
        loading={asking.isPending || opening.isPending}
        disabled={email.trim() === '' || password === '' || (password === null && isSilent)}
      >
        {say(password === null ? 'cabinet.send' : 'cabinet.enter')}
      </Button>
      <Button variant="default" onClick={() => setPassword(password === null ? '' : null)}>
        {say(password === null ? 'cabinet.byPassword' : 'cabinet.byLetter')}
      </Button>
      {hasKeys && (
        <Button variant="default" loading={unlocking.isPending} onClick={() => unlocking.mutate()}>
          {say('cabinet.byKey')}
        </Button>
      )}
    </form>
  )
}
