import { HOLDING_WORDS, lastDay } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getClient } from '../../api/clients.ts'
import type { CaseDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { useNow } from '../../ui/now.ts'
import { ReasonList } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { Loading } from '../../ui/states.tsx'
import { Relative } from '../../ui/when.tsx'
import { periodWords, readRights } from '../clients/rights.ts'
import { Decision } from './decision.tsx'
import css from './discretion.module.css'

interface Props {
  readonly detail: CaseDetail
  readonly desk: string
}

/** Everything that a decision needs, on one card: who, what they held and until when, what they ask, what the regulation says. */
export function DecisionCard({ detail, desk }: Props) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const { request, verdict } = detail.state
  const product = request.product && (regulation.products[request.product]?.title[locale] ?? request.product)
  return (
    <article className={css.card} aria-label={`${detail.label} ${detail.subject}`}>
      <header>
        <p className={css.soft}>
          <CaseLabel label={detail.label} /> ·{' '}
          <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(detail.number) }}>
            {say('decide.openCase')}
          </Link>
        </p>
        <h2 className={css.title}>{detail.subject}</h2>
      </header>
      <section>
        <h3 className={css.heading}>{say('decide.says')}</h3>
        <p className={css.verdict}>{say(`decide.verdict.${verdict.verdict === 'refuse' ? 'refuse' : 'discretion'}`)}</p>
        <ReasonList
          reasons={verdict.because.filter(
            ({ kind }) => kind === 'ground' || kind === 'holding' || kind === 'programme',
          )}
        />
      </section>
      <section>
        <h3 className={css.heading}>{say('decide.who')}</h3>
        <p>
          {[
            detail.organization?.name ?? detail.client.organization,
            detail.organization?.inn && say('panel.inn', { inn: detail.organization.inn }),
          ]
            .filter(Boolean)
            .join(', ') || say('list.unknownClient')}
        </p>
        <p className={css.soft}>
          {[detail.contact?.name, detail.contact?.email, detail.contact?.phone].filter(Boolean).join(', ')}
        </p>
        <Held detail={detail} desk={desk} />
      </section>
      <section>
        <h3 className={css.heading}>{say('decide.asks')}</h3>
        <p className={css.soft}>{[product, request.version].filter(Boolean).join(' ')}</p>
        <p className={css.words}>{request.description ?? say('timeline.noDescription')}</p>
      </section>
      <Decision detail={detail} desk={desk} />
    </article>
  )
}

/** What they held and when it ended, and what we did for them before. */
function Held({ detail, desk }: Props) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const now = useNow()
  const client = detail.organization?.id ?? detail.contact?.id ?? null
  const found = useQuery({
    queryKey: ['client', desk, client],
    queryFn: () => getClient(desk, client ?? ''),
    enabled: client !== null,
  })
  if (client === null) return null
  if (!found.data) return <Loading lines={3} />
  const rights = readRights(found.data.rights, regulation, now)
  const before = found.data.cases.filter(({ number }) => number !== detail.number)
  return (
    <>
      <ul className={css.plain}>
        {rights.length === 0 && <li className={css.soft}>{say('client.noRights')}</li>}
        {rights.map(({ held, right, state }) => (
          <li key={held.id} data-over={state === 'over'}>
            {HOLDING_WORDS[locale][held.holding.kind]}{' '}
            <span className={css.soft}>
              {right ? periodWords(right, { timezone: regulation.timezone, locale, say }) : held.holding.from}
              {state && ` · ${say(`right.${state}`)}`}
              {state === 'over' && right?.until != null && (
                <> ({say('decide.ended', { day: lastDay(right.until, regulation.timezone, locale) })})</>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className={css.soft}>
        {before.length === 0 ? say('decide.firstCase') : say('decide.before', { count: found.data.caseCount - 1 })}
      </p>
      <ul className={css.plain}>
        {before.slice(0, 3).map((row) => (
          <li key={row.id}>
            <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(row.number) }}>
              <CaseLabel label={row.label} /> {row.subject}
            </Link>{' '}
            <span className={css.soft}>
              {say(`status.${row.status}`)} <Relative at={Date.parse(row.changedAt)} timezone={timezone} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
