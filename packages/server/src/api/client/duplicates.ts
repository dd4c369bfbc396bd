import { z } from 'zod'
import { seenOf, sortDismissed } from '../../clients/dismissed.ts'
import {
  type ContactFact,
  duplicateContacts,
  duplicateOrganizations,
  type OrganizationFact,
} from '../../clients/duplicates.ts'
import { Pace } from '../../clients/import/pace.ts'
import { readContactFacts, readOrganizationFacts } from '../../store/client/client-facts.ts'
import { deleteDismissal, listDismissals, saveDismissal } from '../../store/client/duplicate-dismissal.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { dismissalShape, pairShape } from '../shape/duplicate.ts'
import { problems } from '../shape/problem.ts'

const deskParams = z.object({ desk: deskIdShape })
/** Who has more of them settles those first, and asks again. */
const MOST_PAIRS = 200

type Fact = OrganizationFact | ContactFact

/** Clients that may be there twice: found, and set aside where somebody knows better. */
export async function duplicates(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/duplicates',
    {
      config: { access: 'client.merge' },
      schema: {
        tags: ['staff'],
        operationId: 'listDuplicates',
        summary: 'Organizations and people that may be there twice, with the ground of each suspicion',
        description: 'A pair that was dismissed is left out until something about either side changes.',
        params: deskParams,
        querystring: z.object({
          dismissed: z.stringbool().default(false).describe('Those that were dismissed, instead of the others'),
        }),
        response: {
          200: z.object({
            pairs: z.array(pairShape),
            count: z.int(),
            dismissedCount: z.int().describe('Pairs that somebody set aside as not the same'),
          }),
          ...problems(401, 403, 404),
        },
      },
    },
    async (request) => {
      const [facts, said] = await inDesk(shell.pool, request.params.desk, (db) =>
        Promise.all([readFacts(db), listDismissals(db)]),
      )
      const pace = new Pace()
      const organizations = await pace.run(duplicateOrganizations(facts.organizations))
      const contacts = await pace.run(duplicateContacts(facts.contacts))
      const all = [
        ...organizations.map((pair) => ({ ...pair, kind: 'organization' as const })),
        ...contacts.map((pair) => ({ ...pair, kind: 'contact' as const })),
      ]
      const { open, dismissed } = sortDismissed(all, facts.byId, said)
      const asked = request.query.dismissed ? dismissed : open.map((pair) => ({ ...pair, said: null }))
      const pairs = asked.slice(0, MOST_PAIRS).map(({ a, b, kind, ground, shared, said }) => ({
        kind,
        ground,
        shared,
        sides: [a, b].flatMap((id) => sideOf(facts.byId.get(id))),
        dismissed: said && { by: said.by, at: said.at },
      }))
      return { pairs, count: asked.length, dismissedCount: dismissed.length }
    },
  )
  app.post(
    '/api/desks/:desk/duplicates/dismissals',
    {
      config: { access: 'client.merge' },
      schema: {
        tags: ['staff'],
        operationId: 'dismissDuplicate',
        summary: 'Says that two are not the same: the pair comes back when something about them changes',
        params: deskParams,
        body: z.object({ one: z.uuid(), other: z.uuid() }),
        response: { 201: dismissalShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const { one, other } = request.body
      const now = shell.clock()
      await inDesk(shell.pool, desk, async (db) => {
        const { byId } = await readFacts(db, [one, other])
        const [first, second] = [byId.get(one), byId.get(other)]
        if (!first || !second) throw notFound(`client \`${first ? other : one}\``)
        await saveDismissal(db, { one, other, seen: seenOf(first, second) }, user.id, now)
      })
      return reply.status(201).send({ by: user.name, at: new Date(now).toISOString() })
    },
  )
  app.delete(
    '/api/desks/:desk/duplicates/dismissals/:one/:other',
    {
      config: { access: 'client.merge' },
      schema: {
        tags: ['staff'],
        operationId: 'restoreDuplicate',
        summary: 'Takes it back: the pair stands among the duplicates again',
        params: deskParams.extend({ one: z.uuid(), other: z.uuid() }),
        response: { 204: z.null().describe('Taken back'), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, one, other } = request.params
      if (!(await inDesk(shell.pool, desk, (db) => deleteDismissal(db, one, other)))) throw notFound('such dismissal')
      return reply.status(204).send(null)
    },
  )
}

/** `only`: the ids of those that are wanted; all where there is none. */
async function readFacts(db: DeskClient, only: readonly string[] | null = null) {
  const [organizations, contacts] = await Promise.all([readOrganizationFacts(db, only), readContactFacts(db, only)])
  const byId = new Map<string, Fact>([...organizations, ...contacts].map((fact) => [fact.id, fact]))
  return { organizations, contacts, byId }
}

function sideOf(fact: Fact | undefined): z.infer<typeof pairShape>['sides'] {
  if (!fact) return []
  const { id, name } = fact
  return 'phones' in fact
    ? [{ id, name, inn: null, kpp: null, emails: [...fact.emails], phones: [...fact.phones] }]
    : [{ id, name, inn: fact.inn, kpp: fact.kpp, emails: fact.emails.slice(0, 3), phones: [] }]
}
