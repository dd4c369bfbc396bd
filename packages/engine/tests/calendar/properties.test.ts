import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Instant, instant } from '../../src/base/instant.ts'
import {
  type Calendar,
  compile,
  due,
  isOpen,
  nextOpening,
  openIntervals,
  workingBetween,
} from '../../src/calendar/index.ts'
import { type Life, life, MINUTE_MS } from './arbitrary.ts'

const RUNS = 500
const ms = fc.integer({ min: 0, max: 100 * 3_600_000 })
/** Milliseconds off the whole minute, so that nothing here rests on minutes. */
const off = fc.integer({ min: -MINUTE_MS, max: MINUTE_MS })

function holds(name: string, rule: (calendar: Calendar, questions: Life, a: number, b: number) => void) {
  test(name, () => {
    fc.assert(
      fc.property(life, ms, ms, off, (questions, a, b, shift) => {
        const from = instant(questions.from + shift)
        rule(compile(questions.spec), { ...questions, from, to: instant(questions.to - shift) }, a, b)
      }),
      { numRuns: RUNS },
    )
  })
}

function dueAt(calendar: Calendar, from: Instant, workingMs: number): Instant | null {
  const found = due(calendar, from, workingMs)
  return found.kind === 'at' ? found.at : null
}

holds(
  'between the start and the due time lies the budget, and an instant earlier it does not',
  (calendar, { from }, a) => {
    const at = dueAt(calendar, from, a)
    if (at === null || a === 0) return
    expect(workingBetween(calendar, from, at)).toBe(a)
    expect(workingBetween(calendar, from, instant(at - 1))).toBe(a - 1)
  },
)

holds('work done by an instant is due by that instant', (calendar, { from, to }) => {
  const at = dueAt(calendar, from, workingBetween(calendar, from, to))
  expect(at).not.toBeNull()
  if (from < to) expect(at).toBeLessThanOrEqual(to)
})

holds('more work is due later, and a later start too', (calendar, { from, to }, a, b) => {
  const never = Number.MAX_SAFE_INTEGER
  const [less, more] = a < b ? [a, b] : [b, a]
  expect(dueAt(calendar, from, less) ?? never).toBeLessThanOrEqual(dueAt(calendar, from, more) ?? never)
  const [first, second] = from < to ? [from, to] : [to, from]
  expect(dueAt(calendar, first, a) ?? never).toBeLessThanOrEqual(dueAt(calendar, second, a) ?? never)
})

holds('work in two parts is due when the whole is', (calendar, { from }, a, b) => {
  const half = dueAt(calendar, from, a)
  if (half !== null && b > 0) expect(dueAt(calendar, half, b)).toBe(dueAt(calendar, from, a + b))
})

holds('working time adds up', (calendar, { from, to }, a) => {
  const end = instant(Math.max(from, to) + a)
  const [first, second] = from < to ? [from, to] : [to, from]
  expect(workingBetween(calendar, first, second) + workingBetween(calendar, second, end)).toBe(
    workingBetween(calendar, first, end),
  )
  expect(workingBetween(calendar, second, first)).toBe(0)
})

holds('open intervals are sorted, apart, within bounds, and make up the working time', (calendar, { from, to }) => {
  const intervals = openIntervals(calendar, from, to)
  let total = 0
  let last = -Infinity
  for (const { from: opens, to: closes } of intervals) {
    expect(opens).toBeGreaterThan(last)
    expect(closes).toBeGreaterThan(opens)
    expect(isOpen(calendar, opens) && isOpen(calendar, instant(closes - 1))).toBe(true)
    if (closes < to) expect(isOpen(calendar, closes)).toBe(false)
    total += closes - opens
    last = closes
  }
  if (intervals.length > 0) expect(intervals[0]?.from).toBeGreaterThanOrEqual(from)
  expect(last).toBeLessThanOrEqual(to)
  expect(total).toBe(workingBetween(calendar, from, to))
})

holds('the next opening is open, and nothing before it is', (calendar, { from }) => {
  const opening = nextOpening(calendar, from)
  if (opening === null) {
    expect(due(calendar, from, 1).kind).toBe('never')
    return
  }
  expect(isOpen(calendar, opening)).toBe(true)
  expect(workingBetween(calendar, from, opening)).toBe(0)
})

test('what was asked before changes no answer', () => {
  fc.assert(
    fc.property(life, ms, fc.array(fc.integer({ min: -200, max: 200 }), { maxLength: 5 }), (questions, a, years) => {
      const asked = compile(questions.spec)
      for (const year of years) due(asked, instant(questions.from + year * 365 * 86_400_000), a)
      const fresh = compile(structuredClone(questions.spec))
      expect(due(asked, questions.from, a)).toEqual(due(fresh, questions.from, a))
      expect(workingBetween(asked, questions.from, questions.to)).toBe(
        workingBetween(fresh, questions.from, questions.to),
      )
    }),
    { numRuns: 100 },
  )
})

test.each(['Europe/Berlin', 'Europe/Moscow'])(
  'a year in %s that looks like another has its own answers',
  (timezone) => {
    const spec = {
      timezone,
      weekly: { sun: [['01:00', '04:00']], thu: [['10:00', '19:00']], fri: [['22:00', '24:00']] },
    } as const
    const asked = compile(spec)
    for (let year = 1970; year < 2060; year += 1) {
      // A calendar that was asked about no other year has no other year to take it for.
      const alone = compile(structuredClone(spec))
      for (let week = 0; week < 53; week += 1) {
        const from = instant(Date.UTC(year, 0, 1 + week * 7))
        expect(due(asked, from, 7 * 3_600_000)).toEqual(due(alone, from, 7 * 3_600_000))
      }
    }
  },
)
