import { calendarOf, callWindows, formatInstant, type Instant, instant, parseInstant } from '@reglament/engine'
import { z } from 'zod'
import { register } from '../../handle/register.ts'
import { readPhone } from '../../phone.ts'
import { readsOf } from '../../reads.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { insertCallback } from '../../store/phone/callback.ts'
import { readPhoneLine } from '../../store/phone/phone-line.ts'
import { inDesk } from '../../store/transaction.ts'
import { clientAuthor, subjectOf, withoutEmpty, written } from '../asked.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import type { KnownDesk } from '../known-desk.ts'
import { doneOf } from '../outcome.ts'
import { trackingUrl } from '../present.ts'
import { ApiProblem } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { askedShape, readsShape, verdictShape } from '../shape/request.ts'
import { isoShape } from '../shape/words.ts'

const SUBMIT = { burst: 15, refillMs: 10_000 }
const READ = { burst: 120, refillMs: 500 }
/** How many of the client's days are offered. */
const DAYS = 5
/** A window that was offered may have begun while the client filled the form in, in milliseconds. */
const LATE_MS = 30 * 60_000

const paramsShape = z.object({ desk: deskIdShape })
const zoneShape = z.string().min(1).max(60).describe('IANA zone that the client lives in')
const windowShape = z.object({ from: isoShape, to: isoShape })

const newCallbackShape = askedShape.extend({
  contact: askedShape.shape.contact.unwrap().required({ phone: true }),
  window: windowShape.describe('One of those that are offered'),
  timezone: zoneShape,
  reads: readsShape.exactOptional(),
})

const registeredShape = z
  .object({ number: z.int(), label: z.string(), verdict: verdictShape, trackingUrl: z.string(), window: windowShape })
  .meta({ id: 'CallbackRegistered' })

/** A client asks to be called (I32), without an account: a request like any other, with a window. */
export async function publicCallbacks(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, publicUrl } = parts
  const limitSubmit = rateLimit(SUBMIT, parts.rateLimit)
  const limitRead = rateLimit(READ, parts.rateLimit)

  const offered = async ({ id, model }: KnownDesk, timezone: string, now: Instant) => {
    const { callbackWindowMinutes } = await inDesk(shell.pool, id, readPhoneLine)
    const rules = { lengthMs: callbackWindowMinutes * 60_000, timezone, days: DAYS }
    return callWindows(calendarOf(model, model.hours), now, rules)
  }

  app.get(
    '/api/public/desks/:desk/callback-windows',
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        tags: ['public'],
        operationId: 'listCallbackWindows',
        summary: 'When the desk can call back: within its hours, and in the client’s day',
        params: paramsShape,
        querystring: z.object({ timezone: zoneShape }),
        response: { 200: z.object({ windows: z.array(windowShape) }), ...problems(404, 422, 429) },
      },
    },
    async (request) => {
      const windows = await offered(await desks.get(request.params.desk), request.query.timezone, shell.clock())
      return { windows: windows.map(({ from, to }) => ({ from: iso(from), to: iso(to) })) }
    },
  )
  app.post(
    '/api/public/desks/:desk/callbacks',
    {
      onRequest: async (request) => limitSubmit(request),
      schema: {
        tags: ['public'],
        operationId: 'askCallback',
        summary: 'A client asks to be called; the answer holds the engine’s verdict and the tracking link',
        params: paramsShape,
        body: newCallbackShape,
        response: { 201: registeredShape, ...problems(404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const { window, timezone, reads, ...asked } = request.body
      const now = shell.clock()
      const { country } = await inDesk(shell.pool, desk.id, readPhoneLine)
      const phone = readPhone(asked.contact.phone, country)
      if (!phone?.key.startsWith('+'))
        throw new ApiProblem(
          422,
          'invalid',
          `\`contact.phone\`: \`${asked.contact.phone}\` is no number that we can dial; write it with its code`,
        )
      const from = parseInstant(window.from) ?? now
      const to = parseInstant(window.to) ?? now
      const windows = await offered(desk, timezone, instant(now - LATE_MS))
      if (to <= now || !windows.some((each) => each.from === from && each.to === to))
        throw new ApiProblem(
          409,
          'window-gone',
          `the window from \`${window.from}\` to \`${window.to}\` is not offered any more: choose another`,
        )
      const said = withoutEmpty({ ...asked, contact: { ...asked.contact, phone: phone.display } })
      const subject = subjectOf(undefined, said)
      const { description } = said
      const callback = { from: formatInstant(from, desk.timezone), to: formatInstant(to, desk.timezone), timezone }
      const { number, trackingSecret, state } = doneOf(
        await register(shell, desk.id, {
          command: {
            kind: 'register',
            request: { ...said, channel: 'callback', at: formatInstant(now, desk.timezone), callback },
          },
          actor: { role: 'client', id: null },
          client: null,
          subject,
          reads: readsOf({ timezone, ...reads }),
          ...(description
            ? { message: written('in', 'callback', clientAuthor(said, null), description, subject) }
            : {}),
          within: (db, { caseId }) => insertCallback(db, caseId, from),
        }),
      )
      return reply.status(201).send({
        number,
        label: caseLabel(desk, number),
        verdict: state.verdict,
        trackingUrl: trackingUrl(publicUrl, desk.id, number, trackingSecret),
        window: { from: iso(from), to: iso(to) },
      })
    },
  )
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}
