import { type CalendarSpec, type OpenHours, WEEKDAYS } from '../../src/calendar/index.ts'

const MINUTE_MS = 60_000
const BLOCK_MS = 15 * MINUTE_MS
const DAY_MS = 1440 * MINUTE_MS
const TIMES = Array.from({ length: 1440 }, (_, minute) => written(minute))

/**
 * Working time the slow way, as a second opinion: walk minute by minute and look at the wall. Local time comes from
 * Intl, dates from Date, times of day are compared as text; nothing is shared with the engine but the model.
 */
export class Oracle {
  readonly #spec: CalendarSpec
  readonly #clock: Clock
  #day = Number.NaN
  #hours: readonly OpenHours[] = []

  constructor(spec: CalendarSpec) {
    this.#spec = spec
    this.#clock = clockOf(spec.timezone)
  }

  /** When the last of `minutes` open minutes has passed; null after `patience` minutes of looking. */
  due(fromMs: number, minutes: number, patience: number): number | null {
    let left = minutes
    if (left === 0) return fromMs
    for (let walked = 0; walked < patience; walked += 1) {
      const at = fromMs + walked * MINUTE_MS
      if (this.#isOpen(at)) left -= 1
      if (left === 0) return at + MINUTE_MS
    }
    return null
  }

  /** Open minutes from one instant to the other. */
  between(fromMs: number, toMs: number): number {
    let open = 0
    for (let at = fromMs; at < toMs; at += MINUTE_MS) if (this.#isOpen(at)) open += 1
    return open
  }

  #isOpen(atMs: number): boolean {
    const wallMs = atMs + this.#clock(atMs)
    const day = Math.floor(wallMs / DAY_MS)
    if (day !== this.#day) {
      this.#day = day
      this.#hours = this.#hoursOf(new Date(wallMs).toISOString().slice(0, 10))
    }
    const time = TIMES[Math.floor((wallMs - day * DAY_MS) / MINUTE_MS)] ?? ''
    return this.#hours.some(([opens, closes]) => opens <= time && time < closes)
  }

  #hoursOf(date: string): readonly OpenHours[] {
    const { weekly, specialDays, holidays, transferredDays, shortenedDays, shortenedByMinutes = 60 } = this.#spec
    const special = specialDays?.[date]
    if (special) return special
    if (holidays?.includes(date)) return []
    const weekday = transferredDays?.[date] ?? WEEKDAYS[(new Date(date).getUTCDay() + 6) % 7]
    const hours = (weekday && weekly[weekday]) ?? []
    if (!shortenedDays?.includes(date) || hours.length === 0) return hours
    const closing =
      minuteOf(
        hours
          .map(([, closes]) => closes)
          .sort()
          .at(-1) ?? '00:00',
      ) - shortenedByMinutes
    return hours.map(([opens, closes]) => [opens, minuteOf(closes) > closing ? written(closing) : closes])
  }
}

type Clock = (atMs: number) => number
const clocks = new Map<string, Clock>()

/** Offsets by Intl, one a quarter of an hour: clocks change on quarters. */
function clockOf(timezone: string): Clock {
  const known = clocks.get(timezone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
  const blocks = new Map<number, number>()
  const clock = (atMs: number) => {
    const block = Math.floor(atMs / BLOCK_MS)
    let offset = blocks.get(block)
    if (offset === undefined) {
      const [, sign, hours = '0', minutes = '0'] =
        /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(block * BLOCK_MS)) ?? []
      offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
      blocks.set(block, offset)
    }
    return offset
  }
  clocks.set(timezone, clock)
  return clock
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** A closing before the day has begun leaves the day closed. */
function written(minute: number): string {
  if (minute < 0) return '00:00'
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
