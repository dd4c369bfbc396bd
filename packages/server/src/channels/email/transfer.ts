/** Content-Transfer-Encoding of RFC 2045, read as forgivingly as the senders of real mail need. */
export function decodeTransfer(body: Buffer, encoding: string | null): Buffer {
  switch (encoding?.trim().toLowerCase().split(/[\s;]/)[0]) {
    case 'base64':
      return isHardlyBase64(body) ? body : decodeBase64(body)
    case 'quoted-printable':
      return decodeQuotedPrintable(body, 'body')
    default:
      return body
  }
}

const IN_ALPHABET = new Uint8Array(256)
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  IN_ALPHABET[char.charCodeAt(0)] = 1
const PAD = 61

/**
 * Base64 with whatever else lies between: characters outside the alphabet are skipped (RFC 2045, 6.8), and padding
 * in the middle starts a new stream, as in bodies that were joined from several.
 */
export function decodeBase64(body: Buffer): Buffer {
  const clean = Buffer.allocUnsafe(body.length)
  const chunks: Buffer[] = []
  let length = 0
  let padded = false
  for (const byte of body) {
    if (byte === PAD) padded = true
    if (IN_ALPHABET[byte] !== 1) continue
    if (padded && length > 0) {
      chunks.push(Buffer.from(clean.toString('latin1', 0, length), 'base64'))
      length = 0
    }
    padded = false
    clean[length] = byte
    length += 1
  }
  chunks.push(Buffer.from(clean.toString('latin1', 0, length), 'base64'))
  return chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)
}

/** Plain text under a base64 label (a gateway changed the body and not the header) is taken as it stands. */
function isHardlyBase64(body: Buffer): boolean {
  let letters = 0
  let foreign = 0
  for (const byte of body.subarray(0, 4096)) {
    if (byte === 32 || (byte >= 9 && byte <= 13)) continue
    letters += 1
    if (IN_ALPHABET[byte] !== 1 && byte !== PAD) foreign += 1
  }
  return foreign > letters * 0.3
}

const EQUALS = 61

/**
 * Quoted-printable. An `=` that begins no code stays as it is. In a `body`, a line's end after `=` is a soft break;
 * a `word` of a header has no lines.
 */
export function decodeQuotedPrintable(body: Buffer, within: 'body' | 'word'): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let length = 0
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0
    if (byte === EQUALS) {
      const code = body.toString('latin1', at + 1, at + 3)
      if (/^[0-9A-Fa-f]{2}$/.test(code)) {
        out[length] = Number.parseInt(code, 16)
        length += 1
        at += 2
        continue
      }
      const skipped = within === 'body' ? softBreak(body, at + 1) : 0
      if (skipped > 0) {
        at += skipped
        continue
      }
    }
    out[length] = byte
    length += 1
  }
  return out.subarray(0, length)
}

/** Bytes from after the `=` to the end of its line, where nothing but blanks stands between; 0 otherwise. */
function softBreak(body: Buffer, from: number): number {
  let at = from
  while (body[at] === 32 || body[at] === 9) at += 1
  if (at >= body.length) return at - from
  if (body[at] === 13) at += 1
  return body[at] === 10 ? at + 1 - from : 0
}
