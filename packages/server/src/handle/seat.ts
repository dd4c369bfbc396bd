import {
  type Actor,
  type Command,
  type Instant,
  type PartnerRef,
  type Regulation,
  type Seat,
  type SeatFacts,
  seatOf,
} from '@reglament/engine'
import type { FoundCase } from '../store/case/case-detail.ts'
import type { LockedCase } from '../store/case/case-lock.ts'
import { readContact } from '../store/client/client.ts'
import { resolveClient } from '../store/client/client-merge.ts'
import { readIdsOf, readSeatFacts, readTold } from '../store/client/partner-grant.ts'
import type { DeskClient } from '../store/transaction.ts'
import { type Before, beforeOf } from './change.ts'

/** What a command of a partner rests on, read in the transaction that decides on it; null where no partner acts. */
export async function seatFacts(db: DeskClient, actor: Actor, locked: LockedCase): Promise<SeatFacts | null> {
  if (actor.role !== 'client' || actor.partner === undefined) return null
  if (locked.organizationId === null) return { holdings: [], grants: [] }
  // The case may call it by the id of one that was merged into it since.
  const partnerId = await resolveClient(db, actor.partner.id)
  return readSeatFacts(db, { partnerId, clientId: locked.organizationId })
}

/** The command with it; what no client gives carries none. */
export function seated(command: Command, seat: SeatFacts | null): Command {
  if (seat === null) return command
  switch (command.kind) {
    case 'supply':
    case 'reply':
    case 'confirm':
    case 'rate':
    case 'complain':
      return { ...command, seat }
    default:
      return command
  }
}

/** A partner's seat on a case of a client, and what the partner is called in the case. */
export interface SeatOnCase {
  readonly partner: PartnerRef
  readonly seat: Seat
}

/** Whether an organization may read and act on a case that is another one's. */
export async function seatOnCase(
  db: DeskClient,
  partner: PartnerRef,
  found: Pick<FoundCase, 'organizationId' | 'state'>,
  regulation: Regulation,
  now: Instant,
): Promise<SeatOnCase> {
  const { onBehalf } = found.state
  // The partner may have been merged into another organization since: the case goes on calling it as it was.
  const raised = onBehalf !== undefined && (await readIdsOf(db, partner.id)).includes(onBehalf.partner.id)
  const facts: SeatFacts =
    found.organizationId === null
      ? { holdings: [], grants: [] }
      : await readSeatFacts(db, { partnerId: partner.id, clientId: found.organizationId })
  return {
    partner: raised ? onBehalf.partner : partner,
    seat: seatOf(facts, regulation, now, { raised }),
  }
}

/**
 * A locked case, as its next command finds it. Letters about a case that a partner raised go to whoever wrote it as long as
 * the partner's seat is open and the person is the partner's; after that to the client's person whom the grant names, and
 * to nobody where it names none.
 */
export async function beforeWithSeat(
  db: DeskClient,
  locked: LockedCase,
  regulation: Regulation,
  now: Instant,
): Promise<Before> {
  const before = beforeOf(locked)
  const { onBehalf } = locked.state
  if (onBehalf === undefined) return before
  const writer = await readContact(db, locked.contactId)
  const organizationId = writer?.organizationId ?? null
  // Moved to the client itself: one of its own people.
  if (organizationId !== null && organizationId === locked.organizationId) return before
  if (organizationId !== null && (await readIdsOf(db, organizationId)).includes(onBehalf.partner.id)) {
    const { seat } = await seatOnCase(db, { id: organizationId, name: null }, locked, regulation, now)
    if (seat.open) return before
  }
  const told = await readTold(db, onBehalf.grant)
  return { ...before, recipient: told?.email ?? null }
}
