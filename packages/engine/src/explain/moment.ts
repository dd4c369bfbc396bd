import type { Locale } from '../base/text.ts'
import { zoneOf } from '../calendar/zone.ts'
import { zoneWords } from './zones.ts'

/** Whoever reads a time: their language, where they live, and where the desk does. */
export interface TimeReader {
  readonly locale: Locale
  /** IANA zone of the reader. */
  readonly timezone: string
  /** IANA zone of the desk; its time stands beside the reader's where clocks there show another. */
  readonly deskTimezone: string
}

const MINUTE_MS = 60_000
const AT: Readonly<Record<Locale, string>> = { ru: 'в', en: 'at' }

/**
 * Where an end lies on the zone's clock, which ends a promise: at midnight that is 24:00 of the day that it lasts
 * through, and not 00:00 of the next (Civil Code, article 194). `dayMs` lies within the day to be named.
 */
export function endOnClock(atMs: number, timezone: string): { readonly dayMs: number; readonly isMidnight: boolean } {
  const isMidnight = clockWords(atMs, timezone) === '00:00'
  return { dayMs: isMidnight ? atMs - MINUTE_MS : atMs, isMidnight }
}

/**
 * The end of a promise as a letter says it: `9 марта 2026 г. в 14:00 (по Москве, UTC+3)`. A time without its zone is a time
 * that somebody misses. Read elsewhere, the desk's time stands beside it: `(по Омску, UTC+6; по Москве 11:00)`.
 */
export function endWords(atMs: number, { locale, timezone: own, deskTimezone }: TimeReader): string {
  // What somebody wrote down as a client's zone and is none must not keep a letter from going.
  const timezone = zoneOf(own) === null ? deskTimezone : own
  const zone = `${zoneWords(timezone, locale)}, ${offsetWords(atMs, timezone)}`
  const mine = dayAndClock(atMs, timezone, locale)
  if (offsetWords(atMs, timezone) === offsetWords(atMs, deskTimezone)) return `${mine.day} ${mine.clock} (${zone})`
  const theirs = dayAndClock(atMs, deskTimezone, locale)
  const beside = mine.day === theirs.day ? theirs.time : `${theirs.shortDay} ${theirs.clock}`
  const name = zoneWords(deskTimezone, locale)
  return `${mine.day} ${mine.clock} (${zone}; ${locale === 'ru' ? `${name} ${beside}` : `${beside} ${name}`})`
}

/** `10 марта 2026 г., 12:00–13:00 (по Москве, UTC+3)`: within one day of the reader's, as windows are offered. */
export function windowWords(fromMs: number, toMs: number, reader: TimeReader): string {
  const { locale } = reader
  const timezone = zoneOf(reader.timezone) === null ? reader.deskTimezone : reader.timezone
  const { day } = dayAndClock(toMs, timezone, locale)
  const between = `${clockWords(fromMs, timezone)}–${endClock(toMs, timezone)}`
  return `${day}, ${between} (${zoneWords(timezone, locale)}, ${offsetWords(fromMs, timezone)})`
}

/** `14:00`; an end at midnight is `24:00`. */
export function endClock(atMs: number, timezone: string): string {
  return endOnClock(atMs, timezone).isMidnight ? '24:00' : clockWords(atMs, timezone)
}

function dayAndClock(atMs: number, timezone: string, locale: Locale) {
  const { dayMs } = endOnClock(atMs, timezone)
  const day = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', { ...options, timeZone: timezone }).format(dayMs)
  const time = endClock(atMs, timezone)
  return {
    day: day({ dateStyle: 'long' }),
    shortDay: day({ day: 'numeric', month: 'long' }),
    time,
    clock: `${AT[locale]} ${time}`,
  }
}

/** `14:00`. Not by Temporal: the form on foreign pages brings none to a browser that has none. */
function clockWords(atMs: number, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timezone,
  }).format(atMs)
}

/** `UTC+3`, `UTC+5:30`, `UTC`. */
function offsetWords(atMs: number, timezone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset', timeZone: timezone }).formatToParts(atMs)
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? 'UTC'
}
