import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '../api/answer.ts'
import { choosePassword, signIn } from '../api/staff.ts'
import { useSay } from '../say/say.tsx'
import { Failed } from '../ui/states.tsx'
import css from './door.module.css'
import { Door } from './door.tsx'
import { PasswordBox } from './password-box.tsx'

interface Props {
  readonly email: string
  readonly token: string
}

/** By the one-time link of an invitation: a password, and the desk at once. */
export function InvitationPage({ email, token }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const choosing = useMutation({
    mutationFn: async () => {
      await choosePassword(token, password)
      await signIn(email, password)
    },
    onSuccess: async () => {
      await queries.resetQueries()
      await navigate({ to: '/desk' })
    },
  })
  const isSpent = choosing.error instanceof ApiError && choosing.error.code === 'invalid-token'
  return (
    <Door title={say('invitation.title')} submit={() => choosing.mutate()}>
      <p className={css.hint}>{say('invitation.hint', { email })}</p>
      {/* A password manager keeps the pair. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordBox label={say('signIn.password')} isNew value={password} change={setPassword} />
      {isSpent && (
        <p role="alert" className={css.hint}>
          {say('invitation.spent')}
        </p>
      )}
      {choosing.isError && !isSpent && <Failed error={choosing.error} />}
      <Button type="submit" loading={choosing.isPending} disabled={token === ''}>
        {say('invitation.submit')}
      </Button>
    </Door>
  )
}
