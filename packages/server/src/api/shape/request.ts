import type { Request, Verdict } from '@reglament/engine'
import { z } from 'zod'
import {
  capabilityShape,
  channelShape,
  fieldShape,
  holdingKindShape,
  instantShape,
  topicShape,
  verdictKindShape,
} from './words.ts'

export const holdingShape = z
  .object({
    kind: holdingKindShape,
    product: z.string().max(100).exactOptional(),
    from: z.string().max(40).describe('ISO date, or an instant with its offset'),
    until: z.string().max(40).exactOptional(),
  })
  .meta({ id: 'Holding', description: 'A dated fact about a client that gives it a right' })

export const contactShape = z
  .object({
    name: z.string().max(200).exactOptional(),
    email: z.string().max(254).exactOptional(),
    phone: z.string().max(60).exactOptional(),
  })
  .meta({ id: 'RequestContact' })

export const organizationShape = z
  .object({ name: z.string().max(300).exactOptional(), inn: z.string().max(20).exactOptional() })
  .meta({ id: 'RequestOrganization' })

/** How long a description, an answer or a note may be, in characters. */
export const TEXT_LIMIT = 50_000

/** What a person says of a question; `at`, `channel` and the rights come from the desk. */
export const askedShape = z.object({
  contact: contactShape.exactOptional(),
  organization: organizationShape.exactOptional(),
  product: z.string().max(100).exactOptional(),
  version: z.string().max(100).exactOptional(),
  licence: z.string().max(200).exactOptional(),
  topic: topicShape.exactOptional(),
  description: z.string().max(TEXT_LIMIT).exactOptional(),
})
export type Asked = z.infer<typeof askedShape>

/** How the client reads: the language of the page and the browser's zone. Letters go so, where nothing else is known. */
export const readsShape = z
  .object({ locale: z.string().max(20).exactOptional(), timezone: z.string().max(60).exactOptional() })
  .describe('Language of the client’s page and IANA zone of their browser; letters to them go so')

const callbackWindowShape = z.object({ from: z.string(), to: z.string(), timezone: z.string().exactOptional() }).meta({
  id: 'CallbackWindow',
  description: 'When a client asked to be called back, and the zone that they read it in',
})

/** As kept: a description that came by mail may be longer than a form takes. */
export const requestShape: z.ZodType<Request, Request> = z
  .object({
    at: z.string(),
    channel: channelShape,
    ...askedShape.shape,
    description: z.string().exactOptional(),
    firstContact: z.boolean().exactOptional(),
    callback: callbackWindowShape.exactOptional(),
    invited: z.boolean().exactOptional(),
    holdings: z.array(holdingShape).exactOptional(),
  })
  .meta({ id: 'Request', description: 'What a client said, and what is known of the client' })

const groundShape = z
  .object({
    clause: z.string(),
    reason: z.enum([
      'channel-not-open',
      'version-not-supported',
      'product-not-supported',
      'out-of-scope',
      'not-entitled',
      'missing-data',
      'at-discretion',
    ]),
  })
  .meta({ id: 'Ground', description: 'A reason with the clause it rests on' })

/** Reasons are data of many kinds; each has `kind` and `clause`, and the engine's `explain` words them. */
const reasonShape = z
  .looseObject({ kind: z.string(), clause: z.string().nullable() })
  .meta({ id: 'Reason', description: 'Why, as data' }) as unknown as z.ZodType<
  Verdict['because'][number],
  Verdict['because'][number]
>

export const verdictShape: z.ZodType<Verdict, Verdict> = z
  .object({
    verdict: verdictKindShape,
    programme: z.string().nullable(),
    priority: z.number().nullable(),
    respondBy: instantShape.nullable(),
    missing: z.array(fieldShape),
    grounds: z.array(groundShape),
    channels: z.array(channelShape),
    capabilities: z.array(capabilityShape),
    because: z.array(reasonShape),
  })
  .meta({ id: 'Verdict', description: 'What the regulation says of a request' })
