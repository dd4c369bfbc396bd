import { z } from 'zod'
import {
  type CaseField,
  FIELD_KINDS,
  insertField,
  listFields,
  readField,
  updateField,
} from '../../store/case/case-field.ts'
import { moveTagInFilters } from '../../store/case/saved-filter.ts'
import { deleteTag, listTags, moveTag, readTag, renameTag } from '../../store/case/tag.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { caseFieldShape, countedTagShape } from '../shape/beside.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { caseField } from './present-beside.ts'

const paramsShape = z.object({ desk: deskIdShape })
const word = z.string().trim().min(1).max(200)
const titleShape = z.object({ ru: word, en: word })
const choicesShape = z.array(word).max(100)
const productsShape = z.array(z.string().max(100)).max(100)

/** The desk's list of tags and of fields of its own: everybody reads them, the head keeps them in order. */
export async function marks(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/tags',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listTags',
        summary: 'The tags of the desk, by name',
        params: paramsShape,
        response: { 200: z.object({ rows: z.array(countedTagShape) }), ...problems(401, 404) },
      },
    },
    async (request) => {
      const rows = await inDesk(shell.pool, request.params.desk, listTags)
      return { rows: rows.map(({ id, name, cases }) => ({ id, name, cases })) }
    },
  )
  app.patch(
    '/api/desks/:desk/tags/:tag',
    {
      config: { access: 'mark.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'renameTag',
        summary: 'Call a tag otherwise, or make it one with the tag that is called so',
        params: paramsShape.extend({ tag: z.uuid() }),
        body: z.object({ name: word.max(60), merge: z.boolean().default(false) }),
        response: { 200: z.object({ merged: z.boolean() }), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request) => {
      const { desk, tag: id } = request.params
      const { name, merge } = request.body
      return inDesk(shell.pool, desk, async (db) => {
        if (!(await readTag(db, id))) throw notFound('such tag')
        const other = await renameTag(db, id, name)
        if (!other) return { merged: false }
        if (!merge)
          throw new ApiProblem(
            409,
            'tag-exists',
            `there is a tag \`${other.name}\`; ask with \`merge\` to make them one`,
          )
        await moveTag(db, id, other.id)
        await moveTagInFilters(db, id, other.id)
        await deleteTag(db, id)
        return { merged: true }
      })
    },
  )
  app.delete(
    '/api/desks/:desk/tags/:tag',
    {
      config: { access: 'mark.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'deleteTag',
        summary: 'Take a tag that no case has from the list',
        params: paramsShape.extend({ tag: z.uuid() }),
        response: { 204: z.null(), ...problems(401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      const { desk, tag: id } = request.params
      await inDesk(shell.pool, desk, async (db) => {
        const found = (await listTags(db)).find((tag) => tag.id === id)
        if (!found) throw notFound('such tag')
        if (found.cases > 0)
          throw new ApiProblem(
            409,
            'tag-in-use',
            `${found.cases} cases have the tag \`${found.name}\`; make it one with another`,
          )
        await deleteTag(db, id)
      })
      return reply.status(204).send(null)
    },
  )
  app.get(
    '/api/desks/:desk/fields',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listFields',
        summary: 'What the desk wants to know of its cases for itself; fields that are no longer asked come last',
        params: paramsShape,
        response: { 200: z.object({ rows: z.array(caseFieldShape) }), ...problems(401, 404) },
      },
    },
    async (request) => ({ rows: (await inDesk(shell.pool, request.params.desk, listFields)).map(caseField) }),
  )
  app.post(
    '/api/desks/:desk/fields',
    {
      config: { access: 'mark.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'makeField',
        summary: 'Ask something more of the desk’s cases',
        params: paramsShape,
        body: z.object({
          title: titleShape,
          kind: z.enum(FIELD_KINDS),
          choices: choicesShape.default([]),
          products: productsShape.default([]),
        }),
        response: { 201: caseFieldShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const field = { id: shell.newId(), isRetired: false, ...request.body }
      checkChoices(field)
      await inDesk(shell.pool, request.params.desk, (db) => insertField(db, field, shell.clock()))
      return reply.status(201).send(caseField(field))
    },
  )
  app.patch(
    '/api/desks/:desk/fields/:field',
    {
      config: { access: 'mark.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'changeField',
        summary:
          'Change what a field is called, what can be chosen, whose cases are asked, or whether it is asked at all',
        params: paramsShape.extend({ field: z.uuid() }),
        body: z.object({
          title: titleShape.exactOptional(),
          choices: choicesShape.exactOptional(),
          products: productsShape.exactOptional(),
          isRetired: z.boolean().exactOptional(),
        }),
        response: { 200: caseFieldShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) =>
      inDesk(shell.pool, request.params.desk, async (db) => {
        const found = await readField(db, request.params.field)
        if (!found) throw notFound('such field')
        const changed = { ...found, ...request.body }
        checkChoices(changed)
        await updateField(db, changed)
        return caseField(changed)
      }),
  )
}

function checkChoices({ kind, choices }: Pick<CaseField, 'kind' | 'choices'>): void {
  if (kind !== 'choice' || new Set(choices).size > 1) return
  throw new ApiProblem(422, 'invalid', '`choices`: a field of the kind `choice` needs two different ones or more')
}
