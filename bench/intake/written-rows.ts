import type { Client, QueryConfig } from 'pg'
import { newId } from '../../packages/server/src/handle/new-id.ts'
import { DESK } from './desk.ts'

type Row = Readonly<Record<string, string | null>>

/** The tables that a registration writes, with the columns that a bare client can't copy. */
const TABLES = {
  support_case: [],
  command: [],
  event: [],
  message: [],
  letter: [],
  'graphile_worker._private_jobs': ['id', 'is_available', 'locked_at', 'locked_by'],
} as const

export interface WrittenRows {
  readonly caseId: string
  readonly messageId: string
  readonly rows: readonly {
    readonly table: string
    readonly types: Readonly<Record<string, string>>
    readonly row: Row
  }[]
}

/** The rows of the case that was registered last, every value as text. */
export async function readWritten(client: Client): Promise<WrittenRows> {
  const { rows: cases } = await client.query<{ id: string; message: string }>(
    `select k.id, m.id as message from support_case k join message m on m.case_id = k.id order by number desc limit 1`,
  )
  const [{ id: caseId, message: messageId } = { id: '', message: '' }] = cases
  const rows: WrittenRows['rows'][number][] = []
  for (const [table, left] of Object.entries(TABLES)) {
    const { rows: columns } = await client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and attgenerated = '' and not attisdropped and not attname = any($2)`,
      [table, left],
    )
    const which =
      table === 'support_case'
        ? 'id = $1'
        : table.startsWith('graphile')
          ? "payload::text like '%' || $1 || '%'"
          : 'case_id = $1'
    const { rows: found } = await client.query<Row>(
      `select ${columns.map(({ name }) => `"${name}"::text`).join(', ')} from ${table} where ${which}`,
      [caseId],
    )
    const types = Object.fromEntries(columns.map(({ name, type }) => [name, type]))
    for (const row of found) rows.push({ table, types, row })
  }
  return { caseId, messageId, rows }
}

/**
 * Prepared statements that write the same rows again, for a case with ids of its own: what is left of a registration
 * without HTTP, the engine, the reading of the client and the notices to job workers and live pages.
 * @param together all rows in one statement, the least that a client can do; else a statement a row.
 */
export function copier(written: WrittenRows, together: boolean): () => readonly QueryConfig[] {
  const inserts = written.rows.map(insertOf)
  const texts = together ? [inTogether(inserts)] : inserts
  return () => {
    const [caseId, messageId] = [newId(), newId()]
    const renewed = (value: string | null) =>
      value === null || !(value.includes(written.caseId) || value.includes(written.messageId))
        ? unlike(value, caseId)
        : value.replaceAll(written.caseId, caseId).replaceAll(written.messageId, messageId)
    return texts.map(({ text, values }, index) => ({ name: `copy-${index}`, text, values: values.map(renewed) }))
  }
}

interface Insert {
  readonly text: string
  readonly values: readonly (string | null)[]
}

function insertOf({ table, types, row }: WrittenRows['rows'][number]): Insert {
  const values: (string | null)[] = []
  const given = Object.keys(row).map((name) => {
    if (table === 'support_case' && name === 'number') return `nextval('case_number_${DESK.replaceAll('-', '_')}')`
    values.push(row[name] ?? null)
    return `$${values.length}::${types[name]}`
  })
  const names = Object.keys(row).map((name) => `"${name}"`)
  return { text: `insert into ${table} (${names.join(', ')}) values (${given.join(', ')})`, values }
}

function inTogether(inserts: readonly Insert[]): Insert {
  const values: (string | null)[] = []
  const parts = inserts.map(({ text, values: own }, index) => {
    const moved = text.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + values.length}`)
    values.push(...own)
    return `w${index} as (${moved})`
  })
  return { text: `with ${parts.join(', ')} select 1`, values }
}

/** A Message-ID is derived from the case and does not name it; each letter has its own. */
function unlike(value: string | null, caseId: string): string | null {
  return value !== null && /^<[0-9a-f]{32}@/.test(value) ? `<${caseId}@desk.example>` : value
}
