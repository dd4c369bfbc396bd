/** Encodings that a table of clients comes in, the likeliest first. */
export const ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'koi8-r', 'ibm866'] as const
export type Encoding = (typeof ENCODINGS)[number]

/**
 * The encoding of a table: by its byte order mark, else UTF-8 where all of it is that, else windows-1251, which is what
 * Excel writes in Russia. Text in windows-1251 that happens to be valid UTF-8 has no letter of Cyrillic in it.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1251'
  }
}

/** The text, without its byte order mark; what the encoding has no letter for comes as U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}
