import pg from 'pg'
import type { Settings } from '../settings.ts'
import { reasonOf, StartProblem } from '../start-problem.ts'
import { diagnose } from './embedded/diagnosis.ts'
import { layoutOf } from './embedded/layout.ts'
import { startEmbedded } from './embedded/server.ts'
import { checkOutside } from './outside.ts'

/** The plain role that the desk works as, and the database that it owns. */
const APPLICATION = 'reglament'
const POOL_SIZE = 20

/** The way to PostgreSQL; everything in `store` works through `pool`. */
export interface Database {
  readonly pool: pg.Pool
  /** For a connection of one's own, such as one that listens. */
  readonly config: pg.ClientConfig
  /** The same as a URL, for what takes nothing else. */
  readonly connectionString: string
  /** null with DATABASE_URL. The pid changes when a server that died was replaced. */
  readonly embedded: { readonly pid: number; readonly dataDir: string } | null
  /** Settles (and never rejects) when an embedded server is gone for good: the process should end with exit code 1. */
  readonly lost: Promise<StartProblem>
  /** Ends the pool, then stops an embedded server. May be called twice. */
  close(): Promise<void>
}

export interface OpenOptions {
  /** Told what was recovered from, a line each. */
  readonly say?: (line: string) => void
  /** false for tests: an embedded server then does not wait for the disk. */
  readonly durable?: boolean
}

/**
 * Opens the database: an outside one where DATABASE_URL is set, else the embedded one, started here. Migrations
 * are not run: that is `migrate`.
 * @throws StartProblem with the sentence to show.
 */
export async function openDatabase(
  settings: Pick<Settings, 'dataDir' | 'databaseUrl'>,
  { say = (line) => console.error(line), durable = true }: OpenOptions = {},
): Promise<Database> {
  if (settings.databaseUrl !== null) {
    const config = await checkOutside(settings.databaseUrl)
    const pool = openPool(config, say)
    return {
      pool,
      config,
      connectionString: settings.databaseUrl,
      embedded: null,
      lost: new Promise(() => {}),
      close: closing(pool, async () => {}),
    }
  }
  const { dataDir } = settings
  const server = await startEmbedded(dataDir, { say, durable })
  try {
    await makeApplicationDatabase(server.superuser)
  } catch (thrown) {
    await server.stop()
    throw new StartProblem(diagnose(layoutOf(dataDir), reasonOf(thrown)), { cause: thrown })
  }
  const config = { host: server.socketDir, port: 5432, user: APPLICATION, database: APPLICATION }
  const pool = openPool(config, say)
  return {
    pool,
    config,
    connectionString: socketUrl(server.socketDir, APPLICATION, APPLICATION),
    embedded: {
      get pid() {
        return server.pid
      },
      dataDir,
    },
    lost: server.lost,
    close: closing(pool, () => server.stop()),
  }
}

/** A URL for a database behind a socket directory, as libpq and `pg` both read it. */
export function socketUrl(socketDir: string, user: string, database: string): string {
  return `postgres:///${database}?${new URLSearchParams({ host: socketDir, user })}`
}

/**
 * A pool whose connections may be lost without ending the process: one that is idle tells the pool, one that is
 * checked out tells nobody but itself, and an `error` event that nobody hears ends Node.
 */
export function openPool(config: pg.PoolConfig, say: (line: string) => void): pg.Pool {
  const pool = new pg.Pool({
    max: POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    application_name: 'reglament',
    // Statements of one transaction may follow each other on the wire without an answer in between (`inDesk`).
    pipeline: true,
    ...config,
  })
  const told = (error: Error) => {
    // A pool that is being ended loses its connections because we stop the server.
    if (!pool.ending) say(`a database connection was lost: ${error.message}`)
  }
  pool.on('error', told)
  // The query that was under way fails by itself and is reported where it was asked.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Role and database of the application; each step may have been done by an earlier start that was cut off. */
async function makeApplicationDatabase(superuser: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(superuser)
  client.on('error', () => {})
  await client.connect()
  try {
    const role = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APPLICATION])
    if (role.rowCount === 0) await client.query(`CREATE ROLE ${APPLICATION} LOGIN`)
    const database = await client.query('SELECT FROM pg_database WHERE datname = $1', [APPLICATION])
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${APPLICATION} OWNER ${APPLICATION}`)
  } finally {
    await client.end()
  }
}

/** A client that is never given back must not keep the server up: its connection ends with the server. */
const DRAIN_MS = 5000

function closing(pool: pg.Pool, stop: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | null = null
  const close = async () => {
    const { promise: drained, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, DRAIN_MS)
    pool.end().then(resolve, resolve)
    await drained
    clearTimeout(timer)
    await stop()
  }
  return () => (closed ??= close())
}
