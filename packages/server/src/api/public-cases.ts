import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { messageShape } from './shape/case.ts'
import { caseStateShape, developerShape } from './shape/case-state.ts'
import { deskIdShape, regulationShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'
import { askedShape, TEXT_LIMIT, verdictShape } from './shape/request.ts'
import { isoShape, localeShape, statusShape, textShape, turnShape } from './shape/words.ts'

const deskParams = z.object({ desk: deskIdShape })
const caseParams = deskParams.extend({ number: z.coerce.number().int().positive() })
const keyShape = z.string().min(1).max(200).describe('The secret of the tracking link')
const words = z.string().trim().min(1).max(TEXT_LIMIT)

const registeredShape = z
  .object({ number: z.int(), label: z.string(), verdict: verdictShape, trackingUrl: z.string() })
  .meta({ id: 'PublicRegistered' })

const trackedShape = z
  .object({
    label: z.string(),
    subject: z.string(),
    status: statusShape,
    turn: turnShape,
    respondBy: isoShape.nullable(),
    closesAt: isoShape.nullable().describe('When silence closes the case'),
    state: caseStateShape,
    messages: z.array(messageShape),
    developer: developerShape.nullable(),
    eta: isoShape.nullable(),
    verdict: verdictShape,
    deskTitle: textShape,
    deskLocale: localeShape,
    timezone: z.string(),
    regulation: regulationShape,
  })
  .meta({ id: 'TrackedCase' })

const ACTS = [
  { path: 'replies', operationId: 'trackReply', summary: 'The client writes', body: z.object({ key: keyShape, text: words }) },
  { path: 'confirmations', operationId: 'trackConfirm', summary: 'Nothing is open any more', body: z.object({ key: keyShape }) },
  { path: 'supplies', operationId: 'trackSupply', summary: 'The client fills in what was missing', body: z.object({ key: keyShape, data: askedShape }) },
  { path: 'ratings', operationId: 'trackRate', summary: 'The client rates the service', body: z.object({ key: keyShape, score: z.int(), comment: z.string().trim().max(5000).exactOptional() }) },
  { path: 'complaints', operationId: 'trackComplain', summary: 'The client complains', body: z.object({ key: keyShape, text: words }) },
] as const

export async function publicCases(app: ApiServer, parts: ApiParts): Promise<void> {
  app.post(
    '/api/public/desks/:desk/cases',
    {
      schema: {
        tags: ['public'],
        operationId: 'submitCase',
        summary: 'A client asks; the answer holds the engine’s verdict and the tracking link',
        params: deskParams,
        body: askedShape.extend({ channel: z.enum(['form', 'portal']).default('form'), subject: z.string().trim().max(300).exactOptional() }),
        response: { 201: registeredShape, ...problems(404, 422, 429) },
      },
    },
    async () => notYet(),
  )
  app.get(
    '/api/public/cases/:desk/:number',
    {
      schema: {
        tags: ['public'],
        operationId: 'trackCase',
        summary: 'Where a case stands, by its number and secret',
        params: caseParams,
        querystring: z.object({ key: keyShape }),
        response: { 200: trackedShape, ...problems(404, 429) },
      },
    },
    async () => notYet(),
  )
  for (const { path, operationId, summary, body } of ACTS) {
    app.post(
      `/api/public/cases/:desk/:number/${path}`,
      {
        schema: {
          tags: ['public'],
          operationId,
          summary,
          params: caseParams,
          body,
          response: { 201: z.object({ state: caseStateShape }), ...problems(404, 409, 422, 429) },
        },
      },
      async () => notYet(),
    )
  }
}
