import { Button, NativeSelect, TextInput } from '@mantine/core'
import { ROLES } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { addMember } from '../../api/members.ts'
import type { Role } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { InvitationLink } from './invitation-link.tsx'
import css from './members-page.module.css'

/** Adds somebody: an account that is there gets the role at once, a new one is made with a link to its password. */
export function AddMember({ desk }: { readonly desk: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('specialist')
  const adding = useMutation({
    mutationFn: () => addMember(desk, { name: name.trim(), email: email.trim(), role }),
    onSuccess: () => {
      setName('')
      setEmail('')
      return queries.invalidateQueries({ queryKey: ['members', desk] })
    },
  })
  const isReady = name.trim() !== '' && email.includes('@')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) adding.mutate()
  }
  return (
    <section aria-label={say('team.addTitle')}>
      <form className={css.add} onSubmit={submit} noValidate>
        <TextInput
          label={say('team.name')}
          name="name"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={say('team.email')}
          name="email"
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={say('team.role')}
          name="role"
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={ROLES.map((each) => ({ value: each, label: say(`role.${each}`) }))}
        />
        <Button type="submit" loading={adding.isPending} disabled={!isReady}>
          {say('team.add')}
        </Button>
        <p className={css.hint}>
          {say(`role.${role}`)}: {say(`roleHint.${role}`)}.
        </p>
      </form>
      {adding.isError && <Failed error={adding.error} kept={say('composer.kept')} />}
      {adding.data && (
        <div role="status" className={css.news}>
          <p>{say('team.added', { name: adding.data.user.name })}</p>
          {adding.data.invitation && (
            <InvitationLink invitation={adding.data.invitation} name={adding.data.user.name} />
          )}
        </div>
      )}
    </section>
  )
}
