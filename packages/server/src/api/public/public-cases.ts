import { formatInstant, type Regulation } from '@reglament/engine'
import { z } from 'zod'
import { attach } from '../../handle/attach.ts'
import { register } from '../../handle/register.ts'
import { readsOf } from '../../reads.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { clientAuthor, subjectOf, withoutEmpty, written } from '../asked.ts'
import { attachmentsShape, orProblem } from '../case/composed.ts'
import { ownerByToken } from '../case/upload-token.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { allWithin, keepOffered } from '../knowledge/offered.ts'
import { doneOf } from '../outcome.ts'
import { trackingUrl } from '../present.ts'
import { rateLimit } from '../rate-limit.ts'
import { offeredShape } from '../shape/article.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { askedShape, readsShape, verdictShape } from '../shape/request.ts'

/** A company behind one address may send many requests in a morning; a flood it is not. */
const SUBMIT = { burst: 30, refillMs: 5_000 }

const deskParams = z.object({ desk: deskIdShape })

/** What our own pages are to a regulation: a form on a site, or the client's portal. */
const OWN_CHANNELS = ['form', 'portal'] as const

const newCaseShape = askedShape.extend({
  channel: z.enum(OWN_CHANNELS).exactOptional().describe('Where it is missing, the one that the regulation opens'),
  subject: z.string().trim().max(300).exactOptional(),
  attachments: attachmentsShape.exactOptional(),
  uploadToken: z.string().max(200).exactOptional().describe('Where there are attachments: the token they came with'),
  offered: offeredShape.exactOptional(),
  reads: readsShape.exactOptional(),
})

const registeredShape = z
  .object({ number: z.int(), label: z.string(), verdict: verdictShape, trackingUrl: z.string() })
  .meta({ id: 'PublicRegistered' })

/** A client asks, without an account; the answer says where to look (`tracking.ts`). */
export async function publicCases(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, publicUrl, secret } = parts
  const limitSubmit = rateLimit(SUBMIT, parts.rateLimit)

  app.post(
    '/api/public/desks/:desk/cases',
    {
      onRequest: async (request) => limitSubmit(request),
      schema: {
        tags: ['public'],
        operationId: 'submitCase',
        summary: 'A client asks; the answer holds the engine’s verdict and the tracking link',
        params: deskParams,
        body: newCaseShape,
        response: { 201: registeredShape, ...problems(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const {
        channel = ownChannel(desk.model),
        subject: given,
        attachments = [],
        uploadToken = '',
        offered,
        reads,
        ...asked
      } = request.body
      const said = withoutEmpty(asked)
      const subject = subjectOf(given, said)
      const { description } = said
      const files = await orProblem(() =>
        attach(shell, desk.id, ownerByToken(secret, desk.id, uploadToken, shell.clock()) ?? '', attachments),
      )
      const hasWords = description !== undefined || files.attachments.length > 0
      const message = hasWords
        ? {
            ...written('in', channel, clientAuthor(said, null), description ?? '', subject),
            attachments: files.attachments,
          }
        : null
      const outcome = await orProblem(() =>
        register(shell, desk.id, {
          command: { kind: 'register', request: { ...said, channel, at: formatInstant(shell.clock(), desk.timezone) } },
          actor: { role: 'client', id: null },
          client: null,
          subject,
          reads: readsOf(reads),
          ...(message ? { message } : {}),
          ...allWithin(files.take, keepOffered(shell, offered, subject)),
        }),
      )
      await files.tidy()
      const { number, trackingSecret, state } = doneOf(outcome)
      return reply.status(201).send({
        number,
        label: caseLabel(desk, number),
        verdict: state.verdict,
        trackingUrl: trackingUrl(publicUrl, desk.id, number, trackingSecret),
      })
    },
  )
}

function ownChannel({ programmes }: Regulation): (typeof OWN_CHANNELS)[number] {
  return (
    OWN_CHANNELS.find((own) =>
      programmes.some(({ channels }) => channels.open.includes(own) || channels.also.includes(own)),
    ) ?? 'portal'
  )
}
