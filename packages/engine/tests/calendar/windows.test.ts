// Which windows a client is offered to be called back in (I32).
import { describe, expect, test } from 'vitest'
import { parseInstant } from '../../src/base/instant.ts'
import { type CalendarSpec, callWindows, compile, formatLocal } from '../../src/calendar/index.ts'
import { rows } from './table.ts'

const HOUR_MS = 3_600_000
const OFFICE: CalendarSpec = {
  timezone: 'Europe/Moscow',
  weekly: {
    thu: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
    fri: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
    mon: [['09:00', '18:00']],
  },
  holidays: ['2026-03-09'],
}

function offered(spec: CalendarSpec | null, from: string, timezone: string, hours: number, days = 1): string {
  const now = parseInstant(from)
  if (now === null) throw new Error(`no instant: ${from}`)
  const windows = callWindows(spec && compile(spec), now, { lengthMs: hours * HOUR_MS, timezone, days })
  const short = (at: (typeof windows)[number]['from']) => formatLocal(at, timezone).slice(5, 16)
  return windows.map(({ from: begins, to }) => `${short(begins)}-${short(to).slice(6)}`).join(', ') || 'none'
}

const TABLE = `
  from                       timezone            hours  windows                                                            why
  2026-03-05T10:20:00+03:00  Europe/Moscow       2      03-05T11:00-13:00, 03-05T14:00-16:00, 03-05T16:00-18:00            none has begun, none spans the lunch
  2026-03-05T17:30:00+03:00  Europe/Moscow       2      03-06T09:00-11:00, 03-06T11:00-13:00, 03-06T14:00-16:00, 03-06T16:00-18:00  too late for today
  2026-03-06T20:00:00+03:00  Europe/Moscow       4      03-12T09:00-13:00, 03-12T14:00-18:00                               over a weekend and a holiday
  2026-03-05T07:00:00+03:00  Asia/Vladivostok    2      03-05T16:00-18:00, 03-05T18:00-20:00                               the client’s evening is over at 22
  2026-03-05T07:00:00+03:00  America/New_York    2      03-05T08:00-10:00                                                  the client sleeps while the desk opens
`

describe('an office with a lunch', () => {
  for (const { from = '', timezone = '', hours = '', windows = '', why = '' } of rows(TABLE)) {
    test(why, () => expect(offered(OFFICE, from, timezone, Number(hours))).toBe(windows))
  }
  test('an unknown zone counts as the desk’s', () => {
    const now = parseInstant('2026-03-05T07:00:00+03:00')
    if (now === null) throw new Error('no instant')
    const rules = { lengthMs: 4 * HOUR_MS, days: 1 }
    expect(callWindows(compile(OFFICE), now, { ...rules, timezone: 'Nowhere/Land' })).toEqual(
      callWindows(compile(OFFICE), now, { ...rules, timezone: 'Europe/Moscow' }),
    )
  })
})

test('a desk that never closes is bound by the client’s night alone', () => {
  const spec: CalendarSpec = {
    timezone: 'Europe/Moscow',
    weekly: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
    ),
  }
  const expected = '03-05T20:00-21:00, 03-05T21:00-22:00, 03-06T08:00-09:00'
  for (const hours of [spec, null]) {
    const said = offered(hours, '2026-03-05T19:10:00+03:00', 'Europe/Moscow', 1, 2)
    expect(said.split(', ').slice(0, 3).join(', ')).toBe(expected)
  }
})

test('a window longer than any opening, and a desk that never opens, offer nothing', () => {
  expect(offered(OFFICE, '2026-03-05T07:00:00+03:00', 'Europe/Moscow', 12)).toBe('none')
  expect(offered({ timezone: 'Europe/Moscow', weekly: {} }, '2026-03-05T07:00:00+03:00', 'Europe/Moscow', 1)).toBe(
    'none',
  )
  expect(offered(OFFICE, '2026-03-05T07:00:00+03:00', 'Europe/Moscow', 0)).toBe('none')
})
