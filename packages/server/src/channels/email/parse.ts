import { type Address, parseAddresses } from './address.ts'
import { type AutomaticSign, automaticSign } from './automatic.ts'
import { type Bounce, readBounce } from './bounce.ts'
import { withoutArmour } from './clear-signed.ts'
import { readContent } from './content.ts'
import { parseMailDate } from './date.ts'
import { decodeHeader } from './encoded-words.ts'
import type { Headers } from './header.ts'
import { type Part, parseMime } from './mime.ts'
import { visibleText } from './visible.ts'

export interface MailAttachment {
  /** Decoded; null where the sender named none. */
  readonly filename: string | null
  readonly contentType: string
  readonly content: Buffer
  /** Without brackets; an HTML body refers to it as `cid:`. */
  readonly contentId: string | null
  readonly isInline: boolean
}

/** A message as the intake sees it. What was missing or unreadable is null or empty, never guessed. */
export interface Mail {
  readonly from: Address | null
  readonly replyTo: readonly Address[]
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly subject: string
  readonly text: string
  readonly visibleText: string
  readonly html: string | null
  readonly attachments: readonly MailAttachment[]
  /** With the brackets. */
  readonly messageId: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  /** ISO 8601 with the sender's offset. */
  readonly date: string | null
  readonly automatic: AutomaticSign | null
  readonly bounce: Bounce | null
  readonly headers: Headers
}

const MAX_REFERENCES = 200

/**
 * Reads a raw message. Total: any bytes give a message, an empty one in the end. `mailFrom` is the envelope's sender:
 * an empty one says that a program wrote this, whatever the message itself says.
 */
export function parseMail(raw: Buffer, mailFrom: string | null = null): Mail {
  const root = parseMime(raw)
  const { headers } = root
  const hint = declaredCharset(root)
  const addresses = (name: string) => parseAddresses(headers.every(name), hint)
  const from = addresses('from')[0] ?? addresses('sender')[0] ?? null
  const subject = storable(decodeHeader(headers.first('subject') ?? '', hint))
  const content = readContent(root)
  const text = storable(content.text)
  const isNullSender = mailFrom === '' || headers.every('return-path').some((path) => /^<\s*>$/.test(path.trim()))
  const read = { headers, root, sender: from?.address ?? '', isNullSender, subject, text }
  const bounce = readBounce(read)
  return {
    from,
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    subject,
    text,
    visibleText: storable(visibleText(withoutArmour(text), subject)),
    html: content.html === null ? null : storable(content.html),
    attachments: content.attachments,
    messageId: messageIds(headers.every('message-id'))[0] ?? null,
    inReplyTo: messageIds(headers.every('in-reply-to'))[0] ?? null,
    references: messageIds(headers.every('references')).slice(-MAX_REFERENCES),
    date: parseMailDate(headers.first('date')),
    automatic: bounce === null ? automaticSign(read) : 'bounce',
    bounce,
    headers,
  }
}

/** The charset that the first part declares: raw 8-bit headers are most likely in it too. */
function declaredCharset(part: Part): string | null {
  if (part.params.charset) return part.params.charset
  for (const child of part.parts.slice(0, 20)) {
    const found = declaredCharset(child)
    if (found !== null) return found
  }
  return null
}

/** Half a surrogate pair and a zero byte are text nowhere else: no database and no JSON takes them. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}

function messageIds(values: readonly string[]): string[] {
  const text = values.join(' ').slice(0, 64 * 1024)
  const ids = [...text.matchAll(/<\s*([^<>\s]{1,900})\s*>/g)].map((match) => `<${match[1]}>`)
  if (ids.length > 0) return [...new Set(ids)]
  // Some write it without brackets.
  const bare = /^[^\s<>]{1,400}@[^\s<>]{1,255}$/.exec(text.trim())
  return bare ? [`<${bare[0]}>`] : []
}
