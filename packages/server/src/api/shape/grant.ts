import { GRANT_COVERS } from '@reglament/engine'
import { z } from 'zod'
import { holdingShape } from './request.ts'
import { instantShape, isoShape } from './words.ts'

export const grantPartyShape = z.object({ id: z.uuid(), name: z.string().nullable(), inn: z.string().nullable() })

const seatReasonShape = z
  .object({
    reason: z.enum([
      'partner',
      'granted',
      'no-partners',
      'not-a-partner',
      'partnership-ahead',
      'partnership-over',
      'not-granted',
      'grant-ahead',
      'grant-over',
      'grant-ended',
      'not-covered',
    ]),
    clauses: z.array(z.string()),
    at: instantShape.nullable().describe('From when, or until when (exclusive)'),
  })
  .meta({ id: 'SeatReason', description: 'Why a partner may act for a client, or may not' })

export const seatShape = z
  .object({
    open: z.boolean(),
    until: instantShape.nullable().describe('The first end that is known, exclusive'),
    because: z.array(seatReasonShape).describe('What shuts it comes first'),
  })
  .meta({ id: 'Seat' })

export const grantCoversShape = z
  .enum(GRANT_COVERS)
  .describe('`raised`: the cases that the partner raises; `all`: every case of the client')

export const untilShape = z.iso.date().describe('In force to the end of that day')

/** A grant as either side and the desk see it. */
export const grantShape = z
  .object({
    id: z.uuid(),
    client: grantPartyShape,
    partner: grantPartyShape,
    covers: grantCoversShape,
    copies: z.boolean().describe('`told` is in copy of what is written about cases of the partner'),
    told: z.string().nullable().describe('Whom of the client it names'),
    from: isoShape,
    until: z.string().nullable(),
    givenBy: z.enum(['client', 'staff']),
    giver: z.string().nullable(),
    ended: z
      .object({ at: isoShape, by: z.enum(['client', 'partner', 'staff']), name: z.string().nullable() })
      .nullable(),
    seat: seatShape.describe('Whether the partner may act by it now'),
  })
  .meta({ id: 'PartnerGrant' })

/** A client that a partner acts for, as far as the seat is open. */
export const seatClientShape = z
  .object({
    client: grantPartyShape,
    grant: grantShape,
    holdings: z.array(holdingShape).describe('What the client holds; nothing where the seat is shut'),
  })
  .meta({ id: 'SeatClient' })

export const partnershipShape = z.object({
  inForce: z.boolean(),
  until: instantShape.nullable(),
  because: seatReasonShape,
})
