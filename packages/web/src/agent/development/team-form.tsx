import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type DevelopmentTeam, saveTeam } from '../../api/development.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import css from './development.module.css'

interface Props {
  readonly desk: string
  /** null: a new one. */
  readonly team: DevelopmentTeam | null
  readonly developers: readonly { readonly id: string; readonly name: string; readonly email: string }[]
  readonly done: () => void
}

interface Reach {
  readonly userId: string
  readonly email: string
  readonly phone: string
}

/** A team's name in both languages, its people, and what a client sees of each. */
export function TeamForm({ desk, team, developers, done }: Props) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const [title, setTitle] = useState({ ru: team?.title.ru ?? '', en: team?.title.en ?? '' })
  const [members, setMembers] = useState<readonly Reach[]>(
    team?.members.map(({ userId, email, phone }) => ({ userId, email: email ?? '', phone: phone ?? '' })) ?? [],
  )
  const saving = useMutation({
    mutationFn: () =>
      saveTeam(desk, team?.id ?? null, {
        title: { ru: title.ru.trim() || title.en.trim(), en: title.en.trim() || title.ru.trim() },
        members: members.map(({ userId, email, phone }) => ({
          userId,
          email: email.trim() || null,
          phone: phone.trim() || null,
        })),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['development-teams', desk] })
      done()
    },
  })
  const nameOf = (id: string) =>
    developers.find((each) => each.id === id)?.name ?? team?.members.find((each) => each.userId === id)?.name ?? id
  const left = developers.filter(({ id }) => members.every(({ userId }) => userId !== id))
  const change = (userId: string, part: Partial<Reach>) =>
    setMembers(members.map((each) => (each.userId === userId ? { ...each, ...part } : each)))
  const unreachable = members.find(({ email, phone }) => email.trim() === '' && phone.trim() === '')
  const isReady = `${title.ru}${title.en}`.trim() !== '' && unreachable === undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !saving.isPending) saving.mutate()
  }
  return (
    <form className={css.form} onSubmit={submit} aria-label={say(team ? 'teams.edit' : 'teams.add')} noValidate>
      <div className={css.two}>
        <TextInput
          label={say('teams.nameRu')}
          name="ru"
          value={title.ru}
          onChange={(event) => setTitle({ ...title, ru: event.currentTarget.value })}
        />
        <TextInput
          label={say('teams.nameEn')}
          name="en"
          value={title.en}
          onChange={(event) => setTitle({ ...title, en: event.currentTarget.value })}
        />
      </div>
      {members.map(({ userId, email, phone }) => (
        <fieldset key={userId} className={css.member} aria-label={nameOf(userId)}>
          <p>{nameOf(userId)}</p>
          <TextInput
            label={say('teams.email')}
            name={`email-${userId}`}
            type="email"
            value={email}
            error={unreachable?.userId === userId ? say('teams.unreachable') : undefined}
            onChange={(event) => change(userId, { email: event.currentTarget.value })}
          />
          <TextInput
            label={say('teams.phone')}
            name={`phone-${userId}`}
            type="tel"
            value={phone}
            onChange={(event) => change(userId, { phone: event.currentTarget.value })}
          />
          <Button
            variant="subtle"
            aria-label={say('teams.removeWhat', { name: nameOf(userId) })}
            onClick={() => setMembers(members.filter((each) => each.userId !== userId))}
          >
            {say('teams.remove')}
          </Button>
        </fieldset>
      ))}
      {left.length > 0 && (
        <NativeSelect
          label={say('teams.addMember')}
          name="member"
          value=""
          onChange={(event) => {
            const person = developers.find(({ id }) => id === event.currentTarget.value)
            if (person) setMembers([...members, { userId: person.id, email: person.email, phone: '' }])
          }}
          data={[
            { value: '', label: say('teams.chooseMember') },
            ...left.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {developers.length === 0 && <p className={css.soft}>{say('teams.noDevelopers')}</p>}
      {saving.isError && <Failed error={saving.error} kept={say('composer.kept')} />}
      <div className={css.row}>
        <Button type="submit" loading={saving.isPending} disabled={!isReady}>
          {say('teams.save')}
        </Button>
        <Button variant="subtle" onClick={done}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
