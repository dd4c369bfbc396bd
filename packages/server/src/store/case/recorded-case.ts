import { type Actor, type CaseState, type Command, type Instant, instant } from '@reglament/engine'
import type { RegulationRef } from '../desk/regulations.ts'
import type { DeskClient } from '../transaction.ts'

/** A case with everything that was asked of it. */
export interface RecordedRow {
  readonly id: string
  readonly number: number
  readonly clientKey: string
  /** What it was registered under. */
  readonly regulation: RegulationRef
  readonly state: CaseState
  /** The earliest of its timers. */
  readonly nextDue: Instant | null
  readonly tags: readonly string[]
  /** What the desk's own fields say: English title → value. */
  readonly fields: Readonly<Record<string, string>>
  /** In their order; `at` is epoch milliseconds. */
  readonly commands: readonly { readonly at: number; readonly by: Actor; readonly command: Command }[]
}

/**
 * The cases behind `afterNumber`, by number, with their commands: one page of an export. State and commands come from one
 * statement and so fit each other; a case that is made meanwhile comes last, one that changes comes as it is when its page is read.
 */
export async function readRecordedCases(
  db: DeskClient,
  afterNumber: number,
  limit: number,
): Promise<readonly RecordedRow[]> {
  const { rows } = await db.query<{
    id: string
    number: string
    client_key: string
    state: CaseState
    next_due: Date | null
    tags: readonly string[] | null
    fields: RecordedRow['fields'] | null
    commands: RecordedRow['commands'] | null
  }>({
    name: 'cases-recorded',
    text: `select k.id, k.number, k.client_key, k.state, k.next_due, c.commands,
             (select json_agg(t.name order by t.name_key) from case_tag ct join tag t on t.desk_id = $1 and t.id = ct.tag_id
               where ct.desk_id = $1 and ct.case_id = k.id) as tags,
             (select json_object_agg(f.title_en, v.value) from case_field_value v join case_field f on f.desk_id = $1 and f.id = v.field_id
               where v.desk_id = $1 and v.case_id = k.id) as fields
           from (select id, number, client_key, state, next_due from support_case
                 where desk_id = $1 and number > $2 order by number limit $3) k
           left join lateral (
             select json_agg(json_build_object('at', round(extract(epoch from at) * 1000)::bigint, 'by', actor, 'command', body)
                             order by seq) as commands
             from command where desk_id = $1 and case_id = k.id) c on true
           order by k.number`,
    values: [db.deskId, afterNumber, limit],
  })
  return rows.map((row) => ({
    id: row.id,
    number: Number(row.number),
    clientKey: row.client_key,
    regulation: row.state.regulation,
    state: row.state,
    nextDue: row.next_due && instant(row.next_due.getTime()),
    tags: row.tags ?? [],
    fields: row.fields ?? {},
    commands: row.commands ?? [],
  }))
}
