import { z } from 'zod'
import { addContact, type Edited, editContact, editOrganization } from '../../clients/edit.ts'
import { listCasesOf } from '../../store/client/client-detail.ts'
import { deleteNote, insertNote, listClientChanges } from '../../store/client/client-history.ts'
import { inDesk } from '../../store/transaction.ts'
import { hasRightOf, memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { caseRow, clientDetail } from '../present.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { caseRowShape } from '../shape/case.ts'
import { clientChangeShape, clientDetailShape, organizationChangeShape, personChangeShape } from '../shape/client.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { ownerOf, readKnownClient } from './known-client.ts'

const deskParams = z.object({ desk: deskIdShape })
const clientParams = deskParams.extend({ client: z.uuid() })
const CHANGED = { 200: clientDetailShape, ...problems(401, 403, 404, 409, 422) }

/** The register of clients as people keep it: names, addresses, notes, and who changed what. */
export async function clientRegister(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  const shown = async (deskId: string, client: string) => {
    const desk = await parts.desks.get(deskId)
    return clientDetail(await inDesk(shell.pool, deskId, (db) => readKnownClient(db, client)), desk)
  }

  app.patch(
    '/api/desks/:desk/organizations/:organization',
    {
      config: { access: 'organization.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'changeOrganization',
        summary: 'Changes the name, the INN or the KPP of an organization; what was there before is kept',
        params: deskParams.extend({ organization: z.uuid() }),
        body: organizationChangeShape,
        response: CHANGED,
      },
    },
    async (request, reply) => {
      const { desk, organization: id } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      return shown(desk, settled(await editOrganization(shell, desk, { id, by: user.id, fields: request.body })))
    },
  )
  app.patch(
    '/api/desks/:desk/contacts/:contact',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'changeContact',
        summary: 'Changes a person: name, addresses, language, time zone; what was there before is kept',
        params: deskParams.extend({ contact: z.uuid() }),
        body: personChangeShape,
        response: CHANGED,
      },
    },
    async (request, reply) => {
      const { desk, contact: id } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      return shown(desk, settled(await editContact(shell, desk, { id, by: user.id, fields: request.body })))
    },
  )
  app.post(
    '/api/desks/:desk/organizations/:organization/contacts',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'addContact',
        summary: 'Adds a person to an organization',
        params: deskParams.extend({ organization: z.uuid() }),
        body: personChangeShape,
        response: { 201: clientDetailShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, organization: organizationId } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      settled(await addContact(shell, desk, { organizationId, by: user.id, fields: request.body }))
      return reply.status(201).send(await shown(desk, organizationId))
    },
  )
  app.post(
    '/api/desks/:desk/clients/:client/notes',
    {
      config: { access: 'client.note' },
      schema: {
        tags: ['staff'],
        operationId: 'noteClient',
        summary: 'Writes down what colleagues should know of a client; the client never sees it',
        params: clientParams,
        body: z.object({ text: z.string().trim().min(1).max(10_000) }),
        response: { 201: clientDetailShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk, client } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      await inDesk(shell.pool, desk, async (db) => {
        const owner = ownerOf(await readKnownClient(db, client))
        await insertNote(db, { id: shell.newId(), ...owner, text: request.body.text, by: user.id }, shell.clock())
      })
      return reply.status(201).send(await shown(desk, client))
    },
  )
  app.delete(
    '/api/desks/:desk/clients/:client/notes/:note',
    {
      config: { access: 'client.note' },
      schema: {
        tags: ['staff'],
        operationId: 'dropClientNote',
        summary: 'Takes a note away: its author may, and whoever keeps the register',
        params: clientParams.extend({ note: z.uuid() }),
        response: { 204: z.null().describe('Taken away'), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, note } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const by = hasRightOf(asker, 'organization.edit') ? null : asker.user.id
      if (!(await inDesk(shell.pool, desk, (db) => deleteNote(db, note, by)))) throw notFound('such note of yours')
      return reply.status(204).send(null)
    },
  )
  app.get(
    '/api/desks/:desk/clients/:client/changes',
    {
      config: { access: 'client.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listClientChanges',
        summary: 'Who changed what of a client and when, the newest first',
        params: clientParams,
        response: { 200: z.object({ rows: z.array(clientChangeShape) }), ...problems(401, 404) },
      },
    },
    async (request) => {
      const { desk, client } = request.params
      const rows = await inDesk(shell.pool, desk, async (db) =>
        listClientChanges(db, ownerOf(await readKnownClient(db, client))),
      )
      return { rows: [...rows] }
    },
  )
  app.get(
    '/api/desks/:desk/clients/:client/cases',
    {
      config: { access: 'lists.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listClientCases',
        summary: 'All cases of a client, the newest first',
        params: clientParams,
        querystring: z.object({
          before: z.coerce.number().int().min(1).exactOptional().describe('Numbers below this one'),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({ rows: z.array(caseRowShape), next: z.int().nullable().describe('Give it back as `before`') }),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request) => {
      const { before, limit } = request.query
      const desk = await parts.desks.get(request.params.desk)
      const found = await inDesk(shell.pool, desk.id, async (db) =>
        listCasesOf(db, ownerOf(await readKnownClient(db, request.params.client)), {
          beforeNumber: before ?? null,
          limit,
        }),
      )
      const rows = found.slice(0, limit)
      return {
        rows: rows.map((row) => caseRow(row, desk)),
        next: found.length > limit ? (rows.at(-1)?.number ?? null) : null,
      }
    },
  )
}

/** The id of what was changed. @throws ApiProblem with what stands in the way and what to do. */
function settled(edited: Edited): string {
  switch (edited.kind) {
    case 'edited':
      return edited.id
    case 'unknown':
      throw notFound('such client')
    case 'nobody':
      throw new ApiProblem(422, 'invalid', 'nothing would be left to know them by: keep a name or an address')
    case 'wrong-inn':
      throw new ApiProblem(422, 'wrong-inn', `\`inn\`: the check digits of \`${edited.inn}\` are wrong`)
    case 'wrong-phone':
      throw new ApiProblem(422, 'wrong-phone', `\`phones\`: \`${edited.phone}\` has no number in it`)
    case 'wrong-zone':
      throw new ApiProblem(422, 'wrong-zone', `\`timezone\`: \`${edited.timezone}\` is no zone like \`Europe/Moscow\``)
    case 'inn-taken':
      throw new ApiProblem(
        409,
        'inn-taken',
        `the INN \`${edited.inn}\` is that of \`${edited.by ?? edited.id}\`: merge the two`,
      )
    case 'email-taken':
      throw new ApiProblem(
        409,
        'email-taken',
        `the address \`${edited.email}\` is that of \`${edited.by ?? 'another person'}\`: merge the two`,
      )
  }
}
