import { CHANNEL_WORDS, HOLDING_WORDS, lastDay, parseInstant } from '@reglament/engine'
import { Link } from '@tanstack/react-router'
import type { CaseDetail } from '../../api/shapes.ts'
import { fileAddress } from '../../api/staff.ts'
import { programmeTitle } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { CaseLabel } from '../../ui/case-label.tsx'
import { deadlineOf, responseOf } from '../../ui/deadline/deadline.ts'
import { ProofView } from '../../ui/deadline/proof-view.tsx'
import { Strip } from '../../ui/deadline/strip.tsx'
import { TimeLeft, useLeftWords } from '../../ui/deadline/time-left.tsx'
import { useNow } from '../../ui/now.ts'
import { ClauseRow, ReasonList } from '../../ui/reasons.tsx'
import { useRules } from '../../ui/regulation.tsx'
import { TurnMark } from '../../ui/turn.tsx'
import { When } from '../../ui/when.tsx'
import css from './panel.module.css'

interface Props {
  readonly detail: CaseDetail
  readonly desk: string
}

/** What the case rests on: right, clause, deadline; then the client and what else belongs to the case. */
export function Panel({ detail, desk }: Props) {
  const { say } = useVoice()
  return (
    <aside className={css.panel} aria-label={say('panel.title')}>
      <Chain detail={detail} />
      <Client detail={detail} desk={desk} />
      <Product detail={detail} />
      <Others detail={detail} desk={desk} />
      <Files detail={detail} desk={desk} />
      <Remote detail={detail} />
    </aside>
  )
}

/** Right → clause → deadline, as one chain from top to bottom. */
function Chain({ detail }: { readonly detail: CaseDetail }) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const now = useNow()
  const { state } = detail
  const { because } = state.verdict
  const promised =
    state.turn === 'development'
      ? detail.events.findLast((event) => event.kind === 'escalated' || event.kind === 'promised')
      : undefined
  const deadline = deadlineOf(state, regulation, promised?.at ?? null)
  const left = useLeftWords(deadline)
  const answer = responseOf(state, regulation)
  return (
    <section className={css.chain}>
      <div className={css.link}>
        <h2>{say('panel.right')}</h2>
        <p className={css.right}>
          {programmeTitle(state.verdict.programme, regulation, locale) ?? say('panel.noProgramme')}
        </p>
        <ReasonList
          reasons={because.filter(
            (reason) => reason.kind === 'holding' || reason.kind === 'ground' || reason.kind === 'programme',
          )}
        />
      </div>
      <div className={css.link}>
        <h2>{say('panel.clause')}</h2>
        <ReasonList
          reasons={because.filter(
            (reason) =>
              reason.kind === 'target' ||
              reason.kind === 'no-target' ||
              reason.kind === 'never-due' ||
              reason.kind === 'calendar-year-unknown',
          )}
        />
        <details>
          <summary>{say('panel.allReasons')}</summary>
          <ReasonList reasons={because} />
        </details>
      </div>
      <div className={css.link}>
        <h2>{say('panel.deadline')}</h2>
        {deadline ? (
          <>
            <p>
              {say(`deadline.${deadline.kind}`)} <TimeLeft deadline={deadline} timezone={timezone} />
            </p>
            <Strip clock={deadline.clock} nowMs={now} size="panel" label={say('strip.label', { words: left })} />
            {deadline.clause && <ClauseRow clauses={[deadline.clause]} />}
            <ProofView deadline={deadline} timezone={timezone} />
          </>
        ) : (
          <p>{say(state.turn === 'nobody' ? 'deadline.over' : answer ? 'deadline.met' : 'deadline.none')}</p>
        )}
        {state.response.result && answer && (
          <p className={css.soft}>
            {say(`response.${state.response.result}`)}{' '}
            {state.response.endedAt !== null && <When at={state.response.endedAt} timezone={timezone} />}
          </p>
        )}
      </div>
    </section>
  )
}

function Client({ detail, desk }: Props) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const { organization, contact } = detail
  const until = (text: string) => {
    const at = parseInstant(text)
    return at === null ? text.split('-').reverse().join('.') : lastDay(at, timezone, locale)
  }
  return (
    <section>
      <h2>{say('panel.client')}</h2>
      {organization && (
        <p>
          <Link to="/desk/$desk/clients/$client" params={{ desk, client: organization.id }}>
            {organization.name ?? organization.inn ?? say('list.unknownClient')}
          </Link>{' '}
          {organization.inn && <span className={css.soft}>{say('panel.inn', { inn: organization.inn })}</span>}
        </p>
      )}
      {contact && (
        <p>
          {organization ? (
            contact.name
          ) : (
            <Link to="/desk/$desk/clients/$client" params={{ desk, client: contact.id }}>
              {contact.name ?? say('list.unknownClient')}
            </Link>
          )}
          {contact.email && <span className={css.line}>{contact.email}</span>}
          {contact.phone && <span className={css.line}>{contact.phone}</span>}
        </p>
      )}
      {!organization && !contact && <p className={css.soft}>{say('list.unknownClient')}</p>}
      {organization && organization.holdings.length > 0 ? (
        <ul className={css.plain}>
          {organization.holdings.map((holding) => (
            <li key={`${holding.kind} ${holding.product} ${holding.from}`}>
              {HOLDING_WORDS[locale][holding.kind]}
              {holding.product && `, ${regulation.products[holding.product]?.title[locale] ?? holding.product}`}{' '}
              <span className={css.soft}>
                {say('panel.from', { day: until(holding.from) })}
                {holding.until && ` ${say('panel.until', { day: until(holding.until) })}`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={css.soft}>{say('panel.noHoldings')}</p>
      )}
    </section>
  )
}

function Product({ detail }: { readonly detail: CaseDetail }) {
  const { say, locale } = useVoice()
  const { regulation } = useRules()
  const { product, version, licence, topic, channel } = detail.state.request
  const facts = [
    product && (regulation.products[product]?.title[locale] ?? product),
    version && say('panel.version', { version }),
    licence && say('panel.licence', { licence }),
    topic && say(`topic.${topic}`),
    say('panel.channel', { channel: CHANNEL_WORDS[locale][channel] }),
  ].filter((fact) => typeof fact === 'string' && fact !== '')
  return (
    <section>
      <h2>{say('panel.question')}</h2>
      <ul className={css.plain}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  )
}

function Others({ detail, desk }: Props) {
  const { say } = useVoice()
  if (detail.otherCases.length === 0) return null
  return (
    <section>
      <h2>{say('panel.others')}</h2>
      <ul className={css.plain}>
        {detail.otherCases.map((other) => (
          <li key={other.id} className={css.other}>
            <Link to="/desk/$desk/cases/$number" params={{ desk, number: String(other.number) }}>
              <CaseLabel label={other.label} /> {other.subject}
            </Link>
            <TurnMark turn={other.turn} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Files({ detail, desk }: Props) {
  const { say } = useVoice()
  const files = detail.messages.flatMap((message) => message.attachments)
  if (files.length === 0) return null
  return (
    <section>
      <h2>{say('panel.files')}</h2>
      <ul className={css.plain}>
        {files.map((file) => (
          <li key={file.id}>
            <a href={fileAddress(desk, file.id)}>{file.filename}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Remote({ detail }: { readonly detail: CaseDetail }) {
  const { say } = useVoice()
  const { remote } = useRules().regulation
  if (!remote || !detail.state.verdict.capabilities.includes(`remote-${remote.protocol}`)) return null
  return (
    <section>
      <h2>{say('panel.remote')}</h2>
      <p>
        {remote.port === null
          ? say(`remote.${remote.protocol}`)
          : say('remote.port', { protocol: say(`remote.${remote.protocol}`), port: String(remote.port) })}{' '}
        <ClauseRow clauses={remote.clauses} />
      </p>
    </section>
  )
}
