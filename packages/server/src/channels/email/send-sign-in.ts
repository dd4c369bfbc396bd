import { type Instant, instant } from '@reglament/engine'
import { invitationClause, mayEnter, SIGN_IN_LIFE_MS, signInToken } from '../../account.ts'
import type { Shell } from '../../handle/shell.ts'
import { renderSignIn, type SignInLetter } from '../../letters/sign-in.ts'
import { findAccountHolder } from '../../store/account/client-account.ts'
import {
  countSignInLetters,
  forgetSignIns,
  grantSignIn,
  markSignIn,
  readOpenSignIn,
  type SignInOutcome,
} from '../../store/account/client-sign-in.ts'
import { type Desk, readDesk } from '../../store/desk/desk.ts'
import { inDesk } from '../../store/transaction.ts'
import type { Outgoing } from './outgoing.ts'

export interface SignInParts {
  readonly shell: Shell
  readonly secret: string
  /** null: no server that sends is set. */
  readonly outgoing: Outgoing | null
  /** Where clients of a desk sign in. */
  readonly accountUrl: (deskId: string) => string
}

const DAY_MS = 24 * 3_600_000
/** Links to one address within the life of a link; more would be somebody's toy. */
const MOST_LINKS = 3
/** A stranger is told once a day that there is no account: our letters must not become somebody's weapon. */
const MOST_ADVICE = 1

/**
 * The job `send-sign-in`: only here is looked up who is known, so that the page that asked learns nothing of it. Who may
 * not sign in is told how to ask for it (U5). @throws on a passing failure, so that the job is tried again while the link
 * would still be good.
 */
export async function sendSignIn(parts: SignInParts, deskId: string, askId: string): Promise<SignInOutcome | null> {
  const { shell, outgoing } = parts
  const now = shell.clock()
  const desk = await readDesk(shell.pool, deskId)
  const asked = desk && (await inDesk(shell.pool, deskId, (db) => readOpenSignIn(db, askId)))
  if (!desk || !asked) return null
  const mark = async (outcome: SignInOutcome) => {
    await inDesk(shell.pool, deskId, async (db) => {
      await markSignIn(db, askId, outcome, now)
      await forgetSignIns(db, instant(now - 2 * DAY_MS))
    })
    return outcome
  }
  if (asked.expiresAt.getTime() <= now) return mark('expired')
  if (outgoing === null) return mark('no-mail-server')
  if (desk.mailAddress === null) return mark('no-desk-address')
  const letter = await letterFor(parts, desk, desk.mailAddress, askId, asked.address, now)
  if (letter === null) return mark('too-many')
  const title = desk.title[asked.locale]
  const sent = await outgoing.send({
    ...renderSignIn(letter, asked.locale, title),
    from: { address: desk.mailAddress, name: title },
    replyTo: desk.mailAddress,
    envelopeFrom: desk.mailAddress,
    to: { address: asked.address, name: '' },
    cc: [],
    messageId: `<sign-in-${askId}@${desk.mailAddress.split('@').at(-1)}>`,
    inReplyTo: null,
    references: [],
    date: asked.askedAt,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: [],
  })
  if (sent.kind === 'later') throw new Error(`the sign-in letter \`${askId}\` was not taken: ${sent.problem}`)
  if (sent.kind === 'refused') return mark('failed')
  return mark(letter.kind === 'link' ? 'link' : 'advice')
}

/** null where the address has had as many letters as it may. */
async function letterFor(
  { shell, secret, accountUrl }: SignInParts,
  desk: Desk,
  mailAddress: string,
  askId: string,
  address: string,
  now: Instant,
): Promise<SignInLetter | null> {
  return inDesk(shell.pool, desk.id, async (db) => {
    const regulation = await shell.regulations.get(db, desk.regulation)
    const holder = await findAccountHolder(db, address)
    const wasSent = (outcome: SignInOutcome, withinMs: number) =>
      countSignInLetters(db, address, outcome, instant(now - withinMs))
    if (mayEnter(holder, regulation)) {
      if ((await wasSent('link', SIGN_IN_LIFE_MS)) >= MOST_LINKS) return null
      await grantSignIn(db, askId, holder.id)
      // After the `#`: it reaches no server's log and no other page.
      const url = `${accountUrl(desk.id)}#sign-in=${signInToken(secret, desk.id, askId)}`
      return { kind: 'link', url, minutes: SIGN_IN_LIFE_MS / 60_000 }
    }
    if ((await wasSent('advice', DAY_MS)) >= MOST_ADVICE) return null
    const clause = invitationClause(regulation)
    if (clause !== null) return { kind: 'ask-invitation', clause, mailAddress }
    return { kind: 'unknown', deskUrl: accountUrl(desk.id).replace(/\/account$/, ''), mailAddress }
  })
}
