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
  /** Promises beyond the first answer that were broken: answers of later cycles, next answers, resolutions; null: unknown. */
  readonly broken: number | null
  /** null: it is open. A refused case is closed by its refusal. */
  readonly closedBy: ClosedBy | 'refusal' | null
  readonly closedAt: Instant | null
}

/**
 * The outcome of a case as it stands. The first answer that was promised is looked at by itself (a reopened case has a
 * promise for each cycle): it is the one that both regulations have made. Of the others it is counted how many were broken.
 */
export function outcomeOf(state: CaseState): Outcome {
  const { response, finishedResponses, clocks } = state
  const [first = response, ...later] = [...finishedResponses, response]
  return {
    verdict: state.verdict.verdict,
    programme: state.verdict.programme,
    dueAt: first.dueAt,
    responded: first.result ?? (first.missed ? 'missed' : null),
    broken: [...later, ...clocks].filter((clock) => clock.result === 'late' || clock.missed).length,
    closedBy: state.status === 'refused' ? 'refusal' : state.closedBy,
    closedAt: state.closedAt,
  }
}
