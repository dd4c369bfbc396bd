import { describe, expect, test } from 'vitest'
import { instant, parseInstant } from '../../src/base/instant.ts'
import { type CalendarSpec, compile, due, formatLocal, workingBetween } from '../../src/calendar/index.ts'
import { rows } from './table.ts'

const MINUTE_MS = 60_000
const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

function everyDay(days: readonly string[], hours: [string, string][]): CalendarSpec['weekly'] {
  return Object.fromEntries(days.map((day) => [day, hours]))
}

function at(text: string) {
  const read = parseInstant(text)
  if (read === null) throw new Error(`no instant: ${text}`)
  return read
}

/** Each row is asked both ways: when the minutes are over, and how many minutes lie between. */
function check(spec: CalendarSpec, table: string) {
  const calendar = compile(spec)
  for (const { from = '', minutes = '', due: expected = '', why = '' } of rows(table)) {
    test(`${why}: ${from} + ${minutes}`, () => {
      const found = due(calendar, at(from), Number(minutes) * MINUTE_MS)
      expect(found.kind === 'at' ? formatLocal(found.at, calendar.timezone) : found.kind).toBe(expected)
      expect(workingBetween(calendar, at(from), at(expected)) / MINUTE_MS).toBe(Number(minutes))
    })
  }
}

describe('an office, Monday to Friday, 10 to 19', () => {
  check(
    {
      timezone: 'Europe/Moscow',
      weekly: everyDay(WORKDAYS, [['10:00', '19:00']]),
      holidays: ['2026-03-09'],
    },
    `
    from                       minutes  due                        why
    2026-03-04T10:00:00+03:00  0        2026-03-04T10:00:00+03:00  nothing to do is done at once
    2026-03-07T12:00:00+03:00  0        2026-03-07T12:00:00+03:00  nothing to do is done at once, on a Saturday too
    2026-03-04T10:00:00+03:00  1        2026-03-04T10:01:00+03:00  the first minute
    2026-03-04T12:15:00+03:00  240      2026-03-04T16:15:00+03:00  within the day
    2026-03-06T17:00:00+03:00  120      2026-03-06T19:00:00+03:00  ends exactly at closing: today
    2026-03-04T10:00:00+03:00  540      2026-03-04T19:00:00+03:00  a whole day ends at its closing
    2026-03-04T10:00:00+03:00  541      2026-03-05T10:01:00+03:00  a minute more is the next morning
    2026-03-04T03:00:00+03:00  60       2026-03-04T11:00:00+03:00  asked at night: counts from the opening
    2026-03-04T19:00:00+03:00  60       2026-03-05T11:00:00+03:00  asked at closing: counts from tomorrow
    2026-02-27T18:30:00+03:00  480      2026-03-02T17:30:00+03:00  over a weekend
    2026-03-06T18:30:00+03:00  480      2026-03-10T17:30:00+03:00  the Monday after 8 March is off
    2026-03-06T15:30:00Z       480      2026-03-10T17:30:00+03:00  the same instant, told in UTC
    2026-12-31T18:00:00+03:00  120      2027-01-01T11:00:00+03:00  over New Year, on the weekly hours
    2026-03-04T10:00:00.250+03:00  0.5  2026-03-04T10:00:30.250+03:00  half a minute from a quarter of a second
  `,
  )
})

describe('the example of the contract', () => {
  check(
    {
      timezone: 'Europe/Moscow',
      weekly: { mon: [['10:00', '19:00']], tue: [['10:00', '19:00']], fri: [['10:00', '19:00']] },
      holidays: ['2026-03-09'],
      specialDays: { '2026-03-07': [['10:00', '11:00']] },
    },
    `
    from                       minutes  due                        why
    2026-03-06T18:30:00+03:00  480      2026-03-10T16:30:00+03:00  half an hour on Friday, one on Saturday, none on Monday, the rest on Tuesday
    2026-03-06T18:30:00+03:00  90       2026-03-07T11:00:00+03:00  the special Saturday's closing
    2026-03-10T19:00:00+03:00  1        2026-03-13T10:01:00+03:00  Wednesday and Thursday are closed
  `,
  )
})

describe('which rule a day goes by', () => {
  check(
    {
      timezone: 'Europe/Moscow',
      weekly: { ...everyDay(WORKDAYS, [['10:00', '19:00']]), fri: [['10:00', '17:00']] },
      holidays: ['2026-06-01', '2026-06-02', '2026-06-13'],
      specialDays: { '2026-06-02': [['12:00', '13:00']], '2026-06-03': [] },
      transferredDays: { '2026-06-06': 'fri', '2026-06-13': 'mon', '2026-06-20': 'sun' },
      shortenedDays: ['2026-06-04', '2026-06-06', '2026-06-01', '2026-06-02'],
    },
    `
    from                       minutes  due                        why
    2026-06-01T00:00:00+03:00  60       2026-06-02T13:00:00+03:00  a holiday has no hours, a special day on a holiday has its own
    2026-06-02T13:00:00+03:00  1        2026-06-04T10:01:00+03:00  a special day can be a closed one
    2026-06-04T10:00:00+03:00  480      2026-06-04T18:00:00+03:00  a shortened day closes an hour earlier
    2026-06-04T10:00:00+03:00  481      2026-06-05T10:01:00+03:00  and what does not fit is for the next day
    2026-06-06T00:00:00+03:00  360      2026-06-06T16:00:00+03:00  a worked Saturday has the Friday's hours, shortened
    2026-06-12T17:00:00+03:00  1        2026-06-15T10:01:00+03:00  a holiday goes before a worked Saturday
    2026-06-19T17:00:00+03:00  1        2026-06-22T10:01:00+03:00  a Saturday in place of a Sunday is closed
  `,
  )
})

describe('a day of several intervals', () => {
  check(
    {
      timezone: 'Asia/Yekaterinburg',
      // Unsorted, overlapping and touching: what counts is their union, 09:00-13:00 and 14:00-18:00.
      weekly: everyDay(WORKDAYS, [
        ['14:00', '16:00'],
        ['09:00', '12:00'],
        ['11:00', '13:00'],
        ['16:00', '18:00'],
      ]),
      shortenedDays: ['2026-06-05'],
      shortenedByMinutes: 300,
    },
    `
    from                       minutes  due                        why
    2026-06-01T12:30:00+05:00  30       2026-06-01T13:00:00+05:00  until lunch
    2026-06-01T12:30:00+05:00  31       2026-06-01T14:01:00+05:00  lunch does not count
    2026-06-01T13:20:00+05:00  60       2026-06-01T15:00:00+05:00  asked during lunch
    2026-06-01T09:00:00+05:00  480      2026-06-01T18:00:00+05:00  a whole day
    2026-06-05T09:00:00+05:00  240      2026-06-05T13:00:00+05:00  five hours earlier is at the start of lunch
    2026-06-05T09:00:00+05:00  241      2026-06-08T09:01:00+05:00  so nothing is left of that afternoon
  `,
  )
})

describe('round the clock', () => {
  check(
    { timezone: 'Europe/Berlin', weekly: everyDay([...WORKDAYS, 'sat', 'sun'], [['00:00', '24:00']]) },
    `
    from                       minutes  due                        why
    2026-03-28T12:00:00+01:00  1440     2026-03-29T13:00:00+02:00  24 hours are 24 hours in spring
    2026-10-24T12:00:00+02:00  1440     2026-10-25T11:00:00+01:00  and in autumn
    2026-12-31T23:59:00+01:00  2        2027-01-01T00:01:00+01:00  over New Year
  `,
  )
})

describe('a night shift, written as two days', () => {
  check(
    { timezone: 'Europe/Moscow', weekly: { fri: [['22:00', '24:00']], sat: [['00:00', '06:00']] } },
    `
    from                       minutes  due                        why
    2026-06-05T21:00:00+03:00  120      2026-06-06T00:00:00+03:00  midnight is Friday's closing
    2026-06-05T23:30:00+03:00  60       2026-06-06T00:30:00+03:00  and Saturday's opening
    2026-06-05T22:00:00+03:00  480      2026-06-06T06:00:00+03:00  a whole shift
    2026-06-05T22:00:00+03:00  481      2026-06-12T22:01:00+03:00  the rest is next week's
  `,
  )
})

describe('clocks that change', () => {
  const sunday = (timezone: string, ...hours: [string, string][]): CalendarSpec => ({
    timezone,
    weekly: { sun: hours },
  })
  describe('Berlin, open 01 to 05', () => {
    check(
      sunday('Europe/Berlin', ['01:00', '05:00']),
      `
      from                       minutes  due                        why
      2026-03-29T00:00:00+01:00  60       2026-03-29T03:00:00+02:00  two o'clock is three o'clock
      2026-03-29T00:00:00+01:00  180      2026-03-29T05:00:00+02:00  the skipped hour has no working time
      2026-03-29T00:00:00+01:00  181      2026-04-05T01:01:00+02:00  so the fourth hour is next Sunday's
      2026-10-25T00:00:00+02:00  120      2026-10-25T02:00:00+01:00  the hour from two, for the first time
      2026-10-25T00:00:00+02:00  180      2026-10-25T03:00:00+01:00  and once more
      2026-10-25T00:00:00+02:00  300      2026-10-25T05:00:00+01:00  five hours in four
    `,
    )
  })
  describe('Berlin, open only in the hour that is skipped or repeated', () => {
    check(
      sunday('Europe/Berlin', ['02:00', '02:30']),
      `
      from                       minutes  due                        why
      2026-03-22T02:29:00+01:00  2        2026-04-05T02:01:00+02:00  29 March has no such half-hour
      2026-10-25T00:00:00+02:00  30       2026-10-25T02:30:00+02:00  25 October has it
      2026-10-25T00:00:00+02:00  60       2026-10-25T02:30:00+01:00  twice
      2026-10-25T02:30:00+02:00  1        2026-10-25T02:01:00+01:00  with a pause between
    `,
    )
  })
  describe('New York, open 00 to 04', () => {
    check(
      sunday('America/New_York', ['00:00', '04:00']),
      `
      from                       minutes  due                        why
      2026-03-08T00:00:00-05:00  180      2026-03-08T04:00:00-04:00  spring
      2026-11-01T00:00:00-04:00  300      2026-11-01T04:00:00-05:00  autumn
    `,
    )
  })
  describe('Lord Howe, whose clocks change by half an hour', () => {
    check(
      sunday('Australia/Lord_Howe', ['01:00', '03:00']),
      `
      from                       minutes  due                        why
      2026-04-05T00:00:00+11:00  150      2026-04-05T03:00:00+10:30  half an hour twice
      2026-10-04T00:00:00+10:30  90       2026-10-04T03:00:00+11:00  half an hour less
    `,
    )
  })
  describe('Tehran in 2022, its last year of summer time, changing at midnight', () => {
    check(
      { timezone: 'Asia/Tehran', weekly: { tue: [['00:00', '08:00']], wed: [['22:00', '24:00']] } },
      `
      from                       minutes  due                        why
      2022-03-21T12:00:00+03:30  420      2022-03-22T08:00:00+04:30  the day begins at one
      2022-09-21T22:00:00+04:30  180      2022-09-22T00:00:00+03:30  the hour before midnight comes twice
      2023-03-21T00:00:00+03:30  480      2023-03-21T08:00:00+03:30  no summer time any more
    `,
    )
  })
  describe('Samoa, which had no 30 December in 2011', () => {
    check(
      {
        timezone: 'Pacific/Apia',
        weekly: { thu: [['09:00', '17:00']], fri: [['09:00', '17:00']], sat: [['09:00', '10:00']] },
      },
      `
      from                       minutes  due                        why
      2011-12-29T16:00:00-10:00  60       2011-12-29T17:00:00-10:00  Thursday
      2011-12-29T16:00:00-10:00  61       2011-12-31T09:01:00+14:00  then Saturday
    `,
    )
  })
})

describe('calendars that come to an end', () => {
  const from = at('2026-03-06T18:30:00+03:00')
  test('no hours at all: never', () => {
    expect(due(compile({ timezone: 'Europe/Moscow', weekly: {} }), from, 1)).toEqual({ kind: 'never' })
    expect(workingBetween(compile({ timezone: 'Europe/Moscow', weekly: { mon: [] } }), from, instant(from * 2))).toBe(0)
  })
  test('a few special days are all there is', () => {
    const calendar = compile({
      timezone: 'Europe/Moscow',
      weekly: {},
      specialDays: { '2027-01-01': [['00:00', '01:00']], '1999-12-31': [['10:00', '19:00']] },
    })
    expect(due(calendar, from, 60 * MINUTE_MS)).toMatchObject({ kind: 'at', at: at('2027-01-01T01:00:00+03:00') })
    expect(due(calendar, from, 61 * MINUTE_MS)).toEqual({ kind: 'never' })
    expect(workingBetween(calendar, at('1990-01-01T00:00Z'), at('2100-01-01T00:00Z'))).toBe(10 * 60 * MINUTE_MS)
  })
  test.each([Number.MAX_VALUE, Number.POSITIVE_INFINITY, 3e14])(
    'a budget of %d ms ends after the year 9999',
    (budget) => {
      const calendar = compile({ timezone: 'Europe/Berlin', weekly: { mon: [['10:00', '11:00']] } })
      expect(due(calendar, from, budget)).toEqual({ kind: 'never' })
    },
  )
  test('the last hour of the year 9999 is still worked', () => {
    const calendar = compile({ timezone: 'UTC', weekly: { fri: [['23:00', '24:00']] } })
    expect(due(calendar, at('9999-12-31T00:00Z'), 60 * MINUTE_MS)).toMatchObject({ at: at('+010000-01-01T00:00Z') })
    expect(due(calendar, at('9999-12-31T00:00Z'), 61 * MINUTE_MS)).toEqual({ kind: 'never' })
  })
})

describe('years whose holidays nobody has stated', () => {
  const calendar = compile({
    timezone: 'Europe/Moscow',
    weekly: everyDay(WORKDAYS, [['10:00', '24:00']]),
    knownYears: { from: 2025, to: 2026 },
  })
  const years = (from: string, minutes: number) => {
    const found = due(calendar, at(from), minutes * MINUTE_MS)
    return found.kind === 'at' ? found.unknownYears : found.kind
  }
  test('a time within the known years says nothing', () => expect(years('2026-12-30T23:00:00+03:00', 60)).toEqual([]))
  test('24:00 on 31 December belongs to its year', () => expect(years('2026-12-31T23:00:00+03:00', 60)).toEqual([]))
  test('a minute more does not', () => expect(years('2026-12-31T23:00:00+03:00', 61)).toEqual([2027]))
  test('local years count, not those of UTC', () => {
    expect(years('2026-12-31T21:00:00Z', 1)).toEqual([2027])
    expect(years('2024-12-31T21:00:00Z', 1)).toEqual([])
  })
  test('each year that was passed through is named', () => {
    expect(years('2023-12-01T10:00:00+03:00', 5 * 262 * 14 * 60)).toEqual([2023, 2024, 2027, 2028])
  })
  test('nothing to do touches no year', () => expect(years('2030-01-01T00:00:00Z', 0)).toEqual([]))
})
