import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { changedShape } from './shape/case.ts'
import { developerShape } from './shape/case-state.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'
import { askedShape, TEXT_LIMIT } from './shape/request.ts'
import { fieldShape } from './shape/words.ts'

const paramsShape = z.object({ desk: deskIdShape, number: z.coerce.number().int().positive() })
const textShape = z.string().trim().min(1).max(TEXT_LIMIT)
const etaShape = z.string().max(40).describe('ISO 8601 with its offset')

interface Act<Body extends z.ZodType = z.ZodType> {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly body: Body
}

const act = <Body extends z.ZodType>(given: Act<Body>): Act => given

/** What staff can do to a case; each makes a thing, so each is a POST to the plural. */
const ACTS: readonly Act[] = [
  act({
    path: 'answers',
    operationId: 'answerCase',
    summary: 'Answer the client: stops the response clock',
    body: z.object({ text: textShape }),
  }),
  act({
    path: 'asks',
    operationId: 'askCase',
    summary: 'Ask the client for data: stops the response clock',
    body: z.object({ text: textShape, fields: z.array(fieldShape).max(7).exactOptional() }),
  }),
  act({
    path: 'notes',
    operationId: 'noteCase',
    summary: 'Write a note that only staff see',
    body: z.object({ text: textShape }),
  }),
  act({ path: 'takes', operationId: 'takeCase', summary: 'Take the case', body: z.object({}) }),
  act({
    path: 'supplies',
    operationId: 'supplyCase',
    summary: 'Fill in what was missing',
    body: z.object({ data: askedShape }),
  }),
  act({
    path: 'escalations',
    operationId: 'escalateCase',
    summary: 'Hand the case to development',
    body: z.object({
      developer: developerShape.exactOptional(),
      eta: etaShape.exactOptional(),
      text: textShape.exactOptional().describe('A note for development'),
    }),
  }),
  act({
    path: 'promises',
    operationId: 'promiseCase',
    summary: 'Give a new date from development',
    body: z.object({ eta: etaShape.exactOptional(), developer: developerShape.exactOptional() }),
  }),
  act({ path: 'returns', operationId: 'returnCase', summary: 'Take the case back from development', body: z.object({}) }),
  act({
    path: 'confirmations',
    operationId: 'confirmCase',
    summary: 'The client said that nothing is open',
    body: z.object({}),
  }),
  act({ path: 'closings', operationId: 'closeCase', summary: 'Close the case', body: z.object({}) }),
  act({
    path: 'refusals',
    operationId: 'refuseCase',
    summary: 'Refuse the request on a ground that the regulation names',
    body: z.object({ reason: z.string().max(100).exactOptional(), text: textShape.exactOptional() }),
  }),
  act({
    path: 'admissions',
    operationId: 'admitCase',
    summary: 'The head lets the request in',
    body: z.object({
      reason: z.string().trim().max(2000).exactOptional(),
      until: z.string().max(40).exactOptional().describe('ISO date or instant'),
    }),
  }),
  act({
    path: 'replies',
    operationId: 'replyToCase',
    summary: 'Record what the client said by telephone or in another way',
    body: z.object({ text: textShape }),
  }),
]

export async function caseActs(app: ApiServer, parts: ApiParts): Promise<void> {
  for (const { path, operationId, summary, body } of ACTS) {
    app.post(
      `/api/desks/:desk/cases/:number/${path}`,
      {
        schema: {
          tags: ['staff'],
          operationId,
          summary,
          params: paramsShape,
          body,
          response: { 201: changedShape, ...problems(401, 403, 404, 409, 422) },
        },
      },
      async () => notYet(),
    )
  }
}
