import fc from 'fast-check'
import { type Instant, instant } from '../../src/base/instant.ts'
import { type CalendarSpec, type OpenHours, WEEKDAYS } from '../../src/calendar/index.ts'

export const MINUTE_MS = 60_000

/**
 * Zones, each with days on which something happens to its clocks: an hour skipped or repeated at night, half an hour,
 * at midnight, a change of standard time, a whole day.
 */
const ZONES = {
  'Europe/Berlin': ['2026-03-29', '2026-10-25', '2027-03-28'],
  'America/New_York': ['2026-03-08', '2026-11-01', '2027-03-14'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04', '2027-04-04'],
  'Asia/Tehran': ['2021-03-22', '2021-09-22', '2022-03-22', '2022-09-22'],
  'America/Sao_Paulo': ['2018-02-18', '2018-11-04', '2019-02-17'],
  'Europe/Moscow': ['2011-03-27', '2014-10-26', '2026-03-06'],
  'Pacific/Apia': ['2011-12-30', '2011-09-24', '2021-04-04'],
  'Asia/Kathmandu': ['1986-01-01', '2026-01-01'],
} as const

const DAY_MS = 86_400_000
const clock = fc.integer({ min: 0, max: 1440 })
const quarter = fc.integer({ min: 0, max: 96 }).map((n) => n * 15)

const interval = fc
  .oneof(fc.tuple(clock, clock), fc.tuple(quarter, quarter))
  .filter(([a, b]) => a !== b)
  .map(([a, b]): OpenHours => [written(Math.min(a, b)), written(Math.max(a, b))])

const dayHours = fc.oneof(
  { weight: 4, arbitrary: fc.array(interval, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant<OpenHours[]>([]) },
  { weight: 1, arbitrary: fc.constant<OpenHours[]>([['00:00', '24:00']]) },
)

export interface Life {
  readonly spec: CalendarSpec
  /** On a whole minute. */
  readonly from: Instant
  /** On a whole minute; before or after `from`. */
  readonly to: Instant
  readonly minutes: number
}

/** A calendar with exceptions around a day on which the zone's clocks do something, and questions about those days. */
export const life: fc.Arbitrary<Life> = fc
  .constantFrom(...Object.entries(ZONES))
  .chain(([timezone, days]) => fc.tuple(fc.constant(timezone), fc.constantFrom(...days)))
  .chain(([timezone, day]) => {
    const middleMs = Date.parse(day)
    const near = fc.integer({ min: -5, max: 12 }).map((n) => new Date(middleMs + n * DAY_MS).toISOString().slice(0, 10))
    const moment = fc.integer({ min: -3 * 1440, max: 5 * 1440 }).map((minute) => instant(middleMs + minute * MINUTE_MS))
    return fc.record({
      spec: fc.record({
        timezone: fc.constant(timezone),
        weekly: fc.dictionary(fc.constantFrom(...WEEKDAYS), dayHours, { maxKeys: 7 }),
        holidays: fc.array(near, { maxLength: 3 }),
        specialDays: fc.dictionary(near, dayHours, { maxKeys: 3 }),
        transferredDays: fc.dictionary(near, fc.constantFrom(...WEEKDAYS), { maxKeys: 2 }),
        shortenedDays: fc.array(near, { maxLength: 2 }),
        shortenedByMinutes: fc.constantFrom(0, 30, 60, 300, 1440),
      }),
      from: moment,
      to: moment,
      minutes: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 6000 })),
    })
  })

function written(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
