import { compareReplay, OUTCOME_CHANGES, type OutcomeChange, type OutcomeChangeKind } from './compare.ts'
import type { Outcome } from './outcome.ts'
import type { RecordedCase } from './recorded.ts'
import type { RejectedCommand } from './replay-case.ts'

/** How many cases changed in one way, and some of them. */
export interface ChangeRow extends OutcomeChange {
  cases: number
}

export interface Example {
  readonly case: string
  readonly number: number | null
  readonly before: Outcome
  readonly after: Outcome
}

/** All changes of one kind. A case has at most one of a kind, so the rows add up to `cases`. */
export interface KindOfChange {
  cases: number
  readonly rows: ChangeRow[]
  readonly examples: Example[]
}

export interface RejectedRow {
  readonly kind: RejectedCommand['kind']
  readonly code: RejectedCommand['code']
  commands: number
}

/** What a what-if of many cases comes to: its size depends on the regulations and not on the number of cases. */
export interface ReplaySummary {
  cases: number
  /** Cases in which anything differs. */
  changed: number
  readonly kinds: Readonly<Record<OutcomeChangeKind, KindOfChange>>
  /** Commands that only the regulation under test rejects. */
  readonly rejected: RejectedRow[]
  readonly examplesPerKind: number
}

/** One case, replayed: with the outcome it is held against. */
export interface ReplayedCase {
  readonly recorded: Pick<RecordedCase, 'case' | 'number'>
  readonly before: Outcome
  readonly after: Outcome
  readonly rejected: readonly RejectedCommand[]
}

/** Names of programmes come from the record: a made-up one for every case must not fill the memory. */
const MOST_ROWS = 1000

export function emptySummary(examplesPerKind = 5): ReplaySummary {
  const empty = (): KindOfChange => ({ cases: 0, rows: [], examples: [] })
  return {
    cases: 0,
    changed: 0,
    kinds: {
      verdict: empty(),
      programme: empty(),
      due: empty(),
      lateness: empty(),
      further: empty(),
      closing: empty(),
    },
    rejected: [],
    examplesPerKind,
  }
}

/** Counts a case in. Changes `summary`: an accumulator that is copied for each of a million cases would be no accumulator. */
export function countReplay(
  summary: ReplaySummary,
  { recorded, before, after, rejected }: ReplayedCase,
  noticedWithinMs = 0,
): void {
  summary.cases += 1
  for (const { kind, code } of rejected) countRejected(summary, { kind, code, commands: 1 })
  const changes = compareReplay(before, after, noticedWithinMs)
  if (changes.length === 0) return
  summary.changed += 1
  for (const change of changes) {
    const kind = summary.kinds[change.kind]
    kind.cases += 1
    countRow(kind, change, 1)
    if (kind.examples.length < summary.examplesPerKind)
      kind.examples.push({ case: recorded.case, number: recorded.number, before, after })
  }
}

/** Adds up what two parts of one export came to; the examples of `into` stand first. Changes `into`. */
export function mergeSummaries(into: ReplaySummary, more: ReplaySummary): void {
  into.cases += more.cases
  into.changed += more.changed
  for (const name of OUTCOME_CHANGES) {
    const kind = into.kinds[name]
    const other = more.kinds[name]
    kind.cases += other.cases
    for (const row of other.rows) countRow(kind, row, row.cases)
    kind.examples.push(...other.examples.slice(0, into.examplesPerKind - kind.examples.length))
  }
  for (const row of more.rejected) countRejected(into, row)
}

function countRow({ rows }: KindOfChange, { kind, from, to, shift }: OutcomeChange, cases: number): void {
  const known = rows.find((row) => row.from === from && row.to === to && row.shift === shift)
  if (known) known.cases += cases
  else if (rows.length < MOST_ROWS) rows.push({ kind, from, to, shift, cases })
}

function countRejected({ rejected }: ReplaySummary, { kind, code, commands }: RejectedRow): void {
  const known = rejected.find((row) => row.kind === kind && row.code === code)
  if (known) known.commands += commands
  else rejected.push({ kind, code, commands })
}
