import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** An address that letters came back from. */
export interface BouncedAddress {
  /** In lower case. */
  readonly email: string
  /** RFC 3463; null where the report had none. */
  readonly status: string | null
  /** The server's own words. */
  readonly problem: string
  readonly at: string
}

/** Nothing more goes there until it is cleared. Told twice, it is the same; told after a clearing, it stands again. */
export async function markBounced(
  db: DeskClient,
  email: string,
  { status, problem }: Pick<BouncedAddress, 'status' | 'problem'>,
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'bounced-mark',
    text: `insert into bounced_address (desk_id, email, status, problem, at) values ($1, lower($2), $3, $4, $5)
           on conflict (desk_id, email) do update set status = excluded.status, problem = excluded.problem, at = excluded.at,
             cleared_by = null, cleared_at = null`,
    values: [db.deskId, email, status, problem, new Date(now)],
  })
}

/** Those of these addresses that nothing goes to. */
export async function bouncedAmong(db: DeskClient, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ email: string }>({
    name: 'bounced-among',
    text: `select email from bounced_address where desk_id = $1 and cleared_at is null
           and email in (select lower(address) from unnest($2::text[]) as address)`,
    values: [db.deskId, emails],
  })
  return new Set(rows.map(({ email }) => email))
}

const MOST_ROWS = 1_000

/** The newest first. */
export async function listBounced(db: DeskClient): Promise<readonly BouncedAddress[]> {
  const { rows } = await db.query<Omit<BouncedAddress, 'at'> & { at: Date }>({
    name: 'bounced-list',
    text: `select email, status, problem, at from bounced_address where desk_id = $1 and cleared_at is null
           order by at desc, email limit ${MOST_ROWS}`,
    values: [db.deskId],
  })
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }))
}

/** Letters go there again; false where none were held back. */
export async function clearBounced(db: DeskClient, email: string, by: string, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'bounced-clear',
    text: `update bounced_address set cleared_by = $3, cleared_at = $4
           where desk_id = $1 and email = lower($2) and cleared_at is null`,
    values: [db.deskId, email, by, new Date(now)],
  })
  return (rowCount ?? 0) > 0
}
