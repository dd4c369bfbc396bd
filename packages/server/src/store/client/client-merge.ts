import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

export type ClientKind = 'organization' | 'contact'

/**
 * The tables whose rows go over to the one that stays, beside cases and addresses, which have rules of their own. A
 * test compares the list with the database: a new table that names a client can't be forgotten.
 */
export const MOVED_TABLES = {
  organization: ['contact', 'holding', 'client_note'],
  contact: [
    'holding',
    'client_note',
    'messenger_peer',
    'client_sign_in',
    'client_session',
    'client_password',
    'client_passkey',
    'client_challenge',
  ],
} as const satisfies Record<ClientKind, readonly string[]>

/** Where an id leads that was merged away; the id itself where it was not. */
export async function resolveClient(db: DeskClient, id: string): Promise<string> {
  const { rows } = await db.query<{ new_id: string }>({
    name: 'client-alias',
    text: 'select new_id from client_alias where desk_id = $1 and old_id = $2',
    values: [db.deskId, id],
  })
  return rows[0]?.new_id ?? id
}

/** What a merge would move, for whoever is about to do it. */
export interface MergeWeight {
  readonly people: number
  readonly holdings: number
  readonly notes: number
  readonly cases: number
  readonly openCases: number
  /** Numbers of the open cases that hold the turn of their client (I22). */
  readonly inTurn: readonly number[]
}

export async function weighClient(db: DeskClient, kind: ClientKind, id: string): Promise<MergeWeight> {
  const column = `${kind}_id`
  const { rows } = await db.query<{
    people: number
    holdings: number
    notes: number
    cases: number
    open_cases: number
    in_turn: readonly string[]
  }>({
    text: `select
        (select count(*)::int from contact where desk_id = $1 and organization_id = $2) as people,
        (select count(*)::int from holding where desk_id = $1 and ${column} = $2) as holdings,
        (select count(*)::int from client_note where desk_id = $1 and ${column} = $2) as notes,
        (select count(*)::int from support_case where desk_id = $1 and ${column} = $2) as cases,
        (select count(*)::int from support_case where desk_id = $1 and ${column} = $2 and status not in ('closed', 'refused')) as open_cases,
        array(select number from support_case where desk_id = $1 and ${column} = $2 and holds_turn
          and status not in ('closed', 'refused') order by number) as in_turn`,
    values: [db.deskId, id],
  })
  const [row] = rows
  return {
    people: row?.people ?? 0,
    holdings: row?.holdings ?? 0,
    notes: row?.notes ?? 0,
    cases: row?.cases ?? 0,
    openCases: row?.open_cases ?? 0,
    inTurn: (row?.in_turn ?? []).map(Number),
  }
}

/** One table's rows go over. */
export async function moveRows(
  db: DeskClient,
  kind: ClientKind,
  table: string,
  ids: { readonly goneId: string; readonly keptId: string },
): Promise<void> {
  await db.query({
    text: `update ${table} set ${kind}_id = $3 where desk_id = $1 and ${kind}_id = $2`,
    values: [db.deskId, ids.goneId, ids.keptId],
  })
}

export interface MovedCase {
  readonly id: string
  readonly number: number
  readonly version: number
  readonly status: string
}

/**
 * The cases go over, and with them whose turn they wait in (I22): the organization's, or the person's where the case
 * has none. What happened in them is not touched. Both turns are locked already; whoever waits for one of these cases
 * finds afterwards that it went to another client.
 */
export async function moveCases(
  db: DeskClient,
  kind: ClientKind,
  ids: { readonly goneId: string; readonly keptId: string },
): Promise<readonly MovedCase[]> {
  const { rows } = await db.query<{ id: string; number: string; version: number; status: string }>({
    text:
      kind === 'organization'
        ? `update support_case set organization_id = $3::uuid, client_key = 'organization:' || $3::uuid
            where desk_id = $1 and organization_id = $2 returning id, number, version, status`
        : `update support_case set contact_id = $3::uuid,
             client_key = case when organization_id is null then 'contact:' || $3::uuid else client_key end
            where desk_id = $1 and contact_id = $2 returning id, number, version, status`,
    values: [db.deskId, ids.goneId, ids.keptId],
  })
  return rows.map(({ number, ...rest }) => ({ ...rest, number: Number(number) }))
}

/** The other addresses of a person who is about to go. */
export async function moveAddresses(
  db: DeskClient,
  ids: { readonly goneId: string; readonly keptId: string },
): Promise<void> {
  await db.query({
    text: `with gone as (delete from contact_address where desk_id = $1 and contact_id = $2 returning *)
           insert into contact_address (desk_id, contact_id, kind, address, key, created_at)
           select desk_id, $3, kind, address, key, created_at from gone
           on conflict do nothing`,
    values: [db.deskId, ids.goneId, ids.keptId],
  })
}

/** Leaves an alias in the place of the row; aliases that led to it lead on to the one that stays. */
export async function leaveAlias(
  db: DeskClient,
  kind: ClientKind,
  alias: { readonly goneId: string; readonly keptId: string; readonly body: object; readonly by: string },
  now: Instant,
): Promise<void> {
  await db.query({
    text: 'update client_alias set new_id = $3 where desk_id = $1 and new_id = $2',
    values: [db.deskId, alias.goneId, alias.keptId],
  })
  await db.query({
    text: `insert into client_alias (desk_id, old_id, new_id, kind, body, merged_by, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [db.deskId, alias.goneId, alias.keptId, kind, JSON.stringify(alias.body), alias.by, new Date(now)],
  })
}

/** Nothing leads to the row any more: its place is an alias. */
export async function deleteClient(db: DeskClient, kind: ClientKind, id: string): Promise<void> {
  await db.query({ text: `delete from ${kind} where desk_id = $1 and id = $2`, values: [db.deskId, id] })
}

/** Whoever was let in to channels that are by invitation (U5) stays so. */
export async function keepInvitation(
  db: DeskClient,
  ids: { readonly goneId: string; readonly keptId: string },
): Promise<void> {
  await db.query({
    text: `update contact k set invited_at = g.invited_at, invited_by = g.invited_by from contact g
            where k.desk_id = $1 and k.id = $3 and g.desk_id = $1 and g.id = $2 and k.invited_at is null`,
    values: [db.deskId, ids.goneId, ids.keptId],
  })
}
