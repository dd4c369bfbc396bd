import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '@reglament/engine'
import type { Pool } from 'pg'
import { administratorExists, replaceSetupLink, useSetupLink } from '../store/desk/setup.ts'
import type { StaffUser } from '../store/desk/staff.ts'
import { newAccount } from './accounts.ts'

/** Links carry 256 bits: nothing is gained by hashing them slowly. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** The link to print while nobody administers the installation; null once somebody does. Voids the one before. */
export async function makeSetupLink(pool: Pool, publicUrl: string, now: Instant): Promise<string | null> {
  if (await administratorExists(pool)) return null
  const token = randomBytes(32).toString('base64url')
  await replaceSetupLink(pool, hashOf(token), now)
  return `${publicUrl}/setup?token=${token}`
}

type SetUp =
  | { readonly kind: 'made'; readonly user: StaffUser }
  | { readonly kind: 'unknown-link' }
  | { readonly kind: 'address-taken' }

/** Makes the first administrator; the token works once. */
export async function setUp(
  pool: Pool,
  given: { readonly token: string; readonly name: string; readonly email: string; readonly password: string },
  now: Instant,
): Promise<SetUp> {
  const account = await newAccount(given)
  const kind = await useSetupLink(pool, hashOf(given.token), account, now)
  if (kind !== 'made') return { kind }
  return { kind, user: { id: account.id, name: account.name, email: account.email } }
}
