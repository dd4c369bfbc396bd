import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far the clock of an exchange may be from ours; what was signed longer ago is a recording of it. */
const SIGNED_WITHIN_MS = 5 * 60_000

/** The secret of a desk's exchange: another one for each desk and each time it is made anew. */
export function phoneSecret(installationSecret: string, deskId: string, keyId: string): string {
  return createHmac('sha256', installationSecret).update(`phone\n${deskId}\n${keyId}`).digest('base64url')
}

/** `v1=` and the HMAC-SHA256, in hexadecimal, of the timestamp, a full stop and the body as it is sent. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

export type Signed = 'good' | 'wrong' | 'stale'

/** Whether the holder of the secret said this, and just now. `timestamp` is in Unix seconds, `nowMs` in milliseconds. */
export function judgeSignature(
  secret: string,
  given: { readonly timestamp: string; readonly signature: string; readonly body: string },
  nowMs: number,
): Signed {
  const right = Buffer.from(signatureOf(secret, given.timestamp, given.body))
  const said = Buffer.from(given.signature.trim().toLowerCase())
  if (said.length !== right.length || !timingSafeEqual(said, right)) return 'wrong'
  const at = /^\d{9,11}$/.test(given.timestamp) ? Number(given.timestamp) * 1000 : Number.NaN
  return Math.abs(nowMs - at) <= SIGNED_WITHIN_MS ? 'good' : 'stale'
}
