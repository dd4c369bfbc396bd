import { z } from 'zod'
import { readDocument } from '../regulation/document.ts'
import type { Problem } from '../regulation/index.ts'
import { reportShape } from '../regulation/shape.ts'

export const DUTY_KINDS = ['enforced', 'assisted', 'published'] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/** One clause of a source: what is promised there, and how much of it the desk can do by itself. */
export interface Duty {
  readonly clause: string
  readonly duty: DutyKind
  readonly says: string
}

// A comma in an unquoted sentence makes YAML read its rest as a key without a value; such keys are let in and put back.
const row = z
  .object({ duty: z.enum(DUTY_KINDS), says: z.string().min(1), assume: z.string().optional() })
  .catchall(z.union([z.literal(''), z.null()]))
const dutiesFile = z.record(z.string(), z.record(z.string(), row))

/** Reads a list of duties: regulation → clause → `{duty, says}`. Total; problems have their places. */
export function parseDuties(
  source: string,
  file: string,
): { duties: Readonly<Record<string, readonly Duty[]>> | null; problems: readonly Problem[] } {
  const document = readDocument(source, file)
  const parsed = dutiesFile.safeParse(document.data)
  if (!parsed.success && document.problems.length === 0) reportShape(document, dutiesFile, parsed.error.issues)
  if (!parsed.success || document.problems.length > 0) return { duties: null, problems: document.problems }
  const duties = Object.fromEntries(
    Object.entries(parsed.data).map(([regulation, clauses]) => [
      regulation,
      Object.entries(clauses).map(([clause, { duty, says, assume, ...rest }]) => ({
        clause,
        duty,
        says: [says, ...Object.keys(rest)].join(', '),
      })),
    ]),
  )
  return { duties, problems: [] }
}
