import type { Regulation } from '@reglament/engine'
import { z } from 'zod'
import { localeShape, roleShape, textShape } from './words.ts'

export const deskIdShape = z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/)

/** The whole regulation, as the engine takes it: large, and written by nobody but `parseRegulation`. */
export const regulationShape = z
  .custom<Regulation>((value) => typeof value === 'object' && value !== null)
  .meta({
    id: 'Regulation',
    type: 'object',
    additionalProperties: true,
    description: 'The engine’s model of a regulation',
  })

export const deskTitleShape = z.object({ id: deskIdShape, title: textShape }).meta({ id: 'DeskTitle' })

const deskPart = z.object({
  id: deskIdShape,
  title: textShape,
  timezone: z.string(),
  locale: localeShape,
  mailAddress: z.string().nullable(),
  regulation: regulationShape,
})

/** How large a file may be that comes over HTTP: `REGLAMENT_UPLOAD_MB`. */
export const uploadLimitShape = z.int().describe('The largest file that is taken, in bytes')

export const publicDeskShape = deskPart.extend({ uploadLimitBytes: uploadLimitShape }).meta({ id: 'PublicDesk' })

export const deskShape = deskPart.extend({ prefix: z.string(), role: roleShape }).meta({ id: 'Desk' })

export const countsShape = z
  .object({
    queue: z.int(),
    mine: z.int(),
    team: z.int(),
    waiting: z.int(),
    development: z.int(),
    toDecide: z.int(),
    unreadable: z.int(),
  })
  .meta({ id: 'Counts' })
