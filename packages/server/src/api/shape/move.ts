import { z } from 'zod'
import { isoShape } from './words.ts'

export const moveShape = z.object({
  organizationId: z.uuid().nullable().describe('null: to none'),
  cases: z
    .enum(['none', 'open', 'all'])
    .default('none')
    .describe('Which of the person’s cases for the organization that they leave go with them'),
})

export const movedShape = z
  .object({
    id: z.uuid().describe('Of the move: give it back to undo it'),
    cases: z.int().describe('How many went along'),
  })
  .meta({ id: 'ContactMoved' })

export const movePreviewShape = z
  .object({
    open: z.array(z.string()).describe('Labels of the person’s open cases for the organization that they leave'),
    closed: z.int().describe('How many of theirs are done'),
    inTurnThere: z.array(z.string()).describe('Cases that are being worked for the organization that they come to'),
  })
  .meta({ id: 'ContactMovePreview' })

export const unconfirmedShape = z
  .object({
    id: z.uuid(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    organization: z.object({ id: z.uuid(), name: z.string().nullable(), inn: z.string().nullable() }),
    colleagues: z.int().describe('How many other people of the organization the desk knows'),
    openCases: z.int(),
    since: isoShape,
  })
  .meta({ id: 'UnconfirmedPerson', description: 'Who says that they belong to an organization' })
