import { z } from 'zod'
import { isoShape, localeShape, statusShape, textShape } from './words.ts'

/** What a chat says before anything is written. */
export const chatHereShape = z
  .object({
    title: textShape,
    locale: localeShape.describe('The desk’s own'),
    isOpen: z.boolean().nullable().describe('By the hours of the regulation; null where it states none'),
    opens: z.string().nullable().describe('When it opens next, in words; null while it is open'),
    isOnline: z.boolean().describe('Somebody who answers is there'),
    isChannel: z.boolean().describe('Some programme of the regulation is served in the chat'),
    channels: z.string().describe('The channels that are open to somebody, in words'),
  })
  .meta({ id: 'ChatHere' })

const saidShape = z.object({
  id: z.string(),
  at: isoShape,
  by: z.enum(['client', 'staff', 'desk']).describe('`desk`: what the regulation says of it'),
  name: z.string().nullable(),
  text: z.string(),
  clauses: z.array(z.object({ id: z.string(), text: z.string().nullable() })),
  files: z.array(z.object({ filename: z.string(), sizeBytes: z.int(), url: z.string() })),
})
export type Said = z.infer<typeof saidShape>

export const chatShape = z
  .object({
    label: z.string(),
    version: z.int().describe('Told back with `seen`'),
    status: statusShape,
    subject: z.string(),
    trackingUrl: z.string(),
    said: z.array(saidShape).describe('The oldest first'),
    isWriting: z.boolean().describe('A specialist writes now'),
    isOnline: z.boolean(),
  })
  .meta({ id: 'Chat' })
