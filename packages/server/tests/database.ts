// A real, migrated database of one's own for a test file:
//
//   const { database, close } = await testDatabase()   // in beforeAll; about 50 ms
//   await database.pool.query(…)
//   afterAll(close)
//
// It is a copy of a template on one server, shared by the whole run and started by tests/global-setup.ts.
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openPool, socketUrl } from '../src/store/database.ts'
import { superuser } from '../src/store/embedded/launch.ts'
import type {} from './global-setup.ts'
import type { Template } from './template.ts'

export interface TestDatabase {
  /** As `openDatabase` gives it, but `embedded` is null: the server is not this test's to kill. */
  readonly database: Database
  /** Drops the database. */
  close(): Promise<void>
}

/** A fresh database with every migration and the job queue applied, and nothing in it. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = await findTemplate()
  const name = `test_${randomBytes(6).toString('hex')}`
  await asSuperuser(template, `CREATE DATABASE ${name} TEMPLATE ${template.name} OWNER reglament`)
  const config = { host: template.socketDir, port: 5432, user: 'reglament', database: name }
  const pool = openPool(config, (line) => console.error(line))
  let closed: Promise<void> | null = null
  const close = async () => {
    await pool.end()
    await asSuperuser(template, `DROP DATABASE ${name} WITH (FORCE)`)
  }
  const closeOnce = () => (closed ??= close())
  const database: Database = {
    pool,
    config,
    connectionString: socketUrl(template.socketDir, 'reglament', name),
    embedded: null,
    lost: new Promise(() => {}),
    close: closeOnce,
  }
  return { database, close: closeOnce }
}

type Shared = Pick<Template, 'socketDir' | 'name'>

/** The run's server, started when the first test asks. */
async function findTemplate(): Promise<Shared> {
  const answer: unknown = JSON.parse(await text(connect(inject('databaseDoor'))))
  if (answer === null || typeof answer !== 'object' || !('socketDir' in answer)) {
    throw new Error(`the database server for the tests did not start: ${JSON.stringify(answer)}`)
  }
  return answer as Shared
}

async function asSuperuser(template: Shared, sql: string): Promise<void> {
  const client = new pg.Client(superuser(template.socketDir))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
