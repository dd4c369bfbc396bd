import type { Instant } from '../base/instant.ts'
import type { Regulation } from '../regulation/index.ts'

/** What the place of a case in the queue depends on. */
export interface Queued {
  readonly priority: number | null
  /** The open due time; null where none is promised. */
  readonly respondBy: Instant | null
  readonly registeredAt: Instant
  readonly number: number
}

const last = Number.POSITIVE_INFINITY

/** The order of the queue as the regulation states it; less than 0: `a` comes first. */
export function compareInQueue(a: Queued, b: Queued, regulation: Regulation): number {
  for (const by of regulation.queue.order) {
    const order =
      by === 'priority'
        ? compare(a.priority ?? last, b.priority ?? last)
        : by === 'due'
          ? compare(a.respondBy ?? last, b.respondBy ?? last)
          : compare(a.registeredAt, b.registeredAt)
    if (order !== 0) return order
  }
  return compare(a.number, b.number)
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
