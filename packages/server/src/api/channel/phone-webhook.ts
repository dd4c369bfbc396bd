import { type Instant, instant, parseInstant } from '@reglament/engine'
import { z } from 'zod'
import { judgeSignature, phoneSecret } from '../../intake/phone/signature.ts'
import { takeCall } from '../../intake/phone/take-call.ts'
import { phoneKey } from '../../phone.ts'
import { CALL_EVENTS, type CallEvent } from '../../store/phone/call.ts'
import { readPhoneLine } from '../../store/phone/phone-line.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

/** An exchange sends three messages a call; a flood of wrong signatures is somebody who guesses. */
const TELL = { burst: 120, refillMs: 100 }

const number = z.string().trim().max(100)
const eventShape = z
  .object({
    event: z.enum(CALL_EVENTS),
    call: z.string().trim().min(1).max(200).describe('The exchange’s id of the call, the same in all its events'),
    at: z.iso.datetime({ offset: true }).exactOptional().describe('When it happened; when it was signed where missing'),
    direction: z.enum(['in', 'out']).default('in'),
    from: number.describe('Who dialled, in any writing'),
    to: number.describe('What was dialled'),
    extension: number
      .exactOptional()
      .describe('Whose telephone it is at the desk; where missing, `to` (or `from` of a call out)'),
    durationS: z.int().min(0).max(604_800).exactOptional().describe('How long they talked, in seconds'),
    recordingUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .exactOptional(),
  })
  .meta({ id: 'CallEvent' })

/** The body as it was signed: reading and writing JSON anew would change it. */
const rawBody = new WeakMap<object, string>()

/** What a telephone exchange tells of calls; nobody but the holder of the desk's secret is heard. */
export async function phoneWebhook(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, secret } = parts
  const limit = rateLimit(TELL, parts.rateLimit)
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: 16_384 }, (request, body, done) => {
    const text = body.toString()
    rawBody.set(request, text)
    try {
      done(null, JSON.parse(text))
    } catch {
      done(new ApiProblem(422, 'invalid', `the body is no JSON: \`${text.slice(0, 60)}\``))
    }
  })

  app.post(
    '/api/public/desks/:desk/calls',
    {
      onRequest: async (request) => limit(request),
      // Before the schema looks at anything: a stranger learns nothing of what is wrong with a body.
      preValidation: async (request) => {
        const { desk } = deskParams.parse(request.params)
        const line = await inDesk(shell.pool, (await desks.get(desk)).id, readPhoneLine)
        const timestamp = String(request.headers['x-reglament-timestamp'] ?? '')
        const signature = String(request.headers['x-reglament-signature'] ?? '')
        const body = rawBody.get(request) ?? ''
        if (line.keyId === null) throw unsigned('this desk has no secret yet: an administrator makes one')
        const given = { timestamp, signature, body }
        const judged = judgeSignature(phoneSecret(secret, desk, line.keyId), given, shell.clock())
        if (judged === 'stale') throw unsigned('the timestamp is more than five minutes from our clock')
        if (judged === 'wrong')
          throw unsigned('the signature does not fit the timestamp, the body and the desk’s secret')
      },
      schema: {
        tags: ['public'],
        operationId: 'tellCall',
        summary: 'A telephone exchange tells of a call; signed with the desk’s secret',
        description:
          'Headers: `x-reglament-timestamp`, Unix seconds; `x-reglament-signature`, `v1=` and the HMAC-SHA256 in hexadecimal of the timestamp, a full stop and the body. The same event of the same call twice is once; events may come in any order.',
        params: z.object({ desk: deskIdShape }),
        body: eventShape,
        response: { 202: z.object({ id: z.uuid() }), ...problems(401, 404, 422, 429) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { country } = await inDesk(shell.pool, desk, readPhoneLine)
      const signedAt = instant(Number(request.headers['x-reglament-timestamp']) * 1000)
      const id = await takeCall(shell, desk, request.body.call, eventOf(request.body, signedAt, country))
      return reply.status(202).send({ id })
    },
  )
}

const deskParams = z.object({ desk: deskIdShape })

function eventOf(told: z.infer<typeof eventShape>, signedAt: Instant, country: string): CallEvent {
  const { event, direction, from, to, durationS, recordingUrl } = told
  const [theirs, ours] = direction === 'in' ? [from, to] : [to, from]
  return {
    kind: event,
    direction,
    extension: told.extension || ours,
    number: phoneKey(theirs, country),
    called: ours,
    at: parseInstant(told.at ?? '') ?? signedAt,
    talkSeconds: durationS ?? null,
    recordingUrl: recordingUrl ?? null,
  }
}

function unsigned(why: string): ApiProblem {
  return new ApiProblem(401, 'unsigned', why)
}
