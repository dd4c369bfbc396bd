import type { Instant } from '../base/instant.ts'
import type { HoldingKind, Programme, Regulation } from '../regulation/index.ts'
import { inForce, type Right } from './entitlement.ts'

export interface Fit {
  readonly programme: Programme
  /** The right that opened it; null where everyone is served. */
  readonly right: Right | null
}

/** The first programme whose condition holds; they stand from the most to the least favourable. */
export function programmeFor(rights: readonly Right[], regulation: Regulation, at: Instant): Fit | null {
  for (const programme of regulation.programmes) {
    const { who } = programme
    if (who.kind === 'everyone') return { programme, right: null }
    // Of several that fit, the one that lasts longest is named: it is the one a client would show.
    const fitting = rights.filter(
      (right) =>
        (names(who.holds, right) && inForce(right, at)) ||
        (names(who.held, right) && right.granted && right.from <= at),
    )
    const right = fitting.reduce<Right | null>(
      (best, each) => (best === null || endsLater(each, best) ? each : best),
      null,
    )
    if (right) return { programme, right }
  }
  return null
}

/** A purchase that counts as a module is meant by either word. */
function names(kinds: readonly HoldingKind[], right: Right): boolean {
  return kinds.includes(right.kind) || kinds.includes(right.holding.kind)
}

function endsLater(a: Right, b: Right): boolean {
  if (b.until === null) return false
  return a.until === null || a.until > b.until
}
