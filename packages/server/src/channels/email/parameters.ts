import { decodeText } from './charset.ts'
import { decodeHeader } from './encoded-words.ts'

/** A structured header value: `multipart/mixed; boundary=x`, `attachment; filename*0*=…`. */
export interface Structured {
  /** Lower case; an empty string where there is none. */
  readonly value: string
  readonly params: Readonly<Record<string, string>>
}

/** Continuations beyond this are not a name. */
const MAX_SECTIONS = 200

const PARAM = /;\s*([^\s=;"]{1,100}?)\s*=\s*("(?:[^"\\]|\\[\s\S])*"?|[^;]*)/g

/**
 * Reads RFC 2045 parameters with RFC 2231 continuations and charsets, and also what the RFCs forbid but clients
 * write: encoded words inside quotes, bare 8-bit names, blanks in unquoted names.
 */
export function parseStructured(header: string | null, hint: string | null = null): Structured {
  if (header === null) return { value: '', params: {} }
  const value = (/^[^;]*/.exec(header)?.[0] ?? '').trim().toLowerCase()
  const plain = new Map<string, string>()
  const sections = new Map<string, Map<number, { raw: string; isCoded: boolean }>>()
  for (const [, key = '', given = ''] of header.matchAll(PARAM)) {
    const raw = unquote(given.trim())
    const numbered = /^(.+?)\*(?:(\d{1,3})(\*?))?$/.exec(key)
    if (!numbered) {
      if (!plain.has(key.toLowerCase())) plain.set(key.toLowerCase(), raw)
      continue
    }
    const name = (numbered[1] ?? '').toLowerCase()
    const index = Number(numbered[2] ?? 0)
    const of = sections.get(name) ?? new Map()
    if (index < MAX_SECTIONS) of.set(index, { raw, isCoded: numbered[2] === undefined || numbered[3] === '*' })
    sections.set(name, of)
  }
  const entries: [string, string][] = [...plain].map(([name, raw]) => [name, decodeHeader(raw, hint)])
  for (const [name, of] of sections) entries.push([name, joinSections(of, hint)])
  return { value, params: Object.fromEntries(entries.filter(([name]) => name !== '__proto__')) }
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text
  const inner = text.length > 1 && text.endsWith('"') ? text.slice(1, -1) : text.slice(1)
  // A backslash before anything else than a quote or itself is a path of Windows, not an escape.
  return inner.replace(/\\(["\\])/g, '$1')
}

/** Bytes of all sections first, one decoding after: a continuation may cut a character in two. */
function joinSections(of: ReadonlyMap<number, { raw: string; isCoded: boolean }>, hint: string | null): string {
  let charset: string | null = null
  const chunks: Buffer[] = []
  for (const [index, { raw, isCoded }] of [...of].sort(([a], [b]) => a - b)) {
    let text = raw
    if (isCoded && index === 0) {
      const tagged = /^([^']{0,60})'[^']{0,60}'([\s\S]*)$/.exec(raw)
      if (tagged) {
        charset = tagged[1] || null
        text = tagged[2] ?? ''
      }
    }
    chunks.push(isCoded ? percentDecoded(text) : Buffer.from(text, 'latin1'))
  }
  const bytes = Buffer.concat(chunks)
  const text = bytes.toString('latin1')
  // Outlook puts encoded words into RFC 2231 sections.
  return charset === null && text.includes('=?') ? decodeHeader(text, hint) : decodeText(bytes, charset, hint)
}

function percentDecoded(text: string): Buffer {
  const binary = text.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(binary, 'latin1')
}
