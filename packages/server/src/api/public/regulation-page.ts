import { createHash } from 'node:crypto'
import { type Locale, type Regulation, renderRegulation } from '@reglament/engine'
import { z } from 'zod'
import { readPublished } from '../../store/desk/regulations.ts'
import { inDesk } from '../../store/transaction.ts'
import { PAGE_HEADERS, stylesOnlyPolicy } from '../content-policy.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import type { KnownDesk } from '../known-desk.ts'
import { deskOrNull, pageParams, pageQuery } from './plain-page.ts'

interface Page {
  readonly html: string
  readonly etag: string
  readonly policy: string
}

/**
 * The regulation of a desk for anybody to read, as the engine writes it. A published version never changes, so each is
 * written once for each language; a case that was registered under an older version links to that one.
 */
export async function regulationPage(app: ApiServer, { shell, desks }: ApiContext): Promise<void> {
  const written = new Map<string, Page>()

  const find = async (deskId: string, version: string | undefined, locale: Locale | undefined) => {
    const desk = await deskOrNull(desks, deskId)
    if (!desk) return null
    const named = version ?? desk.regulation.version
    const spoken = locale ?? desk.model.locale
    const key = [desk.id, desk.regulation.id, named, spoken].join(' ')
    const known = written.get(key)
    if (known) return known
    const model = await readModel(desk, named)
    if (!model) return null
    const page = write(model, spoken)
    written.set(key, page)
    return page
  }
  const readModel = async (desk: KnownDesk, version: string): Promise<Regulation | null> => {
    if (version === desk.regulation.version) return desk.model
    const found = await inDesk(shell.pool, desk.id, (db) => readPublished(db, { id: desk.regulation.id, version }))
    return found?.model ?? null
  }

  app.get(
    '/d/:desk/regulation',
    {
      schema: {
        hide: true,
        params: pageParams,
        querystring: pageQuery.extend({ version: z.string().max(100).optional().catch(undefined) }),
      },
    },
    async (request, reply) => {
      const page = await find(request.params.desk, request.query.version, request.query.locale)
      // Whoever follows a broken link is shown a page and not an error of the API.
      if (!page) return reply.status(404).callNotFound()
      reply
        .headers(PAGE_HEADERS)
        .header('content-security-policy', page.policy)
        .header('cache-control', 'no-cache')
        .header('etag', page.etag)
      if (request.headers['if-none-match'] === page.etag) return reply.status(304).send()
      return reply.type('text/html; charset=utf-8').send(page.html)
    },
  )
}

function write(regulation: Regulation, locale: Locale): Page {
  const html = renderRegulation(regulation, locale)
  const etag = `"${createHash('sha256').update(html).digest('base64url')}"`
  return { html, etag, policy: stylesOnlyPolicy(html) }
}
