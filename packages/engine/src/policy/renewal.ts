import { formatInstant, type Instant, instant } from '../base/instant.ts'
import { addTerm, endOfTerm, localDate } from '../calendar/index.ts'
import type { ActCondition, Channel, HoldingKind, Regulation, Renewal } from '../regulation/index.ts'
import { inForce, rightsOf } from './entitlement.ts'
import type { Holding } from './request.ts'

/** An act of services rendered, as the client quotes it and a person reads it. */
export interface Act {
  readonly number: string
  readonly issuedBy: 'vendor' | 'partner'
  readonly showsSupport: boolean
}

/** What a client asks for, with the facts that the shell reads: what is held, and which acts were used before. */
export interface RenewalRequest {
  readonly holding: HoldingKind
  readonly channel: Channel
  /** How many terms at once; 1 where not said. */
  readonly terms?: number
  readonly act?: Act
  readonly holdings: readonly Holding[]
  /** The numbers of all acts that the desk has renewed anything by. */
  readonly actsUsed: readonly string[]
}

export const RENEWAL_REFUSALS = [
  'renewal-not-offered',
  'renewal-asked-of-vendor',
  'renewal-term-not-whole',
  'renewal-channel-not-open',
  'renewal-needs-act',
  'renewal-act-shows-no-support',
  'renewal-act-not-from-vendor',
  'renewal-act-used-before',
] as const
export type RenewalRefusal = (typeof RENEWAL_REFUSALS)[number]

export type RenewalOutcome =
  | { readonly kind: 'renewed'; readonly holding: Holding; readonly clauses: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: RenewalRefusal; readonly clause: string | null }

/**
 * Whether a right is made to last longer, and until when. One that counts `when-asked` is in force from `now` to the
 * minute (S8); one that counts `after-the-last` goes on from the last day of what is still in force, else from today (U2).
 */
export function renew(asked: RenewalRequest, regulation: Regulation, now: Instant): RenewalOutcome {
  const rule = regulation.renewals.find((each) => each.holding === asked.holding)
  if (!rule) return refused('renewal-not-offered', [])
  const terms = asked.terms ?? 1
  if (!Number.isInteger(terms) || terms < 1 || (terms > 1 && !rule.orMore))
    return refused('renewal-term-not-whole', rule.clauses)
  if (rule.asked && !rule.asked.channels.includes(asked.channel))
    return refused('renewal-channel-not-open', rule.asked.clauses)
  if (rule.act !== null) {
    const { act } = asked
    if (!act || actKey(act.number) === '') return refused('renewal-needs-act', rule.clauses)
    for (const { must, clauses } of rule.act) {
      if (!MEETS[must](act, asked.actsUsed)) return refused(FAILED[must], clauses)
    }
  }
  const cited = [rule.clauses, rule.asked?.clauses ?? [], ...(rule.act ?? []).map((each) => each.clauses)].flat()
  return { kind: 'renewed', holding: extended(rule, terms, asked, regulation, now), clauses: [...new Set(cited)] }
}

const MEETS: Readonly<Record<ActCondition, (act: Act, used: readonly string[]) => boolean>> = {
  'show-support': (act) => act.showsSupport,
  'be-from-vendor': (act) => act.issuedBy === 'vendor',
  'be-unused': (act, used) => !used.some((each) => actKey(each) === actKey(act.number)),
}

const FAILED: Readonly<Record<ActCondition, RenewalRefusal>> = {
  'show-support': 'renewal-act-shows-no-support',
  'be-from-vendor': 'renewal-act-not-from-vendor',
  'be-unused': 'renewal-act-used-before',
}

/**
 * One number is written in many ways, and compared in one: `№ 17-А` and `17-а` are the same act. So is `17-A` with the Latin
 * letter that looks like the Russian one: an act must not count twice for the keyboard it was typed on.
 */
export function actKey(written: string): string {
  return written
    .toUpperCase()
    .replace(/[\s№#]/g, '')
    .replace(/[–—−‐‑]/g, '-')
    .replace(/[ABCEHKMOPTXY]/g, (letter) => RUSSIAN[LATIN.indexOf(letter)] ?? letter)
    .toLowerCase()
}

const LATIN = 'ABCEHKMOPTXY'
const RUSSIAN = 'АВСЕНКМОРТХУ'

function extended(
  { holding: kind, term, starts }: Renewal,
  terms: number,
  { holdings }: RenewalRequest,
  regulation: Regulation,
  now: Instant,
): Holding {
  const { timezone } = regulation
  const units = term.clock === 'term' ? { days: term.days * terms, months: term.months * terms } : null
  const ms = term.clock === 'term' ? 0 : term.ms * terms
  if (starts === 'when-asked') {
    const until = units ? addTerm(now, units, timezone) : instant(now + ms)
    return { kind, from: formatInstant(now, timezone), until: formatInstant(until, timezone) }
  }
  const lastEnd = rightsOf(holdings, regulation)
    .filter((right) => right.kind === kind && inForce(right, now))
    .reduce<Instant>((end, right) => (right.until !== null && right.until > end ? right.until : end), now)
  if (!units) return { kind, from: formatInstant(now, timezone), until: formatInstant(instant(lastEnd + ms), timezone) }
  // The last day of what runs on, so that a year bought in time does not lose or gain a day.
  const countedFrom = localDate(instant(lastEnd > now ? lastEnd - 1 : now), timezone)
  const from = lastEnd > now ? localDate(lastEnd, timezone) : countedFrom
  return { kind, from, until: localDate(instant(endOfTerm(countedFrom, units, timezone) - 1), timezone) }
}

function refused(reason: RenewalRefusal, clauses: readonly string[]): RenewalOutcome {
  return { kind: 'refused', reason, clause: clauses[0] ?? null }
}
