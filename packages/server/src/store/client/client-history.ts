import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A field before and after; an absent address list is an empty one. */
export type Changed = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>

export type ClientChangeKind = 'edited' | 'merged' | 'imported' | 'import-undone' | 'moved' | 'granted' | 'grant-ended'

export interface ClientChange {
  readonly id: string
  readonly clientId: string
  readonly kind: ClientChangeKind
  readonly body: Readonly<Record<string, unknown>>
  /** The name of whoever did it, a person of a client for what clients do themselves; null where the account is gone. */
  readonly by: string | null
  readonly at: string
}

export interface ClientNote {
  readonly id: string
  readonly text: string
  readonly by: string | null
  readonly byId: string
  readonly at: string
}

/** Written once and never changed: the table refuses it. */
export async function insertClientChange(
  db: DeskClient,
  change: {
    readonly id: string
    readonly clientId: string
    readonly kind: ClientChangeKind
    readonly body: object
    readonly by: string
  },
  now: Instant,
): Promise<void> {
  await db.query({
    text: `insert into client_change (desk_id, id, client_id, kind, body, by, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [db.deskId, change.id, change.clientId, change.kind, JSON.stringify(change.body), change.by, new Date(now)],
  })
}

const MOST_CHANGES = 200

/** What was done to an organization and its people, or to one person, and to what was merged into them; the newest first. */
export async function listClientChanges(
  db: DeskClient,
  owner: { readonly organizationId: string | null; readonly contactId: string | null },
): Promise<readonly ClientChange[]> {
  const { rows } = await db.query<{
    id: string
    client_id: string
    kind: ClientChangeKind
    body: Readonly<Record<string, unknown>>
    by: string | null
    at: Date
  }>({
    text: `with own as (
             select $2::uuid as id where $2::uuid is not null
             union select $3::uuid where $3::uuid is not null
             union select id from contact where desk_id = $1 and organization_id = $2)
           select c.id, c.client_id, c.kind, c.body, coalesce(u.name, c.body->>'byName') as by, c.at
             from client_change c left join staff_user u on u.id = c.by
            where c.desk_id = $1 and c.client_id = any(array(select id from own union all
              select old_id from client_alias where desk_id = $1 and new_id in (select id from own)))
            order by c.at desc, c.id desc limit ${MOST_CHANGES}`,
    values: [db.deskId, owner.organizationId, owner.contactId],
  })
  return rows.map(({ client_id: clientId, at, ...rest }) => ({ ...rest, clientId, at: at.toISOString() }))
}

/** Notes on a client, the newest first. */
export async function listNotes(
  db: DeskClient,
  owner: { readonly organizationId: string | null; readonly contactId: string | null },
): Promise<readonly ClientNote[]> {
  const { rows } = await db.query<{ id: string; text: string; by: string | null; by_id: string; at: Date }>({
    text: `select n.id, n.text, u.name as by, n.written_by as by_id, n.at
             from client_note n left join staff_user u on u.id = n.written_by
            where n.desk_id = $1 and (n.organization_id = $2 or n.contact_id = $3)
            order by n.at desc, n.id desc`,
    values: [db.deskId, owner.organizationId, owner.contactId],
  })
  return rows.map(({ by_id: byId, at, ...rest }) => ({ ...rest, byId, at: at.toISOString() }))
}

export async function insertNote(
  db: DeskClient,
  note: {
    readonly id: string
    readonly organizationId: string | null
    readonly contactId: string | null
    readonly text: string
    readonly by: string
  },
  now: Instant,
): Promise<void> {
  await db.query({
    text: `insert into client_note (desk_id, id, organization_id, contact_id, text, written_by, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [db.deskId, note.id, note.organizationId, note.contactId, note.text, note.by, new Date(now)],
  })
}

/** False where it is gone, or not `by` theirs (null: whoever wrote it). */
export async function deleteNote(db: DeskClient, id: string, by: string | null): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'delete from client_note where desk_id = $1 and id = $2 and ($3::text is null or written_by = $3)',
    values: [db.deskId, id, by],
  })
  return rowCount === 1
}
