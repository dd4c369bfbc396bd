import { DAY_MS, FIRST_YEAR, LAST_YEAR, yearOf, yearStartMs } from './civil.ts'

/**
 * A time zone as runs of constant offset. Temporal is asked once a zone and year; everything after that is
 * arithmetic on epoch milliseconds.
 */
export interface Zone {
  readonly id: string
  readonly years: Map<number, ZoneYear>
}

/** The offsets of a zone within one UTC year: run `i` starts at `starts[i]` and lasts to the next one or the year's end. */
export interface ZoneYear {
  readonly starts: readonly number[]
  readonly offsetsMs: readonly number[]
}

const MAX_ZONES = 1024
const zones = new Map<string, Zone>()

/** The zone called `id`; null where there is none. */
export function zoneOf(id: string): Zone | null {
  const known = zones.get(id)
  if (known) return known
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
  } catch {
    return null
  }
  // Names come from outside and may be spelled in many ways (`EUROPE/Berlin`), so the table has a bound.
  if (zones.size >= MAX_ZONES) zones.clear()
  const zone: Zone = { id, years: new Map() }
  zones.set(id, zone)
  return zone
}

/** The runs of constant offset of a UTC year. */
export function zoneYear(zone: Zone, year: number): ZoneYear {
  const known = zone.years.get(year)
  if (known) return known
  const made = readZoneYear(zone.id, year)
  zone.years.set(year, made)
  return made
}

/** Offset from UTC in milliseconds; outside the years 0000 to 9999, that of the nearest instant within them. */
export function offsetMsAt(zone: Zone, epochMs: number): number {
  const year = Math.min(Math.max(yearOf(epochMs), FIRST_YEAR), LAST_YEAR)
  const { starts, offsetsMs } = zoneYear(zone, year)
  let run = starts.length - 1
  while (run > 0 && (starts[run] ?? 0) > epochMs) run -= 1
  return offsetsMs[run] ?? 0
}

/**
 * The first instant at which clocks in the zone show `localMs` (a local time, counted as if it were UTC); null where they
 * skip it. Between a day before and a day after, a zone changes its offset once at most: no zone ever did otherwise.
 */
export function firstInstantOf(zone: Zone, localMs: number): number | null {
  const before = offsetMsAt(zone, localMs - DAY_MS)
  if (offsetMsAt(zone, localMs - before) === before) return localMs - before
  const after = offsetMsAt(zone, localMs + DAY_MS)
  return offsetMsAt(zone, localMs - after) === after ? localMs - after : null
}

function readZoneYear(id: string, year: number): ZoneYear {
  const start = yearStartMs(year)
  const end = yearStartMs(year + 1)
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(id)
  const starts = [start]
  const offsetsMs = [offsetMs(at)]
  for (at = at.getTimeZoneTransition('next'); at; at = at.getTimeZoneTransition('next')) {
    if (at.epochMilliseconds >= end) break
    starts.push(at.epochMilliseconds)
    offsetsMs.push(offsetMs(at))
  }
  return { starts, offsetsMs }
}

function offsetMs(at: Temporal.ZonedDateTime): number {
  return Math.round(at.offsetNanoseconds / 1_000_000)
}
