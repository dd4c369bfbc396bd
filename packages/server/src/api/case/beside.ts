import type { Instant } from '@reglament/engine'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type FoundCase, readCaseByNumber } from '../../store/case/case-detail.ts'
import { readField, setFieldValue } from '../../store/case/case-field.ts'
import { deleteLink, insertLink, LINK_KINDS, readLinks } from '../../store/case/link.ts'
import { insertMark, type MarkBody } from '../../store/case/mark.ts'
import { findOrMakeTag, readTag, tagCase, untagCase } from '../../store/case/tag.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { tagShape } from '../shape/beside.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { checkFieldValue } from './field-value.ts'

const paramsShape = z.object({ desk: deskIdShape, number: numberShape })
const doneShape = z.object({ changed: z.boolean().describe('False where it was so already') })
const tagNameShape = z.string().trim().min(1).max(60)

/** What a route does beside a case; `mark` keeps what was done, by whom and when. */
interface Work {
  readonly db: DeskClient
  readonly found: FoundCase
  readonly userId: string
  readonly now: Instant
  mark(body: MarkBody): Promise<void>
}

/** Tags, fields and links of a case. They change nothing that the regulation knows of: no turn, no clock, no letter. */
export async function besideCases(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  /** In one transaction; pages that show the case hear of it when it is committed. */
  const beside = async <T>(
    request: FastifyRequest,
    reply: FastifyReply,
    { desk, number }: z.infer<typeof paramsShape>,
    work: (given: Work) => Promise<T>,
  ): Promise<T> => {
    const { user } = await memberOf(parts, request, reply, desk)
    const now = shell.clock()
    return inDesk(shell.pool, desk, async (db) => {
      const found = await readCaseByNumber(db, number)
      if (!found) throw notFound('such case')
      const { id: caseId, version, status } = found
      const mark = async (body: MarkBody) => {
        await insertMark(db, { id: shell.newId(), caseId, body, by: user.id, at: now })
        db.afterCommit(() => shell.notices.caseChanged({ desk, case: caseId, number, version, status }))
      }
      return work({ db, found, userId: user.id, now, mark })
    })
  }

  app.post(
    '/api/desks/:desk/cases/:number/tags',
    {
      config: { access: 'case.mark' },
      schema: {
        tags: ['staff'],
        operationId: 'tagCase',
        summary: 'Give the case a tag; one that the desk has not is made',
        params: paramsShape,
        body: z.object({ name: tagNameShape }),
        response: { 201: tagShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const tag = await beside(request, reply, request.params, async ({ db, found, now, mark }) => {
        const made = await findOrMakeTag(db, shell.newId(), request.body.name, now)
        if (await tagCase(db, found.id, made.id)) await mark({ kind: 'tagged', tag: made.name })
        return made
      })
      return reply.status(201).send({ id: tag.id, name: tag.name })
    },
  )
  app.delete(
    '/api/desks/:desk/cases/:number/tags/:tag',
    {
      config: { access: 'case.mark' },
      schema: {
        tags: ['staff'],
        operationId: 'untagCase',
        summary: 'Take a tag from the case; the desk keeps it',
        params: paramsShape.extend({ tag: z.uuid() }),
        response: { 200: doneShape, ...problems(401, 403, 404) },
      },
    },
    async (request, reply) =>
      beside(request, reply, request.params, async ({ db, found, mark }) => {
        const tag = await readTag(db, request.params.tag)
        const changed = tag !== null && (await untagCase(db, found.id, tag.id))
        if (changed) await mark({ kind: 'untagged', tag: tag.name })
        return { changed }
      }),
  )
  app.post(
    '/api/desks/:desk/cases/:number/field-values',
    {
      config: { access: 'case.mark' },
      schema: {
        tags: ['staff'],
        operationId: 'setCaseField',
        summary: 'Say what a field of the desk’s own is for the case, or take it back',
        params: paramsShape,
        body: z.object({ field: z.uuid(), value: z.string().trim().max(2000).nullable() }),
        response: { 201: doneShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const changed = await beside(request, reply, request.params, async ({ db, found, mark }) => {
        const field = await readField(db, request.body.field)
        if (!field) throw notFound('such field')
        const value = checkFieldValue(field, request.body.value || null)
        const was = await setFieldValue(db, found.id, field.id, value)
        if (was !== value) await mark({ kind: 'field', field: field.title, from: was, to: value })
        return was !== value
      })
      return reply.status(201).send({ changed })
    },
  )
  app.post(
    '/api/desks/:desk/cases/:number/links',
    {
      config: { access: 'case.mark' },
      schema: {
        tags: ['staff'],
        operationId: 'linkCase',
        summary: 'Link the case to another one of the desk, or to an address outside',
        params: paramsShape,
        body: z.union([
          z.object({ kind: z.enum(LINK_KINDS), to: numberShape }),
          z.object({
            kind: z.literal('outside'),
            url: z.url({ protocol: /^https?$/ }).max(2000),
            title: z.string().trim().min(1).max(200),
          }),
        ]),
        response: { 201: doneShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const desk = await parts.desks.get(request.params.desk)
      const { body } = request
      const changed = await beside(request, reply, request.params, async ({ db, found, userId, now, mark }) => {
        const own = { id: shell.newId(), caseId: found.id, by: userId, at: now }
        if (body.kind === 'outside') {
          const { url, title } = body
          const isNew = await insertLink(db, { ...own, kind: 'outside', otherCaseId: null, url, title })
          if (isNew) await mark({ kind: 'linked', link: 'outside', to: title })
          return isNew
        }
        const other = await readCaseByNumber(db, body.to)
        if (!other) throw notFound(`case \`${body.to}\``)
        if (other.id === found.id) throw new ApiProblem(422, 'link-to-itself', 'a case is not linked to itself')
        const isNew = await insertLink(db, { ...own, kind: body.kind, otherCaseId: other.id, url: null, title: null })
        if (!isNew) return false
        await mark({ kind: 'linked', link: body.kind, to: caseLabel(desk, other.number) })
        const { version, status, number, id } = other
        db.afterCommit(() => shell.notices.caseChanged({ desk: desk.id, case: id, number, version, status }))
        return true
      })
      return reply.status(201).send({ changed })
    },
  )
  app.delete(
    '/api/desks/:desk/cases/:number/links/:link',
    {
      config: { access: 'case.mark' },
      schema: {
        tags: ['staff'],
        operationId: 'unlinkCase',
        summary: 'Take away a link that was made by hand, from whichever end',
        params: paramsShape.extend({ link: z.uuid() }),
        response: { 200: doneShape, ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const desk = await parts.desks.get(request.params.desk)
      return beside(request, reply, request.params, async ({ db, found, mark }) => {
        const link = (await readLinks(db, found.id)).find(({ id }) => id === request.params.link)
        const kind = link ? await deleteLink(db, found.id, link.id) : null
        if (!link || kind === null) return { changed: false }
        const to = link.other ? caseLabel(desk, link.other.number) : (link.title ?? link.url ?? '')
        await mark({ kind: 'unlinked', link: kind, to })
        return { changed: true }
      })
    },
  )
}
