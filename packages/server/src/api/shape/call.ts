import { CALL_OUTCOMES } from '@reglament/engine'
import { z } from 'zod'
import { isoShape } from './words.ts'

export const callOutcomeShape = z.enum(CALL_OUTCOMES)
export const directionShape = z.enum(['in', 'out']).describe('Whether the client dialled, or we did')

/** A number as it is kept and as it is read; null: withheld. */
export const phoneShape = z
  .object({ key: z.string(), display: z.string() })
  .meta({ id: 'Phone', description: 'A telephone number: in its one spelling, and as people read it' })

const whoseShape = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  organization: z.string().nullable(),
})

export const callShape = z
  .object({
    id: z.uuid(),
    direction: directionShape,
    state: z.enum(['ringing', 'answered', 'ended', 'missed']),
    phone: phoneShape.nullable(),
    called: z.string(),
    people: z.array(whoseShape).describe('Who has this telephone'),
    startedAt: isoShape,
    answeredAt: isoShape.nullable(),
    endedAt: isoShape.nullable(),
    talkSeconds: z.int().nullable(),
    recordingUrl: z.string().nullable(),
    cases: z.array(z.int()).describe('The numbers of the cases that it was about'),
  })
  .meta({ id: 'Call' })
