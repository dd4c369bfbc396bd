import { HOLDING_WORDS } from '@reglament/engine'
import { Link } from '@tanstack/react-router'
import type { CaseRow, ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import { TurnMark } from '../../ui/turn.tsx'
import { periodWords, readRights } from '../clients/rights.ts'
import { openCases } from './judge.ts'
import css from './phone.module.css'

interface Props {
  readonly desk: string
  readonly client: ClientDetail
  readonly about: (row: CaseRow) => void
}

/** Who calls: what they hold and until when, and what is open, with the specialist who has it (A17). */
export function CallerView({ desk, client, about }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const now = useNow()
  const rights = readRights(client.rights, regulation, now).filter(({ state }) => state === 'in-force')
  const open = openCases(client)
  const person = client.people[0]
  return (
    <section className={css.caller} aria-label={say('phone.caller')}>
      <p className={css.callerName}>
        <Link to="/desk/$desk/clients/$client" params={{ desk, client: client.id }}>
          {client.organization?.name ??
            client.organization?.inn ??
            person?.name ??
            person?.phone ??
            say('actor.client')}
        </Link>
        {client.organization?.inn && (
          <span className={css.soft}> {say('panel.inn', { inn: client.organization.inn })}</span>
        )}
      </p>
      <ul className={css.rights}>
        {rights.map(({ held, right }) => (
          <li key={held.id}>
            {[
              HOLDING_WORDS[locale][held.holding.kind],
              held.holding.product &&
                (regulation.products[held.holding.product]?.title[locale] ?? held.holding.product),
            ]
              .filter(Boolean)
              .join(', ')}
            {right && (
              <span className={css.soft}> {periodWords(right, { timezone: regulation.timezone, locale, say })}</span>
            )}
          </li>
        ))}
        {rights.length === 0 && <li className={css.soft}>{say('phone.noRights')}</li>}
      </ul>
      <OpenCases desk={desk} rows={open} about={about} />
    </section>
  )
}

/** Each with whose turn it is and who has it: a caller names a number and is put through. */
export function OpenCases({
  desk,
  rows,
  about,
}: {
  readonly desk: string
  readonly rows: readonly CaseRow[]
  readonly about: (row: CaseRow) => void
}) {
  const { say } = useVoice()
  if (rows.length === 0) return <p className={css.soft}>{say('phone.noCases')}</p>
  return (
    <ul className={css.cases} aria-label={say('phone.openCases')}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(row.number) }} className={css.caseLink}>
            <CaseLabel label={row.label} /> {row.subject}
          </Link>
          <span className={css.caseAbout}>
            <TurnMark turn={row.turn} /> {say(`status.${row.status}`)},{' '}
            {row.assignee ? say('case.assignee', { name: row.assignee.name }) : say('case.unassigned')}
          </span>
          <button type="button" className={css.about} onClick={() => about(row)}>
            {say('phone.aboutThis', { label: row.label })}
          </button>
        </li>
      ))}
    </ul>
  )
}
