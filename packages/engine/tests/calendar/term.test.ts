import { describe, expect, test } from 'vitest'
import { formatInstant, instant, parseInstant } from '../../src/base/instant.ts'
import { addTerm, endOfTerm, formatLocal, isIsoDate, localDate, startOfDay } from '../../src/calendar/index.ts'
import { rows } from './table.ts'

function at(text: string) {
  const read = parseInstant(text)
  if (read === null) throw new Error(`no instant: ${text}`)
  return read
}

/** `3 days`, `1 month`, `12 months 1 day`. */
function term(text: string) {
  const amount = (unit: string) => Number(new RegExp(`(\\d+) ${unit}`).exec(text)?.[1] ?? 0)
  return { days: amount('day'), months: amount('month') }
}

describe('a term ends at 24:00 of the corresponding day', () => {
  const TERMS = `
    from        term              last day    why
    2026-02-10  12 months         2027-02-10  a subscription for a year, the contract's example
    2026-01-31  1 month           2026-02-28  no 31 February: the month's last day
    2024-01-31  1 month           2024-02-29  in a leap year
    2024-02-29  12 months         2025-02-28  no 29 February next year
    2024-02-29  48 months         2028-02-29  but there is one four years on
    2026-08-31  3 months          2026-11-30  a trial of three months
    2026-12-15  1 month           2027-01-15  over New Year
    2026-03-06  14 days           2026-03-20  days
    2026-01-30  1 month 1 day     2026-03-01  months first, then days
    2026-03-06  0 days            2026-03-06  no term ends with its day
  `
  for (const { from = '', term: length = '', 'last day': lastDay = '', why = '' } of rows(TERMS)) {
    test(why, () => {
      const end = endOfTerm(from, term(length), 'Europe/Moscow')
      expect(localDate(instant(end - 1), 'Europe/Moscow')).toBe(lastDay)
      expect(formatInstant(end, 'Europe/Moscow')).toMatch(/T00:00:00\+03:00$/)
    })
  }
  test('24:00 is local, where clocks have changed since', () => {
    expect(endOfTerm('2026-02-10', { days: 0, months: 3 }, 'Europe/Berlin')).toBe(at('2026-05-11T00:00:00+02:00'))
  })
  test('where midnight is skipped, the day ends when the next one begins', () => {
    expect(endOfTerm('2022-03-20', { days: 1, months: 0 }, 'Asia/Tehran')).toBe(at('2022-03-22T01:00:00+04:30'))
  })
  test('a term beyond the year 9999 ends with it', () => {
    expect(endOfTerm('2026-02-10', { days: 0, months: 1e9 }, 'Europe/Moscow')).toBe(at('+010000-01-01T00:00Z'))
    expect(endOfTerm('2026-02-10', { days: 1e15, months: 0 }, 'Europe/Moscow')).toBe(at('+010000-01-01T00:00Z'))
    expect(addTerm(at('2026-02-10T00:00Z'), { days: 1e15, months: 0 }, 'UTC')).toBe(at('+010000-01-01T00:00Z'))
  })
})

describe('a term added to an instant keeps the time of day', () => {
  const TERMS = `
    from                       term      zone           at                         why
    2026-03-06T20:00:00+03:00  14 days   Europe/Moscow  2026-03-20T20:00:00+03:00  fourteen days of silence
    2026-03-20T20:00:00+01:00  14 days   Europe/Berlin  2026-04-03T20:00:00+02:00  clocks went forward between
    2026-10-20T20:00:00+02:00  14 days   Europe/Berlin  2026-11-03T20:00:00+01:00  clocks went back between
    2026-03-28T02:30:00+01:00  1 day     Europe/Berlin  2026-03-29T03:30:00+02:00  half past two is skipped that day
    2026-10-24T02:30:00+02:00  1 day     Europe/Berlin  2026-10-25T02:30:00+02:00  it comes twice: the first time
    2026-01-31T12:00:00+03:00  1 month   Europe/Moscow  2026-02-28T12:00:00+03:00  the last day of February
  `
  for (const { from = '', term: length = '', zone = '', at: expected = '', why = '' } of rows(TERMS)) {
    test(why, () => expect(formatLocal(addTerm(at(from), term(length), zone), zone)).toBe(expected))
  }
})

describe('local dates', () => {
  test.each([
    ['2026-03-06T20:59:59.999Z', 'Europe/Moscow', '2026-03-06'],
    ['2026-03-06T21:00:00Z', 'Europe/Moscow', '2026-03-07'],
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    ['1969-12-31T23:00:00Z', 'UTC', '1969-12-31'],
    ['+010000-01-01T00:00Z', 'UTC', '+010000-01-01'],
  ])('%s in %s is %s', (text, zone, date) => expect(localDate(at(text), zone)).toBe(date))

  test.each([
    ['2026-03-07', 'Europe/Moscow', '2026-03-06T21:00:00Z'],
    ['2022-03-22', 'Asia/Tehran', '2022-03-21T20:30:00Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('%s in %s begins at %s', (date, zone, text) => expect(startOfDay(date, zone)).toBe(at(text)))

  test.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2023-02-29',
    '2100-02-29',
    '26-01-01',
    '2026-1-1',
    '2026-0a-01',
    '-026-01-01',
    '2026-01-1 ',
    '2026-01-011',
    '',
  ])('`%s` is no date', (text) => expect(isIsoDate(text)).toBe(false))
  test.each(['2024-02-29', '2000-02-29', '0000-01-01', '9999-12-31'])('`%s` is a date', (text) => {
    expect(isIsoDate(text)).toBe(true)
  })
})

test('an instant is written as Temporal writes it', () => {
  const zones = ['Europe/Moscow', 'Asia/Kathmandu', 'America/St_Johns', 'Africa/Monrovia', 'Pacific/Apia', 'UTC']
  for (const zone of zones) {
    for (let ms = -3e12; ms < 9e12; ms += 104_729_000_777) {
      const moment = instant(ms)
      expect(formatLocal(moment, zone)).toBe(formatInstant(moment, zone))
    }
  }
})
