import { DAY_MS, isLeap, weekdayIndex, yearStartMs } from './civil.ts'
import type { DayHours, DayRules } from './hours.ts'
import { type Zone, type ZoneYear, zoneYear } from './zone.ts'

/** The open intervals of one UTC year, in milliseconds since its start, sorted and apart from each other. */
export interface YearHours {
  readonly opens: Float64Array
  readonly closes: Float64Array
  /** Working milliseconds of this year before interval `i` opens. */
  readonly before: Float64Array
  readonly totalMs: number
}

/** What makes two ordinary years alike, so that they share one table: 8,000 years are a few dozen tables. */
export function yearShape(year: number, zone: Zone): string {
  const start = yearStartMs(year)
  const { starts, offsetsMs } = zoneYear(zone, year)
  let shape = `${weekdayIndex(start / DAY_MS)}${isLeap(year) ? 'l' : 'c'}`
  for (let run = 0; run < starts.length; run += 1) shape += ` ${(starts[run] ?? 0) - start}@${offsetsMs[run] ?? 0}`
  return shape
}

/**
 * Lays a year's hours out. An instant is open when its local wall time stands in `[opens, closes)` of its local date;
 * within a run of constant offset that is plain arithmetic, so a skipped hour has no time and a repeated one counts
 * twice. A date that the zone skips (Samoa, 2011-12-30) belongs to no run.
 */
export function yearHours(year: number, zone: Zone, rules: DayRules): YearHours {
  const start = yearStartMs(year)
  const end = yearStartMs(year + 1)
  const opens: number[] = []
  const closes: number[] = []
  const runs: ZoneYear = zoneYear(zone, year)
  const hasExceptions = rules.exceptionYears.has(year)
  for (let run = 0; run < runs.starts.length; run += 1) {
    const from = runs.starts[run] ?? start
    const to = runs.starts[run + 1] ?? end
    const offset = runs.offsetsMs[run] ?? 0
    const lastDay = Math.floor((to - 1 + offset) / DAY_MS)
    for (let day = Math.floor((from + offset) / DAY_MS); day <= lastDay; day += 1) {
      const hours = (hasExceptions ? rules.exceptions.get(day) : undefined) ?? weeklyHours(rules, day)
      const midnight = day * DAY_MS - offset
      for (let i = 0; i + 1 < hours.length; i += 2) {
        const opening = Math.max(midnight + (hours[i] ?? 0), from)
        const closing = Math.min(midnight + (hours[i + 1] ?? 0), to)
        if (opening >= closing) continue
        if (closes.at(-1) === opening - start) closes[closes.length - 1] = closing - start
        else {
          opens.push(opening - start)
          closes.push(closing - start)
        }
      }
    }
  }
  return tabulate(opens, closes)
}

function weeklyHours(rules: DayRules, day: number): DayHours {
  return rules.weekly[weekdayIndex(day)] ?? []
}

function tabulate(opens: readonly number[], closes: readonly number[]): YearHours {
  const before = new Float64Array(opens.length)
  let totalMs = 0
  for (let i = 0; i < opens.length; i += 1) {
    before[i] = totalMs
    totalMs += (closes[i] ?? 0) - (opens[i] ?? 0)
  }
  return { opens: Float64Array.from(opens), closes: Float64Array.from(closes), before, totalMs }
}
