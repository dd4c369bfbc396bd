import { decodeText } from './charset.ts'
import { unflow } from './flowed.ts'
import { htmlToText } from './html-text.ts'
import type { Part } from './mime.ts'
import type { MailAttachment } from './parse.ts'

export interface Content {
  /** The readable text: the plain part, or the HTML's words where there is no plain one. */
  readonly text: string
  readonly html: string | null
  readonly attachments: readonly MailAttachment[]
}

/** A stretch of the body: one thing said in one or two forms. */
interface Block {
  readonly plain: string | null
  readonly html: string | null
}

/** More is cut: a mail of this length is a log, and the raw message is kept whole. */
const MAX_TEXT_CHARS = 1_000_000

/** What a message says and what is attached to it. */
export function readContent(root: Part): Content {
  const attachments: MailAttachment[] = []
  const blocks = readPart(root, attachments, true)
  const text = blocks
    .map((block) => textOf(block))
    .filter((each) => each !== '')
    .join('\n\n')
  const html = blocks.flatMap((block) => block.html ?? []).join('\n')
  return { text: text.slice(0, MAX_TEXT_CHARS), html: html === '' ? null : html.slice(0, MAX_TEXT_CHARS), attachments }
}

function textOf(block: Block): string {
  const plain = block.plain?.trim() ?? ''
  if (block.html === null || (plain !== '' && !isPlaceholder(plain))) return plain
  const fromHtml = htmlToText(block.html)
  return fromHtml === '' ? plain : fromHtml
}

/** What programs put into the plain part when they send HTML only. */
function isPlaceholder(plain: string): boolean {
  if (plain.length > 300) return false
  return (
    /(?:mail client|e-?mail (?:client|program|reader)|почтов(?:ая|ый) (?:программа|клиент)).{0,80}(?:html|HTML)/is.test(
      plain,
    ) || /^(?:this is (?:a|an) (?:html|multi-?part) (?:message|e-?mail)).{0,100}$/is.test(plain)
  )
}

function readPart(part: Part, attachments: MailAttachment[], isFirst: boolean): Block[] {
  if (part.parts.length > 0) {
    const inner: Block[][] = []
    let first = isFirst
    for (const child of part.parts) {
      const blocks = readPart(child, attachments, first)
      if (blocks.length > 0) first = false
      inner.push(blocks)
    }
    if (part.contentType !== 'multipart/alternative') return inner.flat()
    // One thing in several forms: all plain pieces of one form, all HTML of another.
    const all = inner.flat()
    const join = (pieces: readonly string[]) => (pieces.length === 0 ? null : pieces.join('\n'))
    const plain = join(all.flatMap((block) => (block.html === null ? (block.plain ?? []) : [])))
    const html = join(all.flatMap((block) => block.html ?? []))
    return all.length === 0 ? [] : [{ plain, html }]
  }
  if (isBody(part, isFirst)) {
    const text = bodyText(part)
    return [part.contentType === 'text/html' ? { plain: null, html: text } : { plain: text, html: null }]
  }
  attachments.push({
    filename: part.filename === null ? null : cleanName(part.filename),
    contentType: part.contentType,
    content: part.content,
    contentId: part.headers.first('content-id')?.trim().replace(/^<|>$/g, '').slice(0, 255) ?? null,
    isInline: part.disposition !== 'attachment' && part.headers.first('content-id') !== null,
  })
  return []
}

function isBody(part: Part, isFirst: boolean): boolean {
  if (part.contentType !== 'text/plain' && part.contentType !== 'text/html') return false
  if (part.disposition === 'attachment') return false
  // A named text is a file; only the first may be a body that a careless program gave a name.
  return part.filename === null || (isFirst && part.disposition === '')
}

function bodyText(part: Part): string {
  const declared = part.params.charset ?? (part.contentType === 'text/html' ? metaCharset(part.content) : null)
  const text = decodeText(part.content, declared).replace(/\r\n?/g, '\n').replaceAll('\0', '')
  if (part.contentType !== 'text/plain' || part.params.format?.toLowerCase() !== 'flowed') return text
  return unflow(text, part.params.delsp?.toLowerCase() === 'yes')
}

/** An HTML body may name its charset only inside itself. */
function metaCharset(content: Buffer): string | null {
  return /<meta[^>]{0,200}charset=["']?([\w-]{2,40})/i.exec(content.toString('latin1', 0, 4096))?.[1] ?? null
}

/** A name is a name: no path, no control characters, no surprise in length. */
function cleanName(filename: string): string | null {
  const name = (filename.split(/[\\/]/).at(-1) ?? '')
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 255)
    .toWellFormed()
  return name === '' || /^\.+$/.test(name) ? null : name
}
