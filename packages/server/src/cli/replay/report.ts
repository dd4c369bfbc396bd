import {
  type ChangeRow,
  type Example,
  type Instant,
  type KindOfChange,
  type Locale,
  OUTCOME_CHANGES,
  type Outcome,
  type OutcomeChange,
  type OutcomeChangeKind,
  REJECTION_WORDS,
  type Regulation,
  type ReplaySummary,
  type Responded,
  type VerdictKind,
} from '@reglament/engine'
import { PHRASES, type Phrases } from './phrases.ts'

interface Reader {
  readonly regulation: Regulation
  readonly against: Regulation | null
  readonly locale: Locale
  readonly phrases: Phrases
}

/** A what-if as a person reads it: totals, a table for each kind of change, examples. */
export function report(
  summary: ReplaySummary,
  regulation: Regulation,
  against: Regulation | null,
  locale: Locale,
): string {
  const phrases = PHRASES[locale]
  const reader: Reader = { regulation, against, locale, phrases }
  const number = new Intl.NumberFormat(locale)
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const named = (each: Regulation) => ({ title: each.title[locale], version: each.version })
  const lines = [
    phrases.under(named(regulation), against && named(against)),
    phrases.totals(
      number.format(summary.cases),
      number.format(summary.changed),
      share.format(summary.cases === 0 ? 0 : summary.changed / summary.cases),
    ),
  ]
  for (const name of OUTCOME_CHANGES) {
    const kind = summary.kinds[name]
    if (kind.cases > 0) lines.push('', ...kindOf(name, kind, reader))
  }
  if (summary.rejected.length > 0) {
    const rows = summary.rejected.toSorted((a, b) => b.commands - a.commands)
    const told = rows.map(({ kind, code, commands }): readonly [string, string] => [
      `${phrases.commands[kind]}: ${REJECTION_WORDS[locale][code]}`,
      number.format(commands),
    ])
    lines.push('', phrases.rejected, ...table(told))
  }
  return `${lines.join('\n')}\n`
}

function kindOf(name: OutcomeChangeKind, { cases, rows, examples }: KindOfChange, reader: Reader): readonly string[] {
  const { phrases, locale } = reader
  const number = new Intl.NumberFormat(locale)
  const told = rows
    .toSorted((a, b) => b.cases - a.cases)
    .map((row): readonly [string, string] => [rowWords(row, reader), number.format(row.cases)])
  return [
    `${phrases.kinds[name]}: ${phrases.cases(cases)}`,
    ...table(told),
    `  ${phrases.forExample}:`,
    ...examples.map((each) => `    ${exampleWords(name, each, reader)}`),
  ]
}

function rowWords({ kind, from, to, shift }: ChangeRow, { phrases, ...reader }: Reader): string {
  if (kind === 'due') return phrases.due[shift ?? (to === null ? 'none' : 'promised')]
  const words = valueWords(kind, { phrases, ...reader })
  if (shift !== null) return `${words(to)}, ${phrases.shifts[shift]}`
  return `${words(from)} → ${words(to)}`
}

function exampleWords(name: OutcomeChangeKind, { case: id, number, before, after }: Example, reader: Reader): string {
  const label = number === null ? id : `${reader.regulation.prefix}-${number}`
  return `${label}: ${outcomeWords(name, before, reader)} → ${outcomeWords(name, after, reader)}`
}

function outcomeWords(name: OutcomeChangeKind, outcome: Outcome, reader: Reader): string {
  const { phrases } = reader
  switch (name) {
    case 'verdict':
      return phrases.verdicts[outcome.verdict]
    case 'programme':
      return valueWords('programme', reader)(outcome.programme)
    case 'due':
      return outcome.dueAt === null ? phrases.due.none : moment(outcome.dueAt, reader)
    case 'lateness':
      return phrases.responded[outcome.responded ?? 'none']
    case 'further':
      return String(outcome.broken ?? 0)
    case 'closing':
      return outcome.closedAt === null
        ? phrases.closedBy.none
        : `${phrases.closedBy[outcome.closedBy ?? 'none']}, ${moment(outcome.closedAt, reader)}`
  }
}

function valueWords(kind: OutcomeChangeKind, reader: Reader): (value: OutcomeChange['from']) => string {
  const { phrases, regulation, against, locale } = reader
  switch (kind) {
    case 'verdict':
      return (value) => phrases.verdicts[value as VerdictKind]
    case 'lateness':
      return (value) => phrases.responded[(value ?? 'none') as Responded]
    case 'closing':
      return (value) => phrases.closedBy[(value ?? 'none') as NonNullable<Outcome['closedBy']>]
    case 'due':
    case 'further':
      return (value) => value ?? ''
    case 'programme':
      return (value) => {
        if (value === null) return phrases.noProgramme
        // A programme that only the old regulation has is called as it called it; without one, by its id.
        const known = [regulation, against].flatMap((each) => each?.programmes ?? []).find(({ id }) => id === value)
        return known?.title[locale] ?? value
      }
  }
}

function moment(at: Instant, { locale, regulation }: Reader): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: regulation.timezone,
  }).format(at)
}

/** Two columns, the second one aligned to the right. */
function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const left = Math.max(0, ...rows.map(([words]) => words.length))
  const right = Math.max(0, ...rows.map(([, count]) => count.length))
  return rows.map(([words, count]) => `  ${words.padEnd(left)}  ${count.padStart(right)}`)
}
