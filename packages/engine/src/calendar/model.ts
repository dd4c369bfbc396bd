import type { Instant } from '../base/instant.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Local `[opens, closes)` as `HH:MM`; `24:00` closes a day. A time past midnight is written as two days. */
export type OpenHours = readonly [opens: string, closes: string]

/** ISO date, `2026-03-09`. */
export type IsoDate = string

/**
 * Working time as a regulation states it. A day's hours are, in this order: a special day, a holiday (none), a
 * transferred working day (the hours of the weekday it stands in for), a shortened day (see `shortenedDays`), the weekly hours.
 */
export interface CalendarSpec {
  readonly timezone: string
  readonly weekly: Readonly<Partial<Record<Weekday, readonly OpenHours[]>>>
  readonly holidays?: readonly IsoDate[]
  readonly specialDays?: Readonly<Record<IsoDate, readonly OpenHours[]>>
  /** Days worked in place of another: `{"2024-04-27": "mon"}` has Monday's hours on that Saturday. */
  readonly transferredDays?: Readonly<Record<IsoDate, Weekday>>
  /** Days that close this much earlier; regulations ask for them or leave them out. */
  readonly shortenedDays?: readonly IsoDate[]
  readonly shortenedByMinutes?: number
  /** The years whose holidays are known; a due time beyond them says so. Absent: nothing to know. */
  readonly knownYears?: { readonly from: number; readonly to: number }
}

export type Due =
  | { readonly kind: 'at'; readonly at: Instant; readonly unknownYears: readonly number[] }
  /** The calendar has too little working time before the year 10000. */
  | { readonly kind: 'never' }

/** Half-open `[from, to)`. */
export interface Interval {
  readonly from: Instant
  readonly to: Instant
}
