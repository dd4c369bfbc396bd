import type { Instant } from '../base/instant.ts'
import type { CaseState, ClosedBy } from '../case/index.ts'
import type { VerdictKind } from '../policy/index.ts'

/** What became of the promise of a first answer: `missed`: none was given in time, and none after it. */
export type Responded = 'in-time' | 'late' | 'missed'

/** What became of a case: the part of its state that a what-if compares. */
export interface Outcome {
  readonly verdict: VerdictKind
  readonly programme: string | null
  /** When the first answer was due; null where none was promised. */
  readonly dueAt: Instant | null
  /** null: no answer, and the promise is not broken. */
  readonly responded: Responded | null
  /** null: it is open. A refused case is closed by its refusal. */
  readonly closedBy: ClosedBy | 'refusal' | null
  readonly closedAt: Instant | null
}

/**
 * The outcome of a case as it stands. Of several answers that were promised (a reopened case has a promise for each
 * cycle) the first one counts: it is the one that both regulations have made.
 */
export function outcomeOf(state: CaseState): Outcome {
  const first = state.finishedResponses[0] ?? state.response
  return {
    verdict: state.verdict.verdict,
    programme: state.verdict.programme,
    dueAt: first.dueAt,
    responded: first.result ?? (first.missed ? 'missed' : null),
    closedBy: state.status === 'refused' ? 'refusal' : state.closedBy,
    closedAt: state.closedAt,
  }
}
