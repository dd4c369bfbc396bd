import { endClock, zoneWords } from '@reglament/engine'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Call, listCallbacks, listCalls } from '../../api/phone.ts'
import type { CaseRow } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { clockTime, dayAndTime, offsetMinutes } from '../../say/time.ts'
import { CaseLabel } from '../../ui/case-label.tsx'
import { useNow } from '../../ui/now.ts'
import { useRules } from '../../ui/regulation.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Relative } from '../../ui/when.tsx'
import { usePageTitle } from '../page-title.ts'
import { Attempt } from './attempt.tsx'
import css from './callbacks.module.css'

/** Clients who wait for a call, by when they were promised one; and the last calls of the desk. */
export function CallbacksPage({ desk }: { readonly desk: string }) {
  const { say } = useVoice()
  const waiting = useQuery({ queryKey: ['callbacks', desk], queryFn: () => listCallbacks(desk) })
  const recent = useQuery({ queryKey: ['calls', desk, 'recent'], queryFn: () => listCalls(desk, 'recent') })
  const title = usePageTitle(say('phone.callbacks'))
  return (
    <div className={css.page}>
      <div className={css.top}>
        <h1 className={css.title}>{title}</h1>
        <Link to="/desk/$desk/phone" params={{ desk }}>
          {say('phone.settings')}
        </Link>
      </div>
      {waiting.isPending && <Loading lines={4} />}
      {waiting.isError && <Failed error={waiting.error} retry={() => waiting.refetch()} />}
      {waiting.data?.rows.length === 0 && (
        <Empty title={say('phone.noCallbacks')}>{say('phone.noCallbacksHint')}</Empty>
      )}
      <ol className={css.queue}>
        {waiting.data?.rows.map((row) => (
          <Waiting key={row.id} desk={desk} row={row} attempts={waiting.data.attempts} />
        ))}
      </ol>
      <h2 className={css.heading}>{say('phone.recent')}</h2>
      {recent.isPending && <Loading lines={4} />}
      {recent.isError && <Failed error={recent.error} retry={() => recent.refetch()} />}
      {recent.data?.calls.length === 0 && <p className={css.soft}>{say('phone.noRecent')}</p>}
      <ol className={css.recent}>
        {recent.data?.calls.map((call) => (
          <Made key={call.id} desk={desk} call={call} />
        ))}
      </ol>
    </div>
  )
}

function Waiting({ desk, row, attempts }: { readonly desk: string; readonly row: CaseRow; readonly attempts: number }) {
  const { say } = useVoice()
  const { callback, request } = row.state
  if (!callback) return null
  const phone = request.contact?.phone ?? ''
  return (
    <li>
      <p className={css.when}>
        <Window from={callback.from} to={callback.to} clientZone={request.callback?.timezone ?? null} />
      </p>
      <div>
        <p className={css.subject}>
          <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(row.number) }}>
            <CaseLabel label={row.label} /> {row.subject}
          </Link>
        </p>
        <p className={css.soft}>
          {[
            row.client.contact,
            row.client.organization,
            callback.failed > 0 && say('phone.tries', { failed: callback.failed, attempts }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Attempt desk={desk} number={row.number} phone={phone} />
      </div>
    </li>
  )
}

/** The window on the desk's clock, and on the client's where that is another; one that is over is late. */
function Window({
  from,
  to,
  clientZone,
}: {
  readonly from: number
  readonly to: number
  readonly clientZone: string | null
}) {
  const { say, locale } = useVoice()
  const { timezone } = useRules()
  const now = useNow()
  const isLate = now >= to
  const differs =
    clientZone !== null && isZone(clientZone) && offsetMinutes(from, clientZone) !== offsetMinutes(from, timezone)
  return (
    <>
      <time dateTime={new Date(from).toISOString()} data-late={isLate}>
        {dayAndTime(from, now, { timezone, locale, say })}–{endClock(to, timezone)}
      </time>
      {isLate && <strong data-late> {say('phone.late')}</strong>}
      {!isLate && now >= from && <strong> {say('phone.nowWindow')}</strong>}
      {differs && (
        <span className={css.soft}>
          {' '}
          {say('phone.atClient', {
            time: `${clockTime(from, clientZone, locale)}–${endClock(to, clientZone)}`,
            zone: zoneWords(clientZone, locale),
          })}
        </span>
      )}
    </>
  )
}

/** A client's browser names its zone; what is none would break every clock on the page. */
function isZone(timezone: string): boolean {
  try {
    offsetMinutes(0, timezone)
    return true
  } catch {
    return false
  }
}

function Made({ desk, call }: { readonly desk: string; readonly call: Call }) {
  const { say } = useVoice()
  const { timezone } = useRules()
  return (
    <li>
      <span>{say(`phone.state.${call.direction}.${call.state}`)}</span>
      <Link to="/desk/$desk/new" params={{ desk }} search={{ call: call.id }}>
        {call.phone?.display ?? say('phone.withheld')}
      </Link>
      <span>{call.people.map(({ name, organization }) => name ?? organization).join(', ')}</span>
      <span className={css.soft}>
        <Relative at={Date.parse(call.startedAt)} timezone={timezone} />
      </span>
      <span>
        {call.cases.map((number) => (
          <Link key={number} to="/desk/$desk/cases/$number" params={{ desk, number: String(number) }}>
            {say('phone.case', { number })}
          </Link>
        ))}
      </span>
    </li>
  )
}
