import {
  CAPABILITY_WORDS,
  durationWords,
  HOLDING_WORDS,
  type Holding,
  type Instant,
  inForce,
  instant,
  lastDay,
  type Programme,
  programmeFor,
  type Right,
  rightsOf,
} from '@reglament/engine'
import type { Account } from '../../api/client-account.ts'
import { channelList } from '../../say/reasons.ts'
import { useVoice } from '../../say/say.tsx'
import { useNow } from '../../ui/now.ts'
import { ClauseRow } from '../../ui/reasons.tsx'
import css from './account.module.css'
import { RenewalView } from './renewal-view.tsx'

interface Props {
  readonly account: Account
  readonly desk: string
}

/** What serves the client and why: the programme, each right with its end, and what it gives, with clauses. */
export function Entitlement({ account, desk }: Props) {
  const { say, locale } = useVoice()
  const now = instant(useNow())
  const { regulation } = account
  const rights = rightsOf(account.holdings as readonly Holding[], regulation)
  const fit = programmeFor(rights, regulation, now)
  const programme = fit?.programme ?? null
  return (
    <section className={css.block}>
      <h2 className={css.heading}>{say('cabinet.rights')}</h2>
      {programme && (
        <p>
          <span className={css.subject}>{say('cabinet.served', { programme: programme.title[locale] })}</span>{' '}
          <ClauseRow clauses={programme.clauses} />
        </p>
      )}
      {(programme === null || programme.admission === 'refuse') && (
        <p>
          {say('cabinet.notServed')} <ClauseRow clauses={regulation.notEntitled} />
        </p>
      )}
      {programme?.admission === 'discretion' && <p>{say('cabinet.atDiscretion')}</p>}
      {rights.length === 0 && <p className={css.soft}>{say('cabinet.noRights')}</p>}
      {rights.length > 0 && (
        <ul className={css.list}>
          {rights.map((right) => (
            <RightLine
              key={`${right.holding.kind} ${right.holding.product} ${right.from}`}
              right={right}
              account={account}
              now={now}
            />
          ))}
        </ul>
      )}
      {programme && programme.admission !== 'refuse' && <Gives programme={programme} account={account} />}
      <RenewalView account={account} desk={desk} />
    </section>
  )
}

function RightLine({
  right,
  account,
  now,
}: {
  readonly right: Right
  readonly account: Account
  readonly now: Instant
}) {
  const { say, locale } = useVoice()
  const { regulation } = account
  const { holding, until, from } = right
  const product = holding.product === undefined ? undefined : regulation.products[holding.product]?.title[locale]
  const day = (at: Instant) => lastDay(at, regulation.timezone, locale)
  const state = () => {
    if (!right.granted) return say('cabinet.notGranted')
    if (now < from) return say('cabinet.ahead', { from: day(instant(from + 1)) })
    if (!inForce(right, now)) return say('cabinet.over', { until: until === null ? '' : day(until) })
    return until === null ? say('cabinet.noEnd') : say('cabinet.until', { until: day(until) })
  }
  return (
    <li>
      <div className={css.row}>
        <span>{[HOLDING_WORDS[locale][holding.kind], product].filter(Boolean).join(', ')}</span>
        <ClauseRow clauses={right.clauses} />
      </div>
      <p className={css.soft}>{state()}</p>
    </li>
  )
}

/** What the programme gives: how soon it answers, where it listens, what it includes. */
function Gives({ programme, account }: { readonly programme: Programme; readonly account: Account }) {
  const { say, locale } = useVoice()
  const { response, channels, capabilities } = programme
  const open = channels.open.filter((channel) => account.isInvited || channels.about[channel]?.byInvitation == null)
  return (
    <dl className={css.facts}>
      <dt>{say('cabinet.target')}</dt>
      <dd>
        {response.within === null ? say('cabinet.noTarget') : durationWords(response.within, locale)}{' '}
        <ClauseRow clauses={response.clauses} />
      </dd>
      <dt>{say('cabinet.channels')}</dt>
      <dd>
        {channelList(open, locale)} <ClauseRow clauses={channels.clauses} />
      </dd>
      {capabilities.length > 0 && (
        <>
          <dt>{say('cabinet.capabilities')}</dt>
          <dd>
            {capabilities.map((rule) => (
              <p key={rule.grant.join()}>
                {rule.grant.map((each) => CAPABILITY_WORDS[locale][each]).join(', ')}
                {rule.note && ` (${rule.note[locale]})`} <ClauseRow clauses={rule.clauses} />
              </p>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}
