import { nearest } from '../base/nearest.ts'
import { FIRST_YEAR, isIsoDate, LAST_YEAR } from './civil.ts'
import { parseClock } from './hours.ts'
import { WEEKDAYS } from './model.ts'
import { zoneOf } from './zone.ts'

/** What is wrong with a calendar, and where: the keys and positions that lead there. */
export interface CalendarProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

const KEYS = [
  'timezone',
  'weekly',
  'holidays',
  'specialDays',
  'transferredDays',
  'shortenedDays',
  'shortenedByMinutes',
  'knownYears',
] as const
const MAX_SHOWN = 40

type Path = readonly (string | number)[]
type Report = (path: Path, message: string) => void
type Check = (value: unknown, path: Path, report: Report) => void

/** Everything that keeps an untrusted value from being a `CalendarSpec`; none found means that `compile` takes it. */
export function calendarProblems(spec: unknown): CalendarProblem[] {
  const problems: CalendarProblem[] = []
  const report: Report = (path, message) => problems.push({ path, message })
  if (!isRecord(spec)) {
    report([], `a calendar is an object with \`timezone\` and \`weekly\`, not ${shown(spec)}`)
    return problems
  }
  for (const key of Object.keys(spec)) {
    const value = spec[key]
    if (isKey(key)) {
      // An optional key that is there but undefined is as good as absent.
      if (value !== undefined) CHECKS[key](value, [key], report)
    } else report([key], unknownKey(key, KEYS))
  }
  if (own(spec, 'timezone') === undefined)
    report([], '`timezone` is missing; name an IANA zone such as `Europe/Moscow`')
  if (own(spec, 'weekly') === undefined) {
    report([], '`weekly` is missing; give each weekday its hours, such as `{"mon": [["10:00", "19:00"]]}`')
  }
  return problems
}

const CHECKS: Readonly<Record<(typeof KEYS)[number], Check>> = {
  timezone: checkTimezone,
  weekly: checkWeekly,
  holidays: checkDates,
  specialDays: (value, path, report) => checkByDate(value, path, report, checkDayHours),
  transferredDays: (value, path, report) => checkByDate(value, path, report, checkWeekday),
  shortenedDays: checkDates,
  shortenedByMinutes: checkShortening,
  knownYears: checkKnownYears,
}

function checkTimezone(value: unknown, path: Path, report: Report): void {
  if (typeof value !== 'string') {
    report(path, `${shown(value)} is not a time zone; write an IANA name as text`)
    return
  }
  if (zoneOf(value)) return
  const meant = nearest(value, Intl.supportedValuesOf('timeZone'))
  report(
    path,
    `${shown(value)} is not an IANA time zone; ${meant ? `did you mean \`${meant}\`?` : 'write one such as `Europe/Moscow`'}`,
  )
}

function checkWeekly(value: unknown, path: Path, report: Report): void {
  if (!isRecord(value)) {
    report(path, `${shown(value)} is not an object of weekdays; write \`mon\` to \`sun\` as keys`)
    return
  }
  for (const key of Object.keys(value)) {
    const hours = value[key]
    if (!isWeekday(key)) report([...path, key], unknownKey(key, WEEKDAYS))
    else if (hours !== undefined) checkDayHours(hours, [...path, key], report)
  }
}

function checkDayHours(value: unknown, path: Path, report: Report): void {
  if (!Array.isArray(value)) {
    report(
      path,
      `${shown(value)} is not a list of intervals; write \`[["10:00", "19:00"]]\`, or \`[]\` for a closed day`,
    )
    return
  }
  if (value.length === 2 && value.every((time) => typeof time === 'string')) {
    report(path, `${shown(value)} is one interval where a list of them is wanted; write \`[["10:00", "19:00"]]\``)
    return
  }
  value.forEach((interval: unknown, i) => {
    checkInterval(interval, [...path, i], report)
  })
}

function checkInterval(value: unknown, path: Path, report: Report): void {
  if (!Array.isArray(value) || value.length !== 2) {
    report(path, `${shown(value)} is not an interval; write \`["10:00", "19:00"]\``)
    return
  }
  const [opens, closes] = value.map((time: unknown, i) => checkClock(time, [...path, i], report))
  if (opens === null || closes === null || opens === undefined || closes === undefined || opens < closes) return
  report(
    path,
    `${shown(value)} closes before it has opened; write a time past midnight as two days, with \`24:00\` between`,
  )
}

function checkClock(value: unknown, path: Path, report: Report): number | null {
  const time = typeof value === 'string' ? parseClock(value) : null
  if (time === null) report(path, `${shown(value)} is not a time of day; write \`HH:MM\` from \`00:00\` to \`24:00\``)
  return time
}

function checkDates(value: unknown, path: Path, report: Report): void {
  if (!Array.isArray(value)) {
    report(path, `${shown(value)} is not a list of dates; write \`["2026-03-09"]\``)
    return
  }
  value.forEach((date: unknown, i) => {
    checkDate(date, [...path, i], report)
  })
}

function checkDate(value: unknown, path: Path, report: Report): void {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    report(path, `${shown(value)} is not a date; write it as \`YYYY-MM-DD\``)
  } else if (!isIsoDate(value)) report(path, `${shown(value)} does not exist; that month has no such day`)
}

function checkByDate(value: unknown, path: Path, report: Report, check: Check): void {
  if (!isRecord(value)) {
    report(path, `${shown(value)} is not an object of dates; write the date as the key`)
    return
  }
  for (const date of Object.keys(value)) {
    const place = [...path, date]
    checkDate(date, place, report)
    check(value[date], place, report)
  }
}

function checkWeekday(value: unknown, path: Path, report: Report): void {
  if (typeof value === 'string' && isWeekday(value)) return
  const meant = typeof value === 'string' ? weekdayMeant(value) : null
  report(
    path,
    `${shown(value)} is not a weekday; ${meant ? `did you mean \`${meant}\`?` : `write one of ${WEEKDAYS.join(', ')}`}`,
  )
}

function checkShortening(value: unknown, path: Path, report: Report): void {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1440) return
  report(path, `${shown(value)} is not a number of minutes; write a whole number from 0 to 1440`)
}

function checkKnownYears(value: unknown, path: Path, report: Report): void {
  if (!isRecord(value)) {
    report(path, `${shown(value)} is not a range of years; write \`{"from": 2024, "to": 2026}\``)
    return
  }
  for (const key of Object.keys(value)) {
    if (key !== 'from' && key !== 'to') report([...path, key], unknownKey(key, ['from', 'to']))
  }
  const from = checkYear(own(value, 'from'), [...path, 'from'], report)
  const to = checkYear(own(value, 'to'), [...path, 'to'], report)
  if (from !== null && to !== null && from > to)
    report(path, `\`${from}\` is after \`${to}\`; write the earlier year first`)
}

function checkYear(value: unknown, path: Path, report: Report): number | null {
  if (typeof value === 'number' && Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR) return value
  report(path, `${shown(value)} is not a year; write a whole number from 0 to 9999`)
  return null
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = known === WEEKDAYS ? weekdayMeant(key) : nearest(key, known)
  return `\`${clipped(key)}\` is not known here; ${meant ? `did you mean \`${meant}\`?` : `known are ${known.join(', ')}`}`
}

/** `Monday` and `monn` both mean `mon`. */
function weekdayMeant(word: string): string | null {
  const start = word.slice(0, 3).toLowerCase()
  return isWeekday(start) ? start : nearest(word, WEEKDAYS)
}

function isKey(key: string): key is (typeof KEYS)[number] {
  return (KEYS as readonly string[]).includes(key)
}

function isWeekday(key: string): boolean {
  return (WEEKDAYS as readonly string[]).includes(key)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** The offending input in backticks, short enough for a line. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? '`[]`' : `\`[${clipped(value.map(part).join(', '))}]\``
  return `\`${clipped(part(value))}\``
}

function part(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return '[…]'
  return typeof value === 'object' && value !== null ? '{…}' : String(value)
}

function clipped(text: string): string {
  const flat = text.replace(/[\s`]+/g, ' ')
  return flat.length > MAX_SHOWN ? `${flat.slice(0, MAX_SHOWN)}…` : flat
}
