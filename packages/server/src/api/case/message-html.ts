import { z } from 'zod'
import { sanitizeLetter } from '../../rich/sanitize-letter.ts'
import { readCaseByNumber, readMessageHtml } from '../../store/case/case-detail.ts'
import { listMergedInto } from '../../store/case/thread.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'

/** Pictures of one letter that are shown in their place, together. */
const MOST_PICTURE_BYTES = 8_000_000
const SHOWN = /^image\/(?:png|jpeg|gif|webp|bmp)$/i

/**
 * A letter as its sender's program laid it out, for those who ask for it. It is a stranger's page: it can run nothing,
 * load nothing from anywhere (its own pictures stand in it), and is nobody's origin, in a frame or out of one.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups"

export async function messageHtml(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  app.get(
    '/api/desks/:desk/cases/:number/messages/:message/html',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'readMessageHtml',
        summary: 'A letter as it was laid out: sanitised, without anything from elsewhere, in a sandbox',
        params: z.object({ desk: deskIdShape, number: numberShape, message: z.uuid() }),
        response: {
          200: { content: { 'text/html': { schema: z.string() } } },
          ...problems(401, 404),
        },
      },
    },
    async (request, reply) => {
      const { desk, number, message } = request.params
      const found = await inDesk(shell.pool, desk, async (db) => {
        const row = await readCaseByNumber(db, number)
        if (!row) throw notFound('such case')
        // The page of a case shows what came to those that are its aliases, too.
        const shown = [row.id, ...(await listMergedInto(db, row.id)).map(({ id }) => id)]
        return readMessageHtml(db, shown, message)
      })
      if (!found) throw notFound('such letter')
      const pictures = new Map<string, string>()
      let room = MOST_PICTURE_BYTES
      for (const { contentId, contentType, sha256, sizeBytes } of found.pictures) {
        if (!SHOWN.test(contentType) || sizeBytes > room) continue
        room -= sizeBytes
        const bytes = Buffer.from(await shell.files.read(sha256))
        pictures.set(contentId, `data:${contentType.toLowerCase()};base64,${bytes.toString('base64')}`)
      }
      const body = sanitizeLetter(found.html, (contentId) => pictures.get(contentId) ?? null)
      await reply
        .header('content-security-policy', POLICY)
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .header('cache-control', 'private, max-age=3600')
        .type('text/html; charset=utf-8')
        .send(`<!doctype html><meta charset="utf-8"><base target="_blank">${STYLE}${body}`)
    },
  )
}

/** A letter is laid out for paper: light, whatever the page around it is. */
const STYLE =
  '<style>:root{color-scheme:light;background:#fff}body{margin:12px;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img,table{max-width:100%}</style>'
