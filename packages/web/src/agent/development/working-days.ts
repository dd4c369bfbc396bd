import { compile, type Instant, instant, localDate, openIntervals, type Regulation } from '@reglament/engine'

/** How far ahead a working day is looked for, in milliseconds: no run of days off is as long. */
const REACH_MS = 90 * 24 * 3_600_000

/**
 * The nth day after today on which the desk works (1 is the next one), as an ISO date in the regulation's zone. Where the
 * regulation states no hours, days follow one another as they do for everybody.
 */
export function workingDay(nth: number, regulation: Regulation, nowMs: number): string {
  const now = instant(nowMs)
  const today = localDate(now, regulation.timezone)
  const spec = regulation.hours === null ? undefined : regulation.calendars[regulation.hours]?.spec
  const days = spec ? daysOpen(spec, now, regulation) : []
  const after = days.filter((day) => day > today)
  return after[nth - 1] ?? Temporal.PlainDate.from(today).add({ days: nth }).toString()
}

function daysOpen(spec: Parameters<typeof compile>[0], from: Instant, { timezone }: Regulation): readonly string[] {
  const intervals = openIntervals(compile(spec), from, instant(from + REACH_MS))
  return [...new Set(intervals.flatMap((each) => daysOf(each, timezone)))].sort()
}

/** A desk that never closes has one interval over many days. */
function daysOf({ from, to }: { readonly from: number; readonly to: number }, timezone: string): readonly string[] {
  const last = localDate(instant(to - 1), timezone)
  const days: string[] = []
  let day = Temporal.PlainDate.from(localDate(instant(from), timezone))
  while (day.toString() <= last) {
    days.push(day.toString())
    day = day.add({ days: 1 })
  }
  return days
}
