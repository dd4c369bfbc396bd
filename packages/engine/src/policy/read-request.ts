import { z } from 'zod'
import { isOrdinary, parseInstant } from '../base/instant.ts'
import { isIsoDate } from '../calendar/index.ts'
import { CHANNELS, HOLDING_KINDS, TOPICS } from '../regulation/vocabulary.ts'
import type { Request } from './request.ts'

// JSON written by hand or by other programs says "nothing" as null, and versions as numbers.
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === null ? undefined : value), schema.optional())
const text = z.string()
const isMoment = (value: string) => {
  const at = parseInstant(value)
  return at !== null && isOrdinary(at)
}
const day = z
  .string()
  .refine(
    (value) => isIsoDate(value) || isMoment(value),
    'is no date, such as 2026-01-10, and no instant with its offset',
  )
const moment = z.string().refine(isMoment, 'is no instant with its offset, such as 2026-03-06T18:30:00+03:00')

const holding = z.object({ kind: z.enum(HOLDING_KINDS), product: optional(text), from: day, until: optional(day) })

/** The shape of a request (contracts, section 4) for whoever reads one from outside; unknown keys are left out. */
export const requestSchema = z.object({
  at: moment,
  channel: z.enum(CHANNELS),
  contact: optional(z.object({ name: optional(text), email: optional(text), phone: optional(text) })),
  organization: optional(
    z.object({
      name: optional(text),
      inn: optional(z.union([text, z.number().int().nonnegative().transform(String)])),
    }),
  ),
  product: optional(text),
  version: optional(z.union([text, z.number().transform(String)])),
  licence: optional(z.union([text, z.number().transform(String)])),
  topic: optional(z.enum(TOPICS)),
  description: optional(text),
  firstContact: optional(z.boolean()),
  holdings: optional(z.array(holding)),
  invited: optional(z.boolean()),
  callback: optional(z.object({ from: moment, to: moment, timezone: optional(text) })),
})

/** Reads a request from untrusted data; a problem names the field, the offending value and what is expected. */
export function readRequest(data: unknown): { readonly request: Request } | { readonly problem: string } {
  const parsed = requestSchema.safeParse(data)
  if (parsed.success) return { request: withoutUndefined(parsed.data) as Request }
  const issue = parsed.error.issues[0]
  const path = issue?.path.join('.') ?? ''
  let value: unknown = data
  for (const step of issue?.path ?? [])
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  if (path === '') return { problem: 'a request is a JSON object with at least `at` and `channel`' }
  if (value === undefined) return { problem: `\`${path}\` is missing` }
  const expected =
    issue?.code === 'invalid_value'
      ? `is none of ${issue.values.map(String).join(', ')}`
      : issue?.code === 'custom'
        ? issue.message
        : `does not fit: ${issue?.message ?? ''}`
  return { problem: `\`${path}\`: \`${String(JSON.stringify(value)).slice(0, 60)}\` ${expected}` }
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, withoutUndefined(each)]),
  )
}
