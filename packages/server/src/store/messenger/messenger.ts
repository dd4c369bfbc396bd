import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

export const MESSENGER_KINDS = ['telegram', 'xmpp'] as const
export type MessengerKind = (typeof MESSENGER_KINDS)[number]

/** What an account needs beside its secret; which of them, its kind says. */
export interface MessengerSettings {
  /** Telegram: another server of its Bot API than Telegram's own. */
  readonly apiRoot?: string
  /** Telegram: told by its server (true), or asks it (false). */
  readonly webhook?: boolean
  /** XMPP: `xmpp://host:5222`; left out, DNS says where the domain's server is. */
  readonly service?: string
}

export interface MessengerAccount {
  readonly id: string
  readonly kind: MessengerKind
  readonly name: string
  readonly settings: MessengerSettings
  readonly sealed: Buffer
  readonly isOpen: boolean
  readonly createdAt: Date
}

export async function listMessengerAccounts(db: DeskClient): Promise<readonly MessengerAccount[]> {
  const { rows } = await db.query<{
    id: string
    kind: MessengerKind
    name: string
    settings: MessengerSettings
    sealed: Buffer
    is_open: boolean
    created_at: Date
  }>({
    name: 'messenger-accounts',
    text: `select id, kind, name, settings, sealed, is_open, created_at from messenger_account
           where desk_id = $1 order by created_at, id`,
    values: [db.deskId],
  })
  return rows.map(({ is_open: isOpen, created_at: createdAt, ...rest }) => ({ ...rest, isOpen, createdAt }))
}

/** False where the desk has an account of that name already. */
export async function insertMessengerAccount(
  db: DeskClient,
  account: Omit<MessengerAccount, 'isOpen' | 'createdAt'> & { readonly createdBy: string },
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into messenger_account (desk_id, id, kind, name, settings, sealed, created_by, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (desk_id, kind, name) do nothing`,
    values: [
      db.deskId,
      account.id,
      account.kind,
      account.name,
      JSON.stringify(account.settings),
      account.sealed,
      account.createdBy,
      new Date(now),
    ],
  })
  return rowCount === 1
}

/** Opens or closes an account; what was said through it stays. False where there is none. */
export async function setMessengerOpen(db: DeskClient, id: string, isOpen: boolean): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'update messenger_account set is_open = $3 where desk_id = $1 and id = $2',
    values: [db.deskId, id, isOpen],
  })
  return rowCount === 1
}
