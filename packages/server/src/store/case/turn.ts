import type { DeskClient } from '../transaction.ts'

/** One number for a client: the lock that everyone takes before the client's cases are looked at (I22). */
const LOCK = (key: string) => `pg_advisory_xact_lock(hashtextextended($1 || ' ' || ${key}, 0))`

/** Held to the end of the transaction; always taken before the row of a case, so that no two wait for each other. */
export async function lockTurn(db: DeskClient, clientKey: string): Promise<void> {
  await db.query({ name: 'turn-lock', text: `select ${LOCK('$2')}`, values: [db.deskId, clientKey] })
}

/** The same for the client of a case: the key that was locked, or null where there is no such case. */
export async function lockTurnOfCase(db: DeskClient, caseId: string): Promise<string | null> {
  const { rows } = await db.query<{ client_key: string }>({
    name: 'turn-lock-of-case',
    text: `select client_key, ${LOCK('client_key')} from support_case where desk_id = $1 and id = $2`,
    values: [db.deskId, caseId],
  })
  return rows[0]?.client_key ?? null
}

/** The other case of the same client that is being worked. */
export async function readTurnHolder(db: DeskClient, clientKey: string, exceptCaseId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>({
    name: 'turn-holder',
    text: `select id from support_case
           where desk_id = $1 and client_key = $2 and status not in ('closed', 'refused') and holds_turn and id <> $3
           order by number limit 1`,
    values: [db.deskId, clientKey, exceptCaseId],
  })
  return rows[0]?.id ?? null
}

/** The case of the client that has waited longest for its turn. */
export async function readNextInTurn(db: DeskClient, clientKey: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>({
    name: 'turn-next',
    text: `select id from support_case where desk_id = $1 and client_key = $2 and status = 'waiting-turn'
           order by number limit 1`,
    values: [db.deskId, clientKey],
  })
  return rows[0]?.id ?? null
}
