import { HOLDING_WORDS, NEEDS_A_PERSON_WORDS, RENEWAL_WORDS, type RenewalJudgement } from '@reglament/engine'
import type { components } from '../api/generated/schema.ts'
import { useVoice } from '../say/say.tsx'
import { ClauseRow } from './reasons.tsx'
import { useRules } from './regulation.tsx'
import { When } from './when.tsx'

interface OutcomeProps {
  readonly outcome: RenewalJudgement
  /** Nothing has been asked yet: this is what will come of it. */
  readonly isAhead?: boolean
}

/** What comes of a renewal, with the clause that it rests on. */
export function RenewalOutcome({ outcome, isAhead = false }: OutcomeProps) {
  const { say, locale } = useVoice()
  const { timezone } = useRules()
  const clauses = outcome.kind === 'renewed' ? outcome.clauses : outcome.clause === null ? [] : [outcome.clause]
  const end = outcome.kind === 'renewed' ? Date.parse(outcome.holding.until ?? '') : Number.NaN
  return (
    <p role="status">
      {outcome.kind === 'refused' &&
        say(isAhead ? 'renewal.willNot' : 'renewal.refused', { why: RENEWAL_WORDS[locale][outcome.reason] })}
      {outcome.kind === 'needs-a-person' &&
        say(isAhead ? 'renewal.willWait' : 'renewal.waits', { why: NEEDS_A_PERSON_WORDS[locale][outcome.why] })}
      {outcome.kind === 'renewed' && say(isAhead ? 'renewal.will' : 'renewal.renewed')}{' '}
      {!Number.isNaN(end) && <When at={end} timezone={timezone} />} <ClauseRow clauses={clauses} />
    </p>
  )
}

interface AskedProps {
  readonly line: components['schemas']['OwnRenewal']
  /** What came of it is said beside: it was decided a moment ago. */
  readonly isDecided?: boolean
}

/** A line of the ledger: what was asked for, when, and what came of it. */
export function RenewalAsked({ line, isDecided = false }: AskedProps) {
  const { say, locale } = useVoice()
  const { timezone } = useRules()
  const { actNumber, reason, needs, made, outcome } = line
  const right = HOLDING_WORDS[locale][line.holding]
  const end = Date.parse(made?.until ?? '')
  const wish = (
    <>
      {actNumber === null ? say('renewal.asked', { right }) : say('renewal.askedByAct', { right, act: actNumber })}{' '}
      <When at={Date.parse(line.quotedAt)} timezone={timezone} />
      {'. '}
    </>
  )
  if (isDecided) return wish
  return (
    <>
      {wish}
      {outcome === 'renewed' && say('renewal.renewed')}
      {outcome === 'refused' && reason && say('renewal.refused', { why: RENEWAL_WORDS[locale][reason] })}
      {outcome === 'pending' && needs && say('renewal.waits', { why: NEEDS_A_PERSON_WORDS[locale][needs] })}{' '}
      {!Number.isNaN(end) && <When at={end} timezone={timezone} />} <ClauseRow clauses={line.clauses} />
    </>
  )
}
