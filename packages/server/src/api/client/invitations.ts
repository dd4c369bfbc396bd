import { channelsByInvitation } from '@reglament/engine'
import { z } from 'zod'
import { handle } from '../../handle/handle.ts'
import { readCaseByNumber } from '../../store/case/case-detail.ts'
import { readContact } from '../../store/client/client.ts'
import { inviteContact, readLastCaseOf } from '../../store/client/invitation.ts'
import { inDesk } from '../../store/transaction.ts'
import { type Asker, memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { doneOf } from '../outcome.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { changedShape, clientContactShape } from '../shape/case.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { readKnownClient } from './known-client.ts'

/** Lets people in to the channels that the regulation opens by invitation (U5). The portal's sign-in reads the same fact. */
export async function invitations(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.post(
    '/api/desks/:desk/cases/:number/invitations',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'inviteFromCase',
        summary:
          'Lets the person of a case in; the letter tells them, and a case that came by a closed channel is judged again',
        params: z.object({ desk: deskIdShape, number: numberShape }),
        body: z.object({}),
        response: { 201: changedShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, number } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const found = await inDesk(shell.pool, desk, (db) => readCaseByNumber(db, number))
      if (!found) throw notFound('such case')
      if (found.contactId === null)
        throw new ApiProblem(409, 'no-contact', 'the case has no person who could be let in')
      const { state, events } = await inviteOnCase(desk, found.id, found.contactId, asker)
      return reply.status(201).send({ state, events: [...events] })
    },
  )
  app.post(
    '/api/desks/:desk/clients/:client/people/:contact/invitations',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'invitePerson',
        summary: 'Lets a person of a client in; they are told in their last case, where they have one',
        params: z.object({ desk: deskIdShape, client: z.uuid(), contact: z.uuid() }),
        body: z.object({}),
        response: {
          201: z.object({ contact: clientContactShape, isTold: z.boolean().describe('A letter goes out') }),
          ...problems(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const { desk, client, contact } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const { model } = await parts.desks.get(desk)
      if (channelsByInvitation(model).length === 0)
        throw new ApiProblem(409, 'no-invitation', 'the regulation has no channel that is by invitation')
      const lastCase = await inDesk(shell.pool, desk, async (db) => {
        const known = await readKnownClient(db, client)
        if (!known.people.some(({ id }) => id === contact)) throw notFound('such person of this client')
        const caseId = await readLastCaseOf(db, contact)
        if (caseId === null) await inviteContact(db, contact, asker.user.id, shell.clock())
        return caseId
      })
      if (lastCase !== null) await inviteOnCase(desk, lastCase, contact, asker)
      const person = await inDesk(shell.pool, desk, (db) => readContact(db, contact))
      if (!person) throw notFound('such person')
      const { id, name, email, phone, invitedAt } = person
      return reply
        .status(201)
        .send({ contact: { id, name, email, phone, invitedAt }, isTold: lastCase !== null && email !== null })
    },
  )

  /** The case says so, the letter tells the person, and the fact is kept, in one transaction. */
  async function inviteOnCase(desk: string, caseId: string, contactId: string, { actor, user }: Asker) {
    const outcome = await handle(shell, desk, caseId, { kind: 'invite' }, actor, undefined, (db) =>
      inviteContact(db, contactId, user.id, shell.clock()),
    )
    return doneOf(outcome)
  }
}
