import { endClock, endOnClock, type Locale } from '@reglament/engine'
import type { Say } from './say.tsx'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Day and month in the reader's order; British English, because its day stands before its month as in Russian. */
const TAGS: Readonly<Record<Locale, string>> = { ru: 'ru-RU', en: 'en-GB' }

const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: Locale, timezone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timezone} ${JSON.stringify(options)}`
  let made = formats.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(TAGS[locale], { timeZone: timezone, ...options })
    formats.set(key, made)
  }
  return made
}

/** `14:20` in the zone. */
export function clockTime(atMs: number, timezone: string, locale: Locale): string {
  return format(locale, timezone, { hour: '2-digit', minute: '2-digit' }).format(atMs)
}

/** `10 March`, with its year where that is not this year; `weekday` puts the day's name before it. */
function dayOf(atMs: number, nowMs: number, timezone: string, locale: Locale, weekday = false): string {
  const year = (ms: number) => format(locale, timezone, { year: 'numeric' }).format(ms)
  return format(locale, timezone, {
    day: 'numeric',
    month: 'long',
    ...(weekday ? { weekday: 'long' as const } : {}),
    ...(year(atMs) === year(nowMs) ? {} : { year: 'numeric' as const }),
  }).format(atMs)
}

/** `Tue 10 Mar`: short, for tables. */
export function dayName(atMs: number, timezone: string, locale: Locale): string {
  return format(locale, timezone, { weekday: 'short', day: 'numeric', month: 'short' }).format(atMs)
}

/** Whole local days from now: 0 today, 1 tomorrow, -1 yesterday. */
function daysAway(atMs: number, nowMs: number, timezone: string): number {
  const day = (ms: number) => {
    const parts = format('en', timezone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms).split('/')
    return Date.UTC(Number(parts[2]), Number(parts[1]) - 1, Number(parts[0])) / DAY_MS
  }
  return day(atMs) - day(nowMs)
}

export interface Where {
  readonly timezone: string
  readonly locale: Locale
  readonly say: Say
  /** Something ends then: at midnight that is 24:00 of the day that it lasts through, and not the first moment of the next. */
  readonly isEnd?: boolean
}

/** `today 14:20`, `tomorrow 10:00`, `10 March 18:00`: enough to find the moment. */
export function dayAndTime(endMs: number, nowMs: number, where: Where, weekday = false): string {
  const { timezone, locale, say, isEnd = false } = where
  const time = isEnd ? endClock(endMs, timezone) : clockTime(endMs, timezone, locale)
  const atMs = isEnd ? endOnClock(endMs, timezone).dayMs : endMs
  const away = daysAway(atMs, nowMs, timezone)
  if (away === 0) return say('time.today', { time })
  if (away === 1) return say('time.tomorrow', { time })
  if (away === -1) return say('time.yesterday', { time })
  return say('time.onDay', { day: dayOf(atMs, nowMs, timezone, locale, weekday), time })
}

/** A length of time in at most two units: `1 h 20 min`, `2 d 3 h`; under a minute is said so. */
export function span(ms: number, locale: Locale, say: Say): string {
  const total = Math.abs(ms)
  if (total < MINUTE_MS) return say('time.underMinute')
  const days = Math.floor(total / DAY_MS)
  const hours = Math.floor((total % DAY_MS) / HOUR_MS)
  const minutes = Math.floor((total % HOUR_MS) / MINUTE_MS)
  const units = days > 2 ? { days } : days > 0 ? { days, hours } : hours > 0 ? { hours, minutes } : { minutes }
  const style = days > 2 ? 'long' : locale === 'ru' ? 'short' : 'narrow'
  return new Intl.DurationFormat(TAGS[locale], { style }).format(units)
}

/** As much working time, in words: in hours however many, since nobody works a day of 24 of them. */
export function workingSpan(ms: number, locale: Locale, say: Say): string {
  const total = Math.abs(ms)
  if (total < MINUTE_MS) return say('time.underMinute')
  const [hours, minutes] = [Math.floor(total / HOUR_MS), Math.floor((total % HOUR_MS) / MINUTE_MS)]
  const units = { ...(hours > 0 ? { hours } : {}), ...(minutes > 0 ? { minutes } : {}) }
  return new Intl.DurationFormat(TAGS[locale], { style: locale === 'ru' ? 'short' : 'narrow' }).format(units)
}

/** Minutes that the zone is ahead of UTC then; two zones are the same to a reader when these are equal. */
export function offsetMinutes(atMs: number, timezone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(timezone).offsetNanoseconds / 60e9
}

/** How letters to this reader should go: in the language of the page, with times of the browser's zone. */
export function readsHere(locale: Locale): { locale: Locale; timezone: string } {
  return { locale, timezone: readersZone() }
}

/** The zone this browser lives in. */
export function readersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
