import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** The channels that leave a sign of themselves. */
export type SignedChannel = 'mailbox'

export interface ChannelSign {
  readonly channel: SignedChannel
  readonly name: string
  readonly workedAt: Date | null
  readonly failedAt: Date | null
}

/** The channel has just worked, or has just failed. */
export async function noteChannel(
  db: DeskClient,
  { channel, name, isWorking }: { readonly channel: SignedChannel; readonly name: string; readonly isWorking: boolean },
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'channel-sign',
    text: `insert into channel_sign (desk_id, channel, name, worked_at, failed_at)
      values ($1, $2, $3, case when $4 then $5::timestamptz end, case when not $4 then $5::timestamptz end)
      on conflict (desk_id, channel, name) do update set
        worked_at = case when $4 then $5::timestamptz else channel_sign.worked_at end,
        failed_at = case when $4 then channel_sign.failed_at else $5::timestamptz end`,
    values: [db.deskId, channel, name, isWorking, new Date(now)],
  })
}

export async function listChannelSigns(db: DeskClient): Promise<readonly ChannelSign[]> {
  const { rows } = await db.query<ChannelSign>({
    name: 'channel-signs',
    text: `select channel, name, worked_at as "workedAt", failed_at as "failedAt" from channel_sign where desk_id = $1`,
    values: [db.deskId],
  })
  return rows
}

export interface LettersOut {
  readonly lastSentAt: Date | null
  /** Letters that should have gone long ago and have not. */
  readonly late: number
}

/** How long a letter may take before it is late, in milliseconds. */
const LATE_MS = 15 * 60_000
/** More are not counted: it is bad enough. */
const MOST_LATE = 100

/** How the letters to clients go; those that wait in the site's chat to be seen there are not among them. */
export async function readLettersOut(db: DeskClient, now: Instant): Promise<LettersOut> {
  const { rows } = await db.query<LettersOut>({
    name: 'letters-out',
    text: `select
        (select max(sent_at) from letter where desk_id = $1 and status = 'sent' and created_at > $3) as "lastSentAt",
        (select count(*)::int from (select from letter where desk_id = $1 and status = 'queued' and created_at < $2
          and recipient like '%@%' limit ${MOST_LATE}) as late) as late`,
    values: [db.deskId, new Date(now - LATE_MS), new Date(now - DAY_MS)],
  })
  return rows[0] ?? { lastSentAt: null, late: 0 }
}

const DAY_MS = 24 * 3_600_000
