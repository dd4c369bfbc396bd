import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Calendar, due, formatLocal, type Instant, instant, parseInstant, workingBetween } from '@reglament/engine'
import { CalendarLines } from './calendar-lines.ts'
import { type Line, lineBatches } from './lines.ts'

const MINUTE_MS = 60_000
const FIRST = instant(Date.parse('0000-01-01T00:00:00Z'))
const LAST = instant(Date.parse('9999-12-31T23:59:59.999Z'))
const MAX_SHOWN = 40

/** What is wrong with a line, in words for its author. */
class LineProblem extends Error {}

/**
 * The command `working-time` (contracts, section 3): one question on working time a line in, one answer a line out, in
 * the same order. A line that can't be answered says why in its place.
 *
 * @returns the exit code: 0 where every line was answered, 1 where one was not.
 * @throws what the streams fail with; a reader that has left (`| head`) is no failure.
 */
export async function workingTime(input: Readable, output: Writable): Promise<number> {
  const tally = { problems: 0 }
  try {
    await pipeline(answers(input, tally), output, { end: false })
    await flush(output)
  } catch (error) {
    if (!isBrokenPipe(error)) throw error
  }
  return tally.problems > 0 ? 1 : 0
}

/** Left open, a stream may still hold what was written last: `pipeline` does not wait for that. */
function flush(output: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write('', (error) => (error ? reject(error) : resolve()))
  })
}

async function* answers(input: Readable, tally: { problems: number }): AsyncGenerator<string> {
  const calendarLines = new CalendarLines()
  for await (const batch of lineBatches(input)) {
    let text = ''
    for (const line of batch) {
      const answer = answerLine(line, calendarLines)
      if ('error' in answer) tally.problems += 1
      text += `${JSON.stringify(answer)}\n`
    }
    yield text
  }
}

function answerLine(line: Line, calendarLines: CalendarLines): { result: string | number } | { error: string } {
  if (typeof line !== 'string')
    return { error: `the line has ${line.tooLong} characters, which is too long to be read` }
  const read = calendarLines.read(line)
  if ('problem' in read) return { error: read.problem }
  try {
    return { result: answer(read.fields, read.calendar) }
  } catch (error) {
    if (error instanceof LineProblem) return { error: error.message }
    throw error
  }
}

function answer(fields: Readonly<Record<string, unknown>>, calendar: Calendar): string | number {
  switch (own(fields, 'op')) {
    case 'add':
      return add(calendar, readInstant(fields, 'start'), readMinutes(fields))
    case 'between':
      return between(calendar, readInstant(fields, 'start'), readInstant(fields, 'end'))
    case undefined:
      throw new LineProblem('`op` is missing; write `add` or `between`')
    default:
      throw new LineProblem(`${shown(own(fields, 'op'))} is not an \`op\`; write \`add\` or \`between\``)
  }
}

function add(calendar: Calendar, start: Instant, minutes: number): string {
  const found = due(calendar, start, minutes * MINUTE_MS)
  if (found.kind === 'at') return formatLocal(found.at, calendar.timezone)
  throw new LineProblem(
    `\`${minutes}\` minutes never pass: the calendar has less working time than that before the year 10000`,
  )
}

function between(calendar: Calendar, start: Instant, end: Instant): number {
  if (end < start) throw new LineProblem('`end` is before `start`; write the earlier instant as `start`')
  return workingBetween(calendar, start, end) / MINUTE_MS
}

function readMinutes(fields: Readonly<Record<string, unknown>>): number {
  const minutes = own(fields, 'minutes')
  if (minutes === undefined) throw new LineProblem('`minutes` is missing; write a number of working minutes')
  if (typeof minutes !== 'number' || !Number.isFinite(minutes)) {
    throw new LineProblem(`${shown(minutes)} is not a number of minutes; write a finite number such as \`480\``)
  }
  if (minutes < 0) throw new LineProblem(`\`${minutes}\` minutes are negative; working time only adds up`)
  return minutes
}

function readInstant(fields: Readonly<Record<string, unknown>>, name: 'start' | 'end'): Instant {
  const text = own(fields, name)
  if (text === undefined)
    throw new LineProblem(`\`${name}\` is missing; write an instant such as \`2026-03-06T18:30:00+03:00\``)
  const at = typeof text === 'string' ? parseInstant(text) : null
  if (at !== null && at >= FIRST && at <= LAST) return at
  const said = `\`${name}\` ${shown(text)}`
  if (at !== null) throw new LineProblem(`${said} is outside the years 0000 to 9999`)
  if (typeof text === 'string' && lacksOffset(text)) {
    throw new LineProblem(`${said} has no offset from UTC; end it with one, such as \`+03:00\` or \`Z\``)
  }
  throw new LineProblem(`${said} is not an instant; write one such as \`2026-03-06T18:30:00+03:00\``)
}

function lacksOffset(text: string): boolean {
  try {
    Temporal.PlainDateTime.from(text)
    return true
  } catch {
    return false
  }
}

function own(fields: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined
}

function shown(value: unknown): string {
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? '[…]' : isObject(value) ? '{…}' : String(value)
  const flat = text.replace(/[\s`]+/g, ' ')
  return `\`${flat.length > MAX_SHOWN ? `${flat.slice(0, MAX_SHOWN)}…` : flat}\``
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}
