import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { FileStream } from '../incoming-files.ts'

/** Pictures that a browser shows and that can't run anything; all else is saved and not opened. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

/** How a route that answers with bytes is described. */
export const bytesContent = {
  content: {
    'application/octet-stream': { schema: z.custom<Buffer>().meta({ type: 'string', format: 'binary' }) },
  },
} as const

interface Attachment {
  readonly filename: string
  readonly contentType: string
  readonly sha256: string
}

/**
 * Answers with an attachment, piece by piece: a hundred who take 100 MB at once fill no memory. It comes from a stranger:
 * nothing in it may act as a page of ours.
 */
export async function sendFile(
  reply: FastifyReply,
  files: { stream(sha256: string): Promise<FileStream> },
  attachment: Attachment,
): Promise<FastifyReply> {
  const type = attachment.contentType.toLowerCase()
  const isShown = SHOWN.has(type)
  const { sizeBytes, bytes } = await files.stream(attachment.sha256)
  return reply
    .header(
      'content-disposition',
      `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(attachment.filename)}`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=3600')
    .header('content-length', sizeBytes)
    .type(isShown ? type : 'application/octet-stream')
    .send(bytes)
}

/** RFC 5987: what `encodeURIComponent` leaves and a header may not hold is encoded too. */
function encodeName(name: string): string {
  const hex = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, hex)
}
