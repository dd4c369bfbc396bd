import { type Instant, instant } from '../base/instant.ts'
import type { Calendar } from './calendar.ts'
import { DAY_MS, MINUTE_MS } from './civil.ts'
import { openIntervals } from './due.ts'
import type { Interval } from './model.ts'
import { offsetMsAt, zoneOf } from './zone.ts'

/** What a client may be offered to be called back in (I32). */
export interface WindowRules {
  readonly lengthMs: number
  /** The zone that the client lives in; unknown ones count as the desk's. */
  readonly timezone: string
  /** How many of the client's days are offered. */
  readonly days: number
}

/** Nobody is called before or after these hours of their own clock, in minutes of the day. */
const WAKES = 8 * 60
const RESTS = 22 * 60

/** Beyond the longest holidays nobody waits for a call, in milliseconds. */
const HORIZON_MS = 40 * DAY_MS

/**
 * The windows in which the desk can promise to call: unbroken working time of the given length, cut from each opening
 * on, none begun already, and none in the client's night. `calendar` null: the desk states no hours, and any hour will
 * do. Sorted; empty where the desk doesn't open within the horizon, or never while the client is awake.
 */
export function callWindows(calendar: Calendar | null, now: Instant, rules: WindowRules): readonly Interval[] {
  const { lengthMs, days } = rules
  const zone = zoneOf(rules.timezone) ?? calendar?.zone
  if (!(lengthMs >= MINUTE_MS) || !zone) return []
  const localMs = (at: number) => at + offsetMsAt(zone, at)
  const minuteOf = (at: number) => (localMs(at) - Math.floor(localMs(at) / DAY_MS) * DAY_MS) / MINUTE_MS
  const found: Interval[] = []
  const offered = new Set<number>()
  // A day of what is past, so that an interval that is open now is cut from its opening and not from now.
  const since = instant(now - DAY_MS)
  const until = instant(now + HORIZON_MS)
  const open = calendar ? openIntervals(calendar, since, until) : [{ from: since, to: until }]
  for (const { from, to } of open) {
    // One that never closed has no opening to count from: the client's own midnight will do.
    const start = from > since ? from : from - minuteOf(from) * MINUTE_MS
    const skipped = Math.max(0, Math.ceil((Math.max(now, from) - start) / lengthMs))
    for (let at = start + skipped * lengthMs; at + lengthMs <= to; at += lengthMs) {
      const begins = minuteOf(at)
      if (begins < WAKES || begins + lengthMs / MINUTE_MS > RESTS) continue
      offered.add(Math.floor(localMs(at) / DAY_MS))
      if (offered.size > days) return found
      found.push({ from: instant(at), to: instant(at + lengthMs) })
    }
  }
  return found
}
