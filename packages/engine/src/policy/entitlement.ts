import type { Duration } from '../base/duration.ts'
import { type Instant, instant, parseInstant } from '../base/instant.ts'
import { addTerm, endOfTerm, isIsoDate, localDate, startOfDay } from '../calendar/index.ts'
import type { HoldingKind, Regulation } from '../regulation/index.ts'
import type { Holding } from './request.ts'

/** A holding as the regulation reads it: what right it gives, and from when until when. */
export interface Right {
  readonly holding: Holding
  /** The kind of right: a purchase may count as a subscription. */
  readonly kind: HoldingKind
  readonly from: Instant
  /** Exclusive; null: no end is known. */
  readonly until: Instant | null
  readonly clauses: readonly string[]
  /** False where the regulation grants only one in a while and this one came too early (I10). */
  readonly granted: boolean
}

/**
 * Reads what a client holds as rights. A term counted from a date ends at 24:00 of the corresponding day (contracts,
 * section 2); one counted from an instant ends as many calendar units later to the minute. A `until` of the holding
 * overrides the term: a date is in force to its end. A holding whose dates can't be read gives nothing.
 */
export function rightsOf(holdings: readonly Holding[], regulation: Regulation): readonly Right[] {
  const { timezone } = regulation
  const rights: Right[] = []
  const lastGranted = new Map<HoldingKind, Instant>()
  const started = holdings
    .map((holding) => ({ holding, from: startOf(holding.from, timezone) }))
    .filter((each): each is { holding: Holding; from: Instant } => each.from !== null)
    .sort((a, b) => a.from - b.from)
  for (const { holding, from } of started) {
    const rule = regulation.holdings[holding.kind]
    const until =
      holding.until !== undefined
        ? endOf(holding.until, timezone)
        : rule?.term
          ? endOfRight(holding.from, from, rule.term, timezone)
          : null
    if (holding.until !== undefined && until === null) continue
    const kind = rule?.countsAs ?? holding.kind
    let granted = true
    if (rule?.onceIn) {
      const last = lastGranted.get(holding.kind)
      granted = last === undefined || from >= endOfRight(localDate(last, timezone), last, rule.onceIn, timezone)
      if (granted) lastGranted.set(holding.kind, from)
    }
    rights.push({ holding, kind, from, until, clauses: rule?.clauses ?? [], granted })
  }
  return rights
}

/** Half-open: in force from its start until, and not at, its end. */
export function inForce(right: Right, at: Instant): boolean {
  return right.granted && right.from <= at && (right.until === null || at < right.until)
}

export function startOf(text: string, timezone: string): Instant | null {
  return isIsoDate(text) ? startOfDay(text, timezone) : parseInstant(text)
}

export function endOf(text: string, timezone: string): Instant | null {
  return isIsoDate(text) ? endOfTerm(text, { days: 0, months: 0 }, timezone) : parseInstant(text)
}

function endOfRight(written: string, from: Instant, term: Duration, timezone: string): Instant {
  if (term.clock !== 'term') return instant(from + term.ms)
  const units = { days: term.days, months: term.months }
  return isIsoDate(written) ? endOfTerm(written, units, timezone) : addTerm(from, units, timezone)
}
