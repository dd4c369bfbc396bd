import { z } from 'zod'
import { caseStateShape } from './case-state.ts'
import { regulationShape, uploadLimitShape } from './desk.ts'
import { grantShape, partnershipShape, seatClientShape } from './grant.ts'
import { ownRenewalShape } from './renewal.ts'
import { holdingShape } from './request.ts'
import { isoShape, localeShape, statusShape, textShape, turnShape } from './words.ts'

/** A case as its client's account lists it. */
export const accountCaseShape = z
  .object({
    number: z.int(),
    label: z.string(),
    subject: z.string(),
    status: statusShape,
    turn: turnShape,
    respondBy: isoShape.nullable(),
    closesAt: isoShape.nullable().describe('When silence closes the case'),
    eta: isoShape.nullable().describe('When development promised it'),
    contact: z.string().nullable().describe('Who of the client asked'),
    isOwn: z.boolean(),
    client: z
      .object({ id: z.uuid(), name: z.string().nullable() })
      .nullable()
      .describe('Whose case it is, where a partner reads it by its seat'),
    registeredAt: isoShape,
    changedAt: isoShape,
    state: caseStateShape,
  })
  .meta({ id: 'AccountCase' })

/** Everything that the account shows at its opening. */
export const accountShape = z
  .object({
    deskTitle: textShape,
    deskLocale: localeShape,
    timezone: z.string(),
    regulation: regulationShape.describe('What a new case would be under'),
    uploadLimitBytes: uploadLimitShape,
    person: z.object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() }),
    organization: z.object({ name: z.string().nullable(), inn: z.string().nullable() }).nullable(),
    isColleague: z
      .boolean()
      .describe(
        'The desk knows that the person belongs to the organization; otherwise colleagues’ cases are not shown',
      ),
    isInvited: z.boolean(),
    isFirstContact: z.boolean(),
    holdings: z.array(holdingShape),
    renewals: z.array(ownRenewalShape).describe('What was asked for, the newest first'),
    grants: z.array(grantShape).describe('Partners that may act for the organization, or could; the newest first'),
    mayGrant: z.boolean().describe('The person may let a partner act for their organization'),
    seat: z
      .object({ partnership: partnershipShape, clients: z.array(seatClientShape) })
      .nullable()
      .describe('Of a partner: the clients that it acts for; null where the organization neither is nor was one'),
  })
  .meta({ id: 'Account' })

/** By what a person signs in, beside the letter. */
export const waysInShape = z
  .object({
    keyHost: z.string().nullable().describe('The name that passkeys are made for; null: they can’t be made here'),
    passwordSetAt: isoShape.nullable(),
    passkeys: z.array(z.object({ id: z.string(), name: z.string(), addedAt: isoShape, usedAt: isoShape.nullable() })),
  })
  .meta({ id: 'WaysIn' })
