import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openPool } from '../../src/store/database.ts'
import { isAlive, processesOf } from '../../src/store/embedded/processes.ts'
import { ask, hold, killTogether, refusal, startHolder, temporaryDirectory, until } from './holding.ts'

const clusterOf = (dataDir: string) => join(dataDir, 'postgres')

describe('after a crash the next start', { timeout: 90_000 }, () => {
  test('finds every committed row, when the desk was killed', async () => {
    const dataDir = temporaryDirectory()
    const killed = await hold(dataDir)
    await ask(killed, 'CREATE TABLE kept AS SELECT 1 AS one')
    await killed.kill()
    const next = await hold(dataDir)
    expect(await ask(next, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  })

  test('finds every committed row, when desk and server were killed together', async () => {
    const dataDir = temporaryDirectory()
    const killed = await hold(dataDir)
    await ask(killed, 'CREATE TABLE kept AS SELECT 1 AS one')
    killTogether(killed, dataDir)
    const next = await hold(dataDir)
    expect(await ask(next, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
    expect(existsSync(killed.socketDir), 'what the killed one left is swept').toBe(false)
  })

  test('finds all that was acknowledged, when the power goes while many write', async () => {
    const dataDir = temporaryDirectory()
    let holder = await hold(dataDir)
    await ask(holder, 'CREATE TABLE kept (line integer PRIMARY KEY)')
    const acknowledged: number[] = []
    for (let round = 0; round < 3; round++) {
      const pool = openPool({ host: holder.socketDir, user: 'reglament', database: 'reglament' }, () => {})
      const write = async (writer: number) => {
        for (let count = 0; ; count++) {
          const line = round * 1_000_000 + writer * 100_000 + count
          await pool.query('INSERT INTO kept VALUES ($1)', [line])
          acknowledged.push(line)
        }
      }
      const writing = Promise.allSettled([0, 1, 2, 3].map(write))
      await sleep(300)
      killTogether(holder, dataDir)
      await writing
      await pool.end()
      holder = await hold(dataDir)
    }
    const kept = new Set((await ask<{ line: number }>(holder, 'SELECT line FROM kept')).map(({ line }) => line))
    expect(acknowledged.length).toBeGreaterThan(100)
    expect(acknowledged.filter((line) => !kept.has(line))).toEqual([])
  })

  test('stops an orphan, where nothing told the server of the death', async () => {
    const dataDir = join(temporaryDirectory(), 'data')
    chmodSync(join(dataDir, '..'), 0o755) // without setpriv root can't give the right to pass closed directories
    const killed = await hold(dataDir, { env: { PATH: '/nowhere' } })
    await killed.kill()
    await sleep(300)
    expect(isAlive(killed.serverPid), 'the server outlives the desk').toBe(true)

    const next = await hold(dataDir)
    expect(isAlive(killed.serverPid)).toBe(false)
    expect(next.said()).toBe(`an earlier database server (process ${killed.serverPid}) was left running; stopping it\n`)
  })

  test('waits for a process that outlives its killed server', async () => {
    const dataDir = temporaryDirectory()
    const killed = await hold(dataDir)
    const [survivor] = processesOf(clusterOf(dataDir)).filter((pid) => pid !== killed.serverPid)
    if (survivor === undefined) throw new Error('a server has processes')
    process.kill(survivor, 'SIGSTOP')
    onTestFinished(() => {
      if (isAlive(survivor)) process.kill(survivor, 'SIGCONT')
    })
    process.kill(killed.pid, 'SIGKILL')
    process.kill(killed.serverPid, 'SIGKILL')

    const starting = hold(dataDir)
    await sleep(1000)
    expect(isAlive(survivor)).toBe(true)
    process.kill(survivor, 'SIGCONT')
    const next = await starting
    expect(isAlive(survivor)).toBe(false)
    expect(await ask(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test.each([
    [
      'whose number another process bears by now',
      (other: number, cluster: string) => `${other}\n${cluster}\n0\n5432\n`,
    ],
    ['that is empty', () => ''],
    ['of a process that is long gone', (_: number, cluster: string) => `4194000\n${cluster}\n0\n5432\n`],
  ])('gets past a pid file %s', async (_, content) => {
    const dataDir = temporaryDirectory()
    await (await hold(dataDir)).end()
    // Under the account of the server: PostgreSQL itself would take it for another server, and refuse.
    const { uid, gid } = statSync(clusterOf(dataDir))
    const other = spawn('sleep', ['60'], process.geteuid?.() === 0 ? { uid, gid } : {})
    onTestFinished(() => {
      other.kill()
    })
    const pidFile = join(clusterOf(dataDir), 'postmaster.pid')
    writeFileSync(pidFile, content(other.pid ?? 0, clusterOf(dataDir)), { mode: 0o600 })
    chownSync(pidFile, uid, gid)

    const next = await hold(dataDir)
    expect(await ask(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(isAlive(other.pid ?? 0), 'nobody else is harmed').toBe(true)
  })

  test('begins anew, when the database was only half made', async () => {
    const dataDir = temporaryDirectory()
    const cut = startHolder(dataDir)
    const draft = await until(() => readdirSync(dataDir).find((name) => name.startsWith('postgres.new-')))
    await until(() => existsSync(join(dataDir, draft, 'base')))
    cut.kill('SIGKILL')
    await once(cut, 'exit')

    const next = await hold(dataDir)
    expect(await ask(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log'])
  })

  test('refuses a directory of files that are no database, and leaves them alone', async () => {
    const dataDir = temporaryDirectory()
    mkdirSync(clusterOf(dataDir))
    writeFileSync(join(clusterOf(dataDir), 'letter.txt'), '')
    const { exitCode, message } = await refusal(dataDir)
    expect({ exitCode, message }).toEqual({
      exitCode: 1,
      message: `\`${clusterOf(dataDir)}\` holds files (\`letter.txt\`) but no database: move them away, or restore the whole directory from a backup`,
    })
    expect(readdirSync(clusterOf(dataDir))).toEqual(['letter.txt'])
  })
})

describe('while the desk runs', { timeout: 90_000 }, () => {
  test('a killed server is started again at the same place, and is still ours alone', async () => {
    const dataDir = temporaryDirectory()
    const holder = await hold(dataDir)
    await ask(holder, 'CREATE TABLE kept AS SELECT 1 AS one')
    process.kill(holder.serverPid, 'SIGKILL')
    expect(await until(() => ask(holder, 'SELECT one FROM kept'))).toEqual([{ one: 1 }])
    expect(holder.said()).toContain('the database server ended by itself (SIGKILL); starting it again')
    expect((await refusal(dataDir)).message).toMatch(/^another desk is running/)
    expect(await holder.end()).toBe(0)
    expect(processesOf(clusterOf(dataDir))).toEqual([])
  })

  test('a killed backend costs its connections, and not the ownership', async () => {
    const dataDir = temporaryDirectory()
    const holder = await hold(dataDir)
    const [row] = await ask<{ pid: number }>(
      holder,
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'reglament owner'",
      'postgres',
    )
    process.kill(row?.pid ?? 0, 'SIGKILL')
    const [again] = await until(async () => {
      const rows = await ask<{ pid: number }>(
        holder,
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'reglament owner'",
        'postgres',
      )
      return rows.length > 0 && rows[0]?.pid !== row?.pid ? rows : null
    })
    expect(again?.pid).not.toBe(row?.pid)
    expect((await refusal(dataDir)).message).toMatch(/^another desk is running/)
  })

  test('a server that dies during a stop leaves nothing behind', async () => {
    const dataDir = temporaryDirectory()
    const holder = await hold(dataDir)
    process.kill(holder.serverPid, 'SIGKILL')
    expect(await holder.end()).toBe(0)
    expect(processesOf(clusterOf(dataDir))).toEqual([])
    expect(existsSync(holder.socketDir)).toBe(false)
  })
})
