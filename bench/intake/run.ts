// Cases registered per second, over HTTP and from letters:
//
//   node bench/intake/run.ts        writes bench/results/intake.json
//
// The desk is the real program with its embedded database, which waits for the disk. Each load is a process of its own
// on the same machine. HTTP and the bare client take turns in one run, and are compared round by round: the bare client
// writes the very rows of the last registration (case, command, event, message, letter, two jobs) and does nothing else,
// with prepared statements: one a row in a transaction, and, the least that any client can do, a single one for all
// rows. The desk finds the client, its rights and its turn, decides, answers, and runs the
// jobs that its cases bring, all the while.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { machine } from '../working-time/machine.ts'
import { CLIENTS, DESK, introduceClients, type RunningDesk, startDesk } from './desk.ts'
import type { Load } from './load.ts'

const CONNECTIONS = 16
const ROUNDS = Number(process.env.INTAKE_ROUNDS ?? '5')
const SECONDS = Number(process.env.INTAKE_SECONDS ?? '4')
const WARM_UP_SECONDS = 4
const SETTLE_MS = 1000
const MOST_DRAIN_SECONDS = 240
const RESULT = new URL('../results/intake.json', import.meta.url)

async function load(name: 'http' | 'bare' | 'smtp', target: string, seconds: number, how = ''): Promise<Load> {
  const file = fileURLToPath(new URL(`./${name}-load.ts`, import.meta.url))
  const args = [file, target, String(CONNECTIONS), String(seconds), how]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const result = JSON.parse(stdout) as Load
  console.log(
    `${name}: ${result.perSecond} a second, ${result.failed} failed, median ${result.medianMs} ms, 95 % ${result.p95Ms} ms`,
  )
  return result
}

async function count(desk: RunningDesk, from: string): Promise<number> {
  const client = new pg.Client(desk.database)
  await client.connect()
  await client.query(`set reglament.desk = '${DESK}'`)
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${from}`)
  await client.end()
  return Number(rows[0]?.count)
}

/** Until every letter that was answered with 250 is a case; seconds. */
async function becameCases(desk: RunningDesk): Promise<number> {
  const from = performance.now()
  while ((await count(desk, `raw_message where status = 'stored'`)) > 0) {
    if (performance.now() - from > MOST_DRAIN_SECONDS * 1000) throw new Error('letters wait, and no case comes of them')
    await sleep(100)
  }
  return (performance.now() - from) / 1000
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function median(loads: readonly Load[]): number {
  return middle(loads.map(({ perSecond }) => perSecond))
}

const dataDir = mkdtempSync(join(tmpdir(), 'reglament-intake-'))
const othersLoad = Math.round((loadavg()[0] ?? 0) * 10) / 10
const desk = await startDesk(dataDir)
try {
  await introduceClients(desk.database)
  const socketDir = desk.database.host ?? ''
  await load('http', desk.url, WARM_UP_SECONDS)
  await load('bare', socketDir, 1)
  await load('bare', socketDir, 1, 'rows')
  const [http, bare, rows]: [Load[], Load[], Load[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    http.push(await load('http', desk.url, SECONDS))
    await sleep(SETTLE_MS)
    bare.push(await load('bare', socketDir, SECONDS))
    await sleep(SETTLE_MS)
    rows.push(await load('bare', socketDir, SECONDS, 'rows'))
    await sleep(SETTLE_MS)
  }
  // Round by round, because what else the machine does changes from minute to minute.
  const ratioTo = (loads: readonly Load[]) =>
    middle(http.map(({ perSecond }, round) => Math.round((perSecond / (loads[round]?.perSecond ?? 0)) * 100) / 100))
  console.log(`http ${median(http)}: ${ratioTo(rows)} of a statement a row, ${ratioTo(bare)} of one statement`)

  await load('smtp', String(desk.smtpPort), WARM_UP_SECONDS)
  await becameCases(desk)
  const before = await count(desk, 'support_case')
  const smtp = await load('smtp', String(desk.smtpPort), SECONDS)
  const drained = await becameCases(desk)
  const cases = (await count(desk, 'support_case')) - before
  const result = {
    ...machine(),
    command: 'node bench/intake/run.ts',
    desk: `${DESK}, one case of a client at a time, ${CLIENTS} clients with a subscription`,
    /** Processes that wanted a core before the run: figures of a busy machine are low, and their ratios rough. */
    loadBefore: othersLoad,
    connections: CONNECTIONS,
    rounds: ROUNDS,
    secondsEach: SECONDS,
    http: { registeredPerSecond: median(http), rounds: http },
    bareClient: {
      statementARow: { writtenPerSecond: median(rows), ratio: ratioTo(rows), rounds: rows },
      oneStatement: { writtenPerSecond: median(bare), ratio: ratioTo(bare), rounds: bare },
    },
    smtp: {
      acceptedPerSecond: smtp.perSecond,
      casesPerSecond: Math.round(cases / (smtp.seconds + drained)),
      acceptedAndNoCase: smtp.done - cases,
      ...smtp,
    },
  }
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`)
} finally {
  await desk.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
