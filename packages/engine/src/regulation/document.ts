import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { PROBLEM_RULES, type Problem, type ProblemRule } from './problem.ts'

export type Path = readonly (string | number)[]

/** A YAML text read into plain data, which still knows where each value and key stands. */
export interface SourceDocument {
  readonly data: unknown
  readonly problems: Problem[]
  /** The line that the value stands on, counted from 1. */
  lineOf(path: Path): number
  /** Adds a problem at the value that `path` leads to, or at the last key of it. */
  report(rule: ProblemRule, path: Path, message: string, help?: string | null, at?: 'key' | 'value'): void
}

/** Longer sources are refused: no regulation is a megabyte, and nothing may make the check crawl. */
const MAX_SOURCE_LENGTH = 1_000_000
const MAX_PROBLEMS = 200

/**
 * Reads YAML. Every scalar stays text (`4.0` is a version, not the number 4); the schema gives it its meaning.
 * Total: what is no YAML comes back as problems with the data that could be read.
 */
export function readDocument(source: string, file: string): SourceDocument {
  const problems: Problem[] = []
  const lines = new LineCounter()
  const push = (
    rule: ProblemRule,
    range: readonly [number, number],
    where: string,
    message: string,
    help: string | null,
  ) => {
    if (problems.length >= MAX_PROBLEMS) return
    const start = lines.linePos(Math.max(0, range[0]))
    const end = lines.linePos(Math.max(range[0], range[1]))
    const column = Math.max(1, start.col)
    const endColumn = end.line === start.line ? Math.max(column + 1, end.col) : column + 1
    problems.push({
      rule,
      severity: PROBLEM_RULES[rule],
      file,
      line: Math.max(1, start.line),
      column,
      endColumn,
      where,
      message,
      help,
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
    return { data: null, problems, lineOf: () => 1, report: () => {} }
  }
  const document = parseDocument(source.replace(/^\uFEFF/, ''), {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'silent',
  })
  for (const error of document.errors) {
    const rule = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'bad-yaml'
    const message = error.message.split('\n')[0] ?? error.code
    push(rule, [error.pos[0], error.pos[1]], '', message.charAt(0).toLowerCase() + message.slice(1), null)
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
    data = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    push(
      'bad-yaml',
      [0, 1],
      '',
      `the file can't be read: ${error instanceof Error ? error.message : String(error)}`,
      null,
    )
  }
  return {
    data,
    problems,
    lineOf: (path) => Math.max(1, lines.linePos(rangeOf(path, 'value')[0]).line),
    report: (rule, path, message, help = null, at = 'value') =>
      push(rule, rangeOf(path, at), path.join('.'), message, help),
  }
}
