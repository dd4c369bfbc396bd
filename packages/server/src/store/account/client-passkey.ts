import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** The public half of a key on a client's device. */
export interface ClientPasskey {
  /** base64url, as the device names it. */
  readonly credentialId: string
  readonly contactId: string
  /** In the person's words: where the key is. */
  readonly name: string
  /** COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  /** How often the device has signed; some devices never count. */
  readonly counter: number
  readonly transports: readonly string[]
}

interface PasskeyRecord {
  credential_id: string
  contact_id: string
  name: string
  public_key: Buffer
  counter: string
  transports: string[]
}

/** false where the desk has a key of that id already. */
export async function insertPasskey(db: DeskClient, passkey: ClientPasskey, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'client-passkey-insert',
    text: `insert into client_passkey (desk_id, credential_id, contact_id, name, public_key, counter, transports, added_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [
      db.deskId,
      passkey.credentialId,
      passkey.contactId,
      passkey.name,
      Buffer.from(passkey.publicKey),
      passkey.counter,
      passkey.transports,
      new Date(now),
    ],
  })
  return rowCount === 1
}

export async function readPasskey(db: DeskClient, credentialId: string): Promise<ClientPasskey | null> {
  const { rows } = await db.query<PasskeyRecord>({
    name: 'client-passkey-read',
    text: `select credential_id, contact_id, name, public_key, counter, transports from client_passkey
      where desk_id = $1 and credential_id = $2`,
    values: [db.deskId, credentialId],
  })
  const [row] = rows
  if (!row) return null
  const { credential_id, contact_id, public_key, counter, ...rest } = row
  const publicKey = new Uint8Array(public_key)
  return { ...rest, credentialId: credential_id, contactId: contact_id, publicKey, counter: Number(counter) }
}

export interface ListedPasskey {
  readonly id: string
  readonly name: string
  readonly addedAt: Date
  readonly usedAt: Date | null
}

/** The person's, the oldest first. */
export async function listPasskeys(db: DeskClient, contactId: string): Promise<readonly ListedPasskey[]> {
  const { rows } = await db.query<{ id: string; name: string; added_at: Date; used_at: Date | null }>({
    name: 'client-passkey-list',
    text: `select credential_id as id, name, added_at, used_at from client_passkey
      where desk_id = $1 and contact_id = $2 order by added_at, credential_id`,
    values: [db.deskId, contactId],
  })
  return rows.map(({ added_at, used_at, ...rest }) => ({ ...rest, addedAt: added_at, usedAt: used_at }))
}

export async function markPasskeyUsed(
  db: DeskClient,
  credentialId: string,
  counter: number,
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'client-passkey-used',
    text: 'update client_passkey set counter = $3, used_at = $4 where desk_id = $1 and credential_id = $2',
    values: [db.deskId, credentialId, counter, new Date(now)],
  })
}

/** false where the person has no such key. */
export async function deletePasskey(db: DeskClient, contactId: string, credentialId: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'client-passkey-delete',
    text: 'delete from client_passkey where desk_id = $1 and contact_id = $2 and credential_id = $3',
    values: [db.deskId, contactId, credentialId],
  })
  return rowCount === 1
}

/** Keeps what a device is asked to sign; the ones that nobody answered in time are swept on the way. */
export async function insertChallenge(
  db: DeskClient,
  asked: { readonly challenge: string; readonly contactId: string | null; readonly expiresAt: Instant },
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'client-challenge-insert',
    text: `with old as (delete from client_challenge where desk_id = $1 and expires_at <= $4)
      insert into client_challenge (desk_id, challenge, contact_id, expires_at) values ($1, $2, $3, $5)`,
    values: [db.deskId, asked.challenge, asked.contactId, new Date(now), new Date(asked.expiresAt)],
  })
}

/** Uses it up; false where it was never asked of them, was answered already or is too old. */
export async function useChallenge(
  db: DeskClient,
  challenge: string,
  contactId: string | null,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'client-challenge-use',
    text: `delete from client_challenge
      where desk_id = $1 and challenge = $2 and contact_id is not distinct from $3::uuid and expires_at > $4`,
    values: [db.deskId, challenge, contactId, new Date(now)],
  })
  return rowCount === 1
}
