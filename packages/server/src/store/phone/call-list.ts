import { type Instant, instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'
import type { KeptCall } from './call.ts'

interface CallRecord {
  id: string
  direction: 'in' | 'out'
  number: string | null
  called: string
  extensions: readonly string[]
  answered_extension: string | null
  started_at: Date
  answered_at: Date | null
  ended_at: Date | null
  talk_seconds: number | null
  recording_url: string | null
  cases: readonly number[]
}

const COLUMNS = `c.id, c.direction, c.number, c.called, c.extensions, c.answered_extension, c.started_at, c.answered_at,
  c.ended_at, c.talk_seconds, c.recording_url,
  (select coalesce(json_agg(k.number order by k.number), '[]') from call_case t
     join support_case k on k.desk_id = $1 and k.id = t.case_id where t.desk_id = $1 and t.call_id = c.id) as cases`

/** null where the desk has no such call. */
export async function readCall(db: DeskClient, id: string): Promise<KeptCall | null> {
  const { rows } = await db.query<CallRecord>({
    name: 'call-read',
    text: `select ${COLUMNS} from call c where c.desk_id = $1 and c.id = $2`,
    values: [db.deskId, id],
  })
  return rows[0] ? toCall(rows[0]) : null
}

/** The newest first. */
export async function listRecentCalls(db: DeskClient, limit: number): Promise<readonly KeptCall[]> {
  const { rows } = await db.query<CallRecord>({
    name: 'call-recent',
    text: `select ${COLUMNS} from call c where c.desk_id = $1 order by c.started_at desc, c.id limit $2`,
    values: [db.deskId, limit],
  })
  return rows.map(toCall)
}

/** An exchange may never say that a call ended: after these times it is not shown as going on, in milliseconds. */
const RINGS_MS = 3 * 60_000
const TALKS_MS = 4 * 3_600_000
/** How long a talk that was about no case yet stays in sight once it is over, in milliseconds. */
const STAYS_MS = 10 * 60_000

/**
 * The calls that `userId` has to do with now: those that ring at their extension (or at one that is nobody's, such as a
 * group), their talk, and the one that has just ended and is about no case yet.
 */
export async function listCallsNow(db: DeskClient, userId: string, now: Instant): Promise<readonly KeptCall[]> {
  const ago = (ms: number) => new Date(now - ms)
  const { rows } = await db.query<CallRecord>({
    name: 'call-now',
    text: `select ${COLUMNS} from call c
      left join phone_extension mine on mine.desk_id = $1 and mine.user_id = $2
      cross join lateral (select case when c.answered_at is null then c.extensions else array[c.answered_extension] end as at) rings
      where c.desk_id = $1 and c.started_at > $4
        and (mine.extension = any(rings.at)
          or not exists (select from phone_extension e where e.desk_id = $1 and e.extension = any(rings.at)))
        and case
          when c.ended_at is not null then c.answered_at is not null and c.ended_at > $5
            and not exists (select from call_case t where t.desk_id = $1 and t.call_id = c.id)
          when c.answered_at is not null then true
          else c.started_at > $3
        end
      order by c.started_at desc, c.id limit 20`,
    values: [db.deskId, userId, ago(RINGS_MS), ago(TALKS_MS), ago(STAYS_MS)],
  })
  return rows.map(toCall)
}

function toCall(row: CallRecord): KeptCall {
  const at = (date: Date | null) => (date === null ? null : instant(date.getTime()))
  return {
    id: row.id,
    direction: row.direction,
    number: row.number,
    called: row.called,
    extensions: row.extensions,
    answeredExtension: row.answered_extension,
    startedAt: instant(row.started_at.getTime()),
    answeredAt: at(row.answered_at),
    endedAt: at(row.ended_at),
    talkSeconds: row.talk_seconds,
    recordingUrl: row.recording_url,
    cases: row.cases,
  }
}
