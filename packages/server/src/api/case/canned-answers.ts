import { z } from 'zod'
import { plainText } from '../../rich/plain-text.ts'
import { sanitizeWritten } from '../../rich/sanitize.ts'
import { unknownVariable, VARIABLES } from '../../rich/variables.ts'
import {
  type CannedAnswer,
  deleteCannedAnswer,
  listCannedAnswers,
  readCannedAnswer,
  saveCannedAnswer,
} from '../../store/desk/canned-answer.ts'
import { inDesk } from '../../store/transaction.ts'
import { type Asker, memberOf, requireRight } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, invalid, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { TEXT_LIMIT } from '../shape/request.ts'
import { isoShape } from '../shape/words.ts'

const deskParams = z.object({ desk: deskIdShape })
const oneParams = deskParams.extend({ id: z.uuid() })

const wordsShape = z.string().max(TEXT_LIMIT).nullable().describe('HTML with `{{variables}}`')

const newAnswerShape = z.object({
  isOwn: z.boolean().describe('One’s own; otherwise the desk’s'),
  name: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u)
    .describe('What it is called up by, after a semicolon'),
  title: z.string().trim().min(1).max(200),
  ru: wordsShape,
  en: wordsShape,
})

const answerShape = z
  .object({ ...newAnswerShape.shape, id: z.uuid(), name: z.string(), title: z.string(), changedAt: isoShape })
  .meta({ id: 'CannedAnswer' })

const variableShape = z.enum(VARIABLES).meta({ id: 'CannedVariable' })

const shown = ({ id, owner, name, title, ru, en, changedAt }: CannedAnswer): z.infer<typeof answerShape> => ({
  id,
  isOwn: owner !== null,
  name,
  title,
  ru,
  en,
  changedAt,
})

/** Texts that are written often: the head and the administrator keep the desk's, everybody their own. */
export async function cannedAnswers(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/canned-answers',
    {
      config: { access: 'case.note' },
      schema: {
        tags: ['staff'],
        operationId: 'listCannedAnswers',
        summary: 'The canned answers of the desk and one’s own, and what they may name',
        params: deskParams,
        response: {
          200: z.object({ rows: z.array(answerShape), variables: z.array(variableShape) }),
          ...problems(401, 403, 404),
        },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const rows = await inDesk(shell.pool, desk, (db) => listCannedAnswers(db, user.id))
      return { rows: rows.map(shown), variables: [...VARIABLES] }
    },
  )
  app.post(
    '/api/desks/:desk/canned-answers',
    {
      config: { access: 'case.note' },
      schema: {
        tags: ['staff'],
        operationId: 'createCannedAnswer',
        summary: 'Keep a text that is written often',
        params: deskParams,
        body: newAnswerShape,
        response: { 201: answerShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      return reply.status(201).send(await save(desk, asker, shell.newId(), request.body))
    },
  )
  app.put(
    '/api/desks/:desk/canned-answers/:id',
    {
      config: { access: 'case.note' },
      schema: {
        tags: ['staff'],
        operationId: 'changeCannedAnswer',
        summary: 'Write a canned answer anew',
        params: oneParams,
        body: newAnswerShape.omit({ isOwn: true }),
        response: { 200: answerShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, id } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const { owner } = await existing(desk, asker, id)
      return save(desk, asker, id, { ...request.body, isOwn: owner !== null })
    },
  )
  app.delete(
    '/api/desks/:desk/canned-answers/:id',
    {
      config: { access: 'case.note' },
      schema: {
        tags: ['staff'],
        operationId: 'deleteCannedAnswer',
        summary: 'Throw a canned answer away; what was written with it stays',
        params: oneParams,
        response: { 204: z.null(), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, id } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const { owner } = await existing(desk, asker, id)
      if (owner === null) requireRight(asker, 'canned.edit')
      await inDesk(shell.pool, desk, (db) => deleteCannedAnswer(db, id))
      return reply.status(204).send(null)
    },
  )

  async function existing(desk: string, { user }: Asker, id: string): Promise<CannedAnswer> {
    const found = await inDesk(shell.pool, desk, (db) => readCannedAnswer(db, id, user.id))
    if (!found) throw notFound('such canned answer')
    return found
  }

  /** @throws ApiProblem 403, 409 for a name that is taken, 422 with what can't be used. */
  async function save(desk: string, asker: Asker, id: string, body: z.infer<typeof newAnswerShape>) {
    if (!body.isOwn) requireRight(asker, 'canned.edit')
    const answer = {
      id,
      owner: body.isOwn ? asker.user.id : null,
      name: body.name,
      title: body.title,
      ru: wordsOf('ru', body.ru),
      en: wordsOf('en', body.en),
    }
    if (answer.ru === null && answer.en === null) throw invalid('ru', 'nothing is written in either language')
    const now = shell.clock()
    const isSaved = await inDesk(shell.pool, desk, (db) => saveCannedAnswer(db, answer, asker.user.id, now))
    if (!isSaved) throw new ApiProblem(409, 'name-taken', `there is a canned answer \`${body.name}\` already`)
    return shown({ ...answer, changedAt: new Date(now).toISOString() })
  }
}

function wordsOf(language: 'ru' | 'en', html: string | null): string | null {
  const clean = sanitizeWritten(html ?? '', () => null)
  if (plainText(clean) === '') return null
  const unknown = unknownVariable(clean)
  if (unknown === null) return clean
  const hint = unknown.meant === null ? '' : `; did you mean \`{{${unknown.meant}}}\`?`
  throw invalid(language, `there is no variable \`{{${unknown.name}}}\`${hint}`, 'unknown-variable')
}
