import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isAlive, processesOf } from '../../src/store/embedded/processes.ts'
import { killTogether, temporaryDirectory, until } from './holding.ts'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

interface Desk {
  readonly child: ChildProcess
  readonly gone: Promise<unknown[]>
  out(): string
  err(): string
}

/** The real program, with nothing set but where it keeps its data and that it takes any port. */
function desk(dataDir: string, env: Record<string, string> = {}): Desk {
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, REGLAMENT_DATA: dataDir, REGLAMENT_PORT: '0', REGLAMENT_SMTP_LISTEN: '', ...env },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const gone = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await gone
  })
  return { child, gone, out: () => said.out, err: () => said.err }
}

async function started(dataDir: string): Promise<Desk> {
  const running = desk(dataDir)
  await Promise.race([
    until(() => running.out().includes('Reglament is at ')),
    running.gone.then(() => Promise.reject(new Error(`the desk did not start: ${running.err()}`))),
  ])
  return running
}

const pidFile = (dataDir: string) => join(dataDir, 'postgres', 'postmaster.pid')
const serverPid = (dataDir: string) => Number.parseInt(readFileSync(pidFile(dataDir), 'utf8'), 10)

describe('the whole desk, from its start to its stop', { timeout: 90_000 }, () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it and its server in good order', async (signal) => {
    const dataDir = temporaryDirectory()
    const { child, gone } = await started(dataDir)
    child.kill(signal)
    expect(await gone).toEqual([0, null])
    expect(existsSync(pidFile(dataDir))).toBe(false)
    expect(processesOf(join(dataDir, 'postgres'))).toEqual([])
  })

  test('a signal during the start is heard when the start is done', async () => {
    const dataDir = temporaryDirectory()
    const { child, gone } = desk(dataDir)
    await until(() => existsSync(join(dataDir, 'postgres.log')))
    child.kill('SIGTERM')
    expect(await gone).toEqual([0, null])
    expect(processesOf(join(dataDir, 'postgres'))).toEqual([])
  })

  test('a second signal leaves at once, and the server follows', async () => {
    const dataDir = temporaryDirectory()
    const { child, gone } = await started(dataDir)
    const server = serverPid(dataDir)
    // A stopped server does not end when asked.
    process.kill(server, 'SIGSTOP')
    child.kill('SIGTERM')
    await sleep(300)
    child.kill('SIGTERM')
    expect(await gone).toEqual([143, null])
    process.kill(server, 'SIGCONT')
    await until(() => !isAlive(server))
  })

  test('killed with its server, it starts again and serves', async () => {
    const dataDir = temporaryDirectory()
    const killed = await started(dataDir)
    killTogether({ pid: killed.child.pid ?? 0 }, dataDir)
    await killed.gone
    const again = await started(dataDir)
    const [url] = /http:\S+/.exec(again.out()) ?? []
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  test('a server that can not be started again ends the desk', async () => {
    const dataDir = temporaryDirectory()
    const { gone, err } = await started(dataDir)
    // Its settings are spoilt behind its back, and it is killed.
    writeFileSync(join(dataDir, 'postgres', 'postgresql.conf'), 'nonsense = yes\n')
    process.kill(serverPid(dataDir), 'SIGKILL')
    expect(await gone).toEqual([1, null])
    expect(err()).toMatch(/^the database server ended by itself \(SIGKILL\); starting it again$/m)
    expect(err()).toMatch(/^PostgreSQL did not start in `.*`: configuration file ".*" contains errors \(see `.*`\)$/m)
  })

  test('what keeps it from starting is one line, and the exit code is 1', async () => {
    const dataDir = temporaryDirectory()
    await started(dataDir)
    const wrong: [string, Record<string, string>, RegExp][] = [
      ['a second desk', {}, /^another desk is running on `.*` .*\n$/],
      ['a wrong setting', { REGLAMENT_LOG: 'loud' }, /^REGLAMENT_LOG is `loud`, but must be one of .*\n$/],
      ['a wrong database', { DATABASE_URL: 'mysql://db/x' }, /^DATABASE_URL is `mysql:.*\n$/],
      [
        'no database there',
        { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
        /^DATABASE_URL: no PostgreSQL server answers at `127.0.0.1:1`: check host and port, and that it runs\n$/,
      ],
    ]
    for (const [what, env, line] of wrong) {
      const refused = desk(dataDir, env)
      expect(await refused.gone, what).toEqual([1, null])
      expect(refused.err(), what).toMatch(line)
    }
  })
})
