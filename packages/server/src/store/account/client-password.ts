import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A client's password as it is kept, with the tries that went wrong since it last opened. */
export interface KeptPassword {
  readonly id: string
  readonly hash: string
  readonly setAt: Date
  readonly lockedUntil: Date | null
}

/** The newest of the person's; null where they have none. */
export async function readClientPassword(db: DeskClient, contactId: string): Promise<KeptPassword | null> {
  const { rows } = await db.query<{ id: string; hash: string; set_at: Date; locked_until: Date | null }>({
    name: 'client-password-read',
    text: `select id, hash, set_at, locked_until from client_password
      where desk_id = $1 and contact_id = $2 order by set_at desc limit 1`,
    values: [db.deskId, contactId],
  })
  const [row] = rows
  return row ? { id: row.id, hash: row.hash, setAt: row.set_at, lockedUntil: row.locked_until } : null
}

/** In place of every one before it. */
export async function replaceClientPassword(
  db: DeskClient,
  password: { readonly id: string; readonly contactId: string; readonly hash: string },
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'client-password-replace',
    text: `with before as (delete from client_password where desk_id = $1 and contact_id = $3)
      insert into client_password (desk_id, id, contact_id, hash, set_at) values ($1, $2, $3, $4, $5)`,
    values: [db.deskId, password.id, password.contactId, password.hash, new Date(now)],
  })
}

export async function deleteClientPassword(db: DeskClient, contactId: string): Promise<void> {
  await db.query({
    name: 'client-password-delete',
    text: 'delete from client_password where desk_id = $1 and contact_id = $2',
    values: [db.deskId, contactId],
  })
}

/** A try went wrong; each `every` of them in a row shut the password until `lockedUntil`. */
export async function countPasswordFailure(
  db: DeskClient,
  id: string,
  { every, lockedUntil }: { readonly every: number; readonly lockedUntil: Instant },
): Promise<void> {
  await db.query({
    name: 'client-password-failure',
    text: `update client_password set failures = failures + 1,
        locked_until = case when (failures + 1) % $3::int = 0 then $4 else locked_until end
      where desk_id = $1 and id = $2`,
    values: [db.deskId, id, every, new Date(lockedUntil)],
  })
}

export async function forgetPasswordFailures(db: DeskClient, id: string): Promise<void> {
  await db.query({
    name: 'client-password-right',
    text: 'update client_password set failures = 0, locked_until = null where desk_id = $1 and id = $2 and failures > 0',
    values: [db.deskId, id],
  })
}
