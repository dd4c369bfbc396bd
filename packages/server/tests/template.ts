import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'

/** A migrated database that nobody works in: the tests' own ones are copied from it. */
export interface Template {
  readonly socketDir: string
  readonly name: string
  stop(): Promise<void>
}

/** Starts a real server in a temporary directory. It does not wait for the disk: nobody wants this data back. */
export async function startTemplate(): Promise<Template> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reglament-tests-'))
  const database = await openDatabase({ dataDir, databaseUrl: null }, { durable: false })
  const stop = async () => {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await migrate(database.pool)
    // A database with a connection in it can't be copied.
    await database.pool.end()
  } catch (thrown) {
    await stop()
    throw thrown
  }
  return { socketDir: database.config.host ?? '', name: database.config.database ?? '', stop }
}
