import { z } from 'zod'
import { type Moved, moveContact, undoMove } from '../../handle/move-contact.ts'
import { readContact, readOrganization } from '../../store/client/client.ts'
import { weighClient } from '../../store/client/client-merge.ts'
import { listMovableCases, listUnconfirmed } from '../../store/client/contact-move.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { movedShape, movePreviewShape, moveShape, unconfirmedShape } from '../shape/move.ts'
import { problems } from '../shape/problem.ts'

const deskParams = z.object({ desk: deskIdShape })
const contactParams = deskParams.extend({ contact: z.uuid() })

/** People go from one organization to another, and those who only say that they belong to one are looked at. */
export async function contactMoves(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/unconfirmed-people',
    {
      config: { access: 'client.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listUnconfirmed',
        summary: 'People who say that they belong to an organization, until somebody confirms it or parts them',
        description: 'Until then their account shows them their own cases and nothing of the organization’s others.',
        params: deskParams,
        response: { 200: z.object({ rows: z.array(unconfirmedShape) }), ...problems(401, 404) },
      },
    },
    async (request) => ({ rows: [...(await inDesk(shell.pool, request.params.desk, listUnconfirmed))] }),
  )
  app.get(
    '/api/desks/:desk/contacts/:contact/moves/preview',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'previewMove',
        summary: 'What may go with a person to another organization, and whose turn it meets there; nothing is changed',
        params: contactParams,
        querystring: z.object({ organization: z.uuid().exactOptional().describe('Where to; without it: to none') }),
        response: { 200: movePreviewShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const { contact: contactId, desk: deskId } = request.params
      const { organization } = request.query
      const desk = await parts.desks.get(deskId)
      return inDesk(shell.pool, deskId, async (db) => {
        const person = await readContact(db, contactId)
        if (!person) throw notFound('such person')
        if (organization !== undefined && !(await readOrganization(db, organization)))
          throw notFound('such organization')
        const cases = await listMovableCases(db, { contactId, organizationId: person.organizationId })
        const open = cases.filter(({ isOpen }) => isOpen).map(({ number }) => caseLabel(desk, number))
        const there = organization === undefined ? null : await weighClient(db, 'organization', organization)
        return {
          open,
          closed: cases.length - open.length,
          inTurnThere: (there?.inTurn ?? []).map((number) => caseLabel(desk, number)),
        }
      })
    },
  )
  app.post(
    '/api/desks/:desk/contacts/:contact/moves',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'moveContact',
        summary: 'A person goes over to another organization, or to none, with their cases or without',
        description:
          'Cases that go keep the programme and the deadlines under which they were registered; what is asked next is judged by the rights of the new organization. A case that is being worked goes on being worked, and where it went from the next one has its turn (I22).',
        params: contactParams,
        body: moveShape,
        response: { 201: movedShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, contact: contactId } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const { organizationId, cases } = request.body
      const moved = await moveContact(shell, desk, { contactId, organizationId, cases, by: user.id })
      return reply.status(201).send(settled(moved))
    },
  )
  app.post(
    '/api/desks/:desk/contact-moves/:move/undos',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'undoMove',
        summary: 'Takes the last move of a person back, with the cases that went with it',
        params: deskParams.extend({ move: z.uuid() }),
        body: z.object({}),
        response: { 201: movedShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, move: id } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      return reply.status(201).send(settled(await undoMove(shell, desk, { id, by: user.id })))
    },
  )
}

/** @throws ApiProblem with what stands in the way. */
function settled(moved: Moved): z.infer<typeof movedShape> {
  switch (moved.kind) {
    case 'moved':
      return { id: moved.id, cases: moved.cases }
    case 'there-already':
      throw new ApiProblem(409, 'there-already', 'the person belongs there already: choose another organization')
    case 'unknown':
      if (moved.what !== 'move') throw notFound(`such ${moved.what}`)
      throw new ApiProblem(
        409,
        'not-the-last-move',
        'the person was moved or merged since: look at where they are now and move them from there',
      )
  }
}
