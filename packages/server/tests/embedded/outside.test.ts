import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { checkOutside } from '../../src/store/outside.ts'
import { refusal, temporaryDirectory } from './holding.ts'
import { freePort, outsideServer, silentPort } from './outside-server.ts'

const sentenceOf = (url: string): Promise<string> =>
  checkOutside(url).then(
    () => 'it will do',
    (thrown: unknown) => String(thrown),
  )

test('every way in which DATABASE_URL may be wrong has a sentence of its own', { timeout: 60_000 }, async () => {
  // `old` finds a function of its own where it asks for the version: no server older than 15 can be had here.
  const { port } = await outsideServer(`
    CREATE ROLE reglament LOGIN PASSWORD 'right'
    CREATE ROLE reader LOGIN PASSWORD 'right'
    CREATE ROLE old LOGIN PASSWORD 'right'
    CREATE ROLE replica LOGIN PASSWORD 'right'
    CREATE ROLE stranger LOGIN PASSWORD 'right'
    ALTER ROLE replica SET default_transaction_read_only = on
    CREATE DATABASE reglament OWNER reglament
    CREATE DATABASE latin OWNER reglament TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'
    CREATE DATABASE closed
    REVOKE CONNECT ON DATABASE closed FROM PUBLIC
    CREATE SCHEMA shadow
    GRANT USAGE ON SCHEMA shadow TO old
    CREATE FUNCTION shadow.current_setting(name text) RETURNS text LANGUAGE sql AS $$ SELECT CASE name WHEN 'server_version_num' THEN '140011' WHEN 'server_version' THEN '14.11' ELSE pg_catalog.current_setting(name) END $$
    ALTER ROLE old SET search_path = shadow, pg_catalog
  `)
  const at = (user: string, path: string) => sentenceOf(`postgres://${user}@127.0.0.1:${port}/${path}`)
  const place = `\`127.0.0.1:${port}\``
  const free = await freePort()

  const seen = {
    right: await at('reglament:right', 'reglament'),
    'wrong password': await at('reglament:wrong', 'reglament'),
    'no password': await at('reglament', 'reglament'),
    'no such account': await at('nobody-knows-me:right', 'reglament'),
    'no such database': await at('reglament:right', 'nowhere'),
    'may not connect': await at('stranger:right', 'closed'),
    'may create nothing': await at('reader:right', 'reglament'),
    'read-only': await at('replica:right', 'reglament'),
    'not UTF-8': await at('reglament:right', 'latin'),
    'too old': await at('old:right', 'postgres'),
    'wrong port': await sentenceOf(`postgres://reglament:right@127.0.0.1:${free}/reglament`),
    'wrong host': await sentenceOf('postgres://reglament:right@database.test:5432/reglament'),
  }
  expect(seen).toEqual({
    right: 'it will do',
    'wrong password': `StartProblem: DATABASE_URL: the server at ${place} refuses the account \`reglament\`: check user and password (password authentication failed for user "reglament")`,
    'no password': `StartProblem: DATABASE_URL: the server at ${place} wants a password for the account \`reglament\`, and the URL has none`,
    'no such account': `StartProblem: DATABASE_URL: the server at ${place} refuses the account \`nobody-knows-me\`: check user and password (password authentication failed for user "nobody-knows-me")`,
    'no such database': `StartProblem: DATABASE_URL: the server at ${place} has no database \`nowhere\`: create it, with this account as its owner`,
    'may not connect': `StartProblem: DATABASE_URL: the account \`stranger\` may not connect to the database \`closed\` at ${place}`,
    'may create nothing': `StartProblem: DATABASE_URL: the database at ${place} does not let this account create tables and schemas: make the account its owner`,
    'read-only': `StartProblem: DATABASE_URL: the database at ${place} is read-only (a replica?): name the primary`,
    'not UTF-8': `StartProblem: DATABASE_URL: the database at ${place} has the encoding LATIN1, but UTF8 is needed: make one with ENCODING 'UTF8'`,
    'too old': `StartProblem: DATABASE_URL: the database at ${place} is PostgreSQL 14.11, but 15 or newer is needed`,
    'wrong port': `StartProblem: DATABASE_URL: no PostgreSQL server answers at \`127.0.0.1:${free}\`: check host and port, and that it runs`,
    'wrong host': 'StartProblem: DATABASE_URL: the host `database.test` is not known: check its name',
  })

  // The whole way, on the one that is right.
  const databaseUrl = `postgres://reglament:right@127.0.0.1:${port}/reglament`
  const database = await openDatabase({ dataDir: temporaryDirectory(), databaseUrl })
  try {
    expect(database.embedded).toBeNull()
    await migrate(database.pool)
    expect((await database.pool.query('SELECT count(*)::int AS desks FROM desk')).rows).toEqual([{ desks: 0 }])
  } finally {
    await database.close()
  }
})

test('a port that takes the connection and never answers is given up after 10 seconds', {
  timeout: 20_000,
}, async () => {
  const port = await silentPort()
  const started = performance.now()
  const { exitCode, message } = await refusal(temporaryDirectory(), {
    databaseUrl: `postgres://reglament:right@127.0.0.1:${port}/reglament`,
  })
  expect({ exitCode, message }).toEqual({
    exitCode: 1,
    message: `DATABASE_URL: \`127.0.0.1:${port}\` did not answer within 10 seconds: check host, port and firewall`,
  })
  expect(performance.now() - started).toBeLessThan(14_000)
})
