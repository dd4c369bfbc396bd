// A desk as its operator runs it: the real process, on free ports, in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../packages/server/src/main.ts', import.meta.url))
const START_MS = 60_000
const STOP_MS = 20_000

export interface RunningDesk {
  readonly url: string
  /** Null where there is an administrator already. */
  readonly setupLink: string | null
  readonly smtpPort: number
  readonly process: ChildProcess
  /** Everything it has printed so far. */
  output(): string
  /** Lets `ms` more pass on the desk's clock. */
  moveClock(ms: number): Promise<void>
  /** Asks it to end, and waits for that; resolves to its exit code. */
  stop(): Promise<number | null>
}

export interface DeskOptions {
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** How people reach it; a browser makes passkeys for a name alone. */
  readonly host?: 'localhost'
}

/** A folder that `remove` takes away again. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'reglament-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port could be had')
  return address.port
}

/** Starts `npm start` without the npm: resolves when the desk says where it is. */
export async function startDesk({ dataDir, env = {}, args = [], host }: DeskOptions): Promise<RunningDesk> {
  const [httpPort, smtpPort] = [await freePort(), await freePort()]
  const url = `http://${host ?? '127.0.0.1'}:${httpPort}`
  const clockFile = join(dataDir, '..', `clock-${httpPort}`)
  await writeFile(clockFile, env.CLOCK_OFFSET_MS ?? '0')
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      REGLAMENT_DATA: dataDir,
      REGLAMENT_PORT: String(httpPort),
      REGLAMENT_URL: url,
      REGLAMENT_SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
      REGLAMENT_MAIL_DOMAIN: 'desk.example',
      REGLAMENT_RATE_LIMIT: 'off',
      REGLAMENT_UNDO_SECONDS: '0',
      REGLAMENT_TEST_CLOCK: clockFile,
      ...env,
    },
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  await ready(child, () => printed)
  return {
    url,
    setupLink: /https?:\/\/\S*\/setup\?\S+/.exec(printed)?.[0] ?? null,
    smtpPort,
    process: child,
    output: () => printed,
    moveClock: async (ms) => writeFile(clockFile, String(Number(await readFile(clockFile, 'utf8')) + ms)),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      child.kill('SIGTERM')
      // As an operator would who has waited: a second signal leaves at once.
      const patience = setTimeout(() => {
        console.error(`the desk did not end within ${STOP_MS} ms; its last words:\n${printed.slice(-2000)}`)
        child.kill('SIGTERM')
      }, STOP_MS)
      await once(child, 'exit')
      clearTimeout(patience)
      return child.exitCode
    },
  }
}

async function ready(child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + START_MS
  while (!printed().includes('Reglament is at ')) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the desk ended at its start:\n${printed()}`)
    if (Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`the desk did not start in ${START_MS} ms:\n${printed()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Tries until `look` finds something, and says what it last saw where it never does. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  timeoutMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > deadline) throw new Error(`${what}: not within ${timeoutMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
