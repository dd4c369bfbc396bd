import { z } from 'zod'
import { TARGETS } from '../../clients/import/columns.ts'
import { ENCODINGS } from '../../clients/import/decode.ts'
import { PHASES } from '../../clients/import/pace.ts'
import { KEPT_REASONS } from '../../clients/import/plan-undo.ts'
import { ROW_PROBLEMS } from '../../clients/import/problem.ts'
import { SEPARATORS } from '../../clients/import/table.ts'
import { isoShape } from './words.ts'

export const readingShape = z
  .object({
    encoding: z.enum(ENCODINGS),
    separator: z.enum(SEPARATORS),
    mapping: z.partialRecord(z.enum(TARGETS), z.int().min(0).max(200)).describe('Which column, from 0, says what'),
  })
  .meta({ id: 'ImportReading', description: 'How a table of clients is read' })

export const totalsShape = z
  .object({
    make: z.int().describe('Rows that make something'),
    change: z.int().describe('Rows that change something and make nothing'),
    same: z.int().describe('Rows that say what is known already'),
    problem: z.int().describe('Rows that are left out'),
    organizations: z.int(),
    people: z.int(),
    rights: z.int(),
  })
  .meta({ id: 'ImportTotals' })

export const importShape = z
  .object({
    id: z.uuid(),
    filename: z.string(),
    createdBy: z.string().nullable(),
    createdAt: isoShape,
    doneBy: z.string().nullable(),
    doneAt: isoShape.nullable(),
    undoneBy: z.string().nullable(),
    undoneAt: isoShape.nullable(),
    totals: totalsShape.nullable(),
  })
  .meta({ id: 'Import' })

export const openedImportShape = importShape
  .extend({
    reading: readingShape,
    headers: z.array(z.string()),
    sample: z.array(z.array(z.string())).describe('The first rows'),
    rowCount: z.int(),
  })
  .meta({ id: 'OpenedImport' })

const rowProblemShape = z
  .object({
    line: z.int().describe('Of the file, from 1'),
    column: z.string().describe('The header of the column'),
    value: z.string(),
    code: z.enum(ROW_PROBLEMS),
    says: z.string().describe('What is wrong and what to do'),
    isError: z.boolean().describe('false: noted, and the row is taken'),
  })
  .meta({ id: 'ImportProblem' })

export const planShape = z
  .object({
    digest: z.string().describe('Give it back to do exactly this'),
    totals: totalsShape,
    rows: z
      .array(z.object({ line: z.int(), action: z.enum(['make', 'change', 'same', 'problem']), about: z.string() }))
      .describe('The first rows, problems before the others'),
    problems: z.array(rowProblemShape).describe('The first ones; all of them are in the table'),
    problemCount: z.int(),
  })
  .meta({ id: 'ImportPlan' })

export const workShape = z
  .object({
    phase: z.enum(PHASES),
    done: z.int().describe('Characters that are read, rows that are checked or written'),
    total: z.int().describe('0: not known yet'),
  })
  .meta({ id: 'ImportWork' })

export const undoneShape = z
  .object({
    removed: z.int(),
    restored: z.int(),
    kept: z.array(
      z.object({
        line: z.int(),
        target: z.enum(['organization', 'contact', 'holding']),
        about: z.string(),
        reason: z.enum(KEPT_REASONS),
      }),
    ),
    keptCount: z.int(),
  })
  .meta({ id: 'ImportUndone' })
