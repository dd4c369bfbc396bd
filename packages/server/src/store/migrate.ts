import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { reasonOf, StartProblem } from '../start-problem.ts'
import { prepareTasks } from './job-queue.ts'

const SHIPPED = fileURLToPath(new URL('./migrations', import.meta.url))

/** One process migrates at a time; the others wait, and find nothing left to do. */
const MIGRATION_LOCK = 0x6d696772

interface Migration {
  readonly number: number
  /** The file's name without `.sql`. */
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

type Applied = Pick<Migration, 'number' | 'name' | 'checksum'>

/**
 * Brings the database to the shape that this release knows: its own tables, then those of the job queue. Files
 * `NNNN-name.sql` run in the order of their numbers, each in a transaction of its own and once.
 * @returns the names of those that ran now.
 * @throws StartProblem where an applied file was changed or is unknown here (a newer release was here), where one
 * comes too late, or where one fails; those before it stay applied.
 */
export async function migrate(pool: pg.Pool, folder: string = SHIPPED): Promise<readonly string[]> {
  const migrations = await readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`
      CREATE TABLE IF NOT EXISTS migration (
        number integer PRIMARY KEY,
        name text NOT NULL,
        checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`)
    const { rows: applied } = await client.query<Applied>(
      'SELECT number, name, checksum FROM migration ORDER BY number',
    )
    const problem = mismatch(migrations, applied)
    if (problem) throw new StartProblem(problem)
    const pending = migrations.slice(applied.length)
    for (const migration of pending) await apply(client, migration)
    await runMigrations({ pgPool: pool })
    await prepareTasks(client)
    return pending.map(({ name }) => name)
  } finally {
    // The connection is closed and not given back: the lock goes with it, whatever has happened.
    client.release(true)
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const migrations = await Promise.all(
    files.map(async (file): Promise<Migration> => {
      const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]
      if (number === undefined) throw new Error(`a migration is named \`NNNN-name.sql\`, not \`${file}\``)
      // A clone on Windows may have turned the line ends; the migration is the same.
      const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
      const checksum = createHash('sha256').update(sql).digest('hex')
      return { number: Number(number), name: file.slice(0, -'.sql'.length), sql, checksum }
    }),
  )
  const twice = migrations.find((each, index) => each.number === migrations[index + 1]?.number)
  if (twice) throw new Error(`two migrations have the number of \`${twice.name}\``)
  return migrations
}

/** Why the database can't be taken from `applied` to `migrations`, or null where it can. */
function mismatch(migrations: readonly Migration[], applied: readonly Applied[]): string | null {
  for (const [index, done] of applied.entries()) {
    const known = migrations.find(({ number }) => number === done.number)
    if (known === undefined) {
      return `the database has migration \`${done.name}\`, which this release does not know: it was used by a newer release; start that one, or restore a backup from before`
    }
    if (known.checksum !== done.checksum || known.name !== done.name) {
      return `migration \`${known.name}\` differs from \`${done.name}\` that the database was made with: an applied migration is never changed; put it back, and write a new one`
    }
    const expected = migrations[index]
    if (expected !== undefined && expected.number < done.number) {
      return `migration \`${expected.name}\` comes before \`${done.name}\`, which is already applied: give it a later number`
    }
  }
  return null
}

/** Killed half-way, it leaves nothing: the record and the change are of one transaction. */
async function apply(client: pg.PoolClient, { number, name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query('INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)', [number, name, checksum])
    await client.query('COMMIT')
  } catch (thrown) {
    throw new StartProblem(`migration \`${name}\` failed, and nothing of it was kept: ${reasonOf(thrown)}`, {
      cause: thrown,
    })
  }
}
