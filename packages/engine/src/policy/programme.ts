import type { Instant } from '../base/instant.ts'
import type { Programme, Regulation } from '../regulation/index.ts'
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
        (who.holds.includes(right.kind) && inForce(right, at)) ||
        (who.held.includes(right.kind) && right.granted && right.from <= at),
    )
    const right = fitting.reduce<Right | null>(
      (best, each) => (best === null || endsLater(each, best) ? each : best),
      null,
    )
    if (right) return { programme, right }
  }
  return null
}

function endsLater(a: Right, b: Right): boolean {
  if (b.until === null) return false
  return a.until === null || a.until > b.until
}
