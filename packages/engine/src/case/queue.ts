import type { Instant } from '../base/instant.ts'
import type { Regulation } from '../regulation/index.ts'
import type { Context } from './context.ts'
import { rejected } from './context.ts'
import type { Rejection } from './decision.ts'
import type { CaseState } from './state.ts'
import { needsAdmission } from './turn.ts'

/** What the place of a case in the queue depends on. */
export interface Queued {
  readonly priority: number | null
  /** The open due time; null where none is promised. */
  readonly respondBy: Instant | null
  readonly registeredAt: Instant
  readonly number: number
}

export const QUEUE_STEPS = ['priority', 'due', 'arrival', 'number'] as const

/** One comparison of two cases; null: this case has none of it, and comes after one that has. */
export interface QueueReason {
  readonly by: (typeof QUEUE_STEPS)[number]
  readonly first: number | null
  readonly second: number | null
}

/** The order of the queue as the regulation states it; less than 0: `a` comes first. */
export function compareInQueue(a: Queued, b: Queued, regulation: Regulation): number {
  for (const by of regulation.queue.order) {
    const order = compare(measureOf(a, by), measureOf(b, by))
    if (order !== 0) return order
  }
  return compare(a.number, b.number)
}

/**
 * Why `first` stands before `second`: what the two have alike, in the order in which the regulation looks, and last what
 * tells them apart. The same comparisons that `compareInQueue` makes.
 */
export function whyBefore(first: Queued, second: Queued, regulation: Regulation): readonly QueueReason[] {
  const reasons: QueueReason[] = []
  for (const by of [...regulation.queue.order, 'number'] as const) {
    const reason = { by, first: measureOf(first, by), second: measureOf(second, by) }
    reasons.push(reason)
    if (reason.first !== reason.second) return reasons
  }
  return reasons
}

/**
 * Why a case is not what this specialist works on next; null where it is. It is the desk's turn, no other case of the
 * client holds it back (I22), nobody has it, and what only the head may let in is left to the head (I11).
 */
export function notNext(state: CaseState, { regulation, actor }: Context): Rejection | null {
  if (state.turn !== 'staff') return rejected('not-in-queue')
  if (state.status === 'waiting-turn') return rejected('waiting-turn', regulation.turns.clauses)
  if (state.assignee !== null) return rejected('already-taken')
  const isForHead = needsAdmission(state) && state.verdict.verdict === 'discretion'
  if (isForHead && actor.role !== 'head' && actor.role !== 'administrator')
    return rejected(
      'needs-admission',
      state.verdict.grounds.map(({ clause }) => clause),
    )
  return null
}

function measureOf(queued: Queued, by: QueueReason['by']): number | null {
  switch (by) {
    case 'priority':
      return queued.priority
    case 'due':
      return queued.respondBy
    case 'arrival':
      return queued.registeredAt
    case 'number':
      return queued.number
  }
}

function compare(a: number | null, b: number | null): number {
  return a === b ? 0 : (a ?? Number.POSITIVE_INFINITY) < (b ?? Number.POSITIVE_INFINITY) ? -1 : 1
}
