import { type CaseState, type Locale, type StandingClock, standingClock, type TargetClock } from '@reglament/engine'
import { type Say, useVoice } from '../../../say/say.tsx'
import { span, workingSpan } from '../../../say/time.ts'
import { type Deadline, lastClocks, responseOf, targetOf, targetRule } from '../../../ui/deadline/deadline.ts'
import { ProofView } from '../../../ui/deadline/proof-view.tsx'
import { Strip } from '../../../ui/deadline/strip.tsx'
import { TimeLeft, useLeftWords } from '../../../ui/deadline/time-left.tsx'
import { useNow } from '../../../ui/now.ts'
import { ClauseRow } from '../../../ui/reasons.tsx'
import { useRules } from '../../../ui/regulation.tsx'
import { When } from '../../../ui/when.tsx'
import css from '../panel.module.css'

interface Props {
  readonly state: CaseState
  /** The promise that is drawn above these. */
  readonly shown: Deadline['kind'] | null
}

/** What else the desk has promised: every clock beside the one that matters most, running, standing still or finished. */
export function Promises({ state, shown }: Props) {
  const { regulation } = useRules()
  const response = state.response.endedAt === null && state.turn !== 'nobody' ? responseOf(state, regulation) : null
  const clocks = lastClocks(state).filter(({ target, endedAt }) => target !== shown || endedAt !== null)
  return (
    <>
      {response && shown !== 'response' && <Running deadline={response} />}
      {clocks.map((clock) => (
        <OfTarget key={clock.target} clock={clock} state={state} />
      ))}
    </>
  )
}

function OfTarget({ clock, state }: { readonly clock: TargetClock; readonly state: CaseState }) {
  const { say, locale } = useVoice()
  const { regulation, timezone } = useRules()
  const { target, endedAt, result, runs } = clock
  if (endedAt !== null) {
    return (
      result && (
        <p className={css.soft}>
          {say(`ended.${target}.${result}`)} <When at={endedAt} timezone={timezone} />
        </p>
      )
    )
  }
  const deadline = targetOf(clock, state, regulation)
  if (deadline) return <Running deadline={deadline} />
  const standing = standingClock(clock, state, regulation)
  if (!standing) return null
  const since = runs.at(-1)?.to ?? null
  return (
    <div>
      <p>
        {say(`deadline.${target}`)} {say('deadline.stands')} {since !== null && <When at={since} timezone={timezone} />}
      </p>
      <p className={css.soft}>{leftWords(standing, locale, say)}</p>
      <ClauseRow clauses={targetRule(clock, state, regulation)?.clauses ?? []} />
    </div>
  )
}

/** What is left for when the clock goes on; of working time, in hours. */
function leftWords({ leftMs, clock }: StandingClock, locale: Locale, say: Say): string {
  const length = (clock === 'working' ? workingSpan : span)(leftMs, locale, say)
  if (leftMs < 0) return say('left.late', { span: length })
  return say(clock === 'working' ? 'left.working' : 'left.left', { span: length })
}

function Running({ deadline }: { readonly deadline: Deadline }) {
  const { say } = useVoice()
  const { timezone } = useRules()
  const now = useNow()
  const left = useLeftWords(deadline)
  const what = say(`deadline.${deadline.kind}`)
  return (
    <div className={css.promise}>
      <p>
        {what} <TimeLeft deadline={deadline} timezone={timezone} />
      </p>
      <Strip clock={deadline.clock} nowMs={now} size="panel" label={say('strip.label', { words: `${what} ${left}` })} />
      {deadline.clause && <ClauseRow clauses={[deadline.clause]} />}
      <ProofView deadline={deadline} timezone={timezone} />
    </div>
  )
}
