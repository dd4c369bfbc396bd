import { LETTERS } from '@reglament/engine'
import { z } from 'zod'
import { besideShape } from './beside.ts'
import { caseStateShape, eventShape } from './case-state.ts'
import { holdingShape } from './request.ts'
import { channelShape, isoShape, localeShape, statusShape, turnShape } from './words.ts'

/** A line of a list. */
export const caseRowShape = z
  .object({
    id: z.uuid(),
    number: z.int(),
    version: z.int().describe('The number of events so far'),
    label: z.string().describe('The number with the desk’s prefix: `SM-1042`'),
    subject: z.string(),
    status: statusShape,
    turn: turnShape,
    programme: z.string().nullable(),
    priority: z.int().nullable(),
    respondBy: isoShape.nullable(),
    nextDue: isoShape.nullable(),
    client: z.object({
      organization: z.string().nullable(),
      contact: z.string().nullable(),
      timezone: z.string().nullable().describe('The contact’s IANA zone, where it is known'),
    }),
    product: z.string().nullable(),
    assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
    registeredAt: isoShape,
    changedAt: isoShape,
    state: caseStateShape,
  })
  .meta({ id: 'CaseRow' })

const attachmentShape = z
  .object({
    id: z.uuid(),
    filename: z.string(),
    contentType: z.string(),
    sizeBytes: z.int(),
    isInline: z.boolean(),
    contentId: z.string().nullable().describe('What the HTML of the message shows it by: `cid:…`'),
  })
  .meta({ id: 'Attachment' })

export const messageShape = z
  .object({
    id: z.uuid(),
    direction: z.enum(['in', 'out', 'note']).describe('A note is one that only staff see'),
    channel: channelShape,
    author: z.object({
      role: z.string(),
      name: z.string().nullable(),
      partner: z.string().exactOptional().describe('The partner whose person wrote in the client’s place'),
    }),
    subject: z.string().nullable(),
    text: z.string(),
    html: z
      .string()
      .nullable()
      .describe('What was written on a page of ours, sanitised; null for plain text and for letters'),
    hasHtml: z.boolean().describe('A letter that came as HTML: `readMessageHtml` shows it'),
    visibleText: z.string().nullable().describe('Without quoted history and signature'),
    at: isoShape,
    attachments: z.array(attachmentShape),
    mergedFrom: z.string().nullable().describe('The label of the merged case that it came to'),
  })
  .meta({ id: 'Message' })

const letterShape = z
  .object({
    id: z.string(),
    kind: z.enum(LETTERS),
    status: z.enum(['queued', 'sent', 'failed', 'held', 'suppressed']),
    recipient: z.string().nullable(),
    problem: z.string().nullable(),
    createdAt: isoShape,
    sentAt: isoShape.nullable(),
  })
  .meta({ id: 'Letter' })

export const clientContactShape = z
  .object({
    id: z.uuid(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    invitedAt: isoShape.nullable().describe('When they were let in to the channels that are by invitation'),
  })
  .meta({ id: 'Contact' })

const clientOrganizationShape = z
  .object({ id: z.uuid(), name: z.string().nullable(), inn: z.string().nullable(), holdings: z.array(holdingShape) })
  .meta({ id: 'Organization' })

export const caseDetailShape = z
  .object({
    ...caseRowShape.shape,
    trackingUrl: z.string(),
    events: z.array(eventShape),
    messages: z.array(messageShape),
    letters: z.array(letterShape),
    organization: clientOrganizationShape.nullable(),
    contact: clientContactShape
      .extend({
        locale: localeShape.nullable().describe('What they are written to in; null: the desk’s language'),
        timezone: z.string().nullable().describe('IANA; null: the desk’s'),
      })
      .nullable(),
    otherCases: z.array(caseRowShape),
    people: z
      .array(clientContactShape.extend({ emails: z.array(z.string()), phones: z.array(z.string()) }))
      .describe('Everybody of the organization that the desk knows, with every address'),
    beside: besideShape,
  })
  .meta({ id: 'CaseDetail' })

/** What a command did. */
export const changedShape = z.object({ state: caseStateShape, events: z.array(eventShape) }).meta({ id: 'Changed' })
