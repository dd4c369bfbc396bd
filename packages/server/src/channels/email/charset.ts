import { isAscii } from 'node:buffer'
import encodingJapanese from 'encoding-japanese'
import iconv from 'iconv-lite'
import { plausibility } from './plausibility.ts'

/** The 8-bit charsets of Russian mail, most frequent first: an equal score goes to the earlier one. */
const CYRILLIC = ['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866'] as const

/** Declared by programs that do not know what they send, so that bytes above 127 say more than the name does. */
const MEANS_NOTHING =
  /^(us-?ascii|ascii|ansi_x3.*|7bit|8bit|binary|unknown.*|x-unknown|default|none|iso-?8859-?1|latin-?1|windows-1252)$/

const ALIASES: Readonly<Record<string, string>> = {
  'ks_c_5601-1987': 'cp949',
  koi8r: 'koi8-r',
  'x-cp1251': 'windows-1251',
  'win-1251': 'windows-1251',
  win1251: 'windows-1251',
  '1251': 'windows-1251',
  'cp-1251': 'windows-1251',
  'cp-866': 'cp866',
  'ibm-866': 'cp866',
  'dos-866': 'cp866',
  utf8mb4: 'utf-8',
  'x-mac-cyrillic': 'maccyrillic',
  'x-gbk': 'gbk',
  'iso-8859-8-i': 'iso-8859-8',
}

/**
 * Text of `bytes`, total: every input has one.
 *
 * The declared charset is believed unless the bytes speak plainly against it: valid multibyte UTF-8 under another
 * name, or Russian that becomes words only in another Cyrillic charset. `hint` is a charset declared nearby (the
 * body's, for a header).
 */
export function decodeText(bytes: Buffer, declared: string | null, hint: string | null = null): string {
  const named = normalize(declared)
  const marked = byMark(bytes)
  if (marked !== null) return marked
  if (named !== null && /^(iso-2022-jp|x?-?euc-?jp|jis|shift[-_]jis|sjis)/.test(named)) return japanese(bytes, named)
  if (named !== null && /^(utf-?16|utf-?32|ucs-?2|utf-?7|gb|big5|hz|iso-2022|euc|cp9[345]\d)/.test(named)) {
    return known(named) ? iconv.decode(bytes, named) : bytes.toString('utf8')
  }
  if (isAscii(bytes)) return looksJapanese(bytes) ? japanese(bytes, 'iso-2022-jp') : bytes.toString('latin1')
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null) return utf8
  if (named === 'utf-8' && brokenShare(bytes) < 0.2) return bytes.toString('utf8')
  const trusted = named !== null && named !== 'utf-8' && !MEANS_NOTHING.test(named) && known(named) ? named : null
  return byStatistics(bytes, trusted, normalize(hint), named)
}

/**
 * The charset that bytes of which nothing is said are most likely in, by the name that `TextDecoder` and iconv know. The
 * end may be cut anywhere: what is looked at is the beginning of a file.
 */
export function guessCharset(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const wide = wideAscii(bytes)
  if (wide !== null) return wide
  if (strictUtf8(withoutCutEnd(bytes)) !== null) return 'utf-8'
  const best = bestCyrillic(bytes.subarray(0, SAMPLE_BYTES), null)
  if (best.score > 0) return best.charset
  return brokenShare(bytes) < 0.2 ? 'utf-8' : 'windows-1252'
}

/** UTF-16 without its mark: every second byte of what is mostly ASCII is zero. */
function wideAscii(bytes: Buffer): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 10
  if (odd > many && even < odd / 10) return 'utf-16le'
  return even > many && odd < even / 10 ? 'utf-16be' : null
}

/** Without the first bytes of a UTF-8 character whose others were cut off. */
function withoutCutEnd(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes.at(-back) ?? 0
    if (byte < 0x80) return bytes
    if (byte >= 0xc0) return bytes.subarray(0, -back)
  }
  return bytes
}

function normalize(charset: string | null): string | null {
  if (charset === null) return null
  const name = charset
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
    .replace(/^cs(?=koi8|iso|ibm)/, '')
  if (name === '') return null
  if (/^utf_?8$/.test(name)) return 'utf-8'
  return ALIASES[name] ?? name
}

function known(charset: string): boolean {
  return iconv.encodingExists(charset)
}

function byMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes.length % 2 === 0) return iconv.decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) return iconv.decode(bytes, 'utf-16be')
  return null
}

function looksJapanese(bytes: Buffer): boolean {
  return bytes.includes('\x1b$B', 0, 'latin1') || bytes.includes('\x1b$@', 0, 'latin1')
}

function japanese(bytes: Buffer, charset: string): string {
  const from = /2022|^jis/.test(charset) ? 'JIS' : /euc/.test(charset) ? 'EUCJP' : 'SJIS'
  try {
    return encodingJapanese.convert(bytes, { to: 'UNICODE', from, type: 'string' })
  } catch {
    // Broken escapes: what is readable as it stands is better than nothing.
    return bytes.toString('utf8')
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function strictUtf8(bytes: Buffer): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

/** Of the bytes above 127, how many are not part of valid UTF-8: a cut character leaves few, another charset most. */
function brokenShare(bytes: Buffer): number {
  const high = bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0)
  const broken = bytes.toString('utf8').split('\ufffd').length - 1
  return broken / Math.max(high, 1)
}

/** A word or two may look like anything. */
const ENOUGH_LETTERS = 12

/** Enough to judge by; a megabyte of log tells no more. */
const SAMPLE_BYTES = 16_384

function byStatistics(bytes: Buffer, trusted: string | null, hint: string | null, declared: string | null): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const best = bestCyrillic(sample, hint)
  if (trusted !== null) {
    const own = plausibility(iconv.decode(sample, trusted))
    // A name counts for much: it is overruled only where it makes nonsense of a text long enough to judge by, and
    // another makes words.
    const isLong = sample.filter((byte) => byte >= 0x80).length >= ENOUGH_LETTERS
    return iconv.decode(bytes, isLong && own < 0.1 && best.score > own + 0.4 ? best.charset : trusted)
  }
  if (best.score <= 0 && hint !== null && known(hint) && hint !== 'utf-8') return iconv.decode(bytes, hint)
  if (best.score <= 0) return iconv.decode(bytes, declared === 'utf-8' ? 'utf-8' : 'windows-1252')
  return iconv.decode(bytes, best.charset)
}

/** Which of the Russian charsets makes most sense of a text, and how much. */
function bestCyrillic(sample: Buffer, hint: string | null): { readonly charset: string; readonly score: number } {
  const scored = CYRILLIC.map((charset) => ({
    charset: charset as string,
    score: plausibility(iconv.decode(sample, charset)) + (charset === hint ? 0.15 : 0),
  }))
  return scored.reduce((a, b) => (b.score > a.score ? b : a))
}
