import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../src/base/instant.ts'
import { type CalendarSpec, calendarProblems, compile, due } from '../../src/calendar/index.ts'

const GOOD = { timezone: 'Europe/Moscow', weekly: { mon: [['10:00', '19:00']] } }

/** `path: message` of every problem of the good calendar with some keys put in place. */
function problems(changed: Record<string, unknown>): string[] {
  return calendarProblems({ ...GOOD, ...changed }).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

test('a good calendar has no problems', () => {
  expect(problems({})).toEqual([])
  expect(
    problems({
      weekly: { mon: [], sun: [['00:00', '24:00']] },
      holidays: [],
      specialDays: { '2024-02-29': [] },
      transferredDays: { '2024-04-27': 'mon' },
      shortenedDays: ['2024-02-22'],
      shortenedByMinutes: 0,
      knownYears: { from: 2024, to: 2024 },
    }),
  ).toEqual([])
})

describe('each problem says what, where and what to do', () => {
  const BAD: [Record<string, unknown>, string][] = [
    [
      { timezone: 'Europe/Moskow' },
      'timezone: `Europe/Moskow` is not an IANA time zone; did you mean `Europe/Moscow`?',
    ],
    [{ timezone: 'MSK' }, 'timezone: `MSK` is not an IANA time zone'],
    [{ timezone: 3 }, 'timezone: `3` is not a time zone; write an IANA name as text'],
    [{ timezone: undefined }, ': `timezone` is missing; name an IANA zone such as `Europe/Moscow`'],
    [{ weekly: undefined }, ': `weekly` is missing'],
    [{ weekly: [] }, 'weekly: `[]` is not an object of weekdays'],
    [{ weekly: { Monday: [] } }, 'weekly.Monday: `Monday` is not known here; did you mean `mon`?'],
    [{ weekly: { tues: [] } }, 'weekly.tues: `tues` is not known here; did you mean `tue`?'],
    [{ weekly: { mon: null } }, 'weekly.mon: `null` is not a list of intervals'],
    [
      { weekly: { mon: ['10:00', '19:00'] } },
      'weekly.mon: `[10:00, 19:00]` is one interval where a list of them is wanted',
    ],
    [{ weekly: { mon: [['10:00']] } }, 'weekly.mon.0: `[10:00]` is not an interval'],
    [{ weekly: { mon: [['9:00', '19:00']] } }, 'weekly.mon.0.0: `9:00` is not a time of day; write `HH:MM`'],
    [{ weekly: { mon: [['10:00', '25:00']] } }, 'weekly.mon.0.1: `25:00` is not a time of day'],
    [{ weekly: { mon: [['10:00', '24:01']] } }, 'weekly.mon.0.1: `24:01` is not a time of day'],
    [{ weekly: { mon: [[600, '19:00']] } }, 'weekly.mon.0.0: `600` is not a time of day'],
    [
      { weekly: { mon: [['22:00', '06:00']] } },
      'weekly.mon.0: `[22:00, 06:00]` closes before it has opened; write a time past midnight as two days',
    ],
    [{ weekly: { mon: [['10:00', '10:00']] } }, 'weekly.mon.0: `[10:00, 10:00]` closes before it has opened'],
    [{ holidays: '2026-03-09' }, 'holidays: `2026-03-09` is not a list of dates; write `["2026-03-09"]`'],
    [{ holidays: ['2026-02-30'] }, 'holidays.0: `2026-02-30` does not exist; that month has no such day'],
    [{ holidays: ['09.03.2026'] }, 'holidays.0: `09.03.2026` is not a date; write it as `YYYY-MM-DD`'],
    [{ specialDays: { '2026-02-29': [] } }, 'specialDays.2026-02-29: `2026-02-29` does not exist'],
    [{ specialDays: { '2026-03-07': ['10:00', '11:00'] } }, 'specialDays.2026-03-07: `[10:00, 11:00]` is one interval'],
    [
      { transferredDays: { '2024-04-27': 'Monday' } },
      'transferredDays.2024-04-27: `Monday` is not a weekday; did you mean `mon`?',
    ],
    [{ transferredDays: ['2024-04-27'] }, 'transferredDays: `[2024-04-27]` is not an object of dates'],
    [{ shortenedDays: [null] }, 'shortenedDays.0: `null` is not a date'],
    [
      { shortenedByMinutes: -1 },
      'shortenedByMinutes: `-1` is not a number of minutes; write a whole number from 0 to 1440',
    ],
    [{ shortenedByMinutes: '60' }, 'shortenedByMinutes: `60` is not a number of minutes'],
    [{ knownYears: { from: 2026, to: 2024 } }, 'knownYears: `2026` is after `2024`; write the earlier year first'],
    [{ knownYears: { from: 2026 } }, 'knownYears.to: nothing is not a year'],
    [{ holiday: [] }, 'holiday: `holiday` is not known here; did you mean `holidays`?'],
    [JSON.parse('{"__proto__": {}}'), '__proto__: `__proto__` is not known here'],
    [{ constructor: 1 }, 'constructor: `constructor` is not known here'],
  ]
  test.each(BAD)('%j', (changed, expected) => {
    const spec = Object.assign(Object.create(null), GOOD)
    for (const [key, value] of Object.entries(changed)) Object.defineProperty(spec, key, { value, enumerable: true })
    const found = calendarProblems(spec).map(({ path, message }) => `${path.join('.')}: ${message}`)
    expect(found).toHaveLength(1)
    expect(found[0]?.slice(0, expected.length)).toBe(expected)
  })

  test('all of them at once', () => {
    expect(problems({ timezone: 'x', holidays: [1, 2], weekly: { mon: 1 } })).toHaveLength(4)
  })
  test.each([[null], [1], ['x'], [[]], [true], [undefined]])('%j is no calendar', (spec) => {
    expect(calendarProblems(spec)).toHaveLength(1)
  })
})

test('whatever comes, there is an answer; and what has no problem compiles', () => {
  const text = fc.constantFrom('10:00', '19:00', '24:00', '2026-03-09', '2026-02-30', 'mon', 'UTC', 'Europe/Berlin', '')
  const value = fc.oneof(fc.anything(), text, fc.array(fc.tuple(text, text)), fc.dictionary(text, fc.anything()))
  const spec = fc.record(
    {
      timezone: text,
      weekly: fc.dictionary(text, value),
      holidays: fc.array(text),
      specialDays: value,
      knownYears: value,
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(fc.anything(), spec), (candidate) => {
      if (calendarProblems(candidate).length > 0) return
      expect(due(compile(candidate as CalendarSpec), instant(0), 1).kind).toMatch(/^(at|never)$/)
    }),
    { numRuns: 2000 },
  )
})
