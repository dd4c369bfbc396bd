import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isWrongSecret } from '../api/account.ts'
import { getSetup, signIn } from '../api/staff.ts'
import { useSay } from '../say/say.tsx'
import { Failed } from '../ui/states.tsx'
import { Forgotten } from './account/forgotten.tsx'
import { SecondStep } from './account/second-step.tsx'
import css from './door.module.css'
import { Door } from './door.tsx'
import { PasswordBox } from './password-box.tsx'

export function SignInPage({ next }: { readonly next: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const setup = useQuery({ queryKey: ['setup'], queryFn: getSetup })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isSecond, setSecond] = useState(false)
  const entering = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: async ({ twoFactorRedirect }) => {
      if (twoFactorRedirect) setSecond(true)
      else await enter()
    },
  })
  const enter = async () => {
    await queries.resetQueries({ queryKey: ['me'] })
    await navigate({ href: next })
  }
  const isWrong = isWrongSecret(entering.error)
  if (isSecond) return <SecondStep enter={enter} />
  return (
    <Door title={say('signIn.title')} submit={() => entering.mutate()}>
      {setup.data?.needed && <p className={css.hint}>{say('signIn.setupNeeded')}</p>}
      <TextInput
        label={say('signIn.email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordBox
        label={say('signIn.password')}
        value={password}
        change={setPassword}
        error={isWrong ? say('signIn.wrong') : undefined}
      />
      {entering.isError && !isWrong && <Failed error={entering.error} />}
      <Button type="submit" loading={entering.isPending}>
        {say('signIn.enter')}
      </Button>
      <Forgotten email={email.trim()} mailsLinks={setup.data?.mailsLinks ?? false} />
    </Door>
  )
}
