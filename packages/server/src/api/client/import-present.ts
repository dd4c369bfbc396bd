import type { Locale } from '@reglament/engine'
import type { z } from 'zod'
import { problemWords } from '../../clients/import/phrases.ts'
import { isError, type RowProblem } from '../../clients/import/problem.ts'
import { type DryRun, type Reading, type Run, totalsOf } from '../../clients/import/run.ts'
import type { Table, TableProblem } from '../../clients/import/table.ts'
import type { Undone } from '../../clients/import/undo.ts'
import type { ClientImport } from '../../store/client-import/client-import.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { type importShape, type planShape, totalsShape, type undoneShape } from '../shape/import.ts'

/** A page has room for so many; the rest is in the table of problems. */
const MOST_SHOWN = 200

export function importOf(found: ClientImport): z.infer<typeof importShape> {
  const { reading: _, totals, ...about } = found
  return { ...about, totals: totals === null ? null : totalsShape.parse(totals) }
}

/** The header of the column that a problem stands in; what stands in no column is named by what it is about. */
export function columnOf({ target }: RowProblem, { headers }: Table, { mapping }: Reading): string {
  const column = mapping[target]
  return column === undefined ? target : (headers[column] ?? target)
}

export function planned(dry: DryRun, reading: Reading, locale: Locale): z.infer<typeof planShape> {
  const { rows } = dry.plan
  const all = rows.flatMap((row) => row.problems)
  const first = [...all.filter(isError), ...all.filter((problem) => !isError(problem))].slice(0, MOST_SHOWN)
  const shown = [
    ...rows.filter(({ action }) => action === 'problem'),
    ...rows.filter(({ action }) => action !== 'problem'),
  ]
  return {
    digest: dry.digest,
    totals: totalsOf(dry.plan),
    rows: shown.slice(0, MOST_SHOWN).map(({ line, action, about }) => ({ line, action, about })),
    problems: first.map((problem) => ({
      line: problem.line,
      column: columnOf(problem, dry.table, reading),
      value: problem.value,
      code: problem.code,
      says: problemWords(problem, locale),
      isError: isError(problem),
    })),
    problemCount: all.length,
  }
}

export function undone({ removed, restored, kept }: Extract<Undone, { kind: 'undone' }>): z.infer<typeof undoneShape> {
  return {
    removed,
    restored,
    kept: kept.slice(0, MOST_SHOWN).map(({ effect: { line, target, after }, reason }) => ({
      line,
      target,
      about: String(after.name ?? after.inn ?? after.email ?? after.phone ?? after.kind ?? ''),
      reason,
    })),
    keptCount: kept.length,
  }
}

/** Why there is no plan, or nothing was brought in. */
export function importProblem(
  problem: TableProblem | { readonly kind: Exclude<Run['kind'], 'done' | TableProblem['kind']> },
): ApiProblem {
  switch (problem.kind) {
    case 'unknown':
      return notFound('such import')
    case 'done-already':
      return new ApiProblem(
        409,
        'done-already',
        'this table was brought in already: undo it first, or take the file again',
      )
    case 'other-plan':
      return new ApiProblem(
        409,
        'other-plan',
        'the register has changed since the dry run: look at it again and confirm',
      )
    case 'stopped':
      return new ApiProblem(409, 'stopped', 'it was stopped, or the table was tried anew: nothing was changed')
    case 'under-way':
      return new ApiProblem(409, 'under-way', 'this table is being brought in just now: wait until that is done')
    default:
      return tableProblem(problem)
  }
}

/** The file as a whole can't be used. */
export function tableProblem(problem: TableProblem): ApiProblem {
  switch (problem.kind) {
    case 'empty':
      return new ApiProblem(422, 'empty', 'the table has no rows: a line of headers and at least one row are needed')
    case 'too-long':
      return new ApiProblem(422, 'too-long', `the table has more than ${problem.most} rows: divide it`)
    case 'too-wide':
      return new ApiProblem(
        422,
        'too-wide',
        `the table has more than ${problem.most} columns: leave out what is not needed`,
      )
    case 'unreadable':
      return new ApiProblem(422, 'unreadable', `line ${problem.line} can't be read: ${problem.says}`)
  }
}
