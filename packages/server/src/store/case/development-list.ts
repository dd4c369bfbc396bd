import type { DeskClient } from '../transaction.ts'
import { CASE_COLUMNS, CASE_TABLES, type CaseRecord, type CaseRow, toCaseRow } from './case-row.ts'
import { lineState } from './line-state.ts'

/** More at once is more than a person can read; the earliest dates come first, so none of these is lost. */
const MOST = 500

/**
 * What is with development, the earliest promised date first: what is late stands on top. `userId` null is everybody's;
 * otherwise what was given to this developer, and what was given to their team and to nobody in it.
 */
export async function listDevelopment(db: DeskClient, userId: string | null): Promise<readonly CaseRow[]> {
  const { rows } = await db.query<CaseRecord>({
    name: 'development-list',
    text: `select ${CASE_COLUMNS} from ${CASE_TABLES}
      where k.desk_id = $1 and k.status = 'escalated'
        and ($2::text is null or k.state->'development'->>'developerId' = $2
          or (k.state->'development'->>'developerId' is null and k.state->'development'->>'team' in (
                select d.team_id::text from development_member d where d.desk_id = $1 and d.user_id = $2)))
      order by (k.state->'development'->>'etaAt')::bigint nulls last, k.number limit ${MOST}`,
    values: [db.deskId, userId],
  })
  return rows.map(toLine)
}

/** The version in which something is wrong is of interest here, beside what every line needs. */
function toLine(record: CaseRecord): CaseRow {
  const { version } = record.state.request
  const state = lineState(record.state)
  return toCaseRow({ ...record, state: { ...state, request: { ...state.request, ...(version ? { version } : {}) } } })
}

/** How many promises of development are broken: of the cases of one assignee, or of the whole desk. */
export async function countLatePromises(db: DeskClient, assignee: string | null): Promise<number> {
  const { rows } = await db.query<{ late: string }>({
    name: 'development-late',
    text: `select count(*) as late from support_case k
      where k.desk_id = $1 and k.status = 'escalated' and (k.state->'development'->>'missed')::boolean
        and ($2::text is null or k.assignee = $2)`,
    values: [db.deskId, assignee],
  })
  return Number(rows[0]?.late ?? 0)
}
