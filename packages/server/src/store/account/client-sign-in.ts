import type { Instant, Locale } from '@reglament/engine'
import { insertJobs, SEND_SIGN_IN } from '../job-queue.ts'
import type { DeskClient } from '../transaction.ts'

/** Somebody asks to be let in by the address that they wrote. */
export interface SignInAsked {
  readonly id: string
  readonly address: string
  readonly locale: Locale
  /** Of the token in the link; the token itself is kept nowhere. */
  readonly tokenHash: string
  readonly expiresAt: Instant
}

/** What came of a letter: the link, advice for one who can't sign in, or why none went. */
export type SignInOutcome = 'link' | 'advice' | 'too-many' | 'expired' | 'no-mail-server' | 'no-desk-address' | 'failed'

/** Keeps the wish and adds the job that answers it: the same work for whatever address. */
export async function insertSignIn(db: DeskClient, asked: SignInAsked, now: Instant): Promise<void> {
  const job = {
    task: SEND_SIGN_IN,
    payload: { desk: db.deskId, ask: asked.id },
    key: `sign-in:${asked.id}`,
    run_at: null,
  }
  await db.query({
    name: 'sign-in-insert',
    text: `with job as (${insertJobs('$8')})
      insert into client_sign_in (desk_id, id, address, locale, token_hash, asked_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      db.deskId,
      asked.id,
      asked.address,
      asked.locale,
      asked.tokenHash,
      new Date(now),
      new Date(asked.expiresAt),
      JSON.stringify([job]),
    ],
  })
}

/** null where there is none of that id, and where it was answered already. */
export async function readOpenSignIn(
  db: DeskClient,
  id: string,
): Promise<(Pick<SignInAsked, 'address' | 'locale'> & { readonly askedAt: Date; readonly expiresAt: Date }) | null> {
  const { rows } = await db.query<{ address: string; locale: Locale; asked_at: Date; expires_at: Date }>({
    name: 'sign-in-open',
    text: 'select address, locale, asked_at, expires_at from client_sign_in where desk_id = $1 and id = $2 and outcome is null',
    values: [db.deskId, id],
  })
  const [row] = rows
  return row ? { address: row.address, locale: row.locale, askedAt: row.asked_at, expiresAt: row.expires_at } : null
}

/** How many letters of the kind went to the address since then. */
export async function countSignInLetters(
  db: DeskClient,
  address: string,
  outcome: SignInOutcome,
  since: Instant,
): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: 'sign-in-count',
    text: `select count(*)::int as count from client_sign_in
      where desk_id = $1 and lower(address) = lower($2) and outcome = $3 and sent_at > $4`,
    values: [db.deskId, address, outcome, new Date(since)],
  })
  return rows[0]?.count ?? 0
}

/** The link begins to open the account of `contactId`; done before the letter goes, so that none comes with a dead link. */
export async function grantSignIn(db: DeskClient, id: string, contactId: string): Promise<void> {
  await db.query({
    name: 'sign-in-grant',
    text: 'update client_sign_in set contact_id = $3 where desk_id = $1 and id = $2',
    values: [db.deskId, id, contactId],
  })
}

export async function markSignIn(db: DeskClient, id: string, outcome: SignInOutcome, now: Instant): Promise<void> {
  await db.query({
    name: 'sign-in-mark',
    text: 'update client_sign_in set outcome = $3, sent_at = $4 where desk_id = $1 and id = $2',
    values: [db.deskId, id, outcome, new Date(now)],
  })
}

/**
 * Uses a link up: whose account it opens, or null where it was used, is too old or was never made. Of two at once one
 * gets it.
 */
export async function useSignIn(db: DeskClient, tokenHash: string, now: Instant): Promise<string | null> {
  const { rows } = await db.query<{ contact_id: string }>({
    name: 'sign-in-use',
    text: `update client_sign_in set used_at = $3
      where desk_id = $1 and token_hash = $2 and used_at is null and expires_at > $3 and contact_id is not null
      returning contact_id`,
    values: [db.deskId, tokenHash, new Date(now)],
  })
  return rows[0]?.contact_id ?? null
}

/** Addresses of strangers are not kept longer than the pace of letters needs them. */
export async function forgetSignIns(db: DeskClient, before: Instant): Promise<void> {
  await db.query({
    name: 'sign-in-forget',
    text: 'delete from client_sign_in where desk_id = $1 and expires_at < $2',
    values: [db.deskId, new Date(before)],
  })
}
