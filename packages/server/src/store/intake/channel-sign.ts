import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** The channels that leave a sign of themselves: mailboxes that are read, and the server that letters leave by. */
export type SignedChannel = 'mailbox' | 'letters'

export interface ChannelSign {
  readonly channel: SignedChannel
  /** Which of several: the address of a mailbox; empty where there is but one. */
  readonly name: string
  readonly workedAt: Date | null
  readonly failedAt: Date | null
  /** What it said when it failed last; null where it has worked since. For operators alone. */
  readonly problem: string | null
}

/** The channel has just worked (`problem` is null), or has just failed. */
export async function noteChannel(
  db: DeskClient,
  { channel, name, problem }: Pick<ChannelSign, 'channel' | 'name' | 'problem'>,
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'channel-sign',
    text: `insert into channel_sign (desk_id, channel, name, worked_at, failed_at, problem)
      values ($1, $2, $3, case when $4::text is null then $5::timestamptz end,
        case when $4::text is not null then $5::timestamptz end, $4)
      on conflict (desk_id, channel, name) do update set
        worked_at = coalesce(excluded.worked_at, channel_sign.worked_at),
        failed_at = coalesce(excluded.failed_at, channel_sign.failed_at), problem = excluded.problem`,
    values: [db.deskId, channel, name, problem, new Date(now)],
  })
}

/** A letter went: where one had failed before, that is over. Writes nothing where all is well. */
export async function noteLettersGo(db: DeskClient, now: Instant): Promise<void> {
  await db.query({
    name: 'letters-go',
    text: `update channel_sign set worked_at = $2, problem = null
      where desk_id = $1 and channel = 'letters' and problem is not null`,
    values: [db.deskId, new Date(now)],
  })
}

export async function listChannelSigns(db: DeskClient): Promise<readonly ChannelSign[]> {
  const { rows } = await db.query<ChannelSign>({
    name: 'channel-signs',
    text: `select channel, name, worked_at as "workedAt", failed_at as "failedAt", problem
      from channel_sign where desk_id = $1`,
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
