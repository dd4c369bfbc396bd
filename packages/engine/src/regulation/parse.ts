import { readDocument } from './document.ts'
import { lint } from './lint.ts'
import type { Regulation } from './model.ts'
import type { Problem } from './problem.ts'
import { resolve } from './resolve.ts'
import { salvage } from './salvage.ts'
import { regulationFile } from './schema.ts'
import { reportShape } from './shape.ts'

/** The shape of `Regulation` (model.ts). Raise it whenever a field comes, goes or changes: stored models are then read anew. */
export const MODEL_VERSION = 1

export interface ParseOptions {
  /** How problems name the file. */
  readonly file: string
  /** The text of `calendars/NAME.yaml`, or null where there is none. */
  readonly imports: (name: string) => string | null
  /** The ISO date of the check, to tell whose days off are past; absent: nothing is past. */
  readonly today?: string
}

/**
 * Reads a regulation and reports every problem with its place and a way out; never stops at the first one, never throws.
 * `regulation` is null exactly where an error was found.
 */
export function parseRegulation(
  source: string,
  options: ParseOptions,
): { regulation: Regulation | null; problems: readonly Problem[] } {
  const document = readDocument(source, options.file)
  const parsed = regulationFile.safeParse(document.data)
  let regulation: Regulation | null = null
  if (parsed.success) {
    regulation = resolve(parsed.data, document, options.imports)
    lint(parsed.data, regulation, document, 'whole', options.today ?? null)
  } else if (document.data !== null || document.problems.length === 0) {
    reportShape(document, regulationFile, parsed.error.issues)
    const rest = salvage(regulationFile, document.data)
    if (rest) lint(rest, resolve(rest, document, options.imports), document, 'part', options.today ?? null)
  }
  const problems = withoutRepeats(document.problems).sort((a, b) => a.line - b.line || a.column - b.column)
  const failed = problems.some((problem) => problem.severity === 'error')
  return { regulation: failed ? null : regulation, problems }
}

/** A part that was taken out to go on can leave a second problem at the same place; the first says it. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ rule, where, line, column }) => {
    // Problems of the syntax have no keys that lead there, only a place.
    const key = where === '' ? `${rule} ${line}:${column}` : `${rule} ${where}`
    return !seen.has(key) && seen.add(key)
  })
}
