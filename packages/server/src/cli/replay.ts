import { type Instant, LOCALES, type Locale, parseInstant, type Regulation } from '@reglament/engine'
import { readArguments, unreadable } from './arguments.ts'
import { usableRegulation } from './assess.ts'
import type { Io } from './command.ts'
import { type Part, replayLines, type WhatIf } from './replay/part.ts'
import { PHRASES } from './replay/phrases.ts'
import { report } from './replay/report.ts'
import { replayFile } from './replay/split.ts'

const OPTIONS = {
  from: { type: 'string' },
  regulation: { type: 'string' },
  against: { type: 'string' },
  until: { type: 'string' },
  locale: { type: 'string' },
  json: { type: 'boolean' },
} as const
const EXAMPLES_PER_KIND = 5

interface Asked {
  readonly from: string
  readonly locale: Locale
  readonly json: boolean
  readonly whatIf: WhatIf
}

/**
 * `reglament replay --from FILE --regulation FILE [--against FILE] [--until INSTANT] [--locale ru|en] [--json]`: recorded cases
 * (an export, one a line; `-` is standard input) under another regulation, and what would have come out otherwise than it did,
 * or than it would have `--against` a third one. 1 where a line can't be replayed, 2 where a file can't be used.
 */
export async function replay(args: readonly string[], io: Io): Promise<number> {
  const asked = await readAsked(args, io)
  if (!asked) return 2
  const { from, locale, json, whatIf } = asked
  const part = await replayAll(from, whatIf, io)
  if (!part) return 2
  const { summary, bad, badLines } = part
  const phrases = PHRASES[locale]
  for (const { line, problem } of badLines)
    io.stderr.write(`reglament: ${from}: ${phrases.badLine(String(line), problem)}\n`)
  if (bad > 0) io.stderr.write(`reglament: ${from}: ${phrases.badLines(bad, bad - badLines.length)}\n`)
  const { regulation, against } = whatIf
  io.stdout.write(json ? `${JSON.stringify(asJson(part, whatIf))}\n` : report(summary, regulation, against, locale))
  return bad > 0 ? 1 : 0
}

async function replayAll(from: string, whatIf: WhatIf, io: Io): Promise<Part | null> {
  if (from === '-') return replayLines(io.stdin, whatIf)
  try {
    return await replayFile(from, whatIf)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    io.stderr.write(unreadable(from, error))
    return null
  }
}

/** For programs: the same in data, instants in epoch milliseconds. */
function asJson({ summary, bad, lines }: Part, { regulation, against }: WhatIf): object {
  const named = ({ id, version }: Regulation) => ({ id, version })
  const { cases, changed, kinds, rejected } = summary
  return {
    regulation: named(regulation),
    against: against && named(against),
    lines,
    badLines: bad,
    cases,
    changed,
    kinds,
    rejected,
  }
}

async function readAsked(args: readonly string[], io: Io): Promise<Asked | null> {
  const read = readArguments(args, OPTIONS, io)
  if (!read) return null
  const { from, regulation: file, against: old, until: horizon, locale: named, json } = read.values
  const unusable = (why: string) => {
    io.stderr.write(`reglament: ${why}\n`)
    return null
  }
  if (typeof from !== 'string') return unusable('name the export with `--from FILE`')
  if (typeof file !== 'string') return unusable('name the regulation to try with `--regulation FILE`')
  const until: Instant | null = typeof horizon === 'string' ? parseInstant(horizon) : null
  if (typeof horizon === 'string' && until === null)
    return unusable(`\`${horizon}\` is no instant; write \`--until\` such as 2026-03-06T18:30+03:00`)
  const regulation = await usableRegulation(file, io)
  if (!regulation) return null
  const against = typeof old === 'string' ? await usableRegulation(old, io) : null
  if (typeof old === 'string' && !against) return null
  const locale = LOCALES.find((each) => each === (named ?? regulation.locale))
  if (locale === undefined) return unusable(`\`--locale\` is ${LOCALES.join(' or ')}`)
  return {
    from,
    locale,
    json: json === true,
    whatIf: { regulation, against, until, examplesPerKind: EXAMPLES_PER_KIND },
  }
}
