import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { setUp, signIn } from '../api/staff.ts'
import { useSay } from '../say/say.tsx'
import { Failed } from '../ui/states.tsx'
import css from './door.module.css'
import { Door } from './door.tsx'
import { PasswordBox } from './password-box.tsx'

/** By the one-time link of the first start: the first administrator, who is signed in at once. */
export function SetupPage({ token }: { readonly token: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const making = useMutation({
    mutationFn: async () => {
      await setUp({ token, name: name.trim(), email: email.trim(), password })
      await signIn(email.trim(), password)
    },
    onSuccess: async () => {
      await queries.resetQueries()
      await navigate({ to: '/desk' })
    },
  })
  return (
    <Door title={say('setup.title')} submit={() => making.mutate()}>
      <p className={css.hint}>{say('setup.hint')}</p>
      <TextInput
        label={say('setup.name')}
        name="name"
        autoComplete="name"
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
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
      <PasswordBox label={say('signIn.password')} isNew value={password} change={setPassword} />
      {making.isError && <Failed error={making.error} />}
      <Button type="submit" loading={making.isPending} disabled={token === ''}>
        {say('setup.make')}
      </Button>
      {token === '' && <p className={css.hint}>{say('setup.noToken')}</p>}
    </Door>
  )
}
