import { type Holding, lastDay } from '@reglament/engine'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { ClauseRow } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import css from './client-page.module.css'
import { standingOf } from './rights.ts'

/** What a case would be served under if it came now: the reason for everything below. */
export function Served({ detail }: { readonly detail: ClientDetail }) {
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
