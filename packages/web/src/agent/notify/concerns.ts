import type { Regulation } from '@reglament/engine'
import type { CaseChanged } from '../../api/live.ts'
import type { CaseRow, Preferences } from '../../api/shapes.ts'
import { deadlineOf } from '../../ui/deadline/deadline.ts'
import { standingOf } from '../../ui/deadline/geometry.ts'

type Wishes = Preferences['notify']
export type Concern = 'replied' | 'returned' | 'assigned'

/** What of a change its user wants to be told of; what one did oneself is no news. */
export function concernOf({ events, by, assignee }: CaseChanged, me: string, wishes: Wishes): Concern | null {
  if (assignee !== me || by === me) return null
  const happened = (...kinds: readonly string[]) => events.some((event) => kinds.includes(event))
  if (wishes.returned && happened('returned')) return 'returned'
  if (wishes.replied && happened('replied', 'reopened', 'supplied', 'complained')) return 'replied'
  return wishes.assigned && happened('assigned') ? 'assigned' : null
}

/** A promise that will soon be broken. */
export interface NearDue {
  readonly row: CaseRow
  readonly dueAt: number
}

/** Of the user's own cases, those whose answer is nearly due: by the amber of the deadline, or by minutes. */
export function nearDue(
  rows: readonly CaseRow[],
  near: Wishes['near'],
  regulation: Regulation,
  nowMs: number,
): readonly NearDue[] {
  if (near === 'off') return []
  return rows.flatMap((row) => {
    const deadline = row.turn === 'staff' ? deadlineOf(row.state, regulation) : null
    if (!deadline) return []
    const { clock } = deadline
    const isNear =
      near === 'amber'
        ? standingOf(clock, nowMs) === 'near'
        : clock.dueAt >= nowMs && clock.dueAt - nowMs <= Number(near) * 60_000
    return isNear ? [{ row, dueAt: clock.dueAt }] : []
  })
}
