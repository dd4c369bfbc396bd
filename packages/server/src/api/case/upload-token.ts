import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '@reglament/engine'

/** As long as somebody may sit at a form. */
const VALID_MS = 24 * 3_600_000

/** Lets a form that has no case yet upload files: `nonce.expires.signature`, signed for one desk. */
export function makeUploadToken(secret: string, deskId: string, now: Instant): string {
  const body = `${randomBytes(16).toString('base64url')}.${(now + VALID_MS).toString(36)}`
  return `${body}.${signature(secret, deskId, body)}`
}

/** Who owns what was uploaded with the token; null where we did not sign it for this desk, or where its time is over. */
export function ownerByToken(secret: string, deskId: string, token: string, now: Instant): string | null {
  const [nonce = '', expires = '', given = ''] = token.split('.')
  const right = Buffer.from(signature(secret, deskId, `${nonce}.${expires}`))
  const claimed = Buffer.from(given)
  if (claimed.length !== right.length || !timingSafeEqual(claimed, right)) return null
  return Number.parseInt(expires, 36) > now ? `form:${nonce}` : null
}

function signature(secret: string, deskId: string, body: string): string {
  return createHmac('sha256', secret).update(`upload-token\n${deskId}\n${body}`).digest('base64url')
}
