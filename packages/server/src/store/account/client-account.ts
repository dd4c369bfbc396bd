import type { Instant } from '@reglament/engine'
import { CASE_TABLES, type CaseRecord, type CaseRow, LINE_COLUMNS, toCaseRow } from '../case/case-row.ts'
import { IS_UNCONFIRMED } from '../client/contact-move.ts'
import type { DeskClient } from '../transaction.ts'

/** A person as their own account knows them. */
export interface AccountHolder {
  readonly id: string
  readonly organizationId: string | null
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  /** Was let in to the channels that are by invitation (U5). */
  readonly isInvited: boolean
  /** The desk knows that they belong to the organization; false: they said so themselves, and see their own cases alone. */
  readonly isColleague: boolean
}

interface HolderRecord {
  id: string
  organization_id: string | null
  name: string | null
  email: string | null
  phone: string | null
  is_invited: boolean
  is_colleague: boolean
}

const HOLDER = `select c.id, c.organization_id, c.name, c.email, c.phone, c.invited_at is not null as is_invited,
    c.organization_id is not null and not (${IS_UNCONFIRMED}) as is_colleague
  from contact c`

export async function readAccountHolder(db: DeskClient, id: string): Promise<AccountHolder | null> {
  const { rows } = await db.query<HolderRecord>({
    name: 'account-holder',
    text: `${HOLDER} where c.desk_id = $1 and c.id = $2`,
    values: [db.deskId, id],
  })
  return rows[0] ? toHolder(rows[0]) : null
}

/** By any address of theirs. */
export async function findAccountHolder(db: DeskClient, address: string): Promise<AccountHolder | null> {
  const { rows } = await db.query<HolderRecord>({
    name: 'account-holder-by-address',
    text: `${HOLDER} where c.desk_id = $1 and (c.email_key = lower($2)
      or c.id = any(array(select contact_id from contact_address where desk_id = $1 and kind = 'email' and key = lower($2))))
      order by c.email_key = lower($2) desc nulls last limit 1`,
    values: [db.deskId, address],
  })
  return rows[0] ? toHolder(rows[0]) : null
}

/** Done again it changes nothing: the first who confirmed stays. */
export async function confirmColleague(db: DeskClient, contactId: string, by: string, now: Instant): Promise<void> {
  await db.query({
    name: 'contact-confirm',
    text: `update contact set organization_confirmed_at = $3, organization_confirmed_by = $4
      where desk_id = $1 and id = $2 and organization_id is not null and organization_confirmed_at is null`,
    values: [db.deskId, contactId, new Date(now), by],
  })
}

/** A line of an account: whose case of the client it is, beside the rest. */
export interface AccountCaseRow extends CaseRow {
  readonly contactId: string | null
  readonly organizationId: string | null
}

/** Whose cases an account shows. */
export interface CaseOwner {
  /** All cases of this organization; null: none but the person's own. */
  readonly organizationId: string | null
  readonly contactId: string
  /** The person's organization, whether or not the desk knows that they belong to it. */
  readonly memberOf: string | null
  /** What a partner's person sees of clients; nothing where both are empty. */
  readonly seats: {
    /** Ids of the partner, and of what was merged into it. */
    readonly partnerIds: readonly string[]
    /** Clients whose cases are open as far as this partner raised them. */
    readonly raised: readonly string[]
    /** Clients all of whose cases are. */
    readonly all: readonly string[]
  }
}

/**
 * Cases of the person, of their organization and of the clients that their organization acts for, the newest number first;
 * one more than `limit` tells that there are more. What somebody wrote in a partner's name is seen by its seat alone.
 * `of`: those of one client organization.
 */
export async function listAccountCases(
  db: DeskClient,
  owner: CaseOwner,
  page: { readonly beforeNumber: number | null; readonly limit: number; readonly of: string | null },
): Promise<readonly AccountCaseRow[]> {
  const { seats } = owner
  const { rows } = await db.query<CaseRecord & { contact_id: string | null; organization_id: string | null }>({
    name: 'account-cases',
    text: `select ${LINE_COLUMNS}, k.contact_id, k.organization_id from ${CASE_TABLES}
      where k.desk_id = $1 and (k.organization_id = $2
          or k.contact_id = $3 and (not k.state ? 'onBehalf' or k.organization_id is not distinct from $6::uuid)
          or k.organization_id = any($7::uuid[])
          or k.organization_id = any($8::uuid[]) and k.state->'onBehalf'->'partner'->>'id' = any($9::text[]))
        and ($4::bigint is null or k.number < $4) and ($10::uuid is null or k.organization_id = $10)
      order by k.number desc limit $5`,
    values: [
      db.deskId,
      owner.organizationId,
      owner.contactId,
      page.beforeNumber,
      page.limit + 1,
      owner.memberOf,
      seats.all,
      seats.raised,
      seats.partnerIds,
      page.of,
    ],
  })
  return rows.map((row) => ({ ...toCaseRow(row), contactId: row.contact_id, organizationId: row.organization_id }))
}

/** How many open cases of the same client are worked before this one, which waits for its turn (I22). */
export async function countAhead(db: DeskClient, caseId: string): Promise<number> {
  const { rows } = await db.query<{ ahead: number }>({
    name: 'case-ahead',
    text: `select count(*)::int as ahead from support_case own join support_case k on k.desk_id = own.desk_id
        and k.client_key = own.client_key and k.id <> own.id and k.status not in ('closed', 'refused')
        and (k.holds_turn or k.status = 'waiting-turn' and k.number < own.number)
      where own.desk_id = $1 and own.id = $2`,
    values: [db.deskId, caseId],
  })
  return rows[0]?.ahead ?? 0
}

/** How many cases of the desk stand in the queue before this one, which stands there too. */
export async function countBefore(db: DeskClient, caseId: string): Promise<number> {
  const { rows } = await db.query<{ before: number }>({
    name: 'case-before',
    text: `select count(*)::int as before from support_case own join support_case k on k.desk_id = own.desk_id
        and k.turn = 'staff' and k.status <> 'waiting-turn'
        and (k.queue_1, k.queue_2, k.queue_3, k.number) < (own.queue_1, own.queue_2, own.queue_3, own.number)
      where own.desk_id = $1 and own.id = $2`,
    values: [db.deskId, caseId],
  })
  return rows[0]?.before ?? 0
}

function toHolder({ organization_id, is_invited, is_colleague, ...row }: HolderRecord): AccountHolder {
  return { ...row, organizationId: organization_id, isInvited: is_invited, isColleague: is_colleague }
}
