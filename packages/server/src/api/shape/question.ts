import { z } from 'zod'
import { HELD_SIGNS } from '../../store/intake/held-question.ts'
import { offeredShape } from './article.ts'
import { TEXT_LIMIT, verdictShape } from './request.ts'
import { isoShape } from './words.ts'

const lineShape = (most: number) => z.string().trim().max(most).default('')

/** The fields of the form, by the names that they have in HTML. */
export const questionFieldsShape = z.object({
  description: z.string().trim().min(1).max(TEXT_LIMIT),
  topic: lineShape(40),
  product: lineShape(100),
  version: lineShape(100),
  licence: lineShape(200),
  name: lineShape(200),
  email: lineShape(254),
  phone: lineShape(60),
  organization: lineShape(300),
  inn: lineShape(20),
  place: lineShape(40).describe('Where on the vendor’s pages the form stands'),
  locale: lineShape(20).describe('Language that the form was read in'),
  timezone: lineShape(60).describe('IANA zone of the browser'),
})

export const questionShape = questionFieldsShape.extend({
  website: lineShape(2_000).describe('Nobody sees this box; whoever fills it in is a program'),
  proof: z
    .object({ challenge: z.string().max(300), answer: z.string().max(40) })
    .exactOptional()
    .describe('The work that the script did; its absence is no fault'),
  offered: offeredShape.exactOptional(),
})

export const takenShape = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('registered'),
      number: z.int(),
      label: z.string(),
      verdict: verdictShape,
      trackingUrl: z.string(),
    }),
    z.object({ kind: z.literal('held').describe('A person looks at it first; it has no number yet') }),
  ])
  .meta({ id: 'QuestionTaken' })

export const heldQuestionShape = z
  .object({
    id: z.uuid(),
    at: isoShape,
    signs: z.array(z.enum(HELD_SIGNS)),
    asked: z.record(z.string(), z.string()).describe('What was sent, by the names of the boxes'),
    decision: z.enum(['registered', 'spam']).nullable(),
    decidedBy: z.string().nullable(),
  })
  .meta({ id: 'HeldQuestion' })
