// How fast recorded cases are replayed under a changed regulation, by the command line as it is:
//
//   node bench/replay/run.ts [CASES]       1,000,000 unless told; writes bench/results/replay.json and .md
//
// The cases are invented from a seed, five commands each, and written to a temporary file first (1.7 GB for a million).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { readRegulation } from '../../packages/server/src/desks/read-one.ts'
import { type Machine, machine } from '../working-time/machine.ts'
import { COMMANDS_A_CASE, line, seeded } from './cases.ts'

const OLD = fileURLToPath(new URL('../../regulations/ideco-ics.yaml', import.meta.url))
const CLI = fileURLToPath(new URL('../../packages/server/bin/reglament.js', import.meta.url))
const BARE = fileURLToPath(new URL('bare.ts', import.meta.url))
const RESULTS = new URL('../results/', import.meta.url)
const SEED = 20260306
const POLL_MS = 50
/** In which `/proc` counts, on every Linux that Node runs on. */
const TICKS_A_SECOND = 100
const WRITE_CHARS = 1 << 20
const EDITS = [
  ['after: 14 days', 'after: 10 days'],
  [
    'who: { holds: [subscription] }\n    response: { within: 4 hours',
    'who: { holds: [subscription] }\n    response: { within: 3 hours',
  ],
  ['also: [messenger, callback]', 'also: [callback]'],
] as const

interface Run {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMiB: number
  readonly out: string
}

async function writeCases(path: string, count: number): Promise<void> {
  const { regulation } = await readRegulation(OLD)
  if (!regulation) throw new Error('the shipped regulation has errors')
  const random = seeded(SEED)
  const file = createWriteStream(path)
  let waiting = ''
  for (let i = 0; i < count; i += 1) {
    waiting += line(i, random, regulation)
    if (waiting.length < WRITE_CHARS) continue
    if (!file.write(waiting)) await once(file, 'drain')
    waiting = ''
  }
  file.end(waiting)
  await once(file, 'finish')
}

function changed(folder: string): string {
  let source = readFileSync(OLD, 'utf8')
  for (const [from, to] of EDITS) {
    if (!source.includes(from)) throw new Error(`the shipped regulation does not say \`${from}\``)
    source = source.replace(from, to)
  }
  const path = join(folder, 'changed.yaml')
  writeFileSync(path, source)
  return path
}

/** Runs a program to its end: its time with its start, on the wall and on all cores, and the most memory that it held. */
async function run(...args: readonly string[]): Promise<Run> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let seen = { cpuSeconds: 0, peakMiB: 0 }
  const timer = setInterval(() => {
    seen = usageOf(child.pid ?? 0) ?? seen
  }, POLL_MS)
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  clearInterval(timer)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  return { seconds: (performance.now() - started) / 1000, ...seen, out }
}

/** What Linux has counted of a process so far; null elsewhere, and when it has just gone. */
function usageOf(pid: number): { cpuSeconds: number; peakMiB: number } | null {
  try {
    const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    // Behind the name, which may hold anything: the state is field 3, user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
    return kib === undefined ? null : { cpuSeconds, peakMiB: Number(kib) / 1024 }
  } catch {
    return null
  }
}

interface Measured extends Machine {
  readonly command: string
  readonly rounds: {
    readonly cases: number
    readonly megabytes: number
    readonly seconds: number
    readonly casesPerSecond: number
    readonly cpuSeconds: number
    readonly peakMiB: number
    readonly bareSeconds: number
    readonly bareCpuSeconds: number
    readonly timesBareCpu: number
    readonly changed: number
  }[]
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

async function measure(folder: string, cases: number): Promise<Measured['rounds'][number]> {
  const path = join(folder, 'cases.jsonl')
  await writeCases(path, cases)
  const bare = await run(BARE, path)
  const { seconds, cpuSeconds, peakMiB, out } = await run(
    CLI,
    'replay',
    '--from',
    path,
    '--regulation',
    changed(folder),
    '--json',
  )
  const found = JSON.parse(out)
  if (found.cases !== cases || found.badLines !== 0) throw new Error(`${found.cases} cases were replayed, not ${cases}`)
  if (Number(bare.out) !== cases * COMMANDS_A_CASE) throw new Error('the cases have another number of commands')
  return {
    cases,
    megabytes: Math.round(statSync(path).size / 1e6),
    seconds: round(seconds, 2),
    cpuSeconds: round(cpuSeconds, 2),
    casesPerSecond: Math.round(cases / seconds),
    peakMiB: Math.round(peakMiB),
    bareSeconds: round(bare.seconds, 2),
    bareCpuSeconds: round(bare.cpuSeconds, 2),
    timesBareCpu: round(cpuSeconds / bare.cpuSeconds, 2),
    changed: found.changed,
  }
}

function page({ date, commit, machine: where, node, command, rounds }: Measured): string {
  const rows = rounds.map((each) => {
    const cells = [
      each.cases,
      each.megabytes,
      each.seconds,
      each.cpuSeconds,
      each.casesPerSecond,
      each.peakMiB,
      each.bareSeconds,
      each.bareCpuSeconds,
      each.timesBareCpu,
    ]
    return `| ${cells.map((value) => value.toLocaleString('en')).join(' | ')} |\n`
  })
  return `# Replay

${date}, commit ${commit}, Node ${node}, ${where}. \`${command}\`

Cases of five commands each, invented from a seed and decided by \`ideco-ics\`, replayed under a copy with a shorter silence, a shorter
response and a channel less: \`reglament replay --from cases.jsonl --regulation changed.yaml --json\`, from its start to its end, in as many
threads as there are cores. The bare limit reads the same file in the same threads and does nothing but \`JSON.parse\` each line. Seconds of
the processor are those of all threads: on a machine that does other work too, they say more than the wall clock. Memory is the peak of
the whole process.

| cases | MB | seconds | of the processor | cases a second | peak MiB | bare limit, seconds | of the processor | times the bare limit |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('')}`
}

const most = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'reglament-replay-'))
try {
  const rounds = [await measure(folder, Math.ceil(most / 10)), await measure(folder, most)]
  const found: Measured = { ...machine(), command: 'node bench/replay/run.ts', rounds }
  if (process.argv[2] === undefined) {
    writeFileSync(new URL('replay.json', RESULTS), `${JSON.stringify(found, null, 2)}\n`)
    writeFileSync(new URL('replay.md', RESULTS), page(found))
  }
  process.stdout.write(page(found))
} finally {
  rmSync(folder, { recursive: true })
}
