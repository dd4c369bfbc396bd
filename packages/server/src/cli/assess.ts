import {
  assess as assessRequest,
  LOCALES,
  type Locale,
  type Regulation,
  readRequest,
  verdictJson,
} from '@reglament/engine'
import { readRegulation } from '../desks/read-one.ts'
import { readArguments, unreadable } from './arguments.ts'
import type { Io } from './command.ts'
import { type Line, lineBatches } from './lines.ts'

/**
 * `reglament assess --regulation FILE`: a request a line in, a verdict a line out, in the same order. A line that is no
 * request answers with an error in its place, and the exit code is 1.
 */
export async function assess(args: readonly string[], io: Io): Promise<number> {
  const read = readArguments(args, { regulation: { type: 'string' }, locale: { type: 'string' } }, io)
  if (!read) return 2
  const file = read.values.regulation
  const locale = LOCALES.find((each) => each === (read.values.locale ?? 'en'))
  if (typeof file !== 'string' || locale === undefined) {
    io.stderr.write(
      locale === undefined
        ? `reglament: \`--locale\` is ${LOCALES.join(' or ')}\n`
        : 'reglament: name the file with `--regulation FILE`\n',
    )
    return 2
  }
  if (read.files[0] !== undefined) {
    io.stderr.write(`reglament: \`${read.files[0]}\` is too much; requests come on standard input\n`)
    return 2
  }
  const regulation = await usableRegulation(file, io)
  if (!regulation) return 2
  let exitCode = 0
  for await (const batch of lineBatches(io.stdin)) {
    const answers = batch.map((text) => {
      const answer = judge(text, regulation, locale)
      if ('error' in answer) exitCode = 1
      return `${JSON.stringify(answer)}\n`
    })
    if (!io.stdout.write(answers.join(''))) await new Promise((resolve) => io.stdout.once('drain', resolve))
  }
  return exitCode
}

/** A regulation without errors; null after saying on standard error why there is none. */
export async function usableRegulation(file: string, io: Io): Promise<Regulation | null> {
  try {
    const { regulation, problems } = await readRegulation(file)
    const error = problems.find((problem) => problem.severity === 'error')
    if (error)
      io.stderr.write(
        `reglament: ${error.file}:${error.line}:${error.column} ${error.message}; \`reglament check\` shows all\n`,
      )
    return regulation
  } catch (error) {
    io.stderr.write(unreadable(file, error))
    return null
  }
}

function judge(line: Line, regulation: Regulation, locale: Locale): object {
  if (typeof line !== 'string') return { error: `the line has ${line.tooLong} characters, which is too long` }
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    return { error: `\`${line.slice(0, 60)}\` is not JSON` }
  }
  const read = readRequest(data)
  return 'problem' in read
    ? { error: read.problem }
    : verdictJson(assessRequest(read.request, regulation), regulation, locale)
}
