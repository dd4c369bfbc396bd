import type { Instant } from '../base/instant.ts'
import type { Outcome } from './outcome.ts'

export const OUTCOME_CHANGES = ['verdict', 'programme', 'due', 'lateness', 'further', 'closing'] as const
export type OutcomeChangeKind = (typeof OUTCOME_CHANGES)[number]

/** One way in which a case comes out otherwise. */
export interface OutcomeChange {
  readonly kind: OutcomeChangeKind
  /** In the words of the kind: a verdict, a programme, `promised`, how it was answered, how many promises were broken, what closed it; null: none. */
  readonly from: string | null
  readonly to: string | null
  /** The same thing at another instant. */
  readonly shift: 'earlier' | 'later' | null
}

/**
 * What differs between two outcomes of one case. `noticedWithinMs` is how much later a time limit may have been noticed
 * in `before` than it ran out: a real desk closes a case when a job gets to it, a replay at the very instant.
 */
export function compareReplay(before: Outcome, after: Outcome, noticedWithinMs = 0): readonly OutcomeChange[] {
  const changes: OutcomeChange[] = []
  if (before.verdict !== after.verdict)
    changes.push({ kind: 'verdict', from: before.verdict, to: after.verdict, shift: null })
  if (before.programme !== after.programme)
    changes.push({ kind: 'programme', from: before.programme, to: after.programme, shift: null })
  if (before.dueAt !== after.dueAt)
    changes.push({ kind: 'due', from: promised(before), to: promised(after), shift: shift(before.dueAt, after.dueAt) })
  if (before.responded !== after.responded)
    changes.push({ kind: 'lateness', from: before.responded, to: after.responded, shift: null })
  if (before.broken !== null && after.broken !== null && before.broken !== after.broken)
    changes.push({ kind: 'further', from: String(before.broken), to: String(after.broken), shift: null })
  if (before.closedBy !== after.closedBy)
    changes.push({ kind: 'closing', from: before.closedBy, to: after.closedBy, shift: null })
  else if (before.closedAt !== after.closedAt && !isNoticed(before, after, noticedWithinMs))
    changes.push({
      kind: 'closing',
      from: before.closedBy,
      to: after.closedBy,
      shift: shift(before.closedAt, after.closedAt),
    })
  return changes
}

function promised({ dueAt }: Outcome): string | null {
  return dueAt === null ? null : 'promised'
}

function shift(before: Instant | null, after: Instant | null): OutcomeChange['shift'] {
  return before === null || after === null ? null : after < before ? 'earlier' : 'later'
}

function isNoticed(before: Outcome, after: Outcome, withinMs: number): boolean {
  if (before.closedBy !== 'time-limit' || before.closedAt === null || after.closedAt === null) return false
  const delay = before.closedAt - after.closedAt
  return delay >= 0 && delay <= withinMs
}
