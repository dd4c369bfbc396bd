import { type Holding, lastDay } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiError } from '../../api/answer.ts'
import { getClient } from '../../api/clients.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { ClauseRow } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { CaseLine } from '../list/case-line.tsx'
import list from '../list/list.module.css'
import css from './client-page.module.css'
import { standingOf } from './rights.ts'
import { Rights } from './rights-view.tsx'

interface Props {
  readonly desk: string
  readonly client: string
}

/** A client: what serves them now and why, what they hold, who they are, what they asked. */
export function ClientPage({ desk, client }: Props) {
  const { say } = useVoice()
  const found = useQuery({ queryKey: ['client', desk, client], queryFn: () => getClient(desk, client) })
  const detail = found.data
  const title = detail ? nameOf(detail) : null
  useEffect(() => {
    if (title !== null) document.title = title
  }, [title])
  if (found.error instanceof ApiError && (found.error.status === 404 || found.error.status === 422)) {
    return (
      <Empty isPage title={say('client.notFound')}>
        {say('client.notFoundHint')}
      </Empty>
    )
  }
  if (!detail) {
    return (
      <div className={css.page}>
        {found.isError ? <Failed error={found.error} retry={() => found.refetch()} /> : <Loading lines={10} />}
      </div>
    )
  }
  return (
    <div className={css.page}>
      <header>
        <p className={css.soft}>
          <Link to="/desk/$desk/clients" params={{ desk }}>
            {say('clients.title')}
          </Link>
        </p>
        <h1 className={css.title}>{title ?? say('clients.unnamed')}</h1>
        <p className={css.soft}>
          {detail.organization?.inn ? say('panel.inn', { inn: detail.organization.inn }) : null}
          {detail.organization ? null : say('clients.person')}
        </p>
      </header>
      <Served detail={detail} />
      <Rights detail={detail} desk={desk} client={client} />
      <People detail={detail} />
      <Cases detail={detail} desk={desk} />
    </div>
  )
}

function nameOf({ organization, people }: ClientDetail): string | null {
  if (organization) return organization.name ?? organization.inn
  const [person] = people
  return person?.name ?? person?.email ?? person?.phone ?? null
}

/** What a case would be served under if it came now: the reason for everything below. */
function Served({ detail }: { readonly detail: ClientDetail }) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const own = detail.rights.filter(({ contactId }) => contactId === null || detail.organization === null)
  const standing = standingOf(
    own.map(({ holding }) => holding as Holding),
    regulation,
    useNow(),
  )
  const clauses = standing?.programme.clauses ?? regulation.notEntitled
  const isRefused = standing === null || standing.programme.admission === 'refuse'
  return (
    <section className={css.served} aria-label={say('client.served')}>
      <p className={css.soft}>{say('client.served')}</p>
      {standing && (
        <p className={css.programme}>{say('client.programme', { programme: standing.programme.title[locale] })}</p>
      )}
      {isRefused && <p>{say('client.notServed')}</p>}
      {standing?.programme.admission === 'discretion' && <p>{say('client.atDiscretion')}</p>}
      <p className={css.soft}>
        {standing?.until != null &&
          `${say('right.until', { until: lastDay(standing.until, regulation.timezone, locale) })} `}
        <ClauseRow clauses={clauses} />
      </p>
    </section>
  )
}

function People({ detail }: { readonly detail: ClientDetail }) {
  const { say } = useVoice()
  return (
    <section>
      <h2 className={css.heading}>{say('client.people')}</h2>
      {detail.people.length === 0 && <p className={css.soft}>{say('client.noPeople')}</p>}
      <ul className={css.people}>
        {detail.people.map(({ id, name, email, phone }) => (
          <li key={id}>
            <span>{name ?? email ?? phone}</span>
            {email && <a href={`mailto:${email}`}>{email}</a>}
            {phone && <a href={`tel:${phone}`}>{phone}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Cases({ detail: { cases, caseCount }, desk }: { readonly detail: ClientDetail; readonly desk: string }) {
  const { say } = useVoice()
  return (
    <section>
      <h2 className={css.heading}>{say('client.cases')}</h2>
      {caseCount === 0 && <p className={css.soft}>{say('client.noCases')}</p>}
      {caseCount > cases.length && (
        <p className={css.soft}>{say('client.newestOf', { shown: cases.length, all: caseCount })}</p>
      )}
      <ul className={`${list.lines} ${css.cases}`}>
        {cases.map((row) => (
          <CaseLine key={row.id} row={row} desk={desk} />
        ))}
      </ul>
    </section>
  )
}
