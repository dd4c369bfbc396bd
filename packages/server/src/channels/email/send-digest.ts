import { createHash } from 'node:crypto'
import { type Instant, instant } from '@reglament/engine'
import { firmDomain } from '../../clients/names.ts'
import { copiesKey } from '../../copies-key.ts'
import { type FollowedCase, renderDigest } from '../../letters/digest.ts'
import { caseLabel, type Desk, listDesks, readDesk } from '../../store/desk/desk.ts'
import { SEND_DIGEST } from '../../store/job-queue.ts'
import { bouncedAmong } from '../../store/letter/bounced-address.ts'
import {
  type FollowedChange,
  listFollowed,
  passQuietReaders,
  readReader,
  startDigests as startDesk,
  tellReader,
} from '../../store/letter/copy-reader.ts'
import { inDesk } from '../../store/transaction.ts'
import type { DeliveryParts } from './deliver-letter.ts'

/** When the daily letter goes, by the desk's own clock. */
const DAILY_HOUR = 9
const DAY_MS = 24 * 3_600_000

/** Adds the jobs of whoever has something to be told; nobody without a server that sends. */
export async function startDigests({ shell, outgoing }: DigestParts): Promise<void> {
  if (outgoing === null) return
  for (const desk of await listDesks(shell.pool)) {
    const dailyAt = lastDaily(shell.clock(), desk.timezone)
    const added = await inDesk(shell.pool, desk.id, async (db) => {
      await passQuietReaders(db, dailyAt)
      return startDesk(db, SEND_DIGEST, dailyAt)
    })
    if (added > 0) shell.notices.jobsAdded(added)
  }
}

/** The last time that it was nine in the morning there. */
export function lastDaily(now: Instant, timezone: string): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone)
  const today = local.withPlainTime({ hour: DAILY_HOUR }).epochMilliseconds
  return instant(
    today <= now ? today : local.subtract({ days: 1 }).withPlainTime({ hour: DAILY_HOUR }).epochMilliseconds,
  )
}

export interface DigestParts extends Pick<DeliveryParts, 'shell' | 'secret' | 'outgoing' | 'trackingUrl'> {
  /** How people reach the desk, without a slash at the end. */
  readonly publicUrl: string
}

export type Told = 'sent' | 'nothing' | 'failed'

/**
 * The job `send-digest`: writes to somebody in copy what the clients of those cases were written since the last time. Killed
 * between the sending and the mark, it sends again under the same Message-ID. @throws on a passing failure.
 */
export async function sendDigest(parts: DigestParts, deskId: string, email: string): Promise<Told> {
  const { shell, outgoing, secret, publicUrl } = parts
  const desk = await readDesk(shell.pool, deskId)
  const reader = desk && (await inDesk(shell.pool, deskId, (db) => readReader(db, email)))
  if (!desk || !reader || reader.mode === 'none' || outgoing === null || desk.mailAddress === null) return 'nothing'
  const until = reader.mode === 'daily' ? lastDaily(shell.clock(), desk.timezone) : shell.clock()
  if (until <= reader.toldUntil.getTime()) return 'nothing'
  const { changes, isHeldBack } = await inDesk(shell.pool, deskId, async (db) => ({
    changes: (await listFollowed(db, email, reader.toldUntil, until)).filter((each) => mayHear(email, each)),
    isHeldBack: (await bouncedAmong(db, [email])).size > 0,
  }))
  const tell = async (told: Told) => {
    await inDesk(shell.pool, deskId, (db) => tellReader(db, email, reader.toldUntil, until))
    return told
  }
  if (changes.length === 0 || isHeldBack) return tell('nothing')
  const locale = reader.locale ?? desk.locale
  const link = new URLSearchParams({ email, key: copiesKey(secret, deskId, email) })
  const choiceUrl = `${publicUrl}/d/${deskId}/copies?${link}`
  const id = createHash('sha256').update(`${deskId} ${email} ${reader.toldUntil.getTime()}`).digest('hex').slice(0, 32)
  const sent = await outgoing.send({
    ...renderDigest(casesOf(parts, desk, changes), {
      locale,
      timezone: desk.timezone,
      deskTitle: desk.title[locale],
      choiceUrl,
    }),
    from: { address: desk.mailAddress, name: desk.title[locale] },
    replyTo: desk.mailAddress,
    envelopeFrom: desk.mailAddress,
    to: { address: email, name: '' },
    cc: [],
    messageId: `<copy-${id}@${desk.mailAddress.split('@').at(-1)}>`,
    inReplyTo: null,
    references: [],
    date: new Date(shell.clock()),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // RFC 8058: the mail program itself sends the POST when its reader presses «unsubscribe».
      'List-Unsubscribe': `<${publicUrl}/api/public/desks/${deskId}/copies/unsubscribe?${link}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    attachments: [],
  })
  if (sent.kind === 'later' && shell.clock() - until < DAY_MS)
    throw new Error(`the digest for \`${email}\` was not taken: ${sent.problem}`)
  return tell(sent.kind === 'sent' ? 'sent' : 'failed')
}

/**
 * A letter of a stranger can name anybody in its copy; only people of the client hear of the case, by what we know or by
 * the domain of their firm. Our letters must not become somebody's weapon.
 */
function mayHear(email: string, { contactEmail, isColleague }: FollowedChange): boolean {
  const domain = firmDomain(email)
  return isColleague || (domain !== null && domain === firmDomain(contactEmail))
}

function casesOf(
  { trackingUrl }: DigestParts,
  desk: Desk,
  changes: readonly FollowedChange[],
): readonly FollowedCase[] {
  const byNumber = Map.groupBy(changes, ({ number }) => number)
  return [...byNumber].flatMap(([number, all]) => {
    const [first] = all
    if (!first) return []
    return {
      label: caseLabel(desk, number),
      subject: first.subject,
      trackingUrl: first.isColleague ? trackingUrl(desk.id, number, first.trackingSecret) : null,
      changes: all.map(({ kind, at }) => ({ kind, at })),
    }
  })
}
