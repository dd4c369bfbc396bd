import { decodeText } from './charset.ts'
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts'

/** `=?charset*language?B?text?=`; blanks and a lost ending are forgiven, because senders write them. */
const WORD = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)(?:\?=|\?$|$)/g

interface Word {
  readonly charset: string
  readonly encoding: 'b' | 'q'
  readonly text: string
}

type Piece = { readonly kind: 'plain'; readonly text: string } | { readonly kind: 'words'; readonly words: Word[] }

/**
 * A header value (binary string) as text: RFC 2047 words decoded, 8-bit text outside them guessed.
 *
 * Neighbouring words of one charset are joined as bytes before decoding, because senders split a word inside a
 * multibyte character, although the RFC forbids it.
 */
export function decodeHeader(value: string, hint: string | null = null): string {
  return pieces(value)
    .map((piece) =>
      piece.kind === 'plain' ? decodeText(Buffer.from(piece.text, 'latin1'), null, hint) : decodeWords(piece.words),
    )
    .join('')
    .replace(/[\r\n\t]+ ?/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
    .trim()
}

/** Encoded words replaced by `mark(decoded)`: lets a parser of structure see no comma that stands inside a word. */
export function replaceWords(value: string, mark: (decoded: string) => string): string {
  return pieces(value)
    .map((piece) => (piece.kind === 'plain' ? piece.text : mark(decodeWords(piece.words))))
    .join('')
}

function pieces(value: string): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const match of value.matchAll(WORD)) {
    const [whole, charset = '', encoding = '', text = ''] = match
    const between = value.slice(at, match.index)
    const last = found.at(-1)
    const word: Word = {
      charset: charset.replace(/\*.*$/, '').toLowerCase(),
      encoding: encoding.toLowerCase() === 'b' ? 'b' : 'q',
      text,
    }
    at = match.index + whole.length
    if (last?.kind === 'words' && between.trim() === '') {
      last.words.push(word)
      continue
    }
    if (between !== '') found.push({ kind: 'plain', text: between })
    found.push({ kind: 'words', words: [word] })
  }
  if (at < value.length) found.push({ kind: 'plain', text: value.slice(at) })
  return found
}

function decodeWords(words: readonly Word[]): string {
  let out = ''
  for (let from = 0; from < words.length; ) {
    const charset = words[from]?.charset ?? ''
    let to = from
    while (to < words.length && words[to]?.charset === charset) to += 1
    out += decodeText(Buffer.concat(bytesOf(words.slice(from, to))), charset)
    from = to
  }
  return out
}

function bytesOf(words: readonly Word[]): Buffer[] {
  const chunks: Buffer[] = []
  let carried = ''
  for (const { encoding, text } of words) {
    if (encoding === 'q') {
      chunks.push(decodeQuotedPrintable(Buffer.from(text.replaceAll('_', ' '), 'latin1'), 'word'))
      continue
    }
    // Some senders cut the base64 stream itself between words: an unpadded rest is carried into the next one.
    const stream = carried + text.replace(/[^A-Za-z0-9+/=]/g, '')
    const whole = stream.endsWith('=') ? stream.length : stream.length - (stream.length % 4)
    chunks.push(decodeBase64(Buffer.from(stream.slice(0, whole), 'latin1')))
    carried = stream.slice(whole)
  }
  if (carried !== '') chunks.push(decodeBase64(Buffer.from(carried, 'latin1')))
  return chunks
}
