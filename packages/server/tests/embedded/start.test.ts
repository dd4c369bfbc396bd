import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { processesOf } from '../../src/store/embedded/processes.ts'
import { ask, hold, refusal, temporaryDirectory, tryHold } from './holding.ts'

describe('a desk and its own database', { timeout: 60_000 }, () => {
  test('it is made at the first start and found again at the next one', async () => {
    const dataDir = join(temporaryDirectory(), 'data')
    const first = await hold(dataDir)
    await ask(first, "CREATE TABLE kept AS SELECT 'what was written' AS line")
    expect(await first.end()).toBe(0)
    expect(existsSync(first.socketDir), 'the socket directory goes with the server').toBe(false)
    expect(processesOf(join(dataDir, 'postgres'))).toEqual([])

    const second = await hold(dataDir)
    expect(await ask(second, 'SELECT line FROM kept')).toEqual([{ line: 'what was written' }])
    expect(second.said()).toBe('')
  })

  test('it knows Cyrillic letters, and Russian words', async () => {
    const holder = await hold(temporaryDirectory())
    const [row] = await ask(
      holder,
      `SELECT lower('ЁЛКА') AS lower, 'Письмо' ILIKE 'ПИСЬ%' AS ilike,
              to_tsvector('russian', 'Лицензии истекли') @@ to_tsquery('russian', 'лицензия') AS found,
              'б' < 'я' COLLATE "C" AS ordered, current_setting('TimeZone') AS zone`,
    )
    expect(row).toEqual({ lower: 'ёлка', ilike: true, found: true, ordered: true, zone: 'UTC' })
  })

  test('the application is no superuser, owns its database and may make what it needs in it', async () => {
    const holder = await hold(temporaryDirectory())
    expect(await ask(holder, 'SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false, rolcreatedb: false },
    ])
    await ask(
      holder,
      'CREATE SCHEMA own; CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist; CREATE EXTENSION unaccent',
    )
    await expect(ask(holder, "COPY (SELECT 1) TO PROGRAM 'true'")).rejects.toThrow(/permission denied/)
  })

  test('nothing listens on the network, and nobody else gets at the socket', async () => {
    const holder = await hold(temporaryDirectory())
    expect(await ask(holder, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }])
    expect(statSync(holder.socketDir).mode & 0o777).toBe(0o700)
  })

  test('a temporary directory that the socket does not fit in is done without', async () => {
    const deep = join(temporaryDirectory(), 'a-name-of-thirty-characters-or-so', 'and-another-one')
    mkdirSync(deep, { recursive: true })
    const holder = await hold(temporaryDirectory(), { env: { TMPDIR: deep } })
    expect(holder.socketDir).toMatch(/^\/tmp\/reglament-\w+-\w+$/)
  })

  test('a directory that everybody may pass needs no special right for the server', async () => {
    const parent = temporaryDirectory()
    chmodSync(parent, 0o755)
    const holder = await hold(join(parent, 'data'))
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${holder.serverPid}/status`, 'utf8')
      expect(/CapEff:\s+(\S+)/.exec(status)?.[1]).toMatch(/^0+$/)
      expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0')
    }
  })

  test('a second start on the same data is refused in one sentence, and the first goes on', async () => {
    const dataDir = temporaryDirectory()
    const first = await hold(dataDir)
    const { exitCode, message } = await refusal(dataDir)
    expect(exitCode).toBe(1)
    expect(message).toBe(
      `another desk is running on \`${dataDir}\` (its database server is process ${first.serverPid}): stop it first, or set REGLAMENT_DATA to another directory`,
    )
    expect(await ask(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('of two that make the same database at once, one gets it and the other is refused', async () => {
    const dataDir = temporaryDirectory()
    const answers = await Promise.all([tryHold(dataDir), tryHold(dataDir)])
    const refused = answers.filter((answer) => 'exitCode' in answer)
    expect(refused).toEqual([{ exitCode: 1, message: expect.stringMatching(/^another desk is running on /) }])
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log'])
  })

  test.runIf(process.platform === 'linux')('Ctrl-C in our terminal reaches us alone', async () => {
    // The server leads a session of its own: a signal to our process group does not reach it.
    const holder = await hold(temporaryDirectory())
    const [, , , , group] = readFileSync(`/proc/${holder.serverPid}/stat`, 'latin1').split(' ')
    expect(Number(group)).toBe(holder.serverPid)
  })
})
