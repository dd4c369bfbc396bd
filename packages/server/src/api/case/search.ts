import { hasRight } from '@reglament/engine'
import { z } from 'zod'
import { caseLabel, type Desk } from '../../store/desk/desk.ts'
import { search as searchIn } from '../../store/search/search.ts'
import type { CaseHit } from '../../store/search/search-hits.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { type caseHitShape, foundShape } from '../shape/search.ts'

export async function search(app: ApiServer, parts: ApiContext): Promise<void> {
  app.get(
    '/api/desks/:desk/search',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'search',
        summary: 'Cases, clients and people for whatever was typed',
        description:
          'A case’s number, an INN, a telephone number or a part of it in any writing, an e-mail address or a part of it, names, or words of subjects, messages, notes and file names in whatever form; the last word may be unfinished. What was said within the last second may be missing.',
        params: z.object({ desk: deskIdShape }),
        querystring: z.object({
          q: z.string().max(200).describe('What was typed, with the space after it where there is one'),
          limit: z.coerce.number().int().min(1).max(40).default(10).describe('Cases at most'),
        }),
        response: { 200: foundShape, ...problems(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { role } = await memberOf(parts, request, reply, request.params.desk)
      const desk = await parts.desks.get(request.params.desk)
      const bounds = { limit: request.query.limit, onlyHandedOver: !hasRight(role, 'lists.read') }
      const found = await inDesk(parts.shell.pool, desk.id, (db) => searchIn(db, request.query.q, bounds))
      return {
        ...found,
        exact: found.exact && present(found.exact, desk),
        cases: found.cases.map((hit) => present(hit, desk)),
        organizations: [...found.organizations],
        people: [...found.people],
      }
    },
  )
}

function present({ found, subject, ...hit }: CaseHit, desk: Desk): z.infer<typeof caseHitShape> {
  return {
    ...hit,
    label: caseLabel(desk, hit.number),
    subject: [...subject],
    found: found && { ...found, parts: [...found.parts] },
  }
}
