import { createHmac, timingSafeEqual } from 'node:crypto'

/** What stands in the links of a digest: whoever has it chooses how that address hears of cases. 128 bits. */
export function copiesKey(secret: string, deskId: string, email: string): string {
  const digest = createHmac('sha256', secret).update(`copies\n${deskId}\n${email.toLowerCase()}`).digest()
  return digest.subarray(0, 16).toString('base64url')
}

/** Is this the key that we gave for this address? */
export function isCopiesKey(key: string, secret: string, deskId: string, email: string): boolean {
  const ours = Buffer.from(copiesKey(secret, deskId, email))
  const given = Buffer.from(key)
  return given.length === ours.length && timingSafeEqual(given, ours)
}
