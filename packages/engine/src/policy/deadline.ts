import type { Duration } from '../base/duration.ts'
import { type Instant, instant } from '../base/instant.ts'
import { addTerm, type Calendar, compile, due } from '../calendar/index.ts'
import type { Regulation } from '../regulation/index.ts'

/** The calendar of that name; null where the regulation has none. Compiling is remembered, so asking again costs nothing. */
export function calendarOf(regulation: Regulation, name: string | null): Calendar | null {
  const spec = name === null ? undefined : regulation.calendars[name]?.spec
  return spec ? compile(spec) : null
}

export interface Deadline {
  /** Null: the calendar has too little working time left. */
  readonly at: Instant | null
  /** Years touched whose days off the calendar does not know. */
  readonly unknownYears: readonly number[]
}

/** When a duration that starts at `from` has passed, on the clock that its unit names (contracts, section 2). */
export function deadline(
  from: Instant,
  within: Duration,
  calendarName: string | null,
  regulation: Regulation,
): Deadline {
  switch (within.clock) {
    case 'elapsed':
      return { at: instant(from + within.ms), unknownYears: [] }
    case 'term':
      return { at: addTerm(from, { days: within.days, months: within.months }, regulation.timezone), unknownYears: [] }
    case 'working': {
      const calendar = calendarOf(regulation, calendarName)
      if (!calendar) return { at: null, unknownYears: [] }
      const end = due(calendar, from, within.ms)
      return end.kind === 'at' ? { at: end.at, unknownYears: end.unknownYears } : { at: null, unknownYears: [] }
    }
  }
}
