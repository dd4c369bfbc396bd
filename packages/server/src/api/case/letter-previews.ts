import {
  type Actor,
  announce,
  type CaseState,
  type Command,
  decide,
  evolve,
  ITEMS,
  LETTERS,
  type Letter,
  type Regulation,
} from '@reglament/engine'
import { z } from 'zod'
import type { TemplateName } from '../../letters/template.ts'
import { readCaseByNumber } from '../../store/case/case-detail.ts'
import { listMergedInto } from '../../store/case/thread.ts'
import { readContact } from '../../store/client/client.ts'
import { readTemplates } from '../../store/letter/letter-template.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound, rejected } from '../problem.ts'
import { developerShape } from '../shape/case-state.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { TEXT_LIMIT } from '../shape/request.ts'
import { itemShape, localeShape } from '../shape/words.ts'
import { localeOf, previewOf } from './preview-letter.ts'

const etaShape = z.string().max(40).exactOptional()
const text = z.string().max(TEXT_LIMIT).default('')
const plannedShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), text }),
  z.object({ kind: z.literal('ask'), items: z.array(itemShape).max(ITEMS.length).exactOptional(), text }),
  z.object({ kind: z.literal('escalate'), developer: developerShape.exactOptional(), eta: etaShape, text }),
  z.object({ kind: z.literal('promise'), developer: developerShape.exactOptional(), eta: etaShape, text }),
  z.object({
    kind: z.literal('refuse'),
    reason: z.string().max(100).exactOptional(),
    clause: z.string().max(40).exactOptional(),
    text,
  }),
])

/** What a client would be written if a command were given now; nothing is kept. */
export async function letterPreviews(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  app.post(
    '/api/desks/:desk/cases/:number/letter-previews',
    {
      config: { access: 'case.answer' },
      schema: {
        tags: ['staff'],
        operationId: 'previewLetters',
        summary: 'The letters that a command would send, worded as they would go out',
        params: z.object({ desk: deskIdShape, number: numberShape }),
        body: plannedShape,
        response: {
          200: z.object({
            recipient: z.string().nullable().describe('null: the client has no address, and the page alone tells them'),
            locale: localeShape,
            letters: z.array(z.object({ kind: z.enum(LETTERS), subject: z.string(), text: z.string() })),
          }),
          ...problems(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const { actor } = await memberOf(parts, request, reply, request.params.desk)
      const desk = await parts.desks.get(request.params.desk)
      const read = await inDesk(shell.pool, desk.id, async (db) => {
        const found = await readCaseByNumber(db, request.params.number)
        if (!found) throw notFound('such case')
        const regulation = await shell.regulations.get(db, found.state.regulation)
        const joined = (await listMergedInto(db, found.id)).filter(({ apart }) => !apart)
        const contact = await readContact(db, found.contactId)
        const templates = await readTemplates<TemplateName>(db, localeOf(contact, desk))
        return { found, regulation, contact, joined, templates }
      })
      const { kind, text: written, ...details } = request.body
      // A letter about development has words for staff beside it, and not in it.
      const carries = kind !== 'escalate' && written.trim() !== ''
      const command = { kind, ...details, ...(carries ? { message: { messageId: 'unwritten' } } : {}) } as Command
      const letters = foreseen(parts, read.found.state, command, read.regulation, actor)
      const locale = localeOf(read.contact, desk)
      return {
        recipient: read.contact?.email ?? null,
        locale,
        letters: letters.map((letter) => {
          const rendered = previewOf(parts, desk, read, { letter, written: letter.message === null ? null : written })
          return { kind: letter.kind, subject: rendered.subject, text: rendered.text }
        }),
      }
    },
  )
}

/** @throws ApiProblem where the regulation does not allow the command. */
function foreseen(
  { shell }: ApiContext,
  state: CaseState,
  command: Command,
  regulation: Regulation,
  actor: Actor,
): readonly Letter[] {
  const decision = decide(state, command, regulation, shell.clock(), { caseId: state.id, actor })
  if (decision.kind === 'rejected') throw rejected(decision)
  return announce(decision.events, decision.events.reduce<CaseState>(evolve, state), regulation)
}
