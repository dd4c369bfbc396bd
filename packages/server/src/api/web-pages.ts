import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { withScriptless } from '../pages/scriptless.ts'
import { contentPolicy, PAGE_HEADERS } from './content-policy.ts'
import type { ApiParts, ApiServer } from './context.ts'
import { answerProblem, notFound } from './problem.ts'
import { readersLocale } from './public/plain-page.ts'

/** Files under /assets carry a hash of their content in the name. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_EACH_TIME = 'no-cache'

/** Addresses of the workspace; all others are a client's, whose pages are built apart: they must come quickly. */
const WORKSPACE = /^\/(desk|account|sign-in|setup|invitation)([/?]|$)/

/**
 * The built web application: its files as they are (with the compressed ones that were made beside them), and for every
 * other address that a browser asks for a page of that of the workspace or of a client: they route by themselves.
 */
export async function servePages(app: ApiServer, { webDir }: ApiParts): Promise<void> {
  if (webDir === null) {
    app.setNotFoundHandler((request, reply) => answerProblem(notFound('such address'), request, reply))
    return
  }
  const built = (file: string) => {
    const page = readFileSync(join(webDir, file), 'utf8')
    return { page, policy: contentPolicy(page) }
  }
  const [workspace, portal] = [built('index.html'), built('portal/index.html')]
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
    const isPage = isRead && !request.url.startsWith('/api/') && wantsPage(request.url, request.headers.accept)
    if (!isPage) return answerProblem(notFound('such address'), request, reply)
    const isWork = WORKSPACE.test(request.url)
    const { page, policy } = isWork ? workspace : portal
    return reply
      .headers(PAGE_HEADERS)
      .header('content-security-policy', policy)
      .header('cache-control', ASK_EACH_TIME)
      .type('text/html; charset=utf-8')
      .header('vary', 'accept-language')
      .send(isWork ? page : withScriptless(page, request.url, readersLocale(request, undefined, 'ru')))
  })
}

/** Browsers name HTML. Programs that look at the links of a letter take anything, and a client's link must not seem dead. */
function wantsPage(url: string, accept = '*/*'): boolean {
  return accept.includes('text/html') || (url.startsWith('/d/') && accept.includes('*/*'))
}
