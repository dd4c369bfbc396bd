import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

interface Work {
  readonly importId: string
  readonly workId: string
}

export interface WorkProgress {
  readonly phase: string
  readonly done: number
  readonly total: number
}

/** What has not told of itself for so long is gone with its process. */
const GONE_MS = 30_000

/**
 * Takes the place of a trial that is under way on the same import: that one sees that it is not wanted any more. False
 * where the table is being brought in, which nothing but `stopWork` ends, or where there is no such import.
 */
export async function beginWork(
  db: DeskClient,
  { importId, workId, isRun }: Work & { readonly isRun: boolean },
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into client_import_work (desk_id, import_id, work_id, is_run, phase, done, total, told_at)
           select $1, $2, $3, $4, 'reading', 0, 0, $5 from client_import where desk_id = $1 and id = $2
           on conflict (desk_id, import_id) do update set work_id = excluded.work_id, is_run = excluded.is_run,
               phase = excluded.phase, done = 0, total = 0, told_at = excluded.told_at
             where not client_import_work.is_run or client_import_work.told_at <= $6`,
    values: [db.deskId, importId, workId, isRun, new Date(now), new Date(now - GONE_MS)],
  })
  return rowCount === 1
}

/** False where the work is not wanted any more: it was stopped, or asked for anew. */
export async function tellWork(
  db: DeskClient,
  { importId, workId }: Work,
  { phase, done, total }: WorkProgress,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'import-work-tell',
    text: `update client_import_work set phase = $4, done = $5, total = $6, told_at = $7
           where desk_id = $1 and import_id = $2 and work_id = $3`,
    values: [db.deskId, importId, workId, phase, done, total, new Date(now)],
  })
  return rowCount === 1
}

/** How far it is; null where nothing is under way. */
export async function readWork(db: DeskClient, importId: string, now: Instant): Promise<WorkProgress | null> {
  const { rows } = await db.query<WorkProgress>({
    name: 'import-work-read',
    text: `select phase, done, total from client_import_work where desk_id = $1 and import_id = $2 and told_at > $3`,
    values: [db.deskId, importId, new Date(now - GONE_MS)],
  })
  return rows[0] ?? null
}

/** Whatever is under way on the import finds that it is not wanted any more. */
export async function stopWork(db: DeskClient, importId: string): Promise<void> {
  await db.query({
    text: 'delete from client_import_work where desk_id = $1 and import_id = $2',
    values: [db.deskId, importId],
  })
}

export async function endWork(db: DeskClient, { importId, workId }: Work): Promise<void> {
  await db.query({
    text: 'delete from client_import_work where desk_id = $1 and import_id = $2 and work_id = $3',
    values: [db.deskId, importId, workId],
  })
}
