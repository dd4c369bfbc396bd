import { z } from 'zod'
import { isoShape } from './words.ts'

const GROUNDS = ['same-name', 'like-name', 'same-kpp', 'same-domain', 'same-phone', 'same-mailbox'] as const

/** One of two who may be the same. */
export const sideShape = z
  .object({
    id: z.uuid(),
    name: z.string().nullable(),
    inn: z.string().nullable(),
    kpp: z.string().nullable(),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
  })
  .meta({ id: 'PossibleDuplicate' })

export const dismissalShape = z
  .object({ by: z.string().nullable(), at: isoShape })
  .meta({ id: 'DuplicateDismissal', description: 'Who said that the two are not the same, and when' })

export const pairShape = z
  .object({
    kind: z.enum(['organization', 'contact']),
    ground: z.enum(GROUNDS),
    shared: z.string().describe('What they have in common; per cent of likeness for `like-name`'),
    sides: z.array(sideShape).length(2),
    dismissed: dismissalShape.nullable().describe('null: it waits for a look'),
  })
  .meta({ id: 'DuplicatePair' })
