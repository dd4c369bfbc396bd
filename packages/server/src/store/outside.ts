import pg from 'pg'
import { codeOf, reasonOf, StartProblem } from '../start-problem.ts'

const ANSWER_WITHIN_MS = 10_000
const OLDEST_VERSION = 150_000

interface Facts {
  version: number
  name: string
  encoding: string
  mayCreate: boolean
  readOnly: boolean
}

/**
 * Sees whether the database at `url` will do, within 10 seconds.
 * @returns how to connect to it.
 * @throws StartProblem with one sentence: unreachable, refused, too old, not UTF-8, nothing may be created.
 */
export async function checkOutside(url: string): Promise<pg.ClientConfig> {
  const config: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    keepAlive: true,
  }
  const client = new pg.Client({ ...config, query_timeout: ANSWER_WITHIN_MS })
  const where = placeOf(client)
  client.on('error', () => {}) // the query that is under way fails with it
  let facts: Facts
  try {
    facts = await withinTime(client.connect().then(() => ask(client)))
  } catch (thrown) {
    throw new StartProblem(`DATABASE_URL: ${sentence(thrown, client, where)}`)
  } finally {
    // A server that never answers never says goodbye either; the process does not wait for it.
    client.end().catch(() => {})
  }
  const problem = unfit(facts)
  if (problem) throw new StartProblem(`DATABASE_URL: the database at ${where} ${problem}`)
  return config
}

async function ask(client: pg.Client): Promise<Facts> {
  const { rows } = await client.query<Facts>(`
    SELECT current_setting('server_version_num')::int AS version,
           current_setting('server_version') AS name,
           current_setting('server_encoding') AS encoding,
           coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)
             AND has_database_privilege(current_database(), 'CREATE') AS "mayCreate",
           pg_is_in_recovery() OR current_setting('transaction_read_only')::bool AS "readOnly"`)
  if (!rows[0]) throw new Error('it answered nothing')
  return rows[0]
}

function unfit({ version, name, encoding, mayCreate, readOnly }: Facts): string | null {
  if (version < OLDEST_VERSION) return `is PostgreSQL ${name}, but 15 or newer is needed`
  if (encoding !== 'UTF8') return `has the encoding ${encoding}, but UTF8 is needed: make one with ENCODING 'UTF8'`
  if (readOnly) return 'is read-only (a replica?): name the primary'
  if (!mayCreate) return 'does not let this account create tables and schemas: make the account its owner'
  return null
}

function sentence(thrown: unknown, client: pg.Client, where: string): string {
  const database = `\`${client.database}\``
  switch (codeOf(thrown)) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return `no PostgreSQL server answers at ${where}: check host and port, and that it runs`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the host \`${client.host}\` is not known: check its name`
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'TOO_SLOW':
      return `${where} did not answer within ${ANSWER_WITHIN_MS / 1000} seconds: check host, port and firewall`
    case '28P01':
    case '28000':
      return `the server at ${where} refuses the account \`${client.user}\`: check user and password (${reasonOf(thrown)})`
    case '3D000':
      return `the server at ${where} has no database ${database}: create it, with this account as its owner`
    case '42501':
      return `the account \`${client.user}\` may not connect to the database ${database} at ${where}`
    case '53300':
      return `the server at ${where} has no connection to spare: raise max_connections`
    case '57P03':
      return `the server at ${where} is starting or stopping: try again in a moment`
  }
  const reason = reasonOf(thrown)
  if (/timeout/i.test(reason)) {
    return `${where} did not answer within ${ANSWER_WITHIN_MS / 1000} seconds: check host, port and firewall`
  }
  if (/SASL.*password/.test(reason)) {
    return `the server at ${where} wants a password for the account \`${client.user}\`, and the URL has none`
  }
  return `can't use the database at ${where}: ${reason.split('\n')[0]}`
}

/** Something else may listen on that port and keep silent: the whole check is bounded, not only its connection. */
async function withinTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'TOO_SLOW' })), ANSWER_WITHIN_MS)
  work.catch(() => {}) // when it loses the race, its end is of no interest
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

function placeOf(client: pg.Client): string {
  return client.host.startsWith('/') ? `\`${client.host}\`` : `\`${client.host}:${client.port}\``
}
