import type { Problem } from '@reglament/engine'
import { readRegulation } from '../desks/read-one.ts'
import { readArguments, unreadable } from './arguments.ts'
import type { Io } from './command.ts'

/** `reglament check FILE…`: every problem of every file; 1 where one is an error, 2 where a file can't be read. */
export async function check(args: readonly string[], io: Io): Promise<number> {
  const read = readArguments(args, { json: { type: 'boolean' } }, io)
  if (!read) return 2
  if (read.files.length === 0) {
    io.stderr.write('reglament: name the regulation files to check\n')
    return 2
  }
  const today = new Date().toISOString().slice(0, 10)
  let exitCode = 0
  for (const file of read.files) {
    try {
      const { source, problems } = await readRegulation(file, today)
      for (const problem of problems) {
        io.stdout.write(`${read.values.json ? JSON.stringify(problem) : line(problem)}\n`)
        if (!read.values.json) io.stderr.write(excerpt(problem, source))
      }
      if (problems.some((problem) => problem.severity === 'error')) exitCode = Math.max(exitCode, 1)
    } catch (error) {
      io.stderr.write(unreadable(file, error))
      exitCode = 2
    }
  }
  return exitCode
}

function line(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.severity} ${problem.rule} ${problem.message}`
}

const MAX_SHOWN = 160

/** The line of the file with the place marked, and the way out. */
function excerpt(problem: Problem, source: string): string {
  const line = (source.replace(/^\uFEFF/, '').split('\n')[problem.line - 1] ?? '').replace(/\p{Cc}/gu, ' ')
  // A line may be a megabyte; what stands around the mark is enough.
  const from = problem.column > MAX_SHOWN ? problem.column - MAX_SHOWN / 2 : 1
  const text = line.slice(from - 1, from - 1 + MAX_SHOWN).trimEnd()
  const column = problem.column - from + 1
  const number = String(problem.line)
  const margin = ' '.repeat(number.length)
  const marks = '^'.repeat(Math.max(1, Math.min(problem.endColumn - from + 1, text.length + 1) - column))
  const where = problem.where === '' ? '' : ` (${problem.where})`
  const help = problem.help === null ? '' : `  ${margin} = ${problem.help}\n`
  return `  ${number} | ${text}\n  ${margin} | ${' '.repeat(column - 1)}${marks}${where}\n${help}`
}
