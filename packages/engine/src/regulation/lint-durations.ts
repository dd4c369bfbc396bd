import { type Duration, parseDuration } from '../base/duration.ts'
import { isAtLeast, isLonger, isNothing } from './compare-durations.ts'
import type { Path, SourceDocument } from './document.ts'
import type { Regulation } from './model.ts'
import type { RegulationFile } from './schema.ts'
import { targetsOf, type WrittenTarget } from './written-targets.ts'

/** Lengths of time that are well written but can't be meant, alone or beside each other. */
export function lintDurations(file: RegulationFile, regulation: Regulation, document: SourceDocument): void {
  const promises = regulation.programmes.map((programme) => targetsOf(programme, file))
  for (const { path, written } of promises.flat()) {
    checkNothing(written.within, [...path, 'within'], 'write the time promised, or `none` where none is', document)
  }
  const { silence } = file.lifecycle
  const terms: [Path, string | undefined][] = [
    ...Object.entries(file.holdings).flatMap(([kind, each]): [Path, string | undefined][] => [
      [['holdings', kind, 'term'], each.term],
      [['holdings', kind, 'once-in'], each['once-in']],
    ]),
    [['lifecycle', 'silence', 'after'], silence?.after],
    [['lifecycle', 'silence', 'warn'], silence?.warn],
    ...Object.entries(file.renewals).map(([kind, each]): [Path, string] => [['renewals', kind, 'term'], each.term]),
  ]
  for (const [path, text] of terms) checkNothing(text, path, 'write how long it lasts', document)
  for (const each of promises.flat()) checkCalendar(each, document)
  for (const each of promises) checkOrder(each, document)
  checkHoldings(file, document)
  checkSilence(file, promises.flat(), document)
}

/** `4 hours` → `4 working hours`; null where the unit has no working kind. */
export function inWorkingTime(text: string): string | null {
  const match = /^\s*([\d.]+)\s+((?:hour|minute)s?)\s*$/.exec(text)
  return match ? `${match[1]} working ${match[2]}` : null
}

function checkNothing(text: string | undefined, path: Path, help: string, document: SourceDocument): void {
  const parsed = read(text)
  if (parsed && isNothing(parsed))
    document.report('zero-duration', path, `\`${text}\` has passed as soon as it begins`, help)
}

function checkCalendar({ path, written }: WrittenTarget, document: SourceDocument): void {
  const within = read(written.within)
  const isRead = written.within === 'none' || (within !== null && within.clock !== 'working')
  if (written.calendar === undefined || !isRead) return
  const meant = inWorkingTime(written.within)
  document.report(
    'calendar-in-vain',
    [...path, 'calendar'],
    written.within === 'none'
      ? `no time is promised, so nothing runs on \`${written.calendar}\``
      : `\`${written.within}\` runs on the wall clock, so \`${written.calendar}\` does nothing`,
    meant ? `write \`within: ${meant}\`, or leave \`calendar:\` out` : 'leave `calendar:` out',
  )
}

function checkOrder(promises: readonly WrittenTarget[], document: SourceDocument): void {
  const first = promises.find((each) => each.name === 'response')
  const resolution = promises.find((each) => each.name === 'resolution')
  const answered = read(first?.written.within)
  const resolved = read(resolution?.written.within)
  if (first && resolution && answered && resolved && isLonger(answered, resolved))
    document.report(
      'resolution-before-answer',
      [...resolution.path, 'within'],
      `a case is resolved within \`${resolution.written.within}\`, before its first answer is due after \`${first.written.within}\``,
      'promise the answer sooner, or the resolution later',
    )
}

function checkHoldings(file: RegulationFile, document: SourceDocument): void {
  for (const [kind, holding] of Object.entries(file.holdings)) {
    const term = read(holding.term)
    const onceIn = read(holding['once-in'])
    if (term && onceIn && !isNothing(onceIn) && isLonger(term, onceIn))
      document.report(
        'once-in-too-short',
        ['holdings', kind, 'once-in'],
        `\`${kind}\` lasts \`${holding.term}\`, so one in \`${holding['once-in']}\` begins before the last has ended`,
        'write at least as much as `term:`',
      )
  }
}

function checkSilence(file: RegulationFile, promises: readonly WrittenTarget[], document: SourceDocument): void {
  const { silence } = file.lifecycle
  const after = read(silence?.after)
  if (!silence || !after || isNothing(after)) return
  const warn = read(silence.warn)
  if (warn && isAtLeast(warn, after)) {
    document.report(
      'warning-too-early',
      ['lifecycle', 'silence', 'warn'],
      `the client is warned \`${silence.warn}\` before a closing that comes after \`${silence.after}\``,
      'write less than `after:`; it is counted back from the closing',
    )
  }
  // A request that lacks something waits for the client from the start, while the clock of its answer runs.
  if (file.intake.required.length === 0) return
  for (const { name, path, written } of promises) {
    const within = read(written.within)
    if (name === 'response' && within && isLonger(within, after))
      document.report(
        'closes-before-answer',
        [...path, 'within'],
        `a request that lacks something is closed after \`${silence.after}\` of silence, before its answer is due`,
        'promise an answer sooner, or wait longer before closing',
      )
  }
}

function read(text: string | undefined): Duration | null {
  const parsed = text === undefined ? null : parseDuration(text)
  // What can't be read has its own problem already.
  return typeof parsed === 'string' ? null : parsed
}
