import type { CalendarSpec, OpenHours } from '@reglament/engine'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const EVERY_DAY = [...WORKDAYS, 'sat', 'sun'] as const

export interface Case {
  readonly fromMs: number
  readonly minutes: number
}

export interface Group {
  readonly name: string
  readonly spec: CalendarSpec
  readonly cases: readonly Case[]
}

/** The calendar that speed is measured on. */
export const OFFICE: CalendarSpec = {
  timezone: 'Europe/Moscow',
  weekly: every(WORKDAYS, ['10:00', '19:00']),
}

const LUNCH: CalendarSpec = {
  timezone: 'Europe/Moscow',
  weekly: every(WORKDAYS, ['09:00', '13:00'], ['14:00', '18:00']),
}
const NIGHT_BERLIN: CalendarSpec = { timezone: 'Europe/Berlin', weekly: every(EVERY_DAY, ['00:00', '06:00']) }
const NIGHT_NEW_YORK: CalendarSpec = { timezone: 'America/New_York', weekly: every(EVERY_DAY, ['00:00', '06:00']) }

/** Questions of one kind each, the same in every run. */
export function groups(): Group[] {
  const random = randomNumbers(20_260_306)
  const near = (date: string, days: number, most: number): Case => ({
    fromMs: Date.parse(date) + Math.floor(random() * days * 1440) * MINUTE_MS,
    minutes: 1 + Math.floor(random() * most),
  })
  const many = (count: number, make: () => Case): Case[] => Array.from({ length: count }, make)
  return [
    { name: 'office hours, any time of the week', spec: OFFICE, cases: many(200, () => near('2026-06-15', 60, 2000)) },
    {
      name: 'work that ends exactly at closing',
      spec: OFFICE,
      cases: many(50, () => untilClosing(near('2026-06-15', 60, 540), random)),
    },
    {
      name: 'holidays',
      spec: { ...OFFICE, holidays: ['2026-06-12', '2026-11-04'] },
      cases: many(100, () => near('2026-06-10', 4, 1500)),
    },
    { name: 'a lunch break', spec: LUNCH, cases: many(100, () => near('2026-06-15', 14, 1000)) },
    {
      name: 'a day that closes at 24:00',
      spec: { ...OFFICE, weekly: every(WORKDAYS, ['12:00', '24:00']) },
      cases: many(100, () => near('2026-06-15', 14, 2000)),
    },
    {
      name: 'round the clock',
      spec: { ...OFFICE, weekly: every(EVERY_DAY, ['00:00', '24:00']) },
      cases: many(100, () => near('2026-06-15', 14, 5000)),
    },
    {
      name: 'a special Saturday',
      spec: { ...OFFICE, specialDays: { '2026-06-20': [['10:00', '14:00']] } },
      cases: many(50, () => near('2026-06-18', 2, 1500)),
    },
    {
      name: 'a worked Saturday in place of a Monday',
      spec: { ...OFFICE, holidays: ['2026-06-22'], transferredDays: { '2026-06-20': 'mon' } },
      cases: many(50, () => near('2026-06-18', 2, 1500)),
    },
    { name: 'clocks go forward (Berlin)', spec: NIGHT_BERLIN, cases: many(100, () => near('2026-03-28', 1, 1000)) },
    { name: 'clocks go back (Berlin)', spec: NIGHT_BERLIN, cases: many(100, () => near('2026-10-24', 1, 1000)) },
    { name: 'clocks go forward (New York)', spec: NIGHT_NEW_YORK, cases: many(100, () => near('2026-03-07', 1, 1000)) },
    { name: 'clocks go back (New York)', spec: NIGHT_NEW_YORK, cases: many(100, () => near('2026-10-31', 1, 1000)) },
  ]
}

function every(days: readonly string[], ...hours: OpenHours[]): CalendarSpec['weekly'] {
  return Object.fromEntries(days.map((day) => [day, hours]))
}

/** The minutes from a working moment to the closing of that day, or of one a few days on. */
function untilClosing({ minutes }: Case, random: () => number): Case {
  const monday = Date.parse('2026-06-15T10:00:00+03:00')
  const fromMs = monday + Math.floor(random() * 5) * DAY_MS + (540 - minutes) * MINUTE_MS
  const total = minutes + 540 * Math.floor(random() * 4)
  return { fromMs, minutes: total }
}

/** Numbers in [0, 1) from a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
