import { type OpenHours, WEEKDAYS, type Weekday } from '../calendar/index.ts'

/** `mon-fri`, `sat`, `mon, wed`, `daily` → the weekdays meant; null where a word is no weekday. */
export function parseDays(words: string): readonly Weekday[] | null {
  if (words.trim() === 'daily') return WEEKDAYS
  const days: Weekday[] = []
  for (const part of words.split(',')) {
    const [first = '', last = first, ...more] = part.split('-').map((word) => word.trim())
    const from = WEEKDAYS.indexOf(first as Weekday)
    const to = WEEKDAYS.indexOf(last as Weekday)
    if (from < 0 || to < from || more.length > 0) return null
    days.push(...WEEKDAYS.slice(from, to + 1))
  }
  return days
}

/** `10:00-13:00, 14:00-19:00`, `24h`, `closed`, or a list of intervals → the hours; null where it is none of these. */
export function parseHours(written: string | readonly string[]): readonly OpenHours[] | null {
  const parts = typeof written === 'string' ? written.split(',') : written
  const hours: OpenHours[] = []
  for (const part of parts) {
    const word = part.trim()
    if (word === 'closed') continue
    if (word === '24h') {
      hours.push(['00:00', '24:00'])
      continue
    }
    const match = /^(\d{2}:\d{2})\s*[-–]\s*(\d{2}:\d{2})$/.exec(word)
    if (!match?.[1] || !match[2]) return null
    hours.push([match[1], match[2]])
  }
  return hours
}
