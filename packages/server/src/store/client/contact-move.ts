import type { DeskClient } from '../transaction.ts'
import type { MovedCase } from './client-merge.ts'

/** On whose word somebody belongs to their organization. */
export interface Belonging {
  readonly organizationId: string | null
  /** Their own word (an INN in a form) is all there is, until somebody confirms it. */
  readonly isStated: boolean
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
}

export async function readBelonging(db: DeskClient, contactId: string): Promise<Belonging | null> {
  const { rows } = await db.query<{
    organization_id: string | null
    organization_stated: boolean
    organization_confirmed_at: Date | null
    organization_confirmed_by: string | null
  }>({
    text: `select organization_id, organization_stated, organization_confirmed_at, organization_confirmed_by
           from contact where desk_id = $1 and id = $2`,
    values: [db.deskId, contactId],
  })
  const [row] = rows
  return row
    ? {
        organizationId: row.organization_id,
        isStated: row.organization_stated,
        confirmedAt: row.organization_confirmed_at?.toISOString() ?? null,
        confirmedBy: row.organization_confirmed_by,
      }
    : null
}

export async function setBelonging(db: DeskClient, contactId: string, belonging: Belonging): Promise<void> {
  const { organizationId, isStated, confirmedAt, confirmedBy } = belonging
  await db.query({
    text: `update contact set organization_id = $3, organization_stated = $4, organization_confirmed_at = $5,
             organization_confirmed_by = $6 where desk_id = $1 and id = $2`,
    values: [db.deskId, contactId, organizationId, isStated, confirmedAt, confirmedBy],
  })
}

/** Of `contact c`: their own word is all there is. */
export const IS_UNCONFIRMED = `c.organization_stated and c.organization_id is not null and c.invited_at is null
  and c.organization_confirmed_at is null`

/** Which of a person's cases go with them. */
export type CasesMoved = 'none' | 'open' | 'all'

/** Those of a person's cases that are for the organization, or for nobody but them: what may go with them. */
export async function listMovableCases(
  db: DeskClient,
  from: { readonly contactId: string; readonly organizationId: string | null },
): Promise<readonly { readonly id: string; readonly number: number; readonly isOpen: boolean }[]> {
  const { rows } = await db.query<{ id: string; number: string; is_open: boolean }>({
    text: `select id, number, status not in ('closed', 'refused') as is_open from support_case
           where desk_id = $1 and contact_id = $2 and organization_id is not distinct from $3::uuid order by number`,
    values: [db.deskId, from.contactId, from.organizationId],
  })
  return rows.map(({ id, number, is_open: isOpen }) => ({ id, number: Number(number), isOpen }))
}

/**
 * These cases are another client's from now on, and wait in that client's turn (I22); what happened in them, and the
 * right under which they were registered, is not touched. Both turns are locked already. A case that has gone to
 * somebody else meanwhile stays there.
 */
export async function giveCases(
  db: DeskClient,
  cases: readonly string[],
  to: { readonly contactId: string; readonly organizationId: string | null },
  from: string | null,
): Promise<readonly MovedCase[]> {
  const { rows } = await db.query<{ id: string; number: string; version: number; status: string }>({
    text: `update support_case set organization_id = $4::uuid,
             client_key = case when $4::uuid is null then 'contact:' || $3::uuid else 'organization:' || $4::uuid end
           where desk_id = $1 and id = any($2::uuid[]) and contact_id = $3 and organization_id is not distinct from $5::uuid
           returning id, number, version, status`,
    values: [db.deskId, cases, to.contactId, to.organizationId, from],
  })
  return rows.map(({ number, ...rest }) => ({ ...rest, number: Number(number) }))
}

/** What was written down of a move; null where the person was moved again after it, or never by it. */
export async function readLastMove(
  db: DeskClient,
  moveId: string,
): Promise<{ readonly contactId: string; readonly body: Readonly<Record<string, unknown>> } | null> {
  const { rows } = await db.query<{ client_id: string; body: Readonly<Record<string, unknown>> }>({
    text: `select c.client_id, c.body from client_change c
           where c.desk_id = $1 and c.id = $2 and c.kind = 'moved' and not exists (
             select from client_change later where later.desk_id = $1 and later.client_id = c.client_id
               and later.kind = 'moved' and (later.at, later.id) > (c.at, c.id))`,
    values: [db.deskId, moveId],
  })
  return rows[0] ? { contactId: rows[0].client_id, body: rows[0].body } : null
}

/** Somebody who says that they belong to an organization, and whom nobody has confirmed yet. */
export interface Unconfirmed {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly organization: { readonly id: string; readonly name: string | null; readonly inn: string | null }
  /** How many other people of the organization the desk knows. */
  readonly colleagues: number
  readonly openCases: number
  readonly since: string
}

const MOST_UNCONFIRMED = 200

/** The longest known first. */
export async function listUnconfirmed(db: DeskClient): Promise<readonly Unconfirmed[]> {
  const { rows } = await db.query<Omit<Unconfirmed, 'since'> & { since: Date }>({
    name: 'contacts-unconfirmed',
    text: `select c.id, c.name, c.email, c.phone, json_build_object('id', o.id, 'name', o.name, 'inn', o.inn) as organization,
             (select count(*)::int from contact p where p.desk_id = $1 and p.organization_id = o.id and p.id <> c.id) as colleagues,
             (select count(*)::int from support_case k where k.desk_id = $1 and k.contact_id = c.id
               and k.status not in ('closed', 'refused')) as "openCases",
             c.created_at as since
           from contact c join organization o on o.desk_id = $1 and o.id = c.organization_id
           where c.desk_id = $1 and ${IS_UNCONFIRMED} order by c.created_at, c.id limit ${MOST_UNCONFIRMED}`,
    values: [db.deskId],
  })
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}
