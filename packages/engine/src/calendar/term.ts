import { type Instant, instant } from '../base/instant.ts'
import {
  civil,
  DAY_MS,
  dayNumber,
  daysInMonth,
  formatIsoDate,
  LAST_YEAR,
  parseIsoDate,
  two,
  yearStartMs,
} from './civil.ts'
import type { IsoDate } from './model.ts'
import { firstInstantOf, offsetMsAt, type Zone, zoneOf } from './zone.ts'

// Dates of our time are summed by arithmetic on day numbers, since a replay sums millions of them; Temporal is asked where
// clocks skip the time that is looked for, and beyond the years 1 to 9998.

const FIRST_DAY = dayNumber(1, 1, 2)
const END_DAY = dayNumber(LAST_YEAR, 1, 1)

/** Calendar units; a year is twelve months. */
export interface Term {
  readonly days: number
  readonly months: number
}

/**
 * The end (exclusive) of a term counted from the date `from`: 24:00 of the corresponding day of the last month, or of
 * that month's last day where there is none (Russian Civil Code, articles 191, 192 and 194). A subscription bought on
 * 2026-02-10 for 12 months is in force up to and including 2027-02-10. A term beyond the year 9999 ends with it.
 *
 * @throws RangeError where `from` is not a date (`isIsoDate`) or the zone is unknown.
 */
export function endOfTerm(from: IsoDate, term: Term, timezone: string): Instant {
  const zone = knownZone(timezone)
  const day = parseIsoDate(from)
  const last = day === null ? null : addToDay(day, term)
  const end = last === null ? null : firstInstantOf(zone, (last + 1) * DAY_MS)
  if (end !== null) return instant(end)
  const date = Temporal.PlainDate.from(from)
  return withinTheEra(
    () =>
      date
        .add({ ...term })
        .add({ days: 1 })
        .toZonedDateTime(timezone).epochMilliseconds,
  )
}

/** The first instant of a local date; where the zone skips midnight or the date, the first instant after the gap. */
export function startOfDay(date: IsoDate, timezone: string): Instant {
  const day = parseIsoDate(date)
  const start = day === null ? null : firstInstantOf(knownZone(timezone), day * DAY_MS)
  if (start !== null) return instant(start)
  return instant(Temporal.PlainDate.from(date).toZonedDateTime(timezone).epochMilliseconds)
}

/** The local date of an instant. */
export function localDate(at: Instant, timezone: string): IsoDate {
  return formatIsoDate(Math.floor((at + offsetMsAt(knownZone(timezone), at)) / DAY_MS))
}

/**
 * Adds calendar units in local time: `14 days` after 20:00 is 20:00, whatever the clocks did between. A local time that
 * is skipped then is moved on by the gap, one that is repeated is the first of the two; 31 January and a month is the
 * last day of February. Beyond the year 9999 it is that year's end.
 */
export function addTerm(at: Instant, term: Term, timezone: string): Instant {
  const zone = knownZone(timezone)
  const localMs = at + offsetMsAt(zone, at)
  const day = Math.floor(localMs / DAY_MS)
  // Nothing added to the second of two equal local times is that one, and not the first.
  const last = term.days === 0 && term.months === 0 ? null : addToDay(day, term)
  const end = last === null ? null : firstInstantOf(zone, (last - day) * DAY_MS + localMs)
  if (end !== null) return instant(end)
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone)
  return withinTheEra(() => local.add({ ...term }).epochMilliseconds)
}

/** Writes an instant with the zone's offset, as `formatInstant` does, but by arithmetic: for streams of answers. */
export function formatLocal(at: Instant, timezone: string): string {
  const offset = offsetMsAt(knownZone(timezone), at)
  const local = at + offset
  const day = Math.floor(local / DAY_MS)
  const ms = local - day * DAY_MS
  const seconds = Math.floor(ms / 1000)
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`
  // ISO 8601 offsets stop at minutes; local mean times of before 1920 or so do not, and are rounded as Temporal does.
  const minutes = Math.round(Math.abs(offset) / 60_000)
  return `${formatIsoDate(day)}T${time}${fraction}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Months first, cut to the last day of the month, then days; null beyond the usual years. */
function addToDay(from: number, { days, months }: Term): number | null {
  const [year, month, dayOfMonth] = civil(from)
  const sum = year * 12 + month - 1 + months
  const toYear = Math.floor(sum / 12)
  const toMonth = sum - toYear * 12 + 1
  const day = dayNumber(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth))) + days
  return day >= FIRST_DAY && day < END_DAY ? day : null
}

function knownZone(timezone: string): Zone {
  const zone = zoneOf(timezone)
  if (!zone) throw new RangeError(`\`${timezone}\` is not a time zone`)
  return zone
}

/** Sums of dates beyond what Temporal can hold fail; a term that long ends with the era of calendars. */
function withinTheEra(epochMs: () => number): Instant {
  const end = yearStartMs(LAST_YEAR + 1)
  try {
    return instant(Math.min(epochMs(), end))
  } catch (error) {
    if (error instanceof RangeError) return instant(end)
    throw error
  }
}
