import { RENEWAL_REFUSALS, type RenewalJudgement, WHYS_OF_A_PERSON } from '@reglament/engine'
import { z } from 'zod'
import { channelShape, holdingKindShape, isoShape } from './words.ts'

const issuedByShape = z.enum(['vendor', 'partner']).describe('Whose act it is: one made by a partner does not count')

/** What a person reads in an act of services. */
export const readingShape = z
  .object({ issuedBy: issuedByShape, showsSupport: z.boolean().describe('Whether it shows that support was bought') })
  .meta({ id: 'ActReading' })

export const newActShape = z
  .object({
    number: z.string().trim().min(1).max(100),
    issuedOn: z.iso.date().nullable().default(null),
    inn: z.string().trim().min(1).max(20).describe('Of the organization that it was issued to'),
    ...readingShape.shape,
  })
  .meta({ id: 'NewAct', description: 'An act of services that the vendor issued' })

export const actShape = z
  .object({
    id: z.uuid(),
    number: z.string(),
    issuedOn: z.string().nullable(),
    inn: z.string(),
    ...readingShape.shape,
    recordedAt: isoShape,
    recordedBy: z.string().nullable(),
    usedAt: isoShape.nullable().describe('When a right was renewed by it'),
  })
  .meta({ id: 'Act' })

export const registeredActShape = z
  .object({
    number: z.string(),
    outcome: z
      .enum(['recorded', 'corrected', 'kept', 'used', 'wrong-inn', 'no-number'])
      .describe('`kept`: it was there as given; `used`: it has renewed a right and stays as it was'),
  })
  .meta({ id: 'RegisteredAct' })

/** The engine's own judgement; its reasons are data, and the engine words them. */
export const judgementShape = z.looseObject({ kind: z.enum(['renewed', 'refused', 'needs-a-person']) }).meta({
  id: 'RenewalJudgement',
  description: 'What came of a renewal: `holding` and `clauses`, `reason` and `clause`, or `why` and `clause`',
}) as unknown as z.ZodType<RenewalJudgement, RenewalJudgement>

export const askedRenewalShape = z.object({
  holding: holdingKindShape,
  terms: z.int().min(1).max(100).exactOptional(),
  actNumber: z.string().trim().max(100).exactOptional().describe('As it is written on the act'),
})

/** What a client sees of what they asked for. */
export const ownRenewalShape = z
  .object({
    id: z.uuid(),
    holding: holdingKindShape,
    actNumber: z.string().nullable(),
    quotedAt: isoShape,
    outcome: z.enum(['renewed', 'refused', 'pending']),
    needs: z.enum(WHYS_OF_A_PERSON).nullable().describe('Why a person has to look'),
    reason: z.enum(RENEWAL_REFUSALS).nullable(),
    clauses: z.array(z.string()),
    made: z.object({ from: z.string(), until: z.string().nullable() }).nullable().describe('The right that it made'),
    decidedAt: isoShape.nullable(),
  })
  .meta({ id: 'OwnRenewal' })

export const renewalShape = z
  .object({
    ...ownRenewalShape.shape,
    terms: z.int(),
    channel: channelShape,
    client: z.object({ id: z.uuid(), name: z.string().nullable(), inn: z.string().nullable() }),
    caseNumber: z.int().nullable(),
    askedBy: z.enum(['client', 'staff']),
    decidedBy: z.string().nullable(),
  })
  .meta({ id: 'Renewal', description: 'A line of the ledger: what was asked for, and what came of it' })
