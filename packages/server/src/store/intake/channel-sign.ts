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

/** How long a letter may take before it is late, in milliseconds. */
const LATE_MS = 15 * 60_000

/** Whether letters to clients wait that should have gone long ago; those that wait in the site's chat to be seen are none. */
export async function areLettersLate(db: DeskClient, now: Instant): Promise<boolean> {
  const { rows } = await db.query<{ late: boolean }>({
    name: 'letters-late',
    text: `select exists (select from letter where desk_id = $1 and status = 'queued' and created_at < $2
      and recipient like '%@%') as late`,
    values: [db.deskId, new Date(now - LATE_MS)],
  })
  return rows[0]?.late ?? false
}
