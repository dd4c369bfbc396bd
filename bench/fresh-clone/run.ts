// The README's two commands from a fresh clone, as its reader gives them:
//
//   node bench/fresh-clone/run.ts        writes bench/results/fresh-clone.json
//
// Clones what is committed into a new folder, runs `npm ci`, `npm start` until the desk says where it is, stops it, and
// runs `npm test`. npm's own cache is whatever this machine has: the first figure depends on it and on the network.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { machine } from '../working-time/machine.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RESULT = new URL('../results/fresh-clone.json', import.meta.url)

// The pinned Node of this checkout must not stand in for the machine's own.
const PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter)
const env = { ...process.env, PATH }
// The start alone is kept off the ports that a desk on this machine may have; the tests get the environment as it is.
const apart = { ...env, REGLAMENT_PORT: '8099', REGLAMENT_SMTP_LISTEN: '' }

const folder = mkdtempSync(join(tmpdir(), 'reglament-clone-'))
const seconds = (from: number) => Math.round((performance.now() - from) / 100) / 10

/** Runs to its end, printing as it goes; the last lines are given back. */
async function run(
  command: string,
  ...args: readonly string[]
): Promise<{ seconds: number; exitCode: number | null; end: string }> {
  const from = performance.now()
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  await once(child, 'exit')
  return { seconds: seconds(from), exitCode: child.exitCode, end: printed.trim().split('\n').slice(-1).join('') }
}

/** `npm start` until it serves; stopped again by the signal that a terminal sends to all of its group. */
async function start(): Promise<number> {
  const from = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: apart,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let printed = ''
  const isServing = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      if (printed.includes('Reglament is at ')) resolve()
    })
    child.once('exit', () => reject(new Error(`npm start ended:\n${printed}`)))
  })
  await isServing
  const took = seconds(from)
  child.removeAllListeners('exit')
  const gone = once(child, 'exit')
  process.kill(-(child.pid ?? 0), 'SIGINT')
  await gone
  return took
}

try {
  execFileSync('git', ['clone', '-q', ROOT, folder])
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim()
  const install = await run('npm', 'ci')
  const startSeconds = await start()
  const check = await run('npm', 'run', 'check')
  const test = await run('npm', 'test')
  const result = {
    date: new Date().toISOString().slice(0, 10),
    commit,
    machine: machine(),
    command: 'node bench/fresh-clone/run.ts',
    npmCiSeconds: install.seconds,
    npmStartSeconds: startSeconds,
    npmRunCheckSeconds: check.seconds,
    npmTestSeconds: test.seconds,
    tests: test.end,
    idleMemory: 'bench/results/start.json',
  }
  console.log(result)
  if (install.exitCode !== 0 || check.exitCode !== 0 || test.exitCode !== 0) process.exitCode = 1
  else writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
