import { text } from 'node:stream/consumers'
import type { CalendarSpec } from '@reglament/engine'
import type { Case } from './cases.ts'
import { measureNs } from './measure.ts'
import { PEERS } from './peers.ts'

/** What a peer is asked for: answers, or how long an answer takes. */
export interface Task {
  readonly peer: string
  readonly spec: CalendarSpec
  readonly answer?: readonly Case[]
  readonly measure?: { readonly fromMs: number; readonly minutes: number }
}

/**
 * The process of one peer, in the time zone that it was started in: a task on standard input, a line an answer on
 * standard output, so that whoever waits sees where it got stuck.
 */
const task: Task = JSON.parse(await text(process.stdin))
const make = PEERS[task.peer]
if (!make) throw new Error(`there is no peer called \`${task.peer}\``)
const add = make(task.spec)
for (const { fromMs, minutes } of task.answer ?? []) process.stdout.write(`${answer(fromMs, minutes)}\n`)
if (task.measure) process.stdout.write(`${measureNs(add, task.measure.fromMs, task.measure.minutes)}\n`)

function answer(fromMs: number, minutes: number): string {
  try {
    return String(add(fromMs, minutes))
  } catch (error) {
    return `failed: ${error instanceof Error ? error.message : String(error)}`
  }
}
