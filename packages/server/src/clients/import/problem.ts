import type { Target } from './columns.ts'

export const ROW_PROBLEMS = [
  'nobody',
  'wrong-inn',
  'excel-number',
  'wrong-kpp',
  'wrong-email',
  'wrong-phone',
  'wrong-locale',
  'wrong-zone',
  'unknown-kind',
  'unknown-product',
  'wrong-date',
  'backwards',
  'right-without-kind',
  'right-without-start',
  'ambiguous-name',
  'shared-phone',
  'other-organization',
  'zero-restored',
  'date-from-number',
] as const
export type RowProblemCode = (typeof ROW_PROBLEMS)[number]

/** These are noted, and the row is taken all the same; any other keeps the row out. */
const NOTED: ReadonlySet<RowProblemCode> = new Set(['zero-restored', 'date-from-number'])

/** What is wrong with one cell; the sentence is made where people read it. */
export interface RowProblem {
  readonly line: number
  readonly target: Target
  readonly value: string
  readonly code: RowProblemCode
  /** What is there instead, or what would be right, in words of the data. */
  readonly hint: string | null
}

export function isError({ code }: Pick<RowProblem, 'code'>): boolean {
  return !NOTED.has(code)
}
