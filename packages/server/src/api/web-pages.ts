import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { ApiParts, ApiServer } from './app.ts'
import { contentPolicy, PAGE_HEADERS } from './content-policy.ts'
import { answerProblem, notFound } from './problem.ts'

/** Files under /assets carry a hash of their content in the name. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_EACH_TIME = 'no-cache'

/**
 * The built web application: its files as they are (with the compressed ones that were made beside them), and
 * index.html for every other address that a browser asks for a page of, because the pages are routed there.
 */
export async function servePages(app: ApiServer, { webDir }: ApiParts): Promise<void> {
  if (webDir === null) {
    app.setNotFoundHandler((request, reply) => answerProblem(notFound('such address'), request, reply))
    return
  }
  const page = readFileSync(join(webDir, 'index.html'), 'utf8')
  const policy = contentPolicy(page)
  await app.register(fastifyStatic, {
    root: webDir,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? FOR_EVER : ASK_EACH_TIME).headers(PAGE_HEADERS)
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const isPage = isRead && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
    if (!isPage) return answerProblem(notFound('such address'), request, reply)
    return reply
      .headers(PAGE_HEADERS)
      .header('content-security-policy', policy)
      .header('cache-control', ASK_EACH_TIME)
      .type('text/html; charset=utf-8')
      .send(page)
  })
}
