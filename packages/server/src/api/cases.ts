import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { caseDetailShape, caseRowShape } from './shape/case.ts'
import { caseStateShape } from './shape/case-state.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'
import { askedShape, TEXT_LIMIT, verdictShape } from './shape/request.ts'
import { channelShape, isoShape } from './shape/words.ts'

export const LISTS = ['queue', 'mine', 'waiting', 'development', 'to-decide', 'closed', 'all'] as const

const deskParams = z.object({ desk: deskIdShape })
const caseParams = deskParams.extend({ number: z.coerce.number().int().positive() })

const newCaseShape = z.object({
  request: askedShape.extend({
    at: isoShape.exactOptional().describe('When the client asked; now where it is missing'),
    channel: channelShape.default('phone'),
  }),
  subject: z.string().trim().max(300).exactOptional(),
  text: z.string().trim().max(TEXT_LIMIT).exactOptional().describe('What was said, where it is more than the description'),
})

const registeredShape = z
  .object({
    id: z.uuid(),
    number: z.int(),
    label: z.string(),
    verdict: verdictShape,
    trackingUrl: z.string(),
    state: caseStateShape,
  })
  .meta({ id: 'Registered' })

export async function cases(app: ApiServer, parts: ApiParts): Promise<void> {
  app.get(
    '/api/desks/:desk/cases',
    {
      schema: {
        tags: ['staff'],
        operationId: 'listCases',
        summary: 'A list of cases; the queue is in the order in which they are to be worked',
        params: deskParams,
        querystring: z.object({
          list: z.enum(LISTS).default('queue'),
          q: z.string().max(200).exactOptional().describe('A number, or words of the subject or the client'),
          cursor: z.string().max(500).exactOptional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ rows: z.array(caseRowShape), next: z.string().nullable() }), ...problems(401, 404, 422) },
      },
    },
    async () => notYet(),
  )
  app.post(
    '/api/desks/:desk/cases',
    {
      schema: {
        tags: ['staff'],
        operationId: 'registerCase',
        summary: 'Register a request that a client made by telephone, or in another way that no machine saw',
        params: deskParams,
        body: newCaseShape,
        response: { 201: registeredShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async () => notYet(),
  )
  app.get(
    '/api/desks/:desk/cases/:number',
    {
      schema: {
        tags: ['staff'],
        operationId: 'getCase',
        summary: 'A case with its history',
        params: caseParams,
        response: { 200: caseDetailShape, ...problems(401, 404) },
      },
    },
    async () => notYet(),
  )
}
