import iconv from 'iconv-lite'
import { z } from 'zod'
import { guessCharset } from '../../channels/email/charset.ts'
import { readAttachment } from '../../store/case/case-detail.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { bytesContent, sendFile } from '../send-file.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

/** As much of a text as a person reads in place. */
const MOST_TEXT_BYTES = 200_000

/** What a person may say a text is written in, where the guess is wrong. */
const CHARSETS = [
  'utf-8',
  'windows-1251',
  'koi8-r',
  'cp866',
  'iso-8859-5',
  'utf-16le',
  'utf-16be',
  'windows-1252',
] as const

const params = z.object({ desk: deskIdShape, attachment: z.uuid() })

/** The attachments of a desk, for those who work on it. */
export async function files(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  const attachmentOf = async ({ desk, attachment }: z.infer<typeof params>) => {
    const found = await inDesk(shell.pool, desk, (db) => readAttachment(db, attachment))
    if (!found) throw notFound('such file')
    return found
  }
  app.get(
    '/api/desks/:desk/files/:attachment',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'getFile',
        summary: 'The bytes of an attachment',
        params,
        response: { 200: bytesContent, ...problems(401, 404) },
      },
    },
    async (request, reply) => sendFile(reply, shell.files, await attachmentOf(request.params)),
  )
  app.get(
    '/api/desks/:desk/files/:attachment/text',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'readFileText',
        summary: 'The beginning of an attachment read as text, whatever it is; its charset is guessed or said',
        params,
        querystring: z.object({ charset: z.enum(CHARSETS).exactOptional() }),
        response: {
          200: z.object({
            text: z.string(),
            charset: z.enum(CHARSETS),
            isWhole: z.boolean().describe(`false: the file goes on after its first ${MOST_TEXT_BYTES} bytes`),
          }),
          ...problems(401, 404, 422),
        },
      },
    },
    async (request) => {
      const { sha256, sizeBytes } = await attachmentOf(request.params)
      const bytes = Buffer.from(await shell.files.readBeginning(sha256, MOST_TEXT_BYTES))
      const guessed = request.query.charset ?? guessCharset(bytes)
      const charset = CHARSETS.find((each) => each === guessed) ?? 'utf-8'
      return { text: iconv.decode(bytes, charset), charset, isWhole: sizeBytes <= bytes.length }
    },
  )
}
