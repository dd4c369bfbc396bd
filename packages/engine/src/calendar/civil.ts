import type { IsoDate } from './model.ts'

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

/** The years in which a calendar has working time: those that an ISO date writes with four digits. */
export const FIRST_YEAR = 0
export const LAST_YEAR = 9999

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar; a month is 1 to 12. */
export function dayNumber(year: number, month: number, day: number): number {
  // Years are counted from March, so that the leap day is the last one and months follow one formula.
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The first instant of a UTC year, epoch milliseconds. */
export function yearStartMs(year: number): number {
  return dayNumber(year, 1, 1) * DAY_MS
}

/** The UTC year of epoch milliseconds. */
export function yearOf(epochMs: number): number {
  // A guess by the mean length of a year is at most one year off.
  let year = 1970 + Math.floor(epochMs / (365.2425 * DAY_MS))
  if (yearStartMs(year) > epochMs) year -= 1
  else if (yearStartMs(year + 1) <= epochMs) year += 1
  return year
}

/** Monday is 0, as in `WEEKDAYS`; 1970-01-01 was a Thursday. */
export function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** `[year, month, day]` of a day number. */
export function civil(day: number): readonly [year: number, month: number, day: number] {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return [year, month, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1]
}

/** The day number of `2026-03-09`; null where the text is no date or the day does not exist (`2026-02-30`). */
export function parseIsoDate(text: string): number | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  // NaN, for what is no digit, fails each of these.
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null
  return dayNumber(year, month, day)
}

/** By hand: a regular expression costs more than all the rest of reading a date. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN
  }
  return number
}

/** Whether the text is a date that exists, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): text is IsoDate {
  return parseIsoDate(text) !== null
}

/** Writes a day number as `2026-03-09`; years beyond four digits as ISO 8601 extends them (`+010000-01-01`). */
export function formatIsoDate(day: number): IsoDate {
  const [year, month, dayOfMonth] = civil(day)
  const yearText =
    year >= 0 && year <= LAST_YEAR
      ? String(year).padStart(4, '0')
      : `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`
  return `${yearText}-${two(month)}-${two(dayOfMonth)}`
}

export function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
