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
  const scored = CYRILLIC.map((charset) => ({
    charset: charset as string,
    score: plausibility(iconv.decode(sample, charset)) + (charset === hint ? 0.15 : 0),
  }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
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
