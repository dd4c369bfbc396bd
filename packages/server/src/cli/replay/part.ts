import type { Readable } from 'node:stream'
import {
  countReplay,
  emptySummary,
  type Instant,
  lastInstant,
  mergeSummaries,
  type RecordedCase,
  type Regulation,
  type ReplayedCase,
  type ReplaySummary,
  readRecordedCase,
  replayCase,
} from '@reglament/engine'
import { reasonOf } from '../../start-problem.ts'
import { type Line, lineBatches } from '../lines.ts'

/** What cases are replayed under, and what that is held against. */
export interface WhatIf {
  readonly regulation: Regulation
  /** null: what really became of each case. */
  readonly against: Regulation | null
  /** Up to when time passes; null: as far as each record goes. */
  readonly until: Instant | null
  readonly examplesPerKind: number
}

/** What a part of an export came to. */
export interface Part {
  readonly summary: ReplaySummary
  /** All lines, blank ones too. */
  lines: number
  bad: number
  /** The first of the bad lines; line 1 is the first of the part. */
  readonly badLines: { readonly line: number; readonly problem: string }[]
}

/** So many bad lines are told one by one; all are counted. */
const MOST_TOLD = 100

/** A job gets to a time limit some time after it runs out; a recorded closing this much later is the same one. */
const NOTICED_WITHIN_MS = 600_000

export function emptyPart(examplesPerKind: number): Part {
  return { summary: emptySummary(examplesPerKind), lines: 0, bad: 0, badLines: [] }
}

/** Replays recorded cases, one a line; memory does not grow with their number. */
export async function replayLines(input: Readable, whatIf: WhatIf): Promise<Part> {
  const part = emptyPart(whatIf.examplesPerKind)
  const noticedWithinMs = whatIf.against === null ? NOTICED_WITHIN_MS : 0
  for await (const batch of lineBatches(input, true)) {
    for (const line of batch) {
      part.lines += 1
      if (line === '') continue
      const replayed = replayLine(line, whatIf)
      if (typeof replayed === 'string') tellBad(part, { line: part.lines, problem: replayed })
      else countReplay(part.summary, replayed, noticedWithinMs)
    }
  }
  return part
}

/** Adds the part that follows. Changes `into`. */
export function addPart(into: Part, next: Part): void {
  mergeSummaries(into.summary, next.summary)
  for (const { line, problem } of next.badLines) tellBad(into, { line: into.lines + line, problem })
  into.bad += next.bad - next.badLines.length
  into.lines += next.lines
}

function tellBad(part: Part, bad: Part['badLines'][number]): void {
  part.bad += 1
  if (part.badLines.length < MOST_TOLD) part.badLines.push(bad)
}

/** A case under both regulations, or why the line can't be replayed. */
function replayLine(line: Line, whatIf: WhatIf): ReplayedCase | string {
  if (typeof line !== 'string') return `the line has ${line.tooLong} characters, which is too long`
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    return `\`${line.slice(0, 60)}\` is not JSON`
  }
  const read = readRecordedCase(data)
  if ('problem' in read) return read.problem
  try {
    return replayBoth(read.recorded, whatIf)
  } catch (thrown) {
    // The reader looks at what the rules use; what it lets through and they can't stand is a bad line all the same.
    return `case \`${read.recorded.case}\` can't be replayed: ${reasonOf(thrown)}`
  }
}

function replayBoth(recorded: RecordedCase, { regulation, against, until: limit }: WhatIf): ReplayedCase | string {
  const until = limit ?? lastInstant(recorded)
  const { outcome: after, rejected } = replayCase(recorded, regulation, until)
  if (against === null) {
    const { outcome: before } = recorded
    if (before === null) return '`outcome` is missing: give the regulation to compare with as `--against FILE`'
    return after === null ? 'nothing registers the case' : { recorded, before, after, rejected }
  }
  const { outcome: before, rejected: already } = replayCase(recorded, against, until)
  if (before === null || after === null) return 'nothing registers the case'
  const news = rejected.filter(({ index }) => !already.some((each) => each.index === index))
  return { recorded, before, after, rejected: news }
}
