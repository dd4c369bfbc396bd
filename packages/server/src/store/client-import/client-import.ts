import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A file that was brought in; its bytes are read apart. */
export interface ClientImport {
  readonly id: string
  readonly filename: string
  readonly reading: Readonly<Record<string, unknown>>
  readonly createdBy: string | null
  readonly createdAt: string
  readonly doneBy: string | null
  readonly doneAt: string | null
  readonly undoneBy: string | null
  readonly undoneAt: string | null
  readonly totals: Readonly<Record<string, number>> | null
}

interface ImportRecord {
  id: string
  filename: string
  reading: Readonly<Record<string, unknown>>
  created_by: string | null
  created_at: Date
  done_by: string | null
  done_at: Date | null
  undone_by: string | null
  undone_at: Date | null
  totals: Readonly<Record<string, number>> | null
}

const IMPORT = `i.id, i.filename, i.reading, c.name as created_by, i.created_at, d.name as done_by, i.done_at,
    u.name as undone_by, i.undone_at, i.totals
  from client_import i left join staff_user c on c.id = i.created_by left join staff_user d on d.id = i.done_by
  left join staff_user u on u.id = i.undone_by where i.desk_id = $1`

export async function insertImport(
  db: DeskClient,
  given: {
    readonly id: string
    readonly filename: string
    readonly content: Uint8Array
    readonly reading: object
    readonly by: string
  },
  now: Instant,
): Promise<void> {
  await db.query({
    text: `insert into client_import (desk_id, id, filename, content, reading, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      db.deskId,
      given.id,
      given.filename,
      Buffer.from(given.content.buffer, given.content.byteOffset, given.content.byteLength),
      JSON.stringify(given.reading),
      given.by,
      new Date(now),
    ],
  })
}

export async function listImports(db: DeskClient): Promise<readonly ClientImport[]> {
  const { rows } = await db.query<ImportRecord>({
    text: `select ${IMPORT} order by i.created_at desc, i.id desc limit 50`,
    values: [db.deskId],
  })
  return rows.map(toImport)
}

export async function readImport(db: DeskClient, id: string): Promise<ClientImport | null> {
  const { rows } = await db.query<ImportRecord>({ text: `select ${IMPORT} and i.id = $2`, values: [db.deskId, id] })
  return rows[0] ? toImport(rows[0]) : null
}

/** Two who do or undo one import at the same time come one after the other. */
export async function lockImport(
  db: DeskClient,
  id: string,
): Promise<{ readonly isDone: boolean; readonly isUndone: boolean } | null> {
  const { rows } = await db.query<{ done: boolean; undone: boolean }>({
    text: `select done_at is not null as done, undone_at is not null as undone from client_import
            where desk_id = $1 and id = $2 for update`,
    values: [db.deskId, id],
  })
  const [row] = rows
  return row ? { isDone: row.done, isUndone: row.undone } : null
}

export async function readImportContent(db: DeskClient, id: string): Promise<Uint8Array | null> {
  const { rows } = await db.query<{ content: Buffer }>({
    text: 'select content from client_import where desk_id = $1 and id = $2',
    values: [db.deskId, id],
  })
  return rows[0]?.content ?? null
}

export async function setImportReading(db: DeskClient, id: string, reading: object): Promise<void> {
  await db.query({
    text: 'update client_import set reading = $3 where desk_id = $1 and id = $2 and done_at is null',
    values: [db.deskId, id, JSON.stringify(reading)],
  })
}

export async function setImportDone(
  db: DeskClient,
  id: string,
  { by, totals }: { readonly by: string; readonly totals: object },
  now: Instant,
): Promise<void> {
  await db.query({
    text: 'update client_import set done_by = $3, done_at = $4, totals = $5 where desk_id = $1 and id = $2',
    values: [db.deskId, id, by, new Date(now), JSON.stringify(totals)],
  })
}

export async function setImportUndone(db: DeskClient, id: string, by: string, now: Instant): Promise<void> {
  await db.query({
    text: 'update client_import set undone_by = $3, undone_at = $4 where desk_id = $1 and id = $2',
    values: [db.deskId, id, by, new Date(now)],
  })
}

function toImport(row: ImportRecord): ClientImport {
  return {
    id: row.id,
    filename: row.filename,
    reading: row.reading,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    doneBy: row.done_by,
    doneAt: row.done_at?.toISOString() ?? null,
    undoneBy: row.undone_by,
    undoneAt: row.undone_at?.toISOString() ?? null,
    totals: row.totals,
  }
}
