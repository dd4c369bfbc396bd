/**
 * Header lines as bytes. A value is kept as a binary string (one character a byte), because the charset of an
 * 8-bit header is not known until all of it is looked at.
 */
interface Header {
  readonly name: string
  readonly value: string
}

export interface Headers {
  readonly all: readonly Header[]
  /** The first value of that lower-case name; null where there is none. A repeated header's first one counts. */
  first(name: string): string | null
  every(name: string): readonly string[]
}

/** Bounds on what a hostile sender can make us hold. */
const MAX_HEADERS = 2_000
const MAX_VALUE_BYTES = 256 * 1024

const LF = 10
const CR = 13

/** The header block at the start of `bytes`, and where the body after it begins. */
export function readHeaders(bytes: Buffer): { headers: Headers; bodyStart: number } {
  const found: { name: string; parts: string[] }[] = []
  let at = 0
  let bodyStart = bytes.length
  while (at < bytes.length) {
    const line = lineAt(bytes, at)
    if (line.end === at) {
      bodyStart = line.next
      break
    }
    const text = bytes.toString('latin1', at, Math.min(line.end, at + MAX_VALUE_BYTES))
    const named = /^([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:/.exec(text)
    if (/^[ \t]/.test(text) && found.length > 0) {
      // A line of blanks alone ends no header block; a body that starts so is not told apart, as everywhere.
      found.at(-1)?.parts.push(text)
    } else if (named) {
      if (found.length < MAX_HEADERS) {
        found.push({ name: (named[1] ?? '').toLowerCase(), parts: [text.slice(named[0].length)] })
      }
    } else if (!/^>?From /.test(text) && !headersGoOn(bytes, line.next)) {
      bodyStart = at
      break
    }
    at = line.next
  }
  return { headers: collect(found), bodyStart }
}

/** After a broken line: is the next line a header? Then the broken one is skipped; otherwise the body starts there. */
function headersGoOn(bytes: Buffer, at: number): boolean {
  const line = lineAt(bytes, at)
  return /^[A-Za-z][A-Za-z0-9-]{1,60}:/.test(bytes.toString('latin1', at, Math.min(line.end, at + 100)))
}

/** Lines end in CRLF, LF, or (very old senders) CR alone. */
function lineAt(bytes: Buffer, at: number): { end: number; next: number } {
  const lf = bytes.indexOf(LF, at)
  const limit = lf === -1 ? bytes.length : lf
  const cr = bytes.subarray(at, limit).indexOf(CR)
  if (cr === -1) return { end: limit, next: Math.min(limit + 1, bytes.length) }
  if (at + cr + 1 === limit && lf !== -1) return { end: at + cr, next: limit + 1 }
  return { end: at + cr, next: at + cr + 1 }
}

function collect(found: readonly { name: string; parts: readonly string[] }[]): Headers {
  const all = found.map(({ name, parts }) => ({
    name,
    value: parts.join('').replaceAll('\0', '').slice(0, MAX_VALUE_BYTES).trim(),
  }))
  const every = (name: string) => all.filter((each) => each.name === name).map((each) => each.value)
  return { all, every, first: (name) => all.find((each) => each.name === name && each.value !== '')?.value ?? null }
}
