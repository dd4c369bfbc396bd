import { z } from 'zod'
import { caseRowShape, clientContactShape } from './case.ts'
import { holdingShape } from './request.ts'
import { isoShape, localeShape } from './words.ts'

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

export const personShape = clientContactShape
  .extend({
    emails: z.array(z.string()).describe('The one that letters go to first'),
    phones: z.array(z.string()),
    locale: localeShape.nullable(),
    timezone: z.string().nullable().describe('IANA; null: that of the desk'),
    isUnconfirmed: z.boolean().describe('That they belong to the organization is their own word alone'),
  })
  .meta({ id: 'Person' })

const noteShape = z.object({
  id: z.uuid(),
  text: z.string(),
  by: z.string().nullable(),
  byId: z.string(),
  at: isoShape,
})

export const clientDetailShape = z
  .object({
    id: z.uuid().describe('Another than was asked for where that client was merged into this one'),
    organization: organizationShape.extend({ kpp: z.string().nullable() }).nullable(),
    people: z.array(personShape),
    notes: z.array(noteShape).describe('The newest first'),
    rights: z.array(heldRightShape),
    cases: z.array(caseRowShape).describe('The newest change first'),
    caseCount: z.int(),
  })
  .meta({ id: 'ClientDetail' })

export const holdingEndShape = z.object({ until: untilShape })

const orNone = (most: number) => z.string().trim().max(most).nullable()

/** A field that is left out stays as it is; null empties it. */
export const organizationChangeShape = z.object({
  name: orNone(300).exactOptional(),
  inn: orNone(20).exactOptional(),
  kpp: orNone(9).exactOptional(),
})

const emailsShape = z.array(z.email().max(254)).max(10).describe('The one that letters go to first')
const phonesShape = z.array(z.string().trim().min(3).max(60)).max(10)

export const personChangeShape = z.object({
  name: orNone(200).exactOptional(),
  emails: emailsShape.exactOptional(),
  phones: phonesShape.exactOptional(),
  locale: localeShape.nullable().exactOptional(),
  timezone: orNone(60).exactOptional(),
})

export const clientChangeShape = z
  .object({
    id: z.uuid(),
    clientId: z.uuid(),
    kind: z.enum(['edited', 'merged', 'imported', 'import-undone', 'moved', 'granted', 'grant-ended']),
    body: z.record(z.string(), z.unknown()),
    by: z.string().nullable(),
    at: isoShape,
  })
  .meta({ id: 'ClientChange', description: 'Who did what to a client; nothing of it is forgotten' })

export const mergeWeightShape = z
  .object({
    people: z.int(),
    holdings: z.int(),
    notes: z.int(),
    cases: z.int(),
    openCases: z.int(),
    inTurn: z.array(z.int()).describe('Numbers of the open cases that are being worked'),
  })
  .meta({ id: 'MergeWeight' })
