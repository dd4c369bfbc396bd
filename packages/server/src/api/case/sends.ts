import { ITEMS, instant, whyNot } from '@reglament/engine'
import { z } from 'zod'
import type { CaseCommand, NewMessage } from '../../handle/command.ts'
import { sendWaiting, takeBack } from '../../handle/send-waiting.ts'
import { type FoundCase, readCaseByNumber } from '../../store/case/case-detail.ts'
import { deleteDraft } from '../../store/case/draft.ts'
import { insertWaitingSend, readWaitingSend } from '../../store/case/waiting-send.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { written } from '../asked.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound, rejected } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { draftBodyShape, draftShape, slotShape, waitingShape } from '../shape/draft.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { fieldShape, itemShape } from '../shape/words.ts'
import { compose, composedShape, withComposed } from './composed.ts'
import { shownDraft } from './drafts.ts'
import { staffOwner } from './uploads.ts'

const caseParams = z.object({ desk: deskIdShape, number: numberShape })

const sendShape = composedShape.extend({
  kind: z.enum(['answer', 'ask']),
  fields: z.array(fieldShape).max(7).exactOptional(),
  items: z.array(itemShape).max(ITEMS.length).exactOptional(),
  slot: slotShape.describe('The draft that it was written in'),
  draft: draftBodyShape.describe('What the draft held, to be put back'),
})

/**
 * Answers that can be taken back for some seconds. They wait here, and not in a page: closing it sends them all the same.
 */
export async function sends(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, undoMs } = parts

  app.post(
    '/api/desks/:desk/cases/:number/sends',
    {
      config: { access: 'case.answer' },
      schema: {
        tags: ['staff'],
        operationId: 'sendToClient',
        summary: 'Answer or ask, after a wait in which it can be taken back; at once where the case can’t wait',
        params: caseParams,
        body: sendShape,
        response: { 201: waitingShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, number } = request.params
      const { kind, fields, items, slot, draft, ...words } = request.body
      const { user, actor } = await memberOf(parts, request, reply, desk)
      const found = await inDesk(shell.pool, desk, (db) => readCaseByNumber(db, number))
      if (!found) throw notFound('such case')
      const composed = await compose(shell, desk, staffOwner(user.id), words, { needsWords: true })
      const now = shell.clock()
      const regulation = await inDesk(shell.pool, desk, (db) => shell.regulations.get(db, found.state.regulation))
      const against = whyNot(kind, found.state, regulation, now, actor)
      if (against) throw rejected(against)
      const author = { role: actor.role, ...user }
      const dueAt = instant(now + waitOf(found, now, undoMs))
      const send = {
        id: shell.newId(),
        caseId: found.id,
        userId: user.id,
        slot,
        command: { kind, ...(fields ? { fields } : {}), ...(items ? { items } : {}) } as CaseCommand,
        actor,
        message: withComposed(written('out', 'email', author, composed.text), composed) satisfies NewMessage,
        uploads: words.attachments ?? [],
        draft,
        dueAt,
      }
      await inDesk(shell.pool, desk, async (db) => {
        await insertWaitingSend(db, send, now)
        await deleteDraft(db, send)
      })
      if (dueAt === now) await sendWaiting(shell, desk, send.id)
      const { id } = send
      const leftMs = dueAt - now
      return reply
        .status(201)
        .send({ id, kind, slot, text: composed.text, dueAt: new Date(dueAt).toISOString(), leftMs })
    },
  )
  app.delete(
    '/api/desks/:desk/cases/:number/sends/:send',
    {
      config: { access: 'case.answer' },
      schema: {
        tags: ['staff'],
        operationId: 'takeSendBack',
        summary: 'Take back what was not sent yet; it is a draft again',
        params: caseParams.extend({ send: z.uuid() }),
        response: { 200: draftShape, ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, send } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const waiting = await inDesk(shell.pool, desk, (db) => readWaitingSend(db, send))
      const draft = waiting?.userId === user.id ? await takeBack(shell, desk, send, null) : null
      if (!draft) throw notFound('answer that waits: it was sent')
      return inDesk(shell.pool, desk, (db) => shownDraft(db, draft, staffOwner(user.id)))
    },
  )
}

/**
 * How long an answer may wait, in milliseconds. It is real when it goes, so that where a time of the case runs out within
 * the wait (the answer is due, silence closes it) it goes at once.
 */
function waitOf({ nextDue }: FoundCase, now: number, undoMs: number): number {
  return nextDue !== null && Date.parse(nextDue) <= now + undoMs ? 0 : undoMs
}
