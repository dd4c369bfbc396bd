import { createHmac, timingSafeEqual } from 'node:crypto'

/** 16 letters of five bits: 80 bits that nobody guesses, and in one case only, since mail programs change it. */
const TOKEN_LETTERS = 16
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

const TAGGED = /^([^+@]+)\+([^@]+)@([^@]+)$/
const CASE_TAG = /^c(\d{1,15})\.([a-z2-7]{16})$/i

/** `help+c1042.k3v…@desk.example`: a letter to it belongs to that case, if its sender does. */
export function replyAddress(
  deskAddress: string,
  deskId: string,
  number: number,
  caseId: string,
  secret: string,
): string {
  const at = deskAddress.lastIndexOf('@')
  return `${deskAddress.slice(0, at)}+c${number}.${tokenOf(deskId, caseId, secret)}${deskAddress.slice(at)}`
}

/** The address without its tag: `help+anything@desk.example` is `help@desk.example`. */
export function bareAddress(address: string): string {
  const [, local, , host] = TAGGED.exec(address) ?? []
  return (local === undefined ? address : `${local}@${host}`).toLowerCase()
}

/** The case number and the token that an address carries; null where it carries none. */
export function readReplyAddress(address: string): { readonly number: number; readonly token: string } | null {
  const [, number, token] = CASE_TAG.exec(TAGGED.exec(address)?.[2] ?? '') ?? []
  return number === undefined || token === undefined ? null : { number: Number(number), token: token.toLowerCase() }
}

/** Is this the token that we gave for this case? */
export function isOurToken(token: string, deskId: string, caseId: string, secret: string): boolean {
  const ours = Buffer.from(tokenOf(deskId, caseId, secret))
  const given = Buffer.from(token)
  return given.length === ours.length && timingSafeEqual(given, ours)
}

function tokenOf(deskId: string, caseId: string, secret: string): string {
  const digest = createHmac('sha256', secret).update(`reply-address\n${deskId}\n${caseId}`).digest()
  let token = ''
  for (const byte of digest.subarray(0, TOKEN_LETTERS)) token += ALPHABET[byte & 31]
  return token
}
