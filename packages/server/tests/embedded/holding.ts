import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { codeOf } from '../../src/start-problem.ts'
import { processesOf } from '../../src/store/embedded/processes.ts'

const HOLDER = fileURLToPath(new URL('./holder.ts', import.meta.url))

/** A process that holds the database of a data directory. */
export interface Holder {
  readonly child: ChildProcess
  readonly pid: number
  readonly serverPid: number
  readonly socketDir: string
  readonly connectionString: string
  /** What it has said on standard error so far. */
  said(): string
  /** Ends it in good order; resolves with its exit code. */
  end(): Promise<number | null>
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>
}

export interface Refusal {
  readonly exitCode: number | null
  readonly message: string
}

export interface HoldOptions {
  readonly env?: Record<string, string>
  /** Put before the command: `['prlimit', '--fsize=…']`. */
  readonly before?: readonly string[]
  readonly databaseUrl?: string
}

/** Starts a holder and waits until it has the database, or has given up. */
export async function tryHold(dataDir: string, options: HoldOptions = {}): Promise<Holder | Refusal> {
  const child = startHolder(dataDir, options)
  let stderr = ''
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const exited = once(child, 'close')
  const said = child.stdout ? once(createInterface(child.stdout), 'line') : Promise.reject(new Error('no pipe'))
  const first = await Promise.race([said.then(([line]) => String(line)), exited.then(() => null)])
  if (first === null) return { exitCode: child.exitCode, message: stderr.trim() }
  const { serverPid, socketDir, connectionString } = JSON.parse(first)
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await exited
  })
  return {
    child,
    pid: child.pid ?? 0,
    serverPid,
    socketDir,
    connectionString,
    said: () => stderr,
    async end() {
      child.kill('SIGTERM')
      await exited
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

export function startHolder(dataDir: string, options: HoldOptions = {}): ChildProcess {
  const [program = '', ...args] = [
    ...(options.before ?? []),
    process.execPath,
    HOLDER,
    dataDir,
    options.databaseUrl ?? '',
  ]
  return spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } })
}

export async function hold(dataDir: string, options: HoldOptions = {}): Promise<Holder> {
  const answer = await tryHold(dataDir, options)
  if ('exitCode' in answer) throw new Error(`the holder gave up (${answer.exitCode}): ${answer.message}`)
  return answer
}

export async function refusal(dataDir: string, options: HoldOptions = {}): Promise<Refusal> {
  const answer = await tryHold(dataDir, options)
  if ('exitCode' in answer) return answer
  throw new Error('the holder got the database, but was to be refused')
}

/** As when the power goes: desk, server and every backend in one moment. */
export function killTogether(holder: Pick<Holder, 'pid'>, dataDir: string): void {
  for (const pid of [holder.pid, ...processesOf(join(dataDir, 'postgres'))]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (thrown) {
      if (codeOf(thrown) !== 'ESRCH') throw thrown // a backend that has just ended by itself
    }
  }
}

/** A new directory for the test, removed after it. Only we can enter it, as with any `mkdtemp`. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'reglament-embedded-'))
  // The server of a killed holder may still be stopping in it.
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 }))
  return directory
}

/** Asks one question over a connection of its own, as the superuser where `user` says so. */
export async function ask<Row extends pg.QueryResultRow>(
  holder: Pick<Holder, 'socketDir'>,
  sql: string,
  user: 'reglament' | 'postgres' = 'reglament',
): Promise<Row[]> {
  const client = new pg.Client({ host: holder.socketDir, user, database: 'reglament' })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Waits for something that will come about; the test's own time limit bounds it. */
export async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const found = await Promise.resolve(look()).catch(() => null)
    if (found) return found
    await sleep(20)
  }
}
