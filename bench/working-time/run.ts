import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { compile, instant, workingBetween } from '@reglament/engine'
import { type Case, type Group, groups, OFFICE } from './cases.ts'
import { machine } from './machine.ts'
import type { Task } from './peer.ts'
import { type Report, report } from './report.ts'

/** A peer that is silent this long over one answer counts as stuck. */
const STUCK_MS = 10_000
const MOST_STUCK = 3
const MINUTE_MS = 60_000
const PEER = fileURLToPath(new URL('peer.ts', import.meta.url))
const RESULTS = new URL('../results/', import.meta.url)
const START = instant(Date.parse('2026-01-15T10:00:00+03:00'))
const TEN_YEARS_ON = instant(Date.parse('2036-01-15T10:00:00+03:00'))
const LIBRARIES = ['dayjs-business-time', 'moment-business-time']
const CHECKED = ['reglament', ...LIBRARIES]

/** Runs a task in a process of its own; the lines that came before it ended or got stuck. */
function ask(task: Task, timezone: string, patienceMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PEER], {
      env: { ...process.env, TZ: timezone },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const lines: string[] = []
    const stuck = () => child.kill('SIGKILL')
    let timer = setTimeout(stuck, patienceMs)
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line)
      clearTimeout(timer)
      timer = setTimeout(stuck, patienceMs)
    })
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(timer)
      resolve(lines)
    })
    child.stdin.end(JSON.stringify(task))
  })
}

/** A peer's answers to all of a group's cases; null for those it got stuck over. */
async function answers(peer: string, { spec, cases }: Group): Promise<(string | null)[]> {
  const found: (string | null)[] = []
  for (let stuck = 0; found.length < cases.length && stuck < MOST_STUCK; stuck += 1) {
    const left: readonly Case[] = cases.slice(found.length)
    found.push(...(await ask({ peer, spec, answer: left }, spec.timezone, STUCK_MS)))
    if (found.length < cases.length) found.push(null)
  }
  return Array.from({ length: cases.length }, (_, i) => found[i] ?? null)
}

async function wrongAnswers(): Promise<Report['groups']> {
  const table: Report['groups'] = []
  for (const group of groups()) {
    const truth = await answers('minute-stepper', group)
    const wrong: Record<string, { wrong: number; stuck: number }> = {}
    for (const peer of CHECKED) {
      const given = await answers(peer, group)
      wrong[peer] = {
        wrong: given.filter((answer, i) => answer !== truth[i]).length,
        stuck: given.filter((answer) => answer === null).length,
      }
    }
    table.push({ name: group.name, cases: group.cases.length, peers: wrong })
  }
  return table
}

async function speeds(): Promise<Report['speeds']> {
  const tenYears = workingBetween(compile(OFFICE), START, TEN_YEARS_ON) / MINUTE_MS
  const table: Report['speeds'] = []
  for (const peer of ['reglament', 'minute-stepper', ...LIBRARIES]) {
    const measure = async (minutes: number) => {
      const task = { peer, spec: OFFICE, measure: { fromMs: START, minutes } }
      const [ns] = await ask(task, OFFICE.timezone, 120_000)
      return ns === undefined ? null : Number(ns)
    }
    table.push({ peer, tenMinutesNs: await measure(10), tenYearsNs: await measure(tenYears) })
  }
  return table
}

const require = createRequire(import.meta.url)
const versions = Object.fromEntries(LIBRARIES.map((name) => [name, require(`${name}/package.json`).version as string]))
const found: Report = { ...machine(), versions, speeds: await speeds(), groups: await wrongAnswers() }
mkdirSync(RESULTS, { recursive: true })
writeFileSync(new URL('working-time.json', RESULTS), `${JSON.stringify(found, null, 2)}\n`)
writeFileSync(new URL('working-time.md', RESULTS), report(found))
process.stdout.write(report(found))
