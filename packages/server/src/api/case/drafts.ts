import { z } from 'zod'
import { readCaseByNumber } from '../../store/case/case-detail.ts'
import { type Draft, deleteDraft, listDrafts, saveDraft } from '../../store/case/draft.ts'
import { listWaitingSends } from '../../store/case/waiting-send.ts'
import { readUploads } from '../../store/intake/upload.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, invalid, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { draftBodyShape, draftShape, slotShape, waitingShape } from '../shape/draft.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { attachmentsShape } from './composed.ts'
import { staffOwner } from './uploads.ts'

const caseParams = z.object({ desk: deskIdShape, number: numberShape })
const slotParams = caseParams.extend({ slot: slotShape })

/** Several texts of the longest kind, with their markup. */
const DRAFT_LIMIT_CHARS = 600_000

const savedShape = z.object({
  revision: z.int().min(0).describe('The one that this was written from; 0 where there was none'),
  body: draftBodyShape,
  aside: z
    .array(draftBodyShape)
    .max(20)
    .default([])
    .describe('What was written in its place elsewhere, still to be looked at'),
  attachments: attachmentsShape.default([]),
})

/** A draft as it is shown, with its files. */
export async function shownDraft(db: DeskClient, draft: Draft, owner: string): Promise<z.infer<typeof draftShape>> {
  const { slot, revision, body, aside, problem, savedAt, uploads } = draft
  const files = await readUploads(db, owner, uploads)
  return {
    slot,
    revision,
    body: { ...body },
    aside: aside.map((each) => ({ ...each })),
    problem,
    savedAt,
    uploads: files.flatMap(({ id, filename, sizeBytes, whole }) =>
      whole ? [{ id, filename, sizeBytes, offset: sizeBytes, contentType: whole.contentType }] : [],
    ),
  }
}

/** What one is writing in a case, kept on the server: it survives a reload, and goes on at another desk. */
export async function drafts(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  const caseOf = async (db: DeskClient, number: number) => {
    const found = await readCaseByNumber(db, number)
    if (!found) throw notFound('such case')
    return found
  }

  app.get(
    '/api/desks/:desk/cases/:number/drafts',
    {
      config: { access: 'case.note' },
      schema: {
        tags: ['staff'],
        operationId: 'listDrafts',
        summary: 'What one is writing in the case, and what is on its way and can still be taken back',
        params: caseParams,
        response: {
          200: z.object({ drafts: z.array(draftShape), waiting: z.array(waitingShape) }),
          ...problems(401, 403, 404),
        },
      },
    },
    async (request, reply) => {
      const { desk, number } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      return inDesk(shell.pool, desk, async (db) => {
        const { id } = await caseOf(db, number)
        const [own, waiting] = await Promise.all([
          listDrafts(db, id, user.id),
          listWaitingSends<{ kind: string }, { text: string }>(db, id, user.id),
        ])
        return {
          drafts: await Promise.all(own.map((draft) => shownDraft(db, draft, staffOwner(user.id)))),
          waiting: waiting.map((send) => ({
            id: send.id,
            kind: send.command.kind,
            slot: send.slot,
            text: send.message.text,
            dueAt: new Date(send.dueAt).toISOString(),
            leftMs: Math.max(0, send.dueAt - shell.clock()),
          })),
        }
      })
    },
  )
  app.put(
    '/api/desks/:desk/cases/:number/drafts/:slot',
    {
      config: { access: 'case.note' },
      schema: {
        tags: ['staff'],
        operationId: 'saveDraft',
        summary: 'Keep what is being written; 409 where another device has written since',
        params: slotParams,
        body: savedShape,
        response: { 200: draftShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, number, slot } = request.params
      const { revision, body, aside, attachments } = request.body
      if (JSON.stringify([body, aside]).length > DRAFT_LIMIT_CHARS) throw invalid('body', 'is too long for a draft')
      const { user } = await memberOf(parts, request, reply, desk)
      return inDesk(shell.pool, desk, async (db) => {
        const { id: caseId } = await caseOf(db, number)
        const place = { caseId, userId: user.id, slot }
        const saved = await saveDraft(db, place, { revision, body, aside, uploads: attachments }, shell.clock())
        if (!saved) throw new ApiProblem(409, 'draft-changed', 'the draft was changed elsewhere; read it again')
        return shownDraft(db, saved, staffOwner(user.id))
      })
    },
  )
  app.delete(
    '/api/desks/:desk/cases/:number/drafts/:slot',
    {
      config: { access: 'case.note' },
      schema: {
        tags: ['staff'],
        operationId: 'deleteDraft',
        summary: 'Throw a draft away',
        params: slotParams,
        response: { 204: z.null(), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, number, slot } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      await inDesk(shell.pool, desk, async (db) => {
        const { id: caseId } = await caseOf(db, number)
        await deleteDraft(db, { caseId, userId: user.id, slot })
      })
      return reply.status(204).send(null)
    },
  )
}
