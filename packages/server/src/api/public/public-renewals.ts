import { z } from 'zod'
import { askRenewal } from '../../handle/renewals.ts'
import { forClientsAlone } from '../account/client-session.ts'
import { judgedOf } from '../client/renewals.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { problems } from '../shape/problem.ts'
import { askedRenewalShape, judgementShape } from '../shape/renewal.ts'
import { caseParams, keyShape, opened } from './tracking.ts'

/** Whoever types an act tries a few numbers, not a thousand. */
const QUOTE = { burst: 10, refillMs: 20_000 }

/** A client quotes an act on the page of a case (S8): the portal is where the regulation wants it asked. */
export async function publicRenewals(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  const limit = rateLimit(QUOTE, parts.rateLimit)
  app.post(
    '/api/public/cases/:desk/:number/renewals',
    {
      onRequest: async (request) => limit(request),
      schema: {
        tags: ['public'],
        operationId: 'trackRenewal',
        summary: 'The client asks for a right to last longer, by an act; the answer says at once what came of it',
        params: caseParams,
        body: askedRenewalShape.extend({ key: keyShape }),
        response: { 201: z.object({ outcome: judgementShape }), ...problems(403, 404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const { key, ...asked } = request.body
      const { desk } = request.params
      const found = await opened(parts, request, request.params, key, async (_db, tracked) => tracked)
      forClientsAlone(found)
      const { organizationId, contactId } = found
      if (organizationId === null && contactId === null) {
        throw new ApiProblem(
          409,
          'client-unknown',
          'nobody knows whose case this is: state the organization in it first',
        )
      }
      const { outcome } = judgedOf(
        await askRenewal(shell, desk, {
          owner: organizationId === null ? { organizationId, contactId } : { organizationId, contactId: null },
          caseId: found.id,
          ask: { ...asked, channel: 'portal', by: 'client' },
          actor: { role: 'client', id: contactId },
        }),
      )
      return reply.status(201).send({ outcome })
    },
  )
}
