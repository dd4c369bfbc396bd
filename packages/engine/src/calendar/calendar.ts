import { FIRST_YEAR, LAST_YEAR, yearOf, yearStartMs } from './civil.ts'
import { type DayRules, dayRules } from './hours.ts'
import type { CalendarSpec } from './model.ts'
import { type YearHours, yearHours, yearShape } from './year.ts'
import { type Zone, zoneOf } from './zone.ts'

/**
 * A compiled calendar. Its timeline grows as it is asked about more years; that is a memory of answers and never
 * changes one. Reached through the functions of `calendar/index.ts` only.
 */
export interface Calendar {
  readonly spec: CalendarSpec
  readonly timezone: string
  readonly zone: Zone
  readonly rules: DayRules
  /** Years outside have no working time at all. */
  readonly firstYear: number
  readonly lastYear: number
  readonly timeline: Timeline
  /** Ordinary years by their shape; see `yearShape`. */
  readonly shapes: Map<string, YearHours>
}

/** An unbroken run of compiled years. `workedMs[i]` is the working time from the first of them to the start of year `i`. */
export interface Timeline {
  year: number
  years: YearHours[]
  startsMs: number[]
  workedMs: number[]
}

const compiled = new WeakMap<CalendarSpec, Calendar>()

/**
 * Compiles a specification that `calendarProblems` finds nothing wrong with. Compiling the same object again gives the
 * same calendar, so callers may hold on to the specification alone.
 *
 * @throws RangeError where the time zone is unknown.
 */
export function compile(spec: CalendarSpec): Calendar {
  const known = compiled.get(spec)
  if (known) return known
  const zone = zoneOf(spec.timezone)
  if (!zone) throw new RangeError(`\`${spec.timezone}\` is not a time zone; check the calendar before compiling it`)
  const rules = dayRules(spec)
  const calendar: Calendar = {
    spec,
    timezone: spec.timezone,
    zone,
    rules,
    ...yearsWithTime(rules),
    timeline: { year: 0, years: [], startsMs: [], workedMs: [0] },
    shapes: new Map(),
  }
  compiled.set(spec, calendar)
  return calendar
}

/** Without weekly hours only the years of exceptions have time; nobody has to look through the other thousands. */
function yearsWithTime(rules: DayRules): { firstYear: number; lastYear: number } {
  if (rules.weekly.some((hours) => hours.length > 0)) return { firstYear: FIRST_YEAR, lastYear: LAST_YEAR }
  let firstYear = LAST_YEAR
  let lastYear = FIRST_YEAR
  for (const year of rules.exceptionYears) {
    if (year < firstYear) firstYear = Math.max(year, FIRST_YEAR)
    if (year > lastYear) lastYear = Math.min(year, LAST_YEAR)
  }
  return firstYear <= lastYear ? { firstYear, lastYear } : { firstYear: 1970, lastYear: 1970 }
}

/** The place on the timeline of the year that holds `epochMs`, or of the nearest year with working time; compiles up to it. */
export function yearIndexAt(calendar: Calendar, epochMs: number): number {
  const { timeline } = calendar
  // Most questions are about the years that are there already.
  const guess = Math.floor((epochMs - (timeline.startsMs[0] ?? 0)) / 31_556_952_000)
  for (let i = guess > 0 ? guess - 1 : 0; i <= guess + 1; i += 1) {
    const start = timeline.startsMs[i]
    const next = timeline.startsMs[i + 1]
    if (start === undefined || next === undefined) break
    if (start <= epochMs && epochMs < next) return i
  }
  const year = Math.min(Math.max(yearOf(epochMs), calendar.firstYear), calendar.lastYear)
  reach(calendar, year)
  return year - timeline.year
}

/** Adds the year after the last one; false where the calendar ends. */
export function appendYear(calendar: Calendar): boolean {
  const { timeline } = calendar
  const year = timeline.year + timeline.years.length
  if (year > calendar.lastYear) return false
  const hours = hoursOfYear(calendar, year)
  timeline.years.push(hours)
  timeline.startsMs.push(yearStartMs(year))
  timeline.workedMs.push((timeline.workedMs.at(-1) ?? 0) + hours.totalMs)
  return true
}

function reach(calendar: Calendar, year: number): void {
  const { timeline } = calendar
  if (timeline.years.length === 0) timeline.year = year
  if (year < timeline.year) prepend(calendar, year)
  while (year >= timeline.year + timeline.years.length) if (!appendYear(calendar)) return
}

/** Working time is counted from the first year on the timeline, so a new first year moves every sum. */
function prepend(calendar: Calendar, year: number): void {
  const { timeline } = calendar
  const years: YearHours[] = []
  for (let y = year; y < timeline.year; y += 1) years.push(hoursOfYear(calendar, y))
  timeline.years = [...years, ...timeline.years]
  timeline.year = year
  timeline.startsMs = timeline.years.map((_, i) => yearStartMs(year + i))
  timeline.workedMs = [0]
  let workedMs = 0
  for (const hours of timeline.years) {
    workedMs += hours.totalMs
    timeline.workedMs.push(workedMs)
  }
}

function hoursOfYear(calendar: Calendar, year: number): YearHours {
  const { zone, rules, shapes } = calendar
  if (rules.exceptionYears.has(year)) return yearHours(year, zone, rules)
  const shape = yearShape(year, zone)
  let hours = shapes.get(shape)
  if (!hours) {
    hours = yearHours(year, zone, rules)
    shapes.set(shape, hours)
  }
  return hours
}
