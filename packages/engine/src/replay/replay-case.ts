import { type Instant, instant } from '../base/instant.ts'
import { agenda, type CaseState, type CommandKind, decide, evolve, type RejectionCode } from '../case/index.ts'
import type { Regulation } from '../regulation/index.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { RecordedCase } from './recorded.ts'

/** A recorded command that this regulation does not allow. */
export interface RejectedCommand {
  /** Its place in the record. */
  readonly index: number
  readonly kind: CommandKind
  readonly code: RejectionCode
}

export interface Replayed {
  /** null: nothing registered it. */
  readonly state: CaseState | null
  readonly outcome: Outcome | null
  readonly rejected: readonly RejectedCommand[]
}

const DESK = { role: 'desk' } as const
const NONE_REJECTED: readonly RejectedCommand[] = Object.freeze([])
/** A case has a handful of timers, and each fires once in a status. */
const MOST_TICKS_AT_ONCE = 16

/**
 * What would have become of a case under `regulation`: what people did is done again at the same instants, and timers
 * fire when this regulation says. Recorded ticks are dropped: they followed from the other one. A command that this
 * regulation rejects is left out and listed. Time passes up to and including `until`.
 *
 * Each case is replayed by itself: facts about others stay as they were recorded (which case held the turn, when the
 * turn came). A regulation that does not work one case at a time takes no notice of them.
 */
export function replayCase(
  recorded: RecordedCase,
  regulation: Regulation,
  until: Instant = lastInstant(recorded),
): Replayed {
  let state: CaseState | null = null
  let rejected: RejectedCommand[] | null = null
  for (const [index, { at, by, command }] of recorded.commands.entries()) {
    if (command.kind === 'tick') continue
    if (state !== null) state = passTime(state, regulation, at)
    if (command.kind === 'give-turn' && state?.status !== 'waiting-turn') continue
    const decision = decide(state, command, regulation, at, { caseId: recorded.case, actor: by })
    if (decision.kind === 'rejected') {
      rejected ??= []
      rejected.push({ index, kind: command.kind, code: decision.code })
      continue
    }
    for (const event of decision.events) state = evolve(state, event)
  }
  if (state !== null) state = passTime(state, regulation, until)
  return { state, outcome: state === null ? null : outcomeOf(state), rejected: rejected ?? NONE_REJECTED }
}

/** The instant of the last recorded command, a tick too: the record knows of nothing after it. */
export function lastInstant({ commands, until }: RecordedCase): Instant {
  if (until !== null) return until
  return instant(Math.max(...commands.map(({ at }) => at)))
}

function passTime(before: CaseState, regulation: Regulation, until: Instant): CaseState {
  let state = before
  for (let i = 0; i < MOST_TICKS_AT_ONCE; i += 1) {
    const next = agenda(state, regulation)[0]?.dueAt
    if (next === undefined || next > until) return state
    const decision = decide(state, { kind: 'tick' }, regulation, next, { caseId: state.id, actor: DESK })
    if (decision.kind === 'rejected') return state
    for (const event of decision.events) state = evolve(state, event)
  }
  return state
}
