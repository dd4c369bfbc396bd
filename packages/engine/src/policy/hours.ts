import type { Instant } from '../base/instant.ts'
import { nextOpening } from '../calendar/index.ts'
import type { Clauses, Programme, Regulation } from '../regulation/index.ts'
import { calendarOf } from './deadline.ts'

export interface ServingHours {
  readonly calendar: string
  readonly open: boolean
  /** The earliest open instant at or after the one asked about; null: the calendar never opens again. */
  readonly opensAt: Instant | null
  readonly clauses: Clauses
}

/** The hours in which a programme is served (U3, U4), as of `at`; null where the regulation states none. */
export function servingHours(programme: Programme, at: Instant, regulation: Regulation): ServingHours | null {
  const calendar = calendarOf(regulation, programme.hours)
  if (!calendar || programme.hours === null) return null
  const opensAt = nextOpening(calendar, at)
  const clauses = regulation.calendars[programme.hours]?.clauses ?? []
  return { calendar: programme.hours, open: opensAt === at, opensAt, clauses }
}
