import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** Starts a session of a client; the ones that ended are swept on the way. */
export async function insertClientSession(
  db: DeskClient,
  session: {
    readonly tokenHash: string
    readonly contactId: string
    readonly expiresAt: Instant
    /** What the browser calls itself. */
    readonly browser?: string | null
  },
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'client-session-insert',
    text: `with ended as (delete from client_session where desk_id = $1 and expires_at <= $4)
      insert into client_session (desk_id, token_hash, contact_id, started_at, expires_at, browser)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [
      db.deskId,
      session.tokenHash,
      session.contactId,
      new Date(now),
      new Date(session.expiresAt),
      session.browser ?? null,
    ],
  })
}

/** Whose session it is, under the id that they have now; null where it ended or never was. */
export async function readClientSession(db: DeskClient, tokenHash: string, now: Instant): Promise<string | null> {
  const { rows } = await db.query<{ contact_id: string }>({
    name: 'client-session-read',
    text: `select coalesce(a.new_id, s.contact_id) as contact_id from client_session s
        left join client_alias a on a.desk_id = s.desk_id and a.old_id = s.contact_id
      where s.desk_id = $1 and s.token_hash = $2 and s.expires_at > $3`,
    values: [db.deskId, tokenHash, new Date(now)],
  })
  return rows[0]?.contact_id ?? null
}

export async function deleteClientSession(db: DeskClient, tokenHash: string): Promise<void> {
  await db.query({
    name: 'client-session-delete',
    text: 'delete from client_session where desk_id = $1 and token_hash = $2',
    values: [db.deskId, tokenHash],
  })
}

/** Whoever has the old password, or a link that was stolen, is out when a new one is chosen. */
export async function deleteOtherClientSessions(
  db: DeskClient,
  contactId: string,
  keptTokenHash: string | null,
): Promise<void> {
  await db.query({
    name: 'client-session-delete-others',
    text: 'delete from client_session where desk_id = $1 and contact_id = $2 and token_hash is distinct from $3',
    values: [db.deskId, contactId, keptTokenHash],
  })
}

export interface ClientSession {
  readonly tokenHash: string
  /** What the browser calls itself. */
  readonly browser: string | null
  readonly startedAt: Date
}

/** Where a person is signed in, the newest first. */
export async function listClientSessions(
  db: DeskClient,
  contactId: string,
  now: Instant,
): Promise<readonly ClientSession[]> {
  const { rows } = await db.query<{ token_hash: string; browser: string | null; started_at: Date }>({
    name: 'client-session-list',
    text: `select token_hash, browser, started_at from client_session
      where desk_id = $1 and contact_id = $2 and expires_at > $3 order by started_at desc, token_hash`,
    values: [db.deskId, contactId, new Date(now)],
  })
  return rows.map((row) => ({ tokenHash: row.token_hash, browser: row.browser, startedAt: row.started_at }))
}

/** False where it is not the person's, or has ended. */
export async function endClientSession(db: DeskClient, contactId: string, tokenHash: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'client-session-end',
    text: 'delete from client_session where desk_id = $1 and contact_id = $2 and token_hash = $3',
    values: [db.deskId, contactId, tokenHash],
  })
  return rowCount === 1
}
