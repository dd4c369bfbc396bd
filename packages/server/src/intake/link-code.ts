import { createHash, randomInt } from 'node:crypto'

/** Without letters and digits that look alike. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 12

/** Long enough to go and start the messenger, in milliseconds. */
export const LINK_CODE_LIFE_MS = 24 * 3_600_000

/** `LINK-7KQ2…`: 58 bits that a person can type, or that a link carries. */
export function newLinkCode(): string {
  let code = ''
  for (let letter = 0; letter < LENGTH; letter += 1) code += LETTERS[randomInt(LETTERS.length)]
  return `LINK-${code}`
}

/** The code that a text consists of; null where it is anything else. */
export function readLinkCode(text: string): string | null {
  const [, code] = /^\s*(?:\/start\s+)?(LINK-[A-Z0-9]{12})\s*$/i.exec(text) ?? []
  return code?.toUpperCase() ?? null
}

export function hashLinkCode(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
