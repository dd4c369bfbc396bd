import {
  CAPABILITIES,
  CHANNELS,
  EVIDENCE,
  FIELDS,
  HOLDING_KINDS,
  type Instant,
  ITEMS,
  LOCALES,
  ROLES,
  STATUSES,
  TOPICS,
  VERDICTS,
} from '@reglament/engine'
import { z } from 'zod'

// The fixed words of the engine, as schemas. Each list is the engine's own: a new word there is a new word here.
export const channelShape = z.enum(CHANNELS).meta({ id: 'Channel' })
export const topicShape = z.enum(TOPICS).meta({ id: 'Topic' })
export const holdingKindShape = z.enum(HOLDING_KINDS).meta({ id: 'HoldingKind' })
export const fieldShape = z.enum(FIELDS).meta({ id: 'Field', description: 'A field of a request that can be missing' })
export const evidenceShape = z
  .enum(EVIDENCE)
  .meta({ id: 'Evidence', description: 'What may be asked for beside the fields of a request' })
export const itemShape = z
  .enum(ITEMS)
  .meta({ id: 'Item', description: 'A line of the checklist that a client fills in' })
export const capabilityShape = z.enum(CAPABILITIES).meta({ id: 'Capability' })
export const statusShape = z.enum(STATUSES).meta({ id: 'Status' })
export const verdictKindShape = z.enum(VERDICTS).meta({ id: 'VerdictKind' })
export const localeShape = z.enum(LOCALES).meta({ id: 'Locale' })
export const turnShape = z
  .enum(['staff', 'client', 'development', 'nobody'])
  .meta({ id: 'Turn', description: 'Who has to act' })

export const roleShape = z.enum(ROLES).meta({ id: 'Role' })

/** The engine's own instant; the brand costs nothing at run time, so the plain schema stands for it. */
export const instantShape = z
  .int()
  .meta({ id: 'Instant', description: 'Milliseconds since 1970-01-01T00:00Z' }) as unknown as z.ZodType<
  Instant,
  Instant
>

/** An instant for people and lists. */
export const isoShape = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601, UTC' })

/** A title in every language that the project speaks. */
export const textShape = z.object({ ru: z.string(), en: z.string() }).meta({ id: 'Text' })
