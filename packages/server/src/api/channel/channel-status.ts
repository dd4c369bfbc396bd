import { CHANNELS, type Channel, type Instant, instant } from '@reglament/engine'
import type { ChannelStatus } from '../../pages/status.ts'
import { areLettersLate, type ChannelSign, listChannelSigns } from '../../store/intake/channel-sign.ts'
import { listMessengerAccounts, type MessengerAccount } from '../../store/messenger/messenger.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext } from '../context.ts'
import type { KnownDesk } from '../known-desk.ts'

/** A mailbox is looked into every two minutes; after this long it is not, in milliseconds. */
const STALE_MS = 10 * 60_000

interface Known {
  readonly signs: readonly ChannelSign[]
  readonly isLate: boolean
  readonly accounts: readonly MessengerAccount[]
}

/** As operators see it: with the cause. */
export interface KnownStatus extends ChannelStatus {
  /** What the channel's server said; no business of clients. */
  readonly problem: string | null
}

/** Every channel that the regulation takes from anybody, as the desk knows it: nobody outside is asked. */
export async function channelStatus(parts: ApiContext, desk: KnownDesk): Promise<readonly KnownStatus[]> {
  const now = parts.shell.clock()
  const known = await inDesk(parts.shell.pool, desk.id, async (db): Promise<Known> => {
    const [signs, isLate, accounts] = await Promise.all([
      listChannelSigns(db),
      areLettersLate(db, now),
      listMessengerAccounts(db),
    ])
    return { signs, isLate, accounts: accounts.filter(({ isOpen }) => isOpen) }
  })
  const open = CHANNELS.filter((channel) =>
    desk.model.programmes.some(({ channels }) => channels.open.includes(channel) || channels.also.includes(channel)),
  )
  return open.flatMap((channel) => statusOf(parts, desk, channel, known, now))
}

function statusOf(
  { live, messengers, mail }: ApiContext,
  { id, mailAddress }: KnownDesk,
  channel: Channel,
  { signs, isLate, accounts }: Known,
  now: Instant,
): readonly KnownStatus[] {
  // The form, the portal and the request for a call are pages of this very server.
  const works = { channel, name: null, state: 'works', note: null, seenAt: null, problem: null } as const
  switch (channel) {
    case 'portal':
    case 'form':
    case 'callback':
      return [works]
    case 'phone':
      // The exchange is not ours: what it hears, nobody tells us.
      return [{ ...works, state: 'quiet' }]
    case 'chat':
      return [{ ...works, note: live.online.isAnybodyAt(id) ? 'operator' : 'no-operator' }]
    case 'messenger':
      return accounts.map(({ id: account, name }) => ({
        ...works,
        name,
        state: messengers.isRunning(account) ? ('works' as const) : ('down' as const),
        problem: messengers.problemOf(account),
      }))
    case 'email': {
      const note = isLate ? 'letters-late' : mail.sendsMail ? null : 'letters-held'
      const going = signs.find(({ channel: each }) => each === 'letters')?.problem ?? null
      const mailboxes = signs.filter(({ channel: each }) => each === 'mailbox')
      // Letters that come straight to our own server are taken while this page can be read.
      if (mailboxes.length === 0)
        return [{ ...works, name: mailAddress, state: isLate ? 'slow' : 'works', note, problem: going }]
      return mailboxes.map(({ name, workedAt, problem }) => {
        const seenAt = workedAt && instant(workedAt.getTime())
        const isDown = seenAt === null || now - seenAt > STALE_MS || problem !== null
        return {
          ...works,
          name,
          state: isDown ? 'down' : isLate ? 'slow' : 'works',
          note,
          seenAt,
          problem: problem ?? going,
        }
      })
    }
  }
}
