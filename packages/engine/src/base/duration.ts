/**
 * A promised length of time. The unit says which clock it runs on (contracts, section 2): `elapsed` on the wall
 * clock, `working` on a calendar, `term` in days, months and years of the regulation's time zone.
 */
export type Duration =
  | { readonly clock: 'elapsed'; readonly ms: number }
  | { readonly clock: 'working'; readonly ms: number }
  | { readonly clock: 'term'; readonly days: number; readonly months: number }

const UNITS: Readonly<Record<string, (amount: number) => Duration>> = {
  minute: (n) => ({ clock: 'elapsed', ms: n * 60_000 }),
  hour: (n) => ({ clock: 'elapsed', ms: n * 3_600_000 }),
  'working minute': (n) => ({ clock: 'working', ms: n * 60_000 }),
  'working hour': (n) => ({ clock: 'working', ms: n * 3_600_000 }),
  day: (n) => ({ clock: 'term', days: n, months: 0 }),
  week: (n) => ({ clock: 'term', days: n * 7, months: 0 }),
  month: (n) => ({ clock: 'term', days: 0, months: n }),
  year: (n) => ({ clock: 'term', days: 0, months: n * 12 }),
}

/** The units an author may write, singular. */
export const DURATION_UNITS: readonly string[] = Object.keys(UNITS)

export type DurationProblem = 'no-unit' | 'unknown-unit' | 'not-a-number' | 'fraction-of-a-day' | 'too-long'

/** Longer ones are mistakes, and would lead past the end of what a date can be. */
const MAX_YEARS = 100

/** Reads `4 hours`, `16 working hours`, `14 days`; the unit is mandatory, because it says which clock runs. */
export function parseDuration(text: string): Duration | DurationProblem {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(.*?)\s*$/.exec(text)
  if (!match) return 'not-a-number'
  const [, amountText = '', unitText = ''] = match
  if (unitText === '') return 'no-unit'
  const make = UNITS[unitText.replace(/\s+/g, ' ').replace(/s$/, '')]
  if (!make) return 'unknown-unit'
  const amount = Number(amountText)
  const duration = make(amount)
  if (duration.clock === 'term' && !Number.isInteger(amount)) return 'fraction-of-a-day'
  const years =
    duration.clock === 'term' ? duration.months / 12 + duration.days / 365 : duration.ms / (365 * 86_400_000)
  return years > MAX_YEARS ? 'too-long' : duration
}
