import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** Starts a session of a client; the ones that ended are swept on the way. */
export async function insertClientSession(
  db: DeskClient,
  session: { readonly tokenHash: string; readonly contactId: string; readonly expiresAt: Instant },
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'client-session-insert',
    text: `with ended as (delete from client_session where desk_id = $1 and expires_at <= $4)
      insert into client_session (desk_id, token_hash, contact_id, started_at, expires_at) values ($1, $2, $3, $4, $5)`,
    values: [db.deskId, session.tokenHash, session.contactId, new Date(now), new Date(session.expiresAt)],
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
