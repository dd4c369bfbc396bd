import type { Duration } from '../base/duration.ts'
import { type Instant, instant } from '../base/instant.ts'
import {
  type Calendar,
  type CalendarSpec,
  calendarProblems,
  compile,
  type Interval,
  openIntervals,
  startOfDay,
} from '../calendar/index.ts'
import { isNothing, shortestMs } from './compare-durations.ts'
import type { SourceDocument } from './document.ts'
import { inWorkingTime } from './lint-durations.ts'
import type { Regulation } from './model.ts'
import type { RegulationFile } from './schema.ts'
import { targetsOf } from './written-targets.ts'

const WEEK_MS = 7 * 86_400_000
/** A Monday in whose weeks no zone moves its clocks. */
const TYPICAL_MONDAY = '2024-01-15'

/** Promises whose time runs out while nobody works. Where no hours are stated, nothing can be said. */
export function lintPromises(file: RegulationFile, regulation: Regulation, document: SourceDocument): void {
  for (const programme of regulation.programmes) {
    const served = weekOf(programme.hours, regulation, document)
    if (!served || !document.isSound(['programmes', programme.id]) || !document.isSound(['hours'])) continue
    for (const { path, written, meant } of targetsOf(programme, file)) {
      const { within } = meant
      if (!within || isNothing(within)) continue
      const clock = within.clock === 'working' ? weekOf(meant.calendar, regulation, document) : null
      if (within.clock === 'working' && !clock) continue
      const share = shareMissed(within, served, clock)
      if (share === 0) continue
      const working = inWorkingTime(written.within)
      document.report(
        'promise-while-closed',
        [...path, 'within'],
        `\`${written.within}\`: missed by ${percent(share)} of arrivals, spread evenly over the week, if nobody works out of hours`,
        clock
          ? `run it on \`calendar: ${programme.hours}\`, the hours in which \`${programme.id}\` is served`
          : `write ${working ? `\`${working}\`` : 'working hours'}, or give \`${programme.id}\` the \`hours:\` in which somebody answers`,
      )
    }
  }
}

/** Compiled once however many programmes are served in it. */
const typicalWeeks = new WeakMap<CalendarSpec, CalendarSpec>()

/** A calendar's weekly hours alone: a typical week has no holidays. Null where they can't be read. */
function weekOf(name: string | null, regulation: Regulation, document: SourceDocument): Calendar | null {
  const spec = name === null ? undefined : regulation.calendars[name]?.spec
  if (name === null || !spec || !document.isSound(['calendars', name])) return null
  const known = typicalWeeks.get(spec)
  const typical: CalendarSpec = known ?? { timezone: spec.timezone, weekly: spec.weekly }
  if (!known) typicalWeeks.set(spec, typical)
  return calendarProblems(typical).length === 0 ? compile(typical) : null
}

/**
 * The share of a week's arrivals whose time runs out before there was any time in which they are served; 0 where there
 * is none in the whole week, of which another rule speaks.
 *
 * Such an arrival falls into a gap between two openings, early enough for the whole promise to pass within the gap. So
 * each gap counts from its start to the last moment from which the promise still ends in it: exact, whatever the hours.
 *
 * @param clock what the promise runs on; null: the wall clock
 */
function shareMissed(within: Duration, served: Calendar, clock: Calendar | null): number {
  const monday = startOfDay(TYPICAL_MONDAY, served.timezone)
  const nextMonday = instant(monday + WEEK_MS)
  let missedMs = 0
  for (const gap of gapsFrom(monday, nextMonday, served)) {
    const last = clock
      ? lastStart(openIntervals(clock, gap.from, gap.to), within)
      : instant(gap.to - shortestMs(within))
    if (last !== null && last > gap.from) missedMs += last - gap.from
  }
  return missedMs / WEEK_MS
}

/** The closed intervals that begin in `(from, to]`, a week; one that reaches over its end counts whole, and once. */
function gapsFrom(from: Instant, to: Instant, served: Calendar): readonly Interval[] {
  const open = openIntervals(served, from, instant(to + WEEK_MS))
  return open.flatMap((each, i) => {
    const next = open[i + 1]
    return next && each.to <= to ? [{ from: each.to, to: next.from }] : []
  })
}

/** The last moment from which `within` of working time passes in these intervals; null where they hold less. */
function lastStart(open: readonly Interval[], within: Duration): Instant | null {
  let restMs = shortestMs(within)
  for (const { from, to } of [...open].reverse()) {
    if (to - from >= restMs) return instant(to - restMs)
    restMs -= to - from
  }
  return null
}

function percent(share: number): string {
  const rounded = Math.min(99, Math.round(share * 100))
  return rounded === 0 ? 'under 1 %' : `${rounded} %`
}
