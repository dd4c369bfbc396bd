import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { listUnconfirmed, type Unconfirmed } from '../../api/contact-moves.ts'
import { useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import page from '../import/import-page.module.css'
import { useLinkKeys } from '../list/line-keys.ts'
import { useWhyMayNot } from '../may.ts'
import { useCommands } from '../palette/registry.ts'
import { ConfirmOrPart } from './confirm-or-part.tsx'
import { MovedLine } from './moved-line.tsx'
import { RegisterPage } from './register-page.tsx'
import css from './unconfirmed-page.module.css'
import { type Moves, useMoves } from './use-moves.ts'

/** Who says that they belong to an organization: one key to confirm it, one to part them. */
export function UnconfirmedPage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const whyNot = useWhyMayNot('contact.edit')
  const found = useQuery({ queryKey: ['unconfirmed', desk], queryFn: () => listUnconfirmed(desk) })
  const moves = useMoves(desk)
  const queries = useQueryClient()
  const list = useRef<HTMLUListElement>(null)
  const rows = found.data?.rows ?? []
  useLinkKeys(list)
  /** The line that is held, or the first. */
  const held = (): Unconfirmed | undefined => {
    const id = document.activeElement?.closest('li[data-person]')?.getAttribute('data-person')
    return rows.find((row) => row.id === id) ?? rows[0]
  }
  const settle = (how: (person: Unconfirmed) => void) => () => {
    const person = held()
    if (!person) return
    // Out of the list at once: the next key is for the next one. Where it fails, the list reads them again.
    queries.setQueryData(['unconfirmed', desk], { rows: rows.filter(({ id }) => id !== person.id) })
    how(person)
  }
  const empty = rows.length === 0 ? say('unconfirmed.none') : whyNot
  useCommands([
    {
      id: 'confirm',
      group: 'page',
      title: say('unconfirmed.confirm'),
      keys: ['y'],
      reason: empty,
      run: settle(confirmBy(moves, say('clients.unnamed'))),
    },
    {
      id: 'part',
      group: 'page',
      title: say('unconfirmed.part'),
      keys: ['x'],
      reason: empty,
      run: settle(partBy(moves, say('clients.unnamed'))),
    },
  ])
  return (
    <RegisterPage desk={desk} title={say('unconfirmed.title')} hint={say('unconfirmed.hint')} whyNot={null}>
      <MovedLine moves={moves} />
      {found.isPending && <Loading lines={4} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <Empty title={say('unconfirmed.none')}>{say('unconfirmed.noneHint')}</Empty>
      )}
      <ul className={page.plain} ref={list}>
        {rows.map((person) => (
          <Line key={person.id} person={person} desk={desk} moves={moves} whyNot={whyNot} />
        ))}
      </ul>
    </RegisterPage>
  )
}

const calledOf = ({ name, email, phone }: Unconfirmed, unnamed: string) => name ?? email ?? phone ?? unnamed

const confirmBy = (moves: Moves, unnamed: string) => (person: Unconfirmed) =>
  moves.confirm.mutate({ client: person.organization.id, contact: person.id, name: calledOf(person, unnamed) })

/** Whoever is no colleague takes all that they asked with them: the organization is not to read it. */
const partBy = (moves: Moves, unnamed: string) => (person: Unconfirmed) =>
  moves.move.mutate({ contact: person.id, name: calledOf(person, unnamed), to: null, cases: 'all' })

interface LineProps {
  readonly person: Unconfirmed
  readonly desk: string
  readonly moves: Moves
  readonly whyNot: string | null
}

function Line({ person, desk, moves, whyNot }: LineProps) {
  const { say, locale } = useVoice()
  const now = useNow()
  const { id, name, email, phone, organization, colleagues, openCases, since } = person
  const called = calledOf(person, say('clients.unnamed'))
  const about = [name === null ? null : email, phone].filter(Boolean).join(' · ')
  const when = dayAndTime(Date.parse(since), now, { timezone: readersZone(), locale, say })
  return (
    <li data-person={id} className={css.line}>
      <div>
        <Link data-line to="/desk/$desk/clients/$client" params={{ desk, client: organization.id }}>
          {called}
        </Link>
        <p className={page.hint}>{about}</p>
      </div>
      <div>
        {say('unconfirmed.saysOf', { name: organization.name ?? organization.inn ?? '' })}
        <p className={page.hint}>
          {[
            organization.inn && say('panel.inn', { inn: organization.inn }),
            say('unconfirmed.colleagues', { count: colleagues }),
            say('unconfirmed.cases', { count: openCases }),
            when,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={css.acts}>
        <ConfirmOrPart
          called={called}
          whyNot={whyNot}
          confirm={() => confirmBy(moves, called)(person)}
          part={() => partBy(moves, called)(person)}
        />
      </div>
    </li>
  )
}
