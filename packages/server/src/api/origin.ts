import type { FastifyRequest } from 'fastify'
import { forbidden } from './problem.ts'

/**
 * Keeps the pages of other sites from acting with the session of whoever looks at them. Browsers say where a request
 * comes from; other programs don't, and have no session to be abused. What needs no session may be asked from anywhere.
 * @throws ApiProblem 403
 */
export function refuseForeignPages(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.url.startsWith('/api/public/')) return
  const { origin } = request.headers
  if (
    origin === undefined ||
    origin === `${request.protocol}://${request.host}` ||
    origin === new URL(publicUrl).origin
  )
    return
  throw forbidden(`a page of \`${origin}\` may not act here`)
}
