import type { CaseState, Event, Ground } from '@reglament/engine'
import { z } from 'zod'
import { requestShape, verdictShape } from './request.ts'
import { fieldShape, instantShape, itemShape, statusShape, turnShape } from './words.ts'

export const developerShape = z
  .object({
    name: z.string().max(200),
    email: z.string().max(254).exactOptional(),
    phone: z.string().max(60).exactOptional(),
  })
  .meta({ id: 'Developer', description: 'Who in development has the case, and how the client reaches them' })

const responseClockShape = z
  .object({
    cycle: z.int(),
    startedAt: instantShape,
    dueAt: instantShape.nullable(),
    endedAt: instantShape.nullable(),
    result: z.enum(['in-time', 'late']).nullable(),
    missed: z.boolean(),
  })
  .meta({ id: 'ResponseClock' })

const targetClockShape = z
  .object({
    target: z.enum(['next-response', 'resolution']),
    cycle: z.int(),
    runs: z.array(z.object({ from: instantShape, to: instantShape.nullable() })),
    dueAt: instantShape.nullable(),
    endedAt: instantShape.nullable(),
    result: z.enum(['in-time', 'late']).nullable(),
    missed: z.boolean(),
  })
  .meta({ id: 'TargetClock', description: 'A promise beyond the first response: the intervals in which its clock ran' })

const partnerRefShape = z.object({ id: z.string(), name: z.string().nullable() })

/** A regulation names grounds of its own, `rudeness` among them. */
const namedGroundShape = z.object({ clause: z.string(), reason: z.string() }) as unknown as z.ZodType<Ground, Ground>

/** The engine's own state: the browser hands it to the engine as it is. */
export const caseStateShape: z.ZodType<CaseState, CaseState> = z
  .object({
    id: z.string(),
    regulation: z.object({ id: z.string(), version: z.string() }),
    status: statusShape,
    turn: turnShape,
    request: requestShape,
    verdict: verdictShape,
    admitted: z.boolean(),
    admission: z.object({ until: instantShape, reason: z.string() }).exactOptional(),
    registeredAt: instantShape,
    hasTurn: z.boolean(),
    answered: z.boolean(),
    response: responseClockShape,
    finishedResponses: z.array(responseClockShape),
    clocks: z.array(targetClockShape),
    silentSince: instantShape.nullable(),
    closingWarned: z.boolean(),
    development: z
      .object({
        developer: developerShape.nullable(),
        etaAt: instantShape.nullable(),
        missed: z.boolean(),
        team: z.string().exactOptional(),
        developerId: z.string().exactOptional(),
      })
      .nullable(),
    assignee: z.string().nullable(),
    closedBy: z.enum(['time-limit', 'confirmation', 'specialist', 'merge']).nullable(),
    closedAt: instantShape.nullable(),
    mergedInto: z.string().nullable(),
    mergedApart: z.literal(true).exactOptional().describe('That one is of another client'),
    asked: z.array(fieldShape),
    wanted: z
      .array(z.object({ item: itemShape, cameAt: instantShape.nullable() }))
      .exactOptional()
      .describe('The checklist of the last request for data'),
    refusal: z.object({ reason: z.string(), grounds: z.array(namedGroundShape) }).exactOptional(),
    callback: z
      .object({
        from: instantShape,
        to: instantShape,
        failed: z.int(),
        ended: z.enum(['reached', 'given-up']).nullable(),
      })
      .exactOptional()
      .describe('The promise to call back, where the client asked for it'),
    onBehalf: z
      .object({ partner: partnerRefShape, grant: z.string() })
      .exactOptional()
      .describe('The partner that asked in the client’s place, and by what grant'),
  })
  .meta({ id: 'CaseState', description: 'Everything that the rules need to know of a case; folded from its events' })

/** Events are the engine's own JSON; what each kind carries is written in the engine's `case/event.ts`. */
export const eventShape = z
  .looseObject({
    kind: z.string(),
    at: instantShape,
    by: z.object({ role: z.string(), id: z.string().nullish(), partner: partnerRefShape.exactOptional() }),
  })
  .meta({ id: 'Event', description: 'What happened to a case; appended, never edited' }) as unknown as z.ZodType<
  Event,
  Event
>
