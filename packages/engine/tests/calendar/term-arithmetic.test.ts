// Terms are summed by arithmetic; Temporal, which is slower, says what is right.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTerm, endOfTerm, formatInstant, formatLocal, instant, startOfDay } from '../../src/index.ts'

/** Clocks that skip midnight, an hour, half an hour, a whole day; that go back at midnight; that never change. */
const ZONES = [
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Toronto',
  'America/Havana',
  'Asia/Tehran',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kwajalein',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'Antarctica/Troll',
  'UTC',
]
const days = fc.integer({ min: Date.UTC(1880, 0, 1) / 86_400_000, max: Date.UTC(2060, 0, 1) / 86_400_000 })
const terms = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ days: fc.integer({ min: 0, max: 400 }), months: fc.integer({ min: 0, max: 40 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { days: 0, months: 12 },
      { days: 1, months: 0 },
      { days: 0, months: 0 },
      { days: 0, months: 240_000 },
    ),
  },
)
const runs = { numRuns: 20_000, seed: 20260306 }

test('as Temporal sums them, over all that clocks do', () => {
  const END = Temporal.Instant.from('+010000-01-01T00:00Z').epochMilliseconds
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      days,
      fc.integer({ min: 0, max: 86_399_999 }),
      terms,
      (zone, day, ms, term) => {
        const at = instant(day * 86_400_000 + ms)
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
        const plain = Temporal.PlainDate.from(date)
        expect(addTerm(at, term, zone)).toBe(Math.min(local.add(term).epochMilliseconds, END))
        expect(startOfDay(date, zone)).toBe(plain.toZonedDateTime(zone).epochMilliseconds)
        expect(endOfTerm(date, term, zone)).toBe(
          Math.min(plain.add(term).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds, END),
        )
        expect(formatLocal(at, zone)).toBe(formatInstant(at, zone))
      },
    ),
    runs,
  )
})

test('on the days on which clocks change, to the minute', () => {
  let checked = 0
  for (const zone of ZONES) {
    let change: Temporal.ZonedDateTime | null = Temporal.Instant.from('1900-01-01T00:00Z').toZonedDateTimeISO(zone)
    for (change = change.getTimeZoneTransition('next'); change; change = change.getTimeZoneTransition('next')) {
      if (change.epochMilliseconds > Date.UTC(2040, 0, 1)) break
      const date = change.toPlainDate()
      expect(startOfDay(date.toString(), zone)).toBe(date.toZonedDateTime(zone).epochMilliseconds)
      // A day before the change, in steps that end in what is skipped and in what is repeated.
      for (let minutes = -120; minutes <= 120; minutes += 15) {
        const before = change.subtract({ days: 7 }).add({ minutes })
        const sum = before.add({ days: 7 }).epochMilliseconds
        expect(addTerm(instant(before.epochMilliseconds), { days: 7, months: 0 }, zone)).toBe(sum)
        checked += 1
      }
    }
  }
  expect(checked).toBeGreaterThan(20_000)
})
