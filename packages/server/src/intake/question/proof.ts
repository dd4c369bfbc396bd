import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Instant, instant } from '@reglament/engine'

/** Zero bits that a hash has to begin with: some 65,000 tries, a fraction of a second on a desk and a few on an old telephone. */
export const WORK_BITS = 16
/** As long as somebody may sit at a form, in milliseconds. */
const VALID_MS = 24 * 3_600_000

/** What a form's script works on: `nonce.expires.signature`, signed for one desk. */
export function makeChallenge(secret: string, deskId: string, now: Instant): string {
  const body = `${randomBytes(16).toString('base64url')}.${(now + VALID_MS).toString(36)}`
  return `${body}.${signature(secret, deskId, body)}`
}

export interface Proof {
  readonly challenge: string
  /** What makes the hash of `challenge:answer` begin with the zeros. */
  readonly answer: string
}

/** The challenge that was worked on; null where it is not ours, too old, or the work was not done. Whether it is new, the store knows. */
export function workedOn(
  secret: string,
  deskId: string,
  { challenge, answer }: Proof,
  now: Instant,
): { readonly id: string; readonly expiresAt: Instant } | null {
  const [id = '', expires = '', given = ''] = challenge.split('.')
  const right = Buffer.from(signature(secret, deskId, `${id}.${expires}`))
  const claimed = Buffer.from(given)
  if (claimed.length !== right.length || !timingSafeEqual(claimed, right)) return null
  const expiresAt = Number.parseInt(expires, 36)
  if (expiresAt <= now || leadingZeros(`${challenge}:${answer}`) < WORK_BITS) return null
  return { id, expiresAt: instant(expiresAt) }
}

function leadingZeros(text: string): number {
  return Math.clz32(createHash('sha256').update(text).digest().readUInt32BE(0))
}

function signature(secret: string, deskId: string, body: string): string {
  return createHmac('sha256', secret).update(`question-challenge\n${deskId}\n${body}`).digest('base64url')
}
