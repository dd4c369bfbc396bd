import { isMap, isPair, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import { PROBLEM_RULES, type Problem, type ProblemRule, type Severity } from './problem.ts'

export type Path = readonly (string | number)[]

/** A YAML text read into plain data, which still knows where each value and key stands. */
export interface SourceDocument {
  readonly data: unknown
  readonly problems: Problem[]
  /** The line that the value stands on, counted from 1. */
  lineOf(path: Path): number
  /** Adds a problem at the value that `path` leads to, or at the last key of it. */
  report(rule: ProblemRule, path: Path, message: string, help?: string | null, at?: 'key' | 'value'): void
  /** Whether the file writes anything there, well formed or not. */
  has(path: Path): boolean
  /** Whether no error was found there or below, so that what follows from it can be judged. */
  isSound(path: Path): boolean
}

/** Longer sources are refused: no regulation is a megabyte, and nothing may make the check crawl. */
const MAX_SOURCE_LENGTH = 1_000_000
/** Of each severity: warnings may not crowd out the errors that make a file unusable. */
const MAX_PROBLEMS = 200
/** A regulation is about eight deep; what walks the data by recursion relies on this bound. */
const MAX_DEPTH = 64

/**
 * Reads YAML. Every scalar stays text (`4.0` is a version, not the number 4); the schema gives it its meaning.
 * Total: what is no YAML comes back as problems with the data that could be read.
 */
export function readDocument(source: string, file: string): SourceDocument {
  const problems: Problem[] = []
  const counts: Record<Severity, number> = { error: 0, warning: 0 }
  const text = source.replace(/^\uFEFF/, '')
  const lines = lineStarts(text.length > MAX_SOURCE_LENGTH ? '' : text)
  const push = (
    rule: ProblemRule,
    range: readonly [number, number],
    where: string,
    message: string,
    help: string | null,
  ) => {
    const severity = PROBLEM_RULES[rule]
    if (counts[severity] >= MAX_PROBLEMS) return
    counts[severity] += 1
    const start = placeOf(lines, Math.min(range[0], text.length))
    const end = placeOf(lines, Math.min(range[1], text.length))
    const { column } = start
    const endColumn = end.line === start.line ? Math.max(column + 1, end.column) : column + 1
    problems.push({
      rule,
      severity,
      file,
      line: start.line,
      column,
      endColumn,
      where: oneLine(where),
      message: oneLine(message),
      help: help === null ? null : oneLine(help),
    })
  }
  if (source.length > MAX_SOURCE_LENGTH) {
    push(
      'too-large',
      [0, 0],
      '',
      `the file has ${source.length} characters, more than ${MAX_SOURCE_LENGTH}`,
      'split what is not regulation from it',
    )
    return { data: null, problems, lineOf: () => 1, report: () => {}, has: () => false, isSound: () => false }
  }
  const document = parseDocument(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'error',
  })
  for (const { code, pos, message } of [...document.errors, ...document.warnings]) {
    const rule = code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'bad-yaml'
    const tooDeep = /call stack/i.test(message)
    push(rule, pos, '', tooDeep ? 'this is nested too deeply' : syntaxWords(code, message), SYNTAX_HELP[code] ?? null)
    if (tooDeep) break
  }
  const rangeOf = (path: Path, at: 'key' | 'value'): readonly [number, number] => {
    let node: unknown = document.contents
    let range: readonly [number, number] = [0, 1]
    for (const [depth, step] of path.entries()) {
      const last = depth === path.length - 1
      if (isMap(node)) {
        const pair = node.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
        )
        // One rule may stand for a list of one.
        if (!pair && step === 0) continue
        if (!pair) break
        const keyRange = (pair.key as Node).range
        if (keyRange) range = [keyRange[0], keyRange[1]]
        if (last && at === 'key') break
        node = pair.value
      } else if (isSeq(node)) {
        node = node.items[Number(step)]
      } else break
      const valueRange = (node as Node | null)?.range
      if (valueRange && valueRange[1] > valueRange[0]) range = [valueRange[0], valueRange[1]]
    }
    return range
  }
  let data: unknown = null
  try {
    data = plain(document.toJS({ maxAliasCount: 100 }), MAX_DEPTH)
  } catch (error) {
    push(
      'bad-yaml',
      [0, 1],
      '',
      `the file can't be read: ${error instanceof Error ? lowerFirst(error.message) : String(error)}`,
      'a regulation needs no anchors, and no more than a few levels',
    )
  }
  const isBroken = problems.some((each) => each.rule === 'bad-yaml')
  return {
    data,
    problems,
    lineOf: (path) => placeOf(lines, rangeOf(path, 'value')[0]).line,
    report: (rule, path, message, help = null, at = 'value') => {
      // What could not be read is not therefore missing.
      if (isBroken && rule === 'missing-key') return
      if (counts[PROBLEM_RULES[rule]] < MAX_PROBLEMS) push(rule, rangeOf(path, at), path.join('.'), message, help)
    },
    has: (path) => {
      let value = data
      for (const step of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false
        value = (value as Record<string | number, unknown>)[step]
      }
      return true
    },
    isSound: (path) => {
      const here = oneLine(path.join('.'))
      return !problems.some(
        ({ severity, where }) => severity === 'error' && (where === here || where.startsWith(`${here}.`)),
      )
    },
  }
}

/** Where each line begins. (The parser's own count loses lines where it recovers from errors.) */
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Line and column of an offset, both counted from 1. */
function placeOf(starts: readonly number[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

const SYNTAX_HELP: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'leave one of the two',
  TAB_AS_INDENT: 'indent with spaces',
  MULTIPLE_DOCS: 'a file holds one regulation or a list of stories; take the line `---` out',
  TAG_RESOLVE_FAILED: 'leave the `!` tag out: every value is text',
  BAD_ALIAS: 'write the value out; nothing here needs an anchor',
}

function syntaxWords(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here'
  return lowerFirst(message.split('\n')[0] ?? code)
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

/** A problem is a line of output, whatever the file put into its names. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}

/**
 * A copy made of texts, lists and groups alone, each value its own.
 *
 * @throws RangeError where it is deeper than `depth` (an anchor that holds its own alias is endless).
 */
function plain(value: unknown, depth: number): unknown {
  if (depth < 0) throw new RangeError(`it is nested more than ${MAX_DEPTH} levels deep`)
  if (Array.isArray(value)) return value.map((each) => plain(each, depth - 1))
  if (typeof value !== 'object' || value === null) return value ?? null
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, depth - 1)]))
}
