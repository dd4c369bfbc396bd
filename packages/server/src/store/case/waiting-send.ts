import { type Actor, type Instant, instant } from '@reglament/engine'
import { insertJobs, SEND_WAITING } from '../job-queue.ts'
import type { DeskClient } from '../transaction.ts'
import type { DraftBody, DraftPlace } from './draft.ts'

/** An answer that can still be taken back; command and message are as `handle` takes them. */
export interface WaitingSend<C, M> extends DraftPlace {
  readonly id: string
  readonly command: C
  readonly actor: Actor
  readonly message: M
  readonly uploads: readonly string[]
  /** What the boxes held, to be put back. */
  readonly draft: DraftBody
  readonly dueAt: Instant
}

interface Row<C, M> {
  id: string
  case_id: string
  user_id: string
  slot: string
  command: C
  actor: Actor
  message: M
  uploads: string[]
  draft: DraftBody
  due_at: Date
}

const COLUMNS = 'id, case_id, user_id, slot, command, actor, message, uploads, draft, due_at'

const toSend = <C, M>(row: Row<C, M>): WaitingSend<C, M> => ({
  id: row.id,
  caseId: row.case_id,
  userId: row.user_id,
  slot: row.slot,
  command: row.command,
  actor: row.actor,
  message: row.message,
  uploads: row.uploads,
  draft: row.draft,
  dueAt: instant(row.due_at.getTime()),
})

/** Keeps it, and starts the job that sends it when its time has come, in one statement: killed after it, it is sent all the same. */
export async function insertWaitingSend(
  db: DeskClient,
  send: WaitingSend<unknown, unknown>,
  now: Instant,
): Promise<void> {
  const job = {
    task: SEND_WAITING,
    payload: { desk: db.deskId, send: send.id },
    key: `send:${db.deskId}:${send.id}`,
    run_at: new Date(send.dueAt).toISOString(),
  }
  await db.query({
    name: 'waiting-send-insert',
    text: `with kept as (
        insert into waiting_send (desk_id, id, case_id, user_id, slot, command, actor, message, uploads, draft, created_at, due_at)
        values ($1, $2::uuid, $3::uuid, $4, $5, $6, $7, $8, $9::uuid[], $10, $11, $12)),
      queued as (${insertJobs('$13')})
      select 1`,
    values: [
      db.deskId,
      send.id,
      send.caseId,
      send.userId,
      send.slot,
      JSON.stringify(send.command),
      JSON.stringify(send.actor),
      JSON.stringify(send.message),
      send.uploads,
      JSON.stringify(send.draft),
      new Date(now),
      new Date(send.dueAt),
      JSON.stringify([job]),
    ],
  })
}

/** null where it was sent or taken back. */
export async function readWaitingSend<C, M>(db: DeskClient, id: string): Promise<WaitingSend<C, M> | null> {
  const { rows } = await db.query<Row<C, M>>({
    name: 'waiting-send-read',
    text: `select ${COLUMNS} from waiting_send where desk_id = $1 and id = $2`,
    values: [db.deskId, id],
  })
  return rows[0] ? toSend(rows[0]) : null
}

/** A person's own in a case, the oldest first. */
export async function listWaitingSends<C, M>(
  db: DeskClient,
  caseId: string,
  userId: string,
): Promise<readonly WaitingSend<C, M>[]> {
  const { rows } = await db.query<Row<C, M>>({
    name: 'waiting-sends-list',
    text: `select ${COLUMNS} from waiting_send where desk_id = $1 and case_id = $2 and user_id = $3 order by due_at, id`,
    values: [db.deskId, caseId, userId],
  })
  return rows.map(toSend)
}

/** Whoever deletes it has it: the sending and the taking back can't both. */
export async function deleteWaitingSend(db: DeskClient, id: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'waiting-send-delete',
    text: 'delete from waiting_send where desk_id = $1 and id = $2',
    values: [db.deskId, id],
  })
  return rowCount === 1
}

/** Those that should have gone by then. A job sends each; this finds what a job missed. */
export async function listOverdueSends(db: DeskClient, now: Instant, most: number): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'waiting-sends-overdue',
    text: 'select id from waiting_send where desk_id = $1 and due_at <= $2 order by due_at limit $3',
    values: [db.deskId, new Date(now), most],
  })
  return rows.map(({ id }) => id)
}
