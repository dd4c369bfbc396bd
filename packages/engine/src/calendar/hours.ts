import { civil, MINUTE_MS, parseIsoDate, weekdayIndex } from './civil.ts'
import { type CalendarSpec, type OpenHours, WEEKDAYS } from './model.ts'

/** A day's hours as local milliseconds of the day: `[opens, closes, opens, closes, …]`, sorted, apart from each other. */
export type DayHours = readonly number[]

/** The hours of every local day, by day number. */
export interface DayRules {
  readonly weekly: readonly DayHours[]
  /** Days whose hours differ from the weekly ones, whatever the reason. */
  readonly exceptions: ReadonlyMap<number, DayHours>
  /** UTC years that a day of `exceptions` may reach into. */
  readonly exceptionYears: ReadonlySet<number>
}

const SHORTENED_BY_MINUTES = 60
const CLOSED: DayHours = []

/** Puts a specification's days into one table, later writes overruling earlier ones: the order of contracts, section 2. */
export function dayRules(spec: CalendarSpec): DayRules {
  const weekly = WEEKDAYS.map((weekday) => dayHours(spec.weekly[weekday] ?? []))
  const ofWeekday = (index: number): DayHours => weekly[index] ?? CLOSED
  const exceptions = new Map<number, DayHours>()
  const except = (date: string, hours: (day: number) => DayHours) => {
    const day = parseIsoDate(date)
    if (day !== null) exceptions.set(day, hours(day))
  }
  for (const [date, weekday] of Object.entries(spec.transferredDays ?? {})) {
    except(date, () => ofWeekday(WEEKDAYS.indexOf(weekday)))
  }
  // A working Saturday can be a shortened day too, so this looks at what stands there already.
  const cutMs = (spec.shortenedByMinutes ?? SHORTENED_BY_MINUTES) * MINUTE_MS
  for (const date of new Set(spec.shortenedDays ?? [])) {
    except(date, (day) => closeEarlier(exceptions.get(day) ?? ofWeekday(weekdayIndex(day)), cutMs))
  }
  for (const date of spec.holidays ?? []) except(date, () => CLOSED)
  for (const [date, hours] of Object.entries(spec.specialDays ?? {})) except(date, () => dayHours(hours))
  return { weekly, exceptions, exceptionYears: yearsOf(exceptions.keys()) }
}

/** Local milliseconds of the day of `HH:MM`, up to `24:00`; null where the text is no such time. */
export function parseClock(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (match) return (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS
  return text === '24:00' ? 24 * 60 * MINUTE_MS : null
}

/** The union of intervals that may overlap, touch or stand in any order. */
function dayHours(intervals: readonly OpenHours[]): DayHours {
  const sorted = intervals
    .map(([opens, closes]) => [parseClock(opens) ?? 0, parseClock(closes) ?? 0] as const)
    .filter(([opens, closes]) => opens < closes)
    .sort(([a], [b]) => a - b)
  const union: number[] = []
  for (const [opens, closes] of sorted) {
    const last = union.length - 1
    const lastClose = union[last] ?? -1
    if (opens <= lastClose) union[last] = Math.max(lastClose, closes)
    else union.push(opens, closes)
  }
  return union
}

/** The day closes earlier by the wall clock: a short last interval falls away, and what stood before it is cut no further than that. */
function closeEarlier(hours: DayHours, cutMs: number): DayHours {
  const closing = (hours.at(-1) ?? 0) - cutMs
  const kept: number[] = []
  for (let i = 0; i + 1 < hours.length; i += 2) {
    const opens = hours[i] ?? 0
    if (opens < closing) kept.push(opens, Math.min(hours[i + 1] ?? 0, closing))
  }
  return kept
}

/** The first and the last day of a local year reach into the neighbouring UTC year. */
function yearsOf(days: Iterable<number>): Set<number> {
  const years = new Set<number>()
  for (const day of days) {
    years.add(civil(day - 1)[0])
    years.add(civil(day + 1)[0])
  }
  return years
}
