import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg'
import { codeOf } from '../start-problem.ts'

/** A connection inside a transaction that sees one desk alone. Gone when the work that it was given to ends. */
export interface DeskClient {
  readonly deskId: string
  query<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>
}

/** How often a transaction that lost against another one is tried again before its error is passed on. */
const MOST_ATTEMPTS = 5

/** The desk's id goes into SQL text once, in the opening; nothing but an id may get there. */
const DESK_ID = /^[a-z0-9][a-z0-9-]{0,62}$/

/**
 * Runs `work` in one transaction in which row-level security shows the desk `deskId` and no other. It commits when
 * `work` resolves, rolls back when it throws, and starts over (at most five times) when PostgreSQL reports a
 * serialization failure or a deadlock: `work` must have no effects outside the database.
 *
 * When the process dies inside, the server rolls back; when it dies while committing, the whole of it is there or nothing.
 */
export async function inDesk<T>(pool: Pool, deskId: string, work: (db: DeskClient) => Promise<T>): Promise<T> {
  if (!DESK_ID.test(deskId)) throw new Error(`\`${deskId}\` is not the id of a desk`)
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, deskId, work)
    } catch (thrown) {
      if (attempt === MOST_ATTEMPTS || !lostTheRace(thrown)) throw thrown
    }
  }
}

async function once<T>(pool: Pool, deskId: string, work: (db: DeskClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const result = await inTransaction(client, deskId, work)
    client.release()
    return result
  } catch (thrown) {
    // A connection that can't even roll back is in an unknown state: it leaves the pool.
    const rolledBack = await client.query('rollback').then(
      () => true,
      () => false,
    )
    client.release(!rolledBack)
    throw thrown
  }
}

async function inTransaction<T>(client: PoolClient, deskId: string, work: (db: DeskClient) => Promise<T>): Promise<T> {
  await client.query(`begin; select set_config('reglament.desk', '${deskId}', true)`)
  const db: DeskClient = { deskId, query: (statement) => client.query(statement) }
  const result = await work(db)
  await client.query('commit')
  return result
}

/** Serialization failure or deadlock: the other transaction went on, and trying again is right. */
function lostTheRace(thrown: unknown): boolean {
  const code = codeOf(thrown)
  return code === '40001' || code === '40P01'
}
