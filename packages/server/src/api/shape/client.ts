import { z } from 'zod'
import { caseRowShape, clientContactShape } from './case.ts'
import { holdingShape } from './request.ts'
import { isoShape } from './words.ts'

const organizationShape = z.object({ id: z.uuid(), name: z.string().nullable(), inn: z.string().nullable() })

export const recordedClientShape = z
  .object({
    organization: organizationShape.nullable(),
    contact: z.object({ id: z.uuid(), name: z.string().nullable(), email: z.string().nullable() }).nullable(),
    holdings: z.array(holdingShape),
  })
  .meta({ id: 'Client', description: 'Who is served, and what gives them their rights' })

/** A line of the list. */
export const clientRowShape = z
  .object({
    id: z.uuid(),
    kind: z.enum(['organization', 'person']).describe('A person is a client where they belong to no organization'),
    name: z.string().nullable(),
    inn: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    people: z.int().describe('How many people of an organization are known'),
    openCases: z.int(),
    holdings: z.array(holdingShape),
  })
  .meta({ id: 'ClientRow' })

const untilShape = z.string().max(40).nullable().describe('null: when the term of the regulation ends')

export const heldRightShape = z
  .object({
    id: z.uuid(),
    contactId: z.uuid().nullable().describe('Whose it is where a person holds it alone'),
    holding: holdingShape,
    recordedAt: isoShape,
    recordedBy: z.string().nullable(),
    changes: z.array(z.object({ at: isoShape, by: z.string().nullable(), before: untilShape, after: untilShape })),
  })
  .meta({ id: 'HeldRight', description: 'A holding with what was done to it; nothing of it is forgotten' })

export const clientDetailShape = z
  .object({
    id: z.uuid(),
    organization: organizationShape.nullable(),
    people: z.array(clientContactShape),
    rights: z.array(heldRightShape),
    cases: z.array(caseRowShape).describe('The newest change first'),
    caseCount: z.int(),
  })
  .meta({ id: 'ClientDetail' })

export const holdingEndShape = z.object({ until: untilShape })
