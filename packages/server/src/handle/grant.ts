import {
  formatInstant,
  type GrantCovers,
  type HoldingKind,
  type Instant,
  type Partnership,
  partnerProgramme,
  partnershipOf,
  type Regulation,
  type SeatFacts,
  seatOf,
} from '@reglament/engine'
import { insertClientChange } from '../store/client/client-history.ts'
import {
  type GrantParty,
  grantOf,
  insertGrant,
  insertGrantEnd,
  type KnownGrant,
  listGrants,
  listHolders,
  lockGrants,
} from '../store/client/partner-grant.ts'
import type { DeskClient } from '../store/transaction.ts'

/** Who gives a grant or ends it: on the client's side, on the partner's (which can only end it), or on the desk's. */
export interface GrantActor {
  readonly side: 'client' | 'partner' | 'staff'
  /** A contact, or a staff_user. */
  readonly id: string
  readonly name: string | null
}

export interface GrantInput {
  readonly client: GrantParty
  readonly partner: GrantParty
  readonly covers: GrantCovers
  readonly copies: boolean
  readonly toldId: string | null
  /** ISO date, in force to its end. */
  readonly until: string | null
}

export type GrantOutcome = { readonly kind: 'granted'; readonly id: string } | { readonly kind: 'granted-already' }

/** A grant from now on, written into the history of both. One at a time: another is given when the first one has ended. */
export async function giveGrant(
  db: DeskClient,
  newId: () => string,
  input: GrantInput,
  by: GrantActor & { readonly side: 'client' | 'staff' },
  { regulation, now }: { readonly regulation: Regulation; readonly now: Instant },
): Promise<GrantOutcome> {
  const { client, partner } = input
  // Two who press at once: the second waits, and finds what the first one wrote.
  await lockGrants(db, client.id, partner.id)
  const there = await listGrants(db, { clientId: client.id, partnerId: partner.id })
  if (there.some((grant) => isInForce(grant, regulation, now))) return { kind: 'granted-already' }
  const id = newId()
  await insertGrant(
    db,
    {
      id,
      clientId: client.id,
      partnerId: partner.id,
      covers: input.covers,
      copies: input.copies,
      toldId: input.toldId,
      until: input.until,
      givenBy: by.side,
      giver: { id: by.id, name: by.name },
    },
    now,
  )
  const { covers, until, copies } = input
  await record(db, newId, 'granted', { client, partner }, { covers, until, copies }, by, now)
  return { kind: 'granted', id }
}

/** Ends it at once; false where it has ended already. */
export async function endGrant(
  db: DeskClient,
  newId: () => string,
  grant: KnownGrant,
  by: GrantActor,
  now: Instant,
): Promise<boolean> {
  const { client, partner } = grant
  const isNew = await insertGrantEnd(db, { grantId: grant.id, by: by.side, ender: { id: by.id, name: by.name } }, now)
  if (isNew) await record(db, newId, 'grant-ended', { client, partner }, {}, by, now)
  return isNew
}

/** Whether the client's word counts now, whatever the partner holds. */
function isInForce(grant: KnownGrant, regulation: Regulation, now: Instant): boolean {
  const facts: SeatFacts = { holdings: [], grants: [grantOf(grant)] }
  return seatOf(facts, regulation, now, { raised: true }).because.some(({ reason }) => reason === 'granted')
}

/** An organization that is, was or will be a partner of the desk. */
export interface KnownPartner extends GrantParty {
  readonly partnership: Partnership
}

/** The partners of the desk as its regulation reads what organizations hold, by name; none where it has no partners. */
export async function listPartners(
  db: DeskClient,
  regulation: Regulation,
  now: Instant,
): Promise<readonly KnownPartner[]> {
  if (partnerProgramme(regulation) === null) return []
  const kinds = Object.entries(regulation.holdings).flatMap(([kind, rule]) =>
    rule?.countsAs === 'partnership' ? [kind as HoldingKind] : [],
  )
  const holders = await listHolders(db, ['partnership', ...kinds])
  return holders.map(({ holdings, ...party }) => ({
    ...party,
    partnership: partnershipOf(holdings, regulation, now),
  }))
}

/** The day on which a moment falls, in the regulation's zone: what an end of a grant is compared with. */
export function dayOf(now: Instant, regulation: Regulation): string {
  return formatInstant(now, regulation.timezone).slice(0, 10)
}

async function record(
  db: DeskClient,
  newId: () => string,
  kind: 'granted' | 'grant-ended',
  { client, partner }: { readonly client: GrantParty; readonly partner: GrantParty },
  more: object,
  by: GrantActor,
  now: Instant,
): Promise<void> {
  const name = ({ id, name, inn }: GrantParty) => ({ id, name: name ?? inn })
  const body = { client: name(client), partner: name(partner), ...more, side: by.side, byName: by.name }
  for (const party of [client, partner])
    await insertClientChange(db, { id: newId(), clientId: party.id, kind, body, by: by.id }, now)
}
