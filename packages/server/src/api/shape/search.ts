import { z } from 'zod'
import { isoShape, statusShape, turnShape } from './words.ts'

const partsShape = z
  .array(z.object({ text: z.string(), hit: z.boolean().describe('What was looked for') }))
  .meta({ id: 'Snippet', description: 'A text in parts; it is text, and never markup' })

export const caseHitShape = z
  .object({
    number: z.int(),
    label: z.string(),
    subject: partsShape,
    status: statusShape,
    turn: turnShape,
    client: z.string().nullable(),
    assignee: z.string().nullable(),
    changedAt: isoShape,
    found: z
      .object({ in: z.enum(['message', 'note', 'file']), parts: partsShape })
      .nullable()
      .describe('Where the words stand beside the subject'),
  })
  .meta({ id: 'CaseHit' })

export const foundShape = z
  .object({
    kind: z
      .enum(['nothing', 'number', 'inn', 'phone', 'email', 'words'])
      .describe('What the text was taken for first; it was looked for in its other readings too'),
    exact: caseHitShape.nullable().describe('The case whose number was typed'),
    cases: z.array(caseHitShape).describe('Open before closed, then as they were typed, then the newest'),
    hasMore: z.boolean(),
    organizations: z.array(
      z.object({ id: z.uuid(), name: z.string().nullable(), inn: z.string().nullable(), openCases: z.int() }),
    ),
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        organization: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Found' })
