import type { Duration } from '../base/duration.ts'

const DAY_MS = 86_400_000

/**
 * Whether `a` is as long as `b` or longer whenever it begins. False also where that depends on the month, the weekday or
 * the hour: a warning is only for what is certain. (The hour that clocks move by in spring does not count.)
 */
export function isAtLeast(a: Duration, b: Duration): boolean {
  if (a.clock === b.clock && a.clock !== 'term' && b.clock !== 'term') return a.ms >= b.ms
  if (a.clock === 'term' && b.clock === 'term' && a.months >= b.months && a.days >= b.days) return true
  return shortestMs(a) >= longestMs(b)
}

/** Whether `a` is longer than `b` whenever it begins. */
export function isLonger(a: Duration, b: Duration): boolean {
  return isAtLeast(a, b) && !isAtLeast(b, a)
}

/** Whether it ends at the moment that it begins. */
export function isNothing(duration: Duration): boolean {
  return duration.clock === 'term' ? duration.days === 0 && duration.months === 0 : duration.ms === 0
}

/** Working time takes at least as long on the wall clock as it lasts; a month has 28 days at least. */
export function shortestMs(duration: Duration): number {
  return duration.clock === 'term' ? (duration.days + 28 * duration.months) * DAY_MS : duration.ms
}

function longestMs(duration: Duration): number {
  switch (duration.clock) {
    case 'elapsed':
      return duration.ms
    case 'term':
      return (duration.days + 31 * duration.months) * DAY_MS
    case 'working':
      return Number.POSITIVE_INFINITY
  }
}
