import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg'
import { codeOf } from '../start-problem.ts'

/**
 * A connection inside a transaction that sees one desk alone; gone when the work that it was given to ends.
 * Statements may be sent without waiting for the one before (`Promise.all`): the connection pipelines them in order.
 */
export interface DeskClient {
  readonly deskId: string
  query<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>
  /** The last statement of the transaction: the commit is sent along with it and saves a round trip. */
  last<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>
  /** `tell` is called when everything has been committed, and never when it is rolled back; it must not throw. */
  afterCommit(tell: () => void): void
}

/** How often a transaction that lost against another one is tried again before its error is passed on. */
const MOST_ATTEMPTS = 5

/** The desk's id goes into SQL text once, in the opening; nothing but an id may get there. */
const DESK_ID = /^[a-z0-9][a-z0-9-]{0,47}$/

/** Thrown by work that found its reading out of date: everything is rolled back and the work runs again. */
export class OutOfDate extends Error {
  override readonly name = 'OutOfDate'
}

/**
 * Runs `work` in one transaction in which row-level security shows the desk `deskId` and no other. It commits when
 * `work` resolves, rolls back when it throws, and starts over (at most five times) after a serialization failure, a
 * deadlock or `OutOfDate`: `work` must have no effects outside the database.
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
  gather(client)
  // Not waited for: the first statement of the work follows it on the wire. Nothing shows or takes rows without the setting.
  const opened = client.query(`begin; select set_config('reglament.desk', '${deskId}', true)`)
  let committed: Promise<QueryResult> | null = null
  const toTell: (() => void)[] = []
  let ended = false
  const send = <Row extends QueryResultRow>(statement: QueryConfig) => {
    // A client used after its work would speak inside somebody else's transaction.
    if (ended) throw new Error('the transaction has ended: its client can no longer be used')
    gather(client)
    return client.query<Row>(statement)
  }
  const db: DeskClient = {
    deskId,
    query: send,
    last<Row extends QueryResultRow>(statement: QueryConfig) {
      const result = send<Row>(statement)
      ended = true
      committed = client.query('commit')
      // Its failure is seen below; a work that throws first must not leave it unheard.
      committed.catch(() => {})
      return result
    },
    afterCommit: (tell) => void toTell.push(tell),
  }
  const [, result] = await Promise.all([opened, work(db)]).finally(() => {
    ended = true
  })
  const { command } = await (committed ?? client.query('commit'))
  // PostgreSQL answers a commit of a failed transaction with ROLLBACK: somebody swallowed the error of a statement.
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: one of its statements failed')
  for (const tell of toTell) tell()
  return result
}

/** Statements that are sent in one breath leave in one write: it wakes PostgreSQL once. */
function gather(client: PoolClient): void {
  const { stream } = client.connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Serialization failure, deadlock or an old reading: the other transaction went on, and trying again is right. */
function lostTheRace(thrown: unknown): boolean {
  const code = codeOf(thrown)
  return code === '40001' || code === '40P01' || thrown instanceof OutOfDate
}
