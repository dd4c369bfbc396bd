import { once } from 'node:events'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAlive, processesOf } from '../../src/store/embedded/processes.ts'
import { hold, startHolder, temporaryDirectory, until } from './holding.ts'

describe('a process from its start to its stop', { timeout: 60_000 }, () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it and its server in good order', async (signal) => {
    const dataDir = temporaryDirectory()
    const holder = await hold(dataDir)
    const gone = once(holder.child, 'exit')
    holder.child.kill(signal)
    expect(await gone).toEqual([0, null])
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('a signal during the start waits for its end, and then stops it', async () => {
    const dataDir = temporaryDirectory()
    const child = startHolder(dataDir)
    const gone = once(child, 'exit')
    await until(() => existsSync(join(dataDir, 'postgres.log')))
    child.kill('SIGTERM')
    expect(await gone).toEqual([0, null])
    expect(processesOf(join(dataDir, 'postgres'))).toEqual([])
  })

  test('a second signal leaves at once, and the server follows', async () => {
    const dataDir = temporaryDirectory()
    const holder = await hold(dataDir)
    // A stopped server does not end when asked.
    process.kill(holder.serverPid, 'SIGSTOP')
    const gone = once(holder.child, 'exit')
    holder.child.kill('SIGTERM')
    setTimeout(() => holder.child.kill('SIGTERM'), 200)
    expect(await gone).toEqual([143, null])
    process.kill(holder.serverPid, 'SIGCONT')
    await until(() => !isAlive(holder.serverPid))
  })

  test('a server that can not be started again ends the process in one sentence', async () => {
    const dataDir = temporaryDirectory()
    const holder = await hold(dataDir)
    // Its settings are spoilt behind its back, and it is killed.
    rmSync(join(dataDir, 'postgres', 'postgresql.conf'))
    writeFileSync(join(dataDir, 'postgres', 'postgresql.conf'), 'nonsense = yes\n', { mode: 0o644 })
    const gone = once(holder.child, 'exit')
    process.kill(holder.serverPid, 'SIGKILL')
    expect(await gone).toEqual([1, null])
    expect(holder.said().trim().split('\n')).toEqual([
      'the database server ended by itself (SIGKILL); starting it again',
      expect.stringMatching(/^PostgreSQL did not start in `.*`: configuration file ".*" contains errors \(see `.*`\)$/),
    ])
  })
})
