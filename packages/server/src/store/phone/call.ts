import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

export const CALL_EVENTS = ['ringing', 'answered', 'ended'] as const
export type CallEventKind = (typeof CALL_EVENTS)[number]

/** What an exchange told of a call, once. Instants are epoch milliseconds. */
export interface CallEvent {
  readonly kind: CallEventKind
  readonly direction: 'in' | 'out'
  /** Whose it is at the desk, or the group that rings. */
  readonly extension: string
  /** The client's telephone, in its one spelling; null: withheld. */
  readonly number: string | null
  /** What the client dialled; of a call of ours, what we dialled from. */
  readonly called: string
  readonly at: Instant
  readonly talkSeconds: number | null
  readonly recordingUrl: string | null
}

/** A call: the fold of its events. */
export interface Call {
  readonly direction: 'in' | 'out'
  readonly number: string | null
  readonly called: string
  /** Where it rang. */
  readonly extensions: readonly string[]
  readonly answeredExtension: string | null
  readonly startedAt: Instant
  readonly answeredAt: Instant | null
  readonly endedAt: Instant | null
  readonly talkSeconds: number | null
  readonly recordingUrl: string | null
}

export interface KeptCall extends Call {
  readonly id: string
  /** The numbers of the cases that it was about. */
  readonly cases: readonly number[]
}

/** Two events of one call at once come one after the other: each is folded with the one before. */
export async function lockCall(db: DeskClient, exchangeId: string): Promise<void> {
  await db.query({
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`call ${db.deskId} ${exchangeId}`],
  })
}

/** False where the same was told before: the first telling stays. */
export async function insertCallEvent(
  db: DeskClient,
  exchangeId: string,
  event: CallEvent,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'call-event-insert',
    text: `insert into call_event (desk_id, exchange_id, kind, extension, body, received_at) values ($1, $2, $3, $4, $5, $6)
           on conflict do nothing`,
    values: [db.deskId, exchangeId, event.kind, event.extension, JSON.stringify(event), new Date(now)],
  })
  return rowCount === 1
}

/** In the order in which they came. */
export async function readCallEvents(db: DeskClient, exchangeId: string): Promise<readonly CallEvent[]> {
  const { rows } = await db.query<{ body: CallEvent }>({
    name: 'call-events',
    text: `select body from call_event where desk_id = $1 and exchange_id = $2 order by received_at, kind, extension`,
    values: [db.deskId, exchangeId],
  })
  return rows.map(({ body }) => body)
}

/** Writes the call as it is now; its id, given at the first telling, stays. */
export async function saveCall(db: DeskClient, newId: string, exchangeId: string, call: Call): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    name: 'call-save',
    text: `insert into call (desk_id, id, exchange_id, direction, number, called, extensions, answered_extension, started_at,
             answered_at, ended_at, talk_seconds, recording_url)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
           on conflict (desk_id, exchange_id) do update set direction = excluded.direction, number = excluded.number,
             called = excluded.called, extensions = excluded.extensions, answered_extension = excluded.answered_extension,
             started_at = excluded.started_at, answered_at = excluded.answered_at, ended_at = excluded.ended_at,
             talk_seconds = excluded.talk_seconds, recording_url = excluded.recording_url
           returning id`,
    values: [
      db.deskId,
      newId,
      exchangeId,
      call.direction,
      call.number,
      call.called,
      call.extensions,
      call.answeredExtension,
      new Date(call.startedAt),
      call.answeredAt === null ? null : new Date(call.answeredAt),
      call.endedAt === null ? null : new Date(call.endedAt),
      call.talkSeconds,
      call.recordingUrl,
    ],
  })
  return rows[0]?.id ?? newId
}

/** False where the call is tied to that case already. */
export async function tieCall(db: DeskClient, callId: string, caseId: string): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'insert into call_case (desk_id, call_id, case_id) values ($1, $2, $3) on conflict do nothing',
    values: [db.deskId, callId, caseId],
  })
  return rowCount === 1
}
