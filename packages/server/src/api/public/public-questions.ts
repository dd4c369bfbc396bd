import { LOCALES } from '@reglament/engine'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { makeChallenge, WORK_BITS } from '../../intake/question/proof.ts'
import { holdSuspicious, registerQuestion } from '../../intake/question/take-question.ts'
import { readerOf } from '../../pages/frame.ts'
import { type FormValues, writeForm, writeHeld, writeRegistered } from '../../pages/question.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import type { AskedFields } from '../../store/intake/held-question.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { keepOffered } from '../knowledge/offered.ts'
import type { KnownDesk } from '../known-desk.ts'
import { doneOf } from '../outcome.ts'
import { trackingUrl } from '../present.ts'
import { allowance, rateLimit } from '../rate-limit.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { questionFieldsShape, questionShape, takenShape } from '../shape/question.ts'
import { deskOrNull, pageParams, pageQuery, readersLocale, sendPage } from './plain-page.ts'

const READ = { burst: 60, refillMs: 1_000 }
/** Past this an address is a flood, and is told to wait: nothing is kept that it sends. */
const FLOOD = { burst: 60, refillMs: 5_000 }
/** Past these a question waits for a person: a company behind one address asks more often where its pages have worked for it. */
const WITH_PROOF = { burst: 12, refillMs: 60_000 }
const WITHOUT_PROOF = { burst: 4, refillMs: 300_000 }

type Sent = z.infer<typeof questionShape>

/**
 * The question form on other sites (A11): by its script, or as plain HTML that posts to us. What looks like spam waits for
 * a person; nobody is shown a riddle.
 */
export async function publicQuestions(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, secret, publicUrl } = parts
  const limitRead = rateLimit(READ, parts.rateLimit)
  const limitFlood = rateLimit(FLOOD, parts.rateLimit)
  const withProof = allowance(WITH_PROOF, parts.rateLimit)
  const withoutProof = allowance(WITHOUT_PROOF, parts.rateLimit)

  app.get(
    '/api/public/questions/:desk',
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        tags: ['public'],
        operationId: 'openQuestionForm',
        summary: 'What the form on another site needs: the products, and the work that stands for a captcha',
        params: z.object({ desk: deskIdShape }),
        response: {
          200: z.object({
            title: z.object({ ru: z.string(), en: z.string() }),
            timezone: z.string(),
            products: z.array(z.object({ id: z.string(), ru: z.string(), en: z.string() })),
            challenge: z.string(),
            bits: z.int().describe('Zero bits that SHA-256 of `challenge:answer` has to begin with'),
          }),
          ...problems(404, 422, 429),
        },
      },
    },
    async (request) => {
      const { id, title, timezone, model } = await desks.get(request.params.desk)
      const products = Object.entries(model.products).map(([product, each]) => ({ id: product, ...each.title }))
      return { title, timezone, products, challenge: makeChallenge(secret, id, shell.clock()), bits: WORK_BITS }
    },
  )
  app.post(
    '/api/public/questions/:desk',
    {
      onRequest: async (request) => limitFlood(request),
      schema: {
        tags: ['public'],
        operationId: 'askQuestion',
        summary: 'A question from a form on another site: a case, or held for a person where it looks like spam',
        params: z.object({ desk: deskIdShape }),
        body: questionShape,
        response: { 201: takenShape, ...problems(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      return reply.status(201).send(await take(desk, request.body, request))
    },
  )

  // From here on without a script: a form of plain HTML, on our page or on anybody's, and the page that answers it.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body.toString())))
  })
  app.get(
    '/d/:desk/form',
    {
      onRequest: async (request) => limitRead(request),
      schema: { hide: true, params: pageParams, querystring: pageQuery },
    },
    async (request, reply) => {
      const desk = await deskOrNull(desks, request.params.desk)
      if (!desk) return reply.status(404).callNotFound()
      const reader = readerOf(desk, readersLocale(request, request.query.locale, desk.model.locale))
      return sendPage(reply, writeForm(reader, desk.model, {}, null))
    },
  )
  app.post(
    '/api/public/questions/:desk/page',
    { onRequest: async (request) => limitFlood(request), schema: { hide: true, params: pageParams } },
    async (request, reply) => {
      const desk = await deskOrNull(desks, request.params.desk)
      if (!desk) return reply.status(404).callNotFound()
      const sent = request.body as FormValues
      const spoken = LOCALES.find((each) => each === sent.locale)
      const reader = readerOf(desk, readersLocale(request, spoken, desk.model.locale))
      const read = questionFieldsShape.extend({ website: z.string().default('') }).safeParse(sent)
      // What was sent stands in the boxes again: nothing has to be written twice.
      if (!read.success) {
        const [path = 'description'] = read.error.issues.map((issue) => String(issue.path[0]))
        return sendPage(reply, writeForm(reader, desk.model, sent, path), 422)
      }
      const taken = await take(desk, read.data, request)
      return sendPage(
        reply,
        taken.kind === 'held' ? writeHeld(reader) : writeRegistered(reader, desk.model, taken),
        201,
      )
    },
  )

  async function take(desk: KnownDesk, sent: Sent, request: FastifyRequest): Promise<z.infer<typeof takenShape>> {
    const { website: trap, proof = null, offered = null, ...fields } = sent
    const asked: AskedFields = Object.fromEntries(
      Object.entries({ ...fields, site: siteOf(request) }).filter(([, value]) => value !== ''),
    )
    const waitMs = (proof === null ? withoutProof : withProof)(request)
    const question = { asked, trap, proof, offered }
    if ((await holdSuspicious(shell, desk.id, secret, question, waitMs > 0)).kind === 'held') return { kind: 'held' }
    const within = keepOffered(shell, offered ?? undefined, fields.description.slice(0, 200))
    const { number, trackingSecret, state } = doneOf(
      await registerQuestion(shell, { desk, asked, ...(within ? { within } : {}) }),
    )
    return {
      kind: 'registered',
      number,
      label: caseLabel(desk, number),
      verdict: state.verdict,
      trackingUrl: trackingUrl(publicUrl, desk.id, number, trackingSecret),
    }
  }
}

/** The host of the page that the form stands on, as the browser tells it; empty where it doesn't. */
export function siteOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const { origin } = headers
  if (origin === undefined || !URL.canParse(origin)) return ''
  return new URL(origin).host
}
