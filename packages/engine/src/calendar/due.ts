import { type Instant, instant } from '../base/instant.ts'
import { appendYear, type Calendar, yearIndexAt } from './calendar.ts'
import { LAST_YEAR, yearOf, yearStartMs } from './civil.ts'
import type { Due, Interval } from './model.ts'
import type { YearHours } from './year.ts'
import { offsetMsAt } from './zone.ts'

const NO_YEARS: readonly number[] = Object.freeze([])
const NEVER: Due = Object.freeze({ kind: 'never' })
const END_MS = yearStartMs(LAST_YEAR + 1)

/**
 * When `workingMs` of working time, counted from `from`, have passed: the earliest such instant (contracts, section 2).
 *
 * A request that arrives while the desk is closed starts to count at the next opening. A budget that ends exactly at
 * closing is due then and not at the next opening: closing time is what was promised. A budget of zero (or less) is due
 * at `from` itself, even while closed. A fraction of a millisecond is rounded.
 */
export function due(calendar: Calendar, from: Instant, workingMs: number): Due {
  const budget = Math.round(workingMs)
  if (!(budget > 0)) return { kind: 'at', at: from, unknownYears: NO_YEARS }
  // Working time never outruns elapsed time, so a budget longer than what is left of the era needs no search.
  if (!(budget <= END_MS - from)) return NEVER
  const { timeline } = calendar
  let i = yearIndexAt(calendar, from)
  const target =
    (timeline.workedMs[i] ?? 0) + workedInYear(timeline.years[i], from - (timeline.startsMs[i] ?? 0)) + budget
  while ((timeline.workedMs.at(-1) ?? 0) < target) if (!appendYear(calendar)) return NEVER
  if ((timeline.workedMs[i + 1] ?? 0) < target) i = lastBelow(timeline.workedMs, target)
  const at = instant(
    (timeline.startsMs[i] ?? 0) + filledInYear(timeline.years[i], target - (timeline.workedMs[i] ?? 0)),
  )
  return { kind: 'at', at, unknownYears: unknownYears(calendar, from, at) }
}

/** Working milliseconds in `[from, to)`; 0 where `to` is not after `from`. */
export function workingBetween(calendar: Calendar, from: Instant, to: Instant): number {
  if (!(from < to)) return 0
  // The earlier one first: reaching a year before the timeline moves all its sums.
  const first = yearIndexAt(calendar, from)
  const last = yearIndexAt(calendar, to)
  return workedUntil(calendar, last, to) - workedUntil(calendar, first, from)
}

/** Whether the desk is open at this instant. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const i = yearIndexAt(calendar, at)
  const year = calendar.timeline.years[i]
  const rel = at - (calendar.timeline.startsMs[i] ?? 0)
  const interval = year ? lastAtOrBelow(year.opens, rel) : -1
  return interval >= 0 && rel < (year?.closes[interval] ?? 0)
}

/** The earliest open instant at or after `at`: `at` itself while open; null where the calendar never opens again. */
export function nextOpening(calendar: Calendar, at: Instant): Instant | null {
  if (isOpen(calendar, at)) return at
  const { timeline } = calendar
  for (let i = yearIndexAt(calendar, at); i < timeline.years.length || appendYear(calendar); i += 1) {
    const start = timeline.startsMs[i] ?? 0
    const opens = timeline.years[i]?.opens
    const opening = opens?.[lastAtOrBelow(opens, at - start) + 1]
    if (opening !== undefined) return instant(start + opening)
  }
  return null
}

/** The open intervals within `[from, to)`, sorted, cut to it; those that touch are one. */
export function openIntervals(calendar: Calendar, from: Instant, to: Instant): Interval[] {
  const found: { from: Instant; to: Instant }[] = []
  if (!(from < to)) return found
  const { timeline } = calendar
  for (let i = yearIndexAt(calendar, from); i < timeline.years.length || appendYear(calendar); i += 1) {
    const start = timeline.startsMs[i] ?? 0
    const year = timeline.years[i]
    if (!year || start >= to) break
    for (let j = Math.max(lastAtOrBelow(year.opens, from - start), 0); j < year.opens.length; j += 1) {
      const opens = instant(Math.max(start + (year.opens[j] ?? 0), from))
      const closes = instant(Math.min(start + (year.closes[j] ?? 0), to))
      if (opens >= to) break
      if (opens >= closes) continue
      const last = found.at(-1)
      if (last?.to === opens) last.to = closes
      else found.push({ from: opens, to: closes })
    }
  }
  return found
}

function workedUntil(calendar: Calendar, i: number, at: Instant): number {
  const { workedMs, years, startsMs } = calendar.timeline
  return (workedMs[i] ?? 0) + workedInYear(years[i], at - (startsMs[i] ?? 0))
}

/** Working time of a year before `rel`, milliseconds since its start (which may lie outside the year). */
function workedInYear(year: YearHours | undefined, rel: number): number {
  if (!year) return 0
  const i = lastAtOrBelow(year.opens, rel)
  if (i < 0) return 0
  return (year.before[i] ?? 0) + Math.min(rel, year.closes[i] ?? 0) - (year.opens[i] ?? 0)
}

/** The earliest moment, milliseconds since the year's start, by which the year has had `workedMs` (above 0) of work. */
function filledInYear(year: YearHours | undefined, workedMs: number): number {
  if (!year) return 0
  const i = Math.max(lastBelow(year.before, workedMs), 0)
  return (year.opens[i] ?? 0) + workedMs - (year.before[i] ?? 0)
}

/** The last place in a sorted list whose value is below `limit`; -1 where there is none. */
function lastBelow(sorted: ArrayLike<number>, limit: number): number {
  let low = -1
  let high = sorted.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle
    else high = middle
  }
  return low
}

/** The last place in a sorted list whose value is `limit` or below; -1 where there is none. */
function lastAtOrBelow(sorted: ArrayLike<number>, limit: number): number {
  let low = -1
  let high = sorted.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= limit) low = middle
    else high = middle
  }
  return low
}

/** The local years between `from` and `at` whose holidays nobody has stated. */
function unknownYears(calendar: Calendar, from: Instant, at: Instant): readonly number[] {
  const known = calendar.spec.knownYears
  if (!known) return NO_YEARS
  // A due time of 24:00 on 31 December has touched nothing of the year that follows.
  const firstYear = yearOf(from + offsetMsAt(calendar.zone, from))
  const lastYear = yearOf(at - 1 + offsetMsAt(calendar.zone, at - 1))
  if (known.from <= firstYear && lastYear <= known.to) return NO_YEARS
  const unknown: number[] = []
  for (let year = firstYear; year <= lastYear; year += 1) {
    if (year < known.from || year > known.to) unknown.push(year)
  }
  return unknown
}
