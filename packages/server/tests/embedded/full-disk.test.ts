import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isAlive, processesOf } from '../../src/store/embedded/processes.ts'
import { ask, hold, killTogether, refusal, temporaryDirectory, until } from './holding.ts'

/** A file system of its own, so small that it can be filled; null where this account may mount none. */
function smallDisk(megabytes: number): string | null {
  const directory = temporaryDirectory()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', directory])
  if (mounted.status !== 0) return null
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', directory])
  })
  return directory
}

/**
 * Room for a database, in megabytes, and for the copy of its server (60) that is made where the account of the server
 * can't reach the installed one.
 */
const ROOM_MB = 240

/** Writes until nothing more goes in, and nothing has for a while: what was killed gives its last files back late. */
async function fill(directory: string): Promise<string> {
  const ballast = join(directory, 'ballast')
  for (let timesFull = 0; timesFull < 3; ) {
    const { bavail, bsize } = statfsSync(directory)
    try {
      if (bavail > 0) {
        writeFileSync(ballast, Buffer.alloc(Math.min(bavail * bsize, 1 << 20)), { flag: 'a' })
        timesFull = 0
        continue
      }
    } catch {
      // full
    }
    timesFull += 1
    await sleep(100)
  }
  return ballast
}

describe('a full disk ends in one sentence', { timeout: 90_000 }, () => {
  test('when the database is made', async () => {
    const disk = smallDisk(20)
    if (disk === null) {
      // Without the right to mount, another limit of the system stands in: no file may pass a megabyte.
      const dataDir = join(temporaryDirectory(), 'data')
      const { exitCode, message } = await refusal(dataDir, { before: ['prlimit', '--fsize=1048576'] })
      expect(exitCode).toBe(1)
      expect(message).toMatch(/^the database in `.*` has reached the limit on a file's size/)
      expect(readdirSync(dataDir), 'nothing half made is left').toEqual([])
      return
    }
    const dataDir = join(disk, 'data')
    const { exitCode, message } = await refusal(dataDir)
    expect(exitCode).toBe(1)
    expect(message).toMatch(
      /^the disk that holds `.*\/data` is full \(\d+ MB left\): make room there, then start again$/,
    )
    expect(readdirSync(dataDir), 'nothing half made is left').toEqual([])
  })

  test("a limit on a file's size is told apart from it", async () => {
    const dataDir = join(temporaryDirectory(), 'data')
    const { exitCode, message } = await refusal(dataDir, { before: ['prlimit', '--fsize=1048576'] })
    expect({ exitCode, message }).toEqual({
      exitCode: 1,
      message: `the database in \`${dataDir}\` has reached the limit on a file's size (ulimit -f) of this account: raise it, then start again`,
    })
  })

  test('when the server starts, and with room again nothing is lost', async () => {
    const disk = smallDisk(ROOM_MB)
    const dataDir = join(disk ?? temporaryDirectory(), 'data')
    const first = await hold(dataDir)
    await ask(first, 'CREATE TABLE kept AS SELECT 1 AS one')
    // Killed, it has its log to replay, and writes when it starts.
    killTogether(first, dataDir)
    await until(() => !isAlive(first.pid) && processesOf(join(dataDir, 'postgres')).length === 0)

    const ballast = disk === null ? null : await fill(disk)
    const { exitCode, message } = await refusal(dataDir, disk === null ? { before: ['prlimit', '--fsize=65536'] } : {})
    expect(exitCode).toBe(1)
    expect(message).toMatch(
      disk === null ? /the limit on a file's size/ : /^the disk that holds `.*` is full \(0 MB left\)/,
    )
    if (ballast !== null) rmSync(ballast)
    const next = await hold(dataDir)
    expect(await ask(next, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  })

  test('while the desk runs: writing fails, and with room again it goes on', async () => {
    const disk = smallDisk(ROOM_MB)
    const holder = await hold(join(disk ?? temporaryDirectory(), 'data'))
    await ask(holder, 'CREATE TABLE kept (line text); ALTER TABLE kept ALTER line SET STORAGE EXTERNAL')
    const write = 'INSERT INTO kept SELECT repeat(md5(line::text), 100) FROM generate_series(1, 10000) line'

    const limit = (bytes: string) => spawnSync('prlimit', ['--pid', String(holder.serverPid), `--fsize=${bytes}:`])
    // Where no disk can be mounted: the table may not pass 20 MB, and the server's log files (16 MB) go on.
    const ballast = disk === null ? null : await fill(disk)
    if (ballast === null) limit('20971520')
    await expect(ask(holder, write)).rejects.toThrow(/No space left on device|File too large|terminat/)
    if (ballast === null) limit('unlimited')
    else rmSync(ballast)

    await until(() => ask(holder, write))
    expect(await ask(holder, 'SELECT count(*)::int AS lines FROM kept')).toEqual([{ lines: 10_000 }])
  })
})
