import { z } from 'zod'
import { isoShape } from './words.ts'

export const uploadShape = z
  .object({
    id: z.uuid(),
    filename: z.string(),
    sizeBytes: z.int(),
    offset: z.int().describe('How many bytes are there'),
    contentType: z.string().nullable().describe('By the content; null until every byte is there'),
  })
  .meta({ id: 'Upload' })

export const slotShape = z.string().regex(/^[a-z][a-z-]{0,39}$/)

/** What the boxes of a form hold is the pages' own business. */
export const draftBodyShape = z.record(z.string(), z.unknown())

export const draftShape = z
  .object({
    slot: z.string().describe('Which boxes: `letter`, `note`, …'),
    revision: z.int(),
    body: draftBodyShape,
    aside: z.array(draftBodyShape),
    problem: z.string().nullable().describe('Why an answer came back: the code of the rejection'),
    savedAt: isoShape,
    uploads: z.array(uploadShape),
  })
  .meta({ id: 'Draft' })

export const waitingShape = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    slot: z.string(),
    text: z.string(),
    dueAt: isoShape,
    leftMs: z.int().describe('How long it can still be taken back, by the clock of the server'),
  })
  .meta({ id: 'WaitingSend' })
