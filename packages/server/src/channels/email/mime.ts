import { type Headers, readHeaders } from './header.ts'
import { parseStructured } from './parameters.ts'
import { decodeTransfer } from './transfer.ts'

/** A node of the MIME tree. A leaf has its bytes; a multipart has parts. */
export interface Part {
  readonly headers: Headers
  /** Lower case, never empty: `text/plain` where nothing or nonsense is declared. */
  readonly contentType: string
  readonly params: Readonly<Record<string, string>>
  readonly disposition: string
  readonly filename: string | null
  /** Transfer encoding removed, charset not; empty for a multipart. */
  readonly content: Buffer
  readonly parts: readonly Part[]
}

/** What a hostile message can make us hold. Beyond the bounds the rest stays together as one leaf: nothing is lost. */
const MAX_DEPTH = 40
const MAX_PARTS = 1_000

/** The tree of a raw message, total: what is no MIME at all is one text leaf. */
export function parseMime(raw: Buffer): Part {
  return parsePart(raw, 0, { parts: 0 }, 'text/plain', null)
}

function parsePart(
  bytes: Buffer,
  depth: number,
  budget: { parts: number },
  byDefault: string,
  hint: string | null,
): Part {
  const { headers, bodyStart } = readHeaders(bytes)
  const type = parseStructured(headers.first('content-type'), hint)
  const disposition = parseStructured(headers.first('content-disposition'), hint)
  const contentType = /^[\w.+-]+\/[\w.+-]+$/.test(type.value) ? type.value : byDefault
  const filename = disposition.params.filename ?? type.params.name ?? null
  const body = bytes.subarray(bodyStart)
  const node = {
    headers,
    contentType,
    params: type.params,
    disposition: disposition.value,
    filename: filename === '' ? null : filename,
  }
  if (contentType.startsWith('multipart/') && depth < MAX_DEPTH) {
    const boundary = type.params.boundary || firstBoundary(body)
    const pieces = boundary === null ? [] : split(body, boundary, MAX_PARTS - budget.parts)
    if (pieces.length > 0) {
      budget.parts += pieces.length
      const childDefault = contentType === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
      const parts = pieces.map((piece, index) =>
        piece.isRest ? restOf(piece.bytes, index) : parsePart(piece.bytes, depth + 1, budget, childDefault, hint),
      )
      return { ...node, content: Buffer.alloc(0), parts }
    }
  }
  const content = decodeTransfer(body, headers.first('content-transfer-encoding'))
  // A multipart without a single part is text that was never cut.
  return { ...node, contentType: contentType.startsWith('multipart/') ? 'text/plain' : contentType, content, parts: [] }
}

function restOf(bytes: Buffer, index: number): Part {
  const { headers } = readHeaders(Buffer.alloc(0))
  const filename = `part-${index + 1}-and-later.txt`
  const about = { contentType: 'application/octet-stream', params: {}, disposition: 'attachment', filename }
  return { headers, ...about, content: bytes, parts: [] }
}

/** Where the declaration lost its boundary: the first line that looks like one. */
function firstBoundary(body: Buffer): string | null {
  return /(?:^|[\r\n])--([^\s-][^\r\n]{0,200}?)[ \t]*[\r\n]/.exec(body.toString('latin1', 0, 65_536))?.[1] ?? null
}

interface Piece {
  readonly bytes: Buffer
  /** The bound on parts was reached: this piece is everything that was left. */
  readonly isRest: boolean
}

/** Cuts a body at its boundary lines; text before the first and after the closing one is no part (RFC 2046, 5.1.1). */
function split(body: Buffer, boundary: string, limit: number): Piece[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  const pieces: Piece[] = []
  let start = -1
  let isClosed = false
  for (let at = body.indexOf(mark); at !== -1 && !isClosed; ) {
    const after = at + mark.length
    const line = boundaryLine(body, at, after)
    if (line === null) {
      at = body.indexOf(mark, at + 1)
      continue
    }
    if (start !== -1) pieces.push({ bytes: body.subarray(start, endBefore(body, start, at)), isRest: false })
    start = line.next
    isClosed = line.closes
    if (pieces.length + 1 >= limit && !isClosed) {
      pieces.push({ bytes: body.subarray(start), isRest: true })
      return pieces
    }
    at = body.indexOf(mark, start)
  }
  // A truncated message has no closing line: its last part goes to the end.
  if (!isClosed && start !== -1 && start < body.length) pieces.push({ bytes: body.subarray(start), isRest: false })
  return pieces
}

/** Stands the mark alone on its line (a longer boundary may begin with the same letters), and does it close? */
function boundaryLine(body: Buffer, at: number, after: number): { next: number; closes: boolean } | null {
  if (at > 0 && body[at - 1] !== 10 && body[at - 1] !== 13) return null
  const closes = body[after] === 45 && body[after + 1] === 45
  let next = closes ? after + 2 : after
  while (body[next] === 32 || body[next] === 9) next += 1
  if (next < body.length && body[next] !== 10 && body[next] !== 13) return null
  if (body[next] === 13) next += 1
  if (body[next] === 10) next += 1
  return { next, closes }
}

/** The line break before a boundary belongs to the boundary. */
function endBefore(body: Buffer, start: number, at: number): number {
  let end = at
  if (end > start && body[end - 1] === 10) end -= 1
  if (end > start && body[end - 1] === 13) end -= 1
  return end
}
