// What a start of the desk and of its embedded database costs, and what they hold when idle:
//
//   node bench/start/run.ts        writes bench/results/start.json
//
// The median of each is kept. Cold is the first start in an empty directory (the database is made, all migrations
// run); warm is a start on what is there; after a kill is from SIGKILL of the server until a query is answered again.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../../packages/server/src/store/database.ts'
import { processesOf } from '../../packages/server/src/store/embedded/processes.ts'
import { migrate } from '../../packages/server/src/store/migrate.ts'
import { machine } from '../working-time/machine.ts'

const COLD_ROUNDS = 5
const WARM_ROUNDS = 10
const KILL_ROUNDS = 5
const IDLE_MS = 5000
const MAIN = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))
const RESULT = new URL('../results/start.json', import.meta.url)

type Times = Record<string, number[]>

async function timed<T>(times: Times, name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const result = await work()
  times[name] = [...(times[name] ?? []), performance.now() - from]
  return result
}

/** A start as the desk makes it, ready for the first request. */
async function start(times: Times, kind: string, dataDir: string): Promise<Database> {
  return await timed(times, kind, async () => {
    const database = await timed(times, `${kind}: open`, () =>
      openDatabase({ dataDir, databaseUrl: null }, { say: () => {} }),
    )
    await timed(times, `${kind}: migrate`, () => migrate(database.pool))
    return database
  })
}

async function answers(database: Database): Promise<void> {
  for (;;) {
    const answered = await database.pool.query('SELECT 1').catch(() => null)
    if (answered !== null) return
    await sleep(2)
  }
}

/** The whole program, from its spawning until it says where it is served. */
async function startDesk(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, REGLAMENT_DATA: dataDir, REGLAMENT_PORT: '0', REGLAMENT_SMTP_LISTEN: '127.0.0.1:0' },
  })
  for await (const line of createInterface(child.stdout)) if (line.startsWith('Reglament is at ')) return child
  throw new Error('the desk did not start')
}

async function stopDesk(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

const serversOf = (dataDir: string) => processesOf(join(realpathSync(dataDir), 'postgres'))

/** Memory of processes in MiB, what they share counted once (proportional set size). */
function memoryOf(pids: readonly number[]): { processes: number; mib: number } {
  const kib = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]))
  return { processes: pids.length, mib: Math.round(kib.reduce((sum, each) => sum + each, 0) / 102.4) / 10 }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)
}

const parent = mkdtempSync(join(tmpdir(), 'reglament-bench-'))
const times: Times = {}
try {
  for (let round = 0; round < COLD_ROUNDS; round++) {
    const database = await start(times, 'cold', join(parent, String(round)))
    await database.close()
  }
  const dataDir = join(parent, '0')
  for (let round = 0; round < WARM_ROUNDS; round++) {
    const database = await start(times, 'warm', dataDir)
    await timed(times, 'stop', () => database.close())
  }
  const database = await start(times, 'warm', dataDir)
  await sleep(IDLE_MS)
  const idleAlone = memoryOf(serversOf(dataDir))
  for (let round = 0; round < KILL_ROUNDS; round++) {
    const { pid } = database.embedded ?? { pid: 0 }
    process.kill(pid, 'SIGKILL')
    await timed(times, 'answers again after a kill', async () => {
      while (database.embedded?.pid === pid) await sleep(2)
      await answers(database)
    })
    await sleep(1200)
  }
  await database.close()

  for (let round = 0; round < COLD_ROUNDS; round++) {
    const dir = join(parent, `desk-${round}`)
    await stopDesk(await timed(times, 'desk, cold', () => startDesk(dir)))
    await stopDesk(await timed(times, 'desk, warm', () => startDesk(dir)))
  }
  const deskDir = join(parent, 'desk-0')
  const desk = await startDesk(deskDir)
  await sleep(IDLE_MS)
  const idleMemory = {
    unit: 'MiB, proportional set size, 5 seconds after the start',
    'database server alone': idleAlone,
    desk: { program: memoryOf([desk.pid ?? 0]), 'database server': memoryOf(serversOf(deskDir)) },
  }
  await timed(times, 'desk, stop', () => stopDesk(desk))

  const medians = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]))
  const result = {
    ...machine(),
    command: 'node bench/start/run.ts',
    rounds: { cold: COLD_ROUNDS, warm: WARM_ROUNDS, kill: KILL_ROUNDS },
    mediansMs: medians,
    idleMemory,
  }
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`)
  console.log(JSON.stringify(result, null, 2))
} finally {
  rmSync(parent, { recursive: true, force: true })
}
