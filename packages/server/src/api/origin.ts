import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApiServer } from './context.ts'
import { forbidden } from './problem.ts'

/**
 * Keeps the pages of other sites from acting with the session of whoever looks at them. Browsers say where a request
 * comes from; other programs don't, and have no session to be abused. What needs no session may be asked from anywhere.
 * @throws ApiProblem 403
 */
export function refuseForeignPages(request: FastifyRequest, publicUrl: string): void {
  if (!request.url.startsWith('/api/public/')) refuseForeignPage(request, publicUrl)
}

/** The same where a public address is asked with a client's session. @throws ApiProblem 403 */
export function refuseForeignPage(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin } = request.headers
  if (
    origin === undefined ||
    origin === `${request.protocol}://${request.host}` ||
    origin === new URL(publicUrl).origin
  )
    return
  throw forbidden(`a page of \`${origin}\` may not act here`)
}

/** What a chat or a form on another site asks for: nothing here has to do with a session, and browsers send none. */
const FOR_FOREIGN_PAGES =
  /^\/(api\/public\/((chats|cases|live|questions)[/?]|desks\/[a-z0-9-]+\/articles\?)|(widget|form)\.js(\?|$))/

/** Lets the pages of other sites read the answers that the chat and the form on them are made of. */
export function letForeignPagesRead(request: FastifyRequest, reply: FastifyReply): void {
  if (!FOR_FOREIGN_PAGES.test(request.url)) return
  reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
}

/** Browsers ask first whether a foreign page may send JSON or a piece of a file. */
export async function answerForeignPages(app: ApiServer): Promise<void> {
  app.options('/api/public/*', { schema: { hide: true } }, async (request, reply) => {
    if (FOR_FOREIGN_PAGES.test(request.url)) {
      reply
        .header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
        .header('access-control-allow-headers', 'content-type, upload-offset')
        .header('access-control-max-age', '86400')
    }
    return reply.status(204).send()
  })
}
