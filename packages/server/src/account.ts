import { createHash, createHmac } from 'node:crypto'
import { channelsByInvitation, type Regulation } from '@reglament/engine'
import type { AccountHolder } from './store/account/client-account.ts'

/** How long a link that was asked for opens an account, in milliseconds. */
export const SIGN_IN_LIFE_MS = 15 * 60_000

/** How long a browser stays signed in, in milliseconds. */
export const SESSION_LIFE_MS = 30 * 24 * 3_600_000

/** The token in the link of an ask: made of its id, so that whoever reads the database alone can't make one. 256 bits. */
export function signInToken(secret: string, deskId: string, askId: string): string {
  return createHmac('sha256', secret).update(`client-sign-in\n${deskId}\n${askId}`).digest('base64url')
}

/** What is kept of a token; it carries too many bits for a slow hash to add anything. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Whether somebody may sign in: where the portal is by invitation, only those who were let in (U5). */
export function mayEnter(holder: AccountHolder | null, regulation: Regulation): holder is AccountHolder {
  if (holder === null) return false
  return holder.isInvited || !channelsByInvitation(regulation).includes('portal')
}

/** The clause that opens the portal by invitation; null where it is open to all. */
export function invitationClause({ programmes }: Regulation): string | null {
  for (const { channels } of programmes) {
    const detail = channels.about.portal
    if (detail?.byInvitation != null) return detail.clauses[0] ?? null
  }
  return null
}
