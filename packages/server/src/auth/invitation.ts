import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { dropInvitations } from '../store/desk/member.ts'
import { type Auth, passwordLink } from './auth.ts'

/** A person who is away for a week still finds the link good. */
const GOOD_FOR_MS = 7 * 24 * 3_600_000

export interface Invitation {
  readonly url: string
  readonly expiresAt: Date
}

/**
 * A link by which a person chooses a password, once; the ones before it are void. It is better-auth's own link for a
 * forgotten password (kept as a hash), so its time is the machine's, as that of sessions is.
 */
export async function invite(
  { auth, pool, publicUrl }: { readonly auth: Auth; readonly pool: Pool; readonly publicUrl: string },
  user: { readonly id: string; readonly email: string },
): Promise<Invitation> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + GOOD_FOR_MS)
  await dropInvitations(pool, user.id)
  const { internalAdapter } = await auth.$context
  await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: user.id, expiresAt })
  return { url: passwordLink(publicUrl, user, token), expiresAt }
}
