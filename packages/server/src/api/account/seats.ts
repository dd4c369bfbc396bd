import { type Instant, type Partnership, partnerProgramme, partnershipOf, type Seat, seatOf } from '@reglament/engine'
import type { z } from 'zod'
import type { AccountHolder, CaseOwner } from '../../store/account/client-account.ts'
import { readHoldings } from '../../store/client/holding.ts'
import { grantOf, type KnownGrant, listGrants, readIdsOf } from '../../store/client/partner-grant.ts'
import type { DeskClient } from '../../store/transaction.ts'
import type { KnownDesk } from '../known-desk.ts'
import type { accountShape } from '../shape/account.ts'
import type { grantShape, partnershipShape, seatShape } from '../shape/grant.ts'
import { caseOwnerOf } from './client-session.ts'

/** A client that has granted, and whether its partner may act for it now: for cases that it raises, and for all others. */
export interface ClientSeat {
  readonly grant: KnownGrant
  readonly seat: Seat
  readonly isAll: boolean
}

/** What a partner's person has: the partnership, and the clients, each once, by the grant that counts or was the last. */
export interface Seats {
  readonly partnership: Partnership
  readonly clients: readonly ClientSeat[]
}

/** The seats of the holder's organization; null where they are not known to belong to one, or the desk has no partners. */
export async function readSeats(
  db: DeskClient,
  holder: AccountHolder,
  { model }: KnownDesk,
  now: Instant,
): Promise<Seats | null> {
  const { organizationId } = caseOwnerOf(holder)
  if (organizationId === null || partnerProgramme(model) === null) return null
  const [holdings, grants] = await Promise.all([
    readHoldings(db, { organizationId, contactId: null }),
    listGrants(db, { partnerId: organizationId }),
  ])
  const byClient = new Map<string, KnownGrant[]>()
  for (const grant of grants) byClient.set(grant.client.id, [...(byClient.get(grant.client.id) ?? []), grant])
  const clients = [...byClient.values()].flatMap((given): ClientSeat[] => {
    const facts = { holdings, grants: given.map(grantOf) }
    const seat = seatOf(facts, model, now, { raised: true })
    // The newest stands first: what is shown of a client whose seat is shut.
    const grant = given.find(({ id }) => seat.open && id === seat.grant.id) ?? given[0]
    const isAll = seatOf(facts, model, now, { raised: false }).open
    return grant ? [{ grant, seat, isAll }] : []
  })
  return { partnership: partnershipOf(holdings, model, now), clients }
}

export const NO_SEATS: CaseOwner['seats'] = { partnerIds: [], raised: [], all: [] }

/** Whose cases the account shows, with those that the seats are open to. */
export async function readCaseOwner(
  db: DeskClient,
  holder: AccountHolder,
  desk: KnownDesk,
  now: Instant,
): Promise<CaseOwner> {
  const owner = { ...caseOwnerOf(holder), memberOf: holder.organizationId }
  const seats = await readSeats(db, holder, desk, now)
  const open = seats?.clients.filter(({ seat }) => seat.open) ?? []
  if (open.length === 0 || holder.organizationId === null) return { ...owner, seats: NO_SEATS }
  const idsOf = (some: readonly ClientSeat[]) => some.map(({ grant }) => grant.client.id)
  return {
    ...owner,
    seats: {
      partnerIds: await readIdsOf(db, holder.organizationId),
      raised: idsOf(open.filter(({ isAll }) => !isAll)),
      all: idsOf(open.filter(({ isAll }) => isAll)),
    },
  }
}

function presentSeat(seat: Seat): z.infer<typeof seatShape> {
  return {
    open: seat.open,
    until: seat.open ? seat.until : null,
    because: seat.because.map(({ reason, clauses, at }) => ({ reason, clauses: [...clauses], at })),
  }
}

/** What the account shows of them; null where the organization neither is nor was a partner, and nobody granted it anything. */
export async function presentSeats(
  db: DeskClient,
  { partnership, clients }: Seats,
): Promise<z.infer<typeof accountShape>['seat']> {
  if (partnership.because.reason === 'not-a-partner' && clients.length === 0) return null
  const shown = []
  for (const { grant, seat } of clients) {
    const of = { organizationId: grant.client.id, contactId: null }
    const holdings = seat.open ? await readHoldings(db, of) : []
    shown.push({ client: { ...grant.client }, grant: presentGrant(grant, seat), holdings: [...holdings] })
  }
  return { partnership: presentPartnership(partnership), clients: shown }
}

export function presentPartnership(partnership: Partnership): z.infer<typeof partnershipShape> {
  const { because } = partnership
  return {
    inForce: partnership.inForce,
    until: partnership.inForce ? partnership.until : null,
    because: { ...because, clauses: [...because.clauses] },
  }
}

function presentGrant(grant: KnownGrant, seat: Seat): z.infer<typeof grantShape> {
  const { id, client, partner, covers, copies, told, from, until, givenBy, giver, ended } = grant
  return {
    id,
    client: { ...client },
    partner: { ...partner },
    covers,
    copies,
    told: told && (told.name ?? told.email),
    from,
    until,
    givenBy,
    giver,
    ended: ended && { ...ended },
    seat: presentSeat(seat),
  }
}

/** Every grant beside its own seat: one that has ended is shut, though a newer one is open. */
export async function judgedGrants(
  db: DeskClient,
  grants: readonly KnownGrant[],
  { model }: Pick<KnownDesk, 'model'>,
  now: Instant,
): Promise<z.infer<typeof grantShape>[]> {
  const holdings = new Map<string, Awaited<ReturnType<typeof readHoldings>>>()
  for (const { partner } of grants)
    if (!holdings.has(partner.id))
      holdings.set(partner.id, await readHoldings(db, { organizationId: partner.id, contactId: null }))
  return grants.map((grant) =>
    presentGrant(
      grant,
      seatOf({ holdings: holdings.get(grant.partner.id) ?? [], grants: [grantOf(grant)] }, model, now, {
        raised: true,
      }),
    ),
  )
}
