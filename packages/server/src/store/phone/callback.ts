import type { Instant } from '@reglament/engine'
import { CASE_COLUMNS, CASE_TABLES, type CaseRecord, type CaseRow, toCaseRow } from '../case/case-row.ts'
import type { DeskClient } from '../transaction.ts'

/** In the transaction that registers the case. */
export async function insertCallback(db: DeskClient, caseId: string, from: Instant): Promise<void> {
  await db.query({
    text: 'insert into callback (desk_id, case_id, from_at, is_open) values ($1, $2, $3, true)',
    values: [db.deskId, caseId, new Date(from)],
  })
}

/** In the transaction that records a call, after the case was written: repeats what its state says of the promise. */
export async function updateCallback(db: DeskClient, caseId: string): Promise<void> {
  await db.query({
    name: 'callback-update',
    text: `update callback b set is_open = k.state->'callback'->>'ended' is null
           from support_case k where b.desk_id = $1 and b.case_id = $2 and k.desk_id = $1 and k.id = $2`,
    values: [db.deskId, caseId],
  })
}

const MOST_CALLBACKS = 200

/**
 * Promises that are not kept yet, by when. A request that was refused, or that came by a way that is not open to its
 * client, promises nothing until somebody lets it in.
 */
export async function listCallbacks(db: DeskClient): Promise<readonly CaseRow[]> {
  const { rows } = await db.query<CaseRecord>({
    name: 'callback-list',
    text: `select ${CASE_COLUMNS} from callback b join ${CASE_TABLES} on k.desk_id = $1 and k.id = b.case_id
           where b.desk_id = $1 and b.is_open and k.status not in ('closed', 'refused')
             and (k.state->'verdict'->>'verdict' not in ('redirect', 'refuse') or (k.state->>'admitted')::boolean)
           order by b.from_at, k.number limit ${MOST_CALLBACKS}`,
    values: [db.deskId],
  })
  return rows.map(toCaseRow)
}
