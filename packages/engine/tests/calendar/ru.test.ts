import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { instant } from '../../src/base/instant.ts'
import { type CalendarSpec, calendarProblems, compile, startOfDay, workingBetween } from '../../src/calendar/index.ts'
import { rows } from './table.ts'

interface CalendarFile {
  known: { from: number; to: number }
  years: Record<string, { holidays: string[]; transferred: Record<string, string>; shortened: string[] }>
}

const FILE = new URL('../../../../regulations/calendars/ru.yaml', import.meta.url)
const HOUR_MS = 3_600_000
const TIMEZONE = 'Europe/Moscow'

/** As the Ministry of Labour publishes them: the five-day week's working days, and hours of a 40-hour week. */
const PUBLISHED = `
  year  jan  feb  mar  apr  may  jun  jul  aug  sep  oct  nov  dec  days  hours
  2024  17   20   20   21   20   19   23   22   21   23   21   21   248   1979
  2025  17   20   21   22   18   19   23   21   22   23   19   22   247   1972
  2026  15   19   21   22   19   21   23   21   22   22   20   22   247   1972
`
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function fiveDayWeek(): CalendarSpec {
  const file: CalendarFile = parse(readFileSync(FILE, 'utf8'))
  const hours = [
    ['09:00', '13:00'],
    ['14:00', '18:00'],
  ]
  const spec: unknown = {
    timezone: TIMEZONE,
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    holidays: Object.values(file.years).flatMap((year) => year.holidays),
    transferredDays: Object.assign({}, ...Object.values(file.years).map((year) => year.transferred)),
    shortenedDays: Object.values(file.years).flatMap((year) => year.shortened),
    knownYears: file.known,
  }
  expect(calendarProblems(spec)).toEqual([])
  return spec as CalendarSpec
}

describe('the Russian production calendar', () => {
  const calendar = compile(fiveDayWeek())
  const date = (year: string, month: number, day: number) =>
    startOfDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, TIMEZONE)

  for (const published of rows(PUBLISHED)) {
    const year = published.year ?? ''
    test(`${year}: working days of each month`, () => {
      for (const [i, month] of MONTHS.entries()) {
        const next = i === 11 ? date(String(Number(year) + 1), 1, 1) : date(year, i + 2, 1)
        let days = 0
        for (let day = date(year, i + 1, 1); day < next; day = instant(day + 24 * HOUR_MS)) {
          if (workingBetween(calendar, day, instant(day + 24 * HOUR_MS)) > 0) days += 1
        }
        expect(`${month} ${days}`).toBe(`${month} ${published[month]}`)
      }
      expect(MONTHS.reduce((sum, month) => sum + Number(published[month]), 0)).toBe(Number(published.days))
    })
    test(`${year}: hours of a 40-hour week, with the shortened days`, () => {
      const worked = workingBetween(calendar, date(year, 1, 1), date(String(Number(year) + 1), 1, 1))
      expect(worked / HOUR_MS).toBe(Number(published.hours))
    })
  }

  test('a worked Saturday has the hours of the weekday it stands in for', () => {
    const spec = fiveDayWeek()
    expect(spec.transferredDays).toEqual({
      '2024-04-27': 'mon',
      '2024-11-02': 'tue',
      '2024-12-28': 'mon',
      '2025-11-01': 'mon',
    })
  })
})
