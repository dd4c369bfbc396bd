import { type Holding, type Instant, instant, isInn } from '@reglament/engine'
import { insertContact, insertOrganization, type KnownContact } from '../store/client/client.ts'
import { insertHolding } from '../store/client/holding.ts'
import { insertGrant } from '../store/client/partner-grant.ts'
import type { DeskClient } from '../store/transaction.ts'
import type { InventedClient, InventedGrant, InventedHolding } from './story.ts'

const DAY_MS = 86_400_000

/**
 * A taxpayer number with right check digits that nobody can have: no tax office begins with 00.
 * @param index 1 to 999,999
 */
function inventedInn(index: number): string {
  const digits = `00${String(index * 7919)
    .padStart(7, '0')
    .slice(-7)}`
  for (let check = 0; check < 10; check++) {
    if (isInn(`${digits}${check}`)) return `${digits}${check}`
  }
  throw new Error(`\`${digits}\` has no check digit`)
}

/** Writes a client with its contact and rights; gives the contact back. */
export async function insertClient(
  db: DeskClient,
  client: InventedClient,
  index: number,
  newId: () => string,
  now: Instant,
): Promise<KnownContact> {
  const organizationId = newId()
  await insertOrganization(db, { id: organizationId, name: client.organization, inn: inventedInn(index) }, now)
  const contact: KnownContact = {
    id: newId(),
    organizationId,
    name: client.contact,
    email: client.email,
    phone: client.phone ?? null,
    locale: null,
    timezone: null,
  }
  await insertContact(db, contact, now)
  for (const holding of client.holdings) {
    await insertHolding(db, newId(), { organizationId, contactId: null }, datedHolding(holding, now), now)
  }
  return contact
}

/** The client's person grants it to the partner, as they would on their account page. */
export async function insertInventedGrant(
  db: DeskClient,
  { covers, copies, daysAgo }: InventedGrant,
  { client, partner }: { readonly client: KnownContact; readonly partner: KnownContact },
  newId: () => string,
  now: Instant,
): Promise<void> {
  if (client.organizationId === null || partner.organizationId === null)
    throw new Error('a grant is between two organizations')
  const grant = {
    id: newId(),
    clientId: client.organizationId,
    partnerId: partner.organizationId,
    covers,
    copies,
    toldId: client.id,
    until: null,
    givenBy: 'client',
    giver: { id: client.id, name: client.name },
  } as const
  await insertGrant(db, grant, instant(now - daysAgo * DAY_MS))
}

function datedHolding({ kind, product, daysAgo }: InventedHolding, now: Instant): Holding {
  const from = new Date(now - daysAgo * DAY_MS).toISOString().slice(0, 10)
  return { kind, from, ...(product === undefined ? {} : { product }) }
}
