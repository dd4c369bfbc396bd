import { type Calendar, type CalendarProblem, type CalendarSpec, calendarProblems, compile } from '@reglament/engine'

/** Compiled calendars kept at once; one that was asked about thousands of years holds a few hundred kilobytes. */
const MAX_CALENDARS = 128
const MAX_KEPT_CHARS = 1_000_000
const MAX_PROBLEMS_SAID = 3
const HEAD = /^\s*\{\s*"calendar"\s*:\s*(?=\{)/

type Fields = Readonly<Record<string, unknown>>
type Problem = { readonly problem: string }
type Compiled = { readonly calendar: Calendar } | Problem
type ReadLine = { readonly fields: Fields; readonly calendar: Calendar } | Problem

/**
 * Reads lines that each carry a calendar of their own, mostly one that was there before. Compiled calendars are kept by
 * their text; where a line begins with one that is known, only the rest of the line is parsed.
 */
export class CalendarLines {
  readonly #compiled = new Map<string, Compiled>()
  /** The beginning of the last line up to its other fields: most lines begin as the one before did. */
  #lastHead = { text: '\n', compiled: { problem: 'no line was read' } as Compiled }

  /** The fields of a line and the calendar that it names, or what is wrong with either. */
  read(line: string): ReadLine {
    try {
      if (line.startsWith(this.#lastHead.text)) {
        const known = readRest(line, this.#lastHead.text.length, this.#lastHead.compiled)
        if (known) return known
      }
      const head = headOf(line)
      const compiled = head && this.#compiled.get(head.calendarText)
      if (head && compiled) {
        this.#keep(head.calendarText, compiled)
        this.#lastHead = { text: line.slice(0, head.end), compiled }
        const known = readRest(line, head.end, compiled)
        if (known) return known
      }
      return this.#readWhole(line, head?.calendarText)
    } catch (error) {
      if (error instanceof SyntaxError) return { problem: `the line is not JSON: ${error.message}` }
      if (error instanceof RangeError) return { problem: 'the line is nested too deep to be read' }
      throw error
    }
  }

  #readWhole(line: string, headText: string | undefined): ReadLine {
    const fields: unknown = JSON.parse(line)
    if (!isObject(fields)) return { problem: 'a line is an object with `calendar`, `op` and its instants' }
    if (!Object.hasOwn(fields, 'calendar'))
      return { problem: '`calendar` is missing; give its `timezone` and `weekly`' }
    const text = JSON.stringify(fields.calendar)
    const compiled = this.#compiled.get(text) ?? compileUntrusted(fields.calendar)
    this.#keep(text, compiled)
    // The text in the line may be spaced otherwise. Of two calendars in a line the last counts, so the head's text says nothing then.
    if (headText !== undefined && headText !== text && JSON.stringify(JSON.parse(headText)) === text) {
      this.#keep(headText, compiled)
    }
    return withFields(fields, compiled)
  }

  /** A Map keeps the order of insertion: what was used last stands last, and the first is dropped. */
  #keep(text: string, compiled: Compiled): void {
    if (text.length > MAX_KEPT_CHARS) return
    this.#compiled.delete(text)
    this.#compiled.set(text, compiled)
    for (const oldest of this.#compiled.keys()) {
      if (this.#compiled.size <= MAX_CALENDARS) break
      this.#compiled.delete(oldest)
    }
  }
}

/**
 * A line after its known beginning. Null where the whole line has to be read: it goes on with another `calendar`, which
 * would be the one that counts, or with nothing.
 */
function readRest(line: string, end: number, compiled: Compiled): ReadLine | null {
  const fields: unknown = JSON.parse(`{${line.slice(end)}`)
  if (!isObject(fields) || Object.hasOwn(fields, 'calendar') || !Object.hasOwn(fields, 'op')) return null
  return withFields(fields, compiled)
}

function withFields(
  fields: Fields,
  compiled: Compiled,
): { readonly fields: Fields; readonly calendar: Calendar } | Problem {
  return 'problem' in compiled ? compiled : { fields, calendar: compiled.calendar }
}

function compileUntrusted(spec: unknown): Compiled {
  const problems = calendarProblems(spec)
  if (problems.length === 0) return { calendar: compile(spec as CalendarSpec) }
  const said = problems.slice(0, MAX_PROBLEMS_SAID).map(sentence).join('; ')
  const more = problems.length - MAX_PROBLEMS_SAID
  return { problem: more > 0 ? `${said}; and ${more} more` : said }
}

function sentence({ path, message }: CalendarProblem): string {
  return `${['calendar', ...path].join('.')}: ${message}`
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = 0x7b
const CLOSING = 0x7d

/** The calendar's text in a line that begins with it, and where the line goes on with its other fields; null elsewhere. */
function headOf(line: string): { readonly calendarText: string; readonly end: number } | null {
  const start = HEAD.exec(line)?.[0].length
  if (start === undefined) return null
  let depth = 0
  let inText = false
  for (let i = start; i < line.length; i += 1) {
    const char = line.charCodeAt(i)
    if (inText) {
      if (char === BACKSLASH) i += 1
      else if (char === QUOTE) inText = false
    } else if (char === QUOTE) inText = true
    else if (char === OPENING) depth += 1
    else if (char === CLOSING) {
      depth -= 1
      if (depth > 0) continue
      const comma = /\s*,/y
      comma.lastIndex = i + 1
      return comma.test(line) ? { calendarText: line.slice(start, i + 1), end: comma.lastIndex } : null
    }
  }
  return null
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
