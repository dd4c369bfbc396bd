import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { closeTeam, type DevelopmentTeam, listTeams } from '../../api/development.ts'
import { listMembers } from '../../api/members.ts'
import { useVoice } from '../../say/say.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import { useWhyMayNot } from '../may.ts'
import { usePageTitle } from '../page-title.ts'
import css from './development.module.css'
import { TeamForm } from './team-form.tsx'

/** The teams that cases are handed to, and how a client reaches their people; the head of support keeps them. */
export function TeamsPage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const teams = useQuery({ queryKey: ['development-teams', desk], queryFn: () => listTeams(desk) })
  const staff = useQuery({ queryKey: ['members', desk], queryFn: () => listMembers(desk) })
  const why = useWhyMayNot('development.manage')
  const [open, setOpen] = useState<string | 'new' | null>(null)
  const title = usePageTitle(say('teams.title'))
  const developers = (staff.data?.members ?? []).filter(({ role }) => role === 'developer').map(({ user }) => user)
  return (
    <div className={css.page}>
      <header>
        <h1 className={css.title}>{title}</h1>
        <p className={css.soft}>{say('teams.hint')}</p>
      </header>
      {teams.isPending && <Loading lines={6} />}
      {teams.isError && <Failed error={teams.error} retry={() => teams.refetch()} />}
      {teams.data?.teams.length === 0 && open !== 'new' && (
        <Empty title={say('teams.empty')}>{say('teams.emptyHint')}</Empty>
      )}
      <ul className={css.rows}>
        {teams.data?.teams.map((team) => (
          <li key={team.id}>
            {open === team.id ? (
              <TeamForm desk={desk} team={team} developers={developers} done={() => setOpen(null)} />
            ) : (
              <TeamLine desk={desk} team={team} why={why} edit={() => setOpen(team.id)} />
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <TeamForm desk={desk} team={null} developers={developers} done={() => setOpen(null)} />
      ) : (
        <div>
          <Barred reason={why} variant="default" onClick={() => setOpen('new')}>
            {say('teams.add')}
          </Barred>
        </div>
      )}
    </div>
  )
}

interface LineProps {
  readonly desk: string
  readonly team: DevelopmentTeam
  readonly why: string | null
  readonly edit: () => void
}

function TeamLine({ desk, team, why, edit }: LineProps) {
  const { say, locale } = useVoice()
  const queries = useQueryClient()
  const closing = useMutation({
    mutationFn: () => closeTeam(desk, team.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['development-teams', desk] }),
  })
  const name = team.title[locale]
  return (
    <>
      <h2 className={css.heading}>{name}</h2>
      {team.members.length === 0 && <p className={css.soft}>{say('teams.nobody')}</p>}
      {team.members.map((member) => (
        <p key={member.userId}>
          {member.name} <span className={css.soft}>{[member.email, member.phone].filter(Boolean).join(', ')}</span>
        </p>
      ))}
      {closing.isError && <Failed error={closing.error} />}
      <div className={css.row}>
        <Barred reason={why} size="xs" variant="default" label={say('teams.editWhat', { name })} onClick={edit}>
          {say('teams.edit')}
        </Barred>
        <Button
          size="xs"
          variant="subtle"
          disabled={why !== null}
          loading={closing.isPending}
          aria-label={say('teams.closeWhat', { name })}
          onClick={() => closing.mutate()}
        >
          {say('teams.close')}
        </Button>
      </div>
    </>
  )
}
