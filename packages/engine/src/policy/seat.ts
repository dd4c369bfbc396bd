import { type Instant, parseInstant } from '../base/instant.ts'
import type { Clauses, Programme, Regulation } from '../regulation/index.ts'
import { endOf, inForce, type Right, rightsOf, startOf } from './entitlement.ts'
import type { Holding } from './request.ts'

/** Which cases of a client a partner may read and act on: those that it raised itself, or all of them. */
export const GRANT_COVERS = ['raised', 'all'] as const
export type GrantCovers = (typeof GRANT_COVERS)[number]

/** A client's word that a partner may act for it. Dates are in force to their end, instants (with offset) are exclusive. */
export interface Grant {
  readonly id: string
  readonly covers: GrantCovers
  readonly from: string
  readonly until?: string
  /** When somebody put an end to it, ISO 8601 with offset; absent: nobody has. */
  readonly endedAt?: string
}

/** What the shell reads of a partner and one client, and every command of the partner carries. */
export interface SeatFacts {
  /** What the partner holds. */
  readonly holdings: readonly Holding[]
  /** What the client has granted to it, in whatever order. */
  readonly grants: readonly Grant[]
}

/** The partner is in the regulation and in force; the grant is there and in force; it covers the case. */
export type SeatReasonCode =
  | 'partner'
  | 'granted'
  | 'no-partners'
  | 'not-a-partner'
  | 'partnership-ahead'
  | 'partnership-over'
  | 'not-granted'
  | 'grant-ahead'
  | 'grant-over'
  | 'grant-ended'
  | 'not-covered'

export interface SeatReason {
  readonly reason: SeatReasonCode
  /** The clauses that make somebody a partner; empty where the regulation says nothing: a grant is between the two. */
  readonly clauses: Clauses
  /** From when, or until when (exclusive); null where no moment is known. */
  readonly at: Instant | null
}

export type Seat =
  | {
      readonly open: true
      readonly grant: Grant
      /** The earlier end of the partnership and of the grant, exclusive; null: none is known. */
      readonly until: Instant | null
      readonly because: readonly SeatReason[]
    }
  | {
      readonly open: false
      /** What shuts it comes first. */
      readonly because: readonly [SeatReason, ...SeatReason[]]
    }

export type Partnership =
  | { readonly inForce: true; readonly until: Instant | null; readonly because: SeatReason }
  | { readonly inForce: false; readonly because: SeatReason }

/** The programme that serves partners; null where the regulation has none (no seat exists there). */
export function partnerProgramme({ programmes }: Regulation): Programme | null {
  return programmes.find(({ who }) => who.kind === 'holder' && who.holds.includes('partnership')) ?? null
}

/**
 * Whether what an organization holds makes it a partner at that moment (I8, A9, S1): terms, ends and what counts as what
 * are read as for every other right. It is one though a more favourable programme serves it.
 */
export function partnershipOf(holdings: readonly Holding[], regulation: Regulation, at: Instant): Partnership {
  const programme = partnerProgramme(regulation)
  if (!programme) return { inForce: false, because: { reason: 'no-partners', clauses: [], at: null } }
  const rights = rightsOf(holdings, regulation).filter(
    (right) => right.granted && (right.kind === 'partnership' || right.holding.kind === 'partnership'),
  )
  const clausesOf = (right: Right | null): Clauses => [
    ...new Set([...(right?.clauses ?? regulation.holdings.partnership?.clauses ?? []), ...programme.clauses]),
  ]
  const current = lastOf(rights.filter((right) => inForce(right, at)))
  if (current)
    return {
      inForce: true,
      until: current.until,
      because: { reason: 'partner', clauses: clausesOf(current), at: current.until },
    }
  // The one that is to come is the news; else the one that ended last.
  const ahead = rights.filter(({ from }) => from > at).sort((a, b) => a.from - b.from)[0]
  if (ahead)
    return { inForce: false, because: { reason: 'partnership-ahead', clauses: clausesOf(ahead), at: ahead.from } }
  const over = lastOf(rights)
  if (over) return { inForce: false, because: { reason: 'partnership-over', clauses: clausesOf(over), at: over.until } }
  return { inForce: false, because: { reason: 'not-a-partner', clauses: clausesOf(null), at: null } }
}

/**
 * Whether somebody of a partner may register, read or act on a case of a client at that moment: the partnership and a
 * grant of the client are both in force. `raised`: the case is one that this partner raised, or is about to raise; others
 * are open only under a grant that covers all. A grant whose dates can't be read gives nothing.
 */
export function seatOf(facts: SeatFacts, regulation: Regulation, at: Instant, { raised }: { raised: boolean }): Seat {
  const partnership = partnershipOf(facts.holdings, regulation, at)
  const read = facts.grants.flatMap((grant) => readGrant(grant, regulation.timezone) ?? [])
  const inForceNow = read.filter(({ from, until }) => from <= at && (until === null || at < until))
  const covering = inForceNow.filter(({ grant }) => raised || grant.covers === 'all')
  const found = covering.reduce<ReadGrant | null>(
    (best, each) => (best === null || isLater(each.until, best.until) ? each : best),
    null,
  )
  const granted = found ? reasonOf('granted', found.until) : whyNotGranted(read, inForceNow, at)
  if (!partnership.inForce) return { open: false, because: [partnership.because, granted] }
  if (!found) return { open: false, because: [granted, partnership.because] }
  return {
    open: true,
    grant: found.grant,
    until: earlier(partnership.until, found.until),
    because: [partnership.because, granted],
  }
}

interface ReadGrant {
  readonly grant: Grant
  readonly from: Instant
  readonly until: Instant | null
  /** Somebody ended it before its time. */
  readonly isRevoked: boolean
}

function readGrant(grant: Grant, timezone: string): ReadGrant | null {
  const from = startOf(grant.from, timezone)
  const until = grant.until === undefined ? null : endOf(grant.until, timezone)
  const ended = grant.endedAt === undefined ? null : parseInstant(grant.endedAt)
  if (from === null || (grant.until !== undefined && until === null) || (grant.endedAt !== undefined && ended === null))
    return null
  const isRevoked = ended !== null && (until === null || ended < until)
  return { grant, from, until: isRevoked ? ended : until, isRevoked }
}

function whyNotGranted(read: readonly ReadGrant[], inForceNow: readonly ReadGrant[], at: Instant): SeatReason {
  if (inForceNow.length > 0) return reasonOf('not-covered', null)
  const [ahead] = read.filter(({ from, isRevoked }) => from > at && !isRevoked).sort((a, b) => a.from - b.from)
  if (ahead) return reasonOf('grant-ahead', ahead.from)
  const [over] = [...read].sort((a, b) => (b.until ?? 0) - (a.until ?? 0))
  if (!over) return reasonOf('not-granted', null)
  return reasonOf(over.isRevoked ? 'grant-ended' : 'grant-over', over.until)
}

function reasonOf(reason: SeatReasonCode, at: Instant | null): SeatReason {
  return { reason, clauses: [], at }
}

function lastOf(rights: readonly Right[]): Right | null {
  return rights.reduce<Right | null>(
    (best, each) => (best === null || isLater(each.until, best.until) ? each : best),
    null,
  )
}

/** An end that is not known is the latest. */
function isLater(a: Instant | null, b: Instant | null): boolean {
  return b !== null && (a === null || a > b)
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
