import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A file that came over HTTP, and that no message has taken yet. */
export interface Upload {
  readonly id: string
  readonly owner: string
  readonly filename: string
  /** What was announced; it is whole when so many bytes are there. */
  readonly sizeBytes: number
  /** Null until it is whole. */
  readonly whole: { readonly sha256: string; readonly contentType: string } | null
}

interface Row {
  id: string
  owner: string
  filename: string
  size_bytes: string
  sha256: string | null
  content_type: string | null
}

const COLUMNS = 'id, owner, filename, size_bytes, sha256, content_type'

const toUpload = (row: Row): Upload => ({
  id: row.id,
  owner: row.owner,
  filename: row.filename,
  sizeBytes: Number(row.size_bytes),
  whole: row.sha256 === null ? null : { sha256: row.sha256, contentType: row.content_type ?? '' },
})

/**
 * Announces a file; false where its owner has too much that no message took. Two at once may both go through: the bound
 * is against a flood, and one more file is none.
 */
export async function insertUpload(
  db: DeskClient,
  upload: Pick<Upload, 'id' | 'owner' | 'filename' | 'sizeBytes'>,
  most: { readonly files: number; readonly bytes: number },
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'upload-insert',
    text: `insert into upload (desk_id, id, owner, filename, size_bytes, created_at)
      select $1, $2::uuid, $3, $4, $5::bigint, $6::timestamptz
      where (select count(*) < $7 and coalesce(sum(size_bytes), 0) + $5::bigint <= $8 from upload
             where desk_id = $1 and owner = $3 and message_id is null)`,
    values: [
      db.deskId,
      upload.id,
      upload.owner,
      upload.filename,
      upload.sizeBytes,
      new Date(now),
      most.files,
      most.bytes,
    ],
  })
  return rowCount === 1
}

/** Those of the ids that are the owner's and wait for a message; in the order of the ids. */
export async function readUploads(db: DeskClient, owner: string, ids: readonly string[]): Promise<readonly Upload[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query<Row>({
    name: 'uploads-read',
    text: `select ${COLUMNS} from upload where desk_id = $1 and owner = $2 and id = any($3) and message_id is null
           order by array_position($3::uuid[], id)`,
    values: [db.deskId, owner, ids],
  })
  return rows.map(toUpload)
}

/** Every byte is there. */
export async function finishUpload(
  db: DeskClient,
  id: string,
  whole: { readonly sha256: string; readonly contentType: string },
): Promise<void> {
  await db.query({
    name: 'upload-finish',
    text: 'update upload set sha256 = $3, content_type = $4 where desk_id = $1 and id = $2 and message_id is null',
    values: [db.deskId, id, whole.sha256, whole.contentType],
  })
}

/**
 * Gives the uploads to a message; how many were still free. In the transaction that writes the message: whoever finds
 * fewer than asked for must roll back.
 */
export async function takeUploads(db: DeskClient, ids: readonly string[], messageId: string): Promise<number> {
  const { rowCount } = await db.query({
    name: 'uploads-take',
    text: 'update upload set message_id = $3 where desk_id = $1 and id = any($2) and message_id is null',
    values: [db.deskId, ids, messageId],
  })
  return rowCount ?? 0
}

/** False where it is not the owner's, or a message has it. */
export async function deleteUpload(db: DeskClient, owner: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'upload-delete',
    text: 'delete from upload where desk_id = $1 and id = $2 and owner = $3 and message_id is null',
    values: [db.deskId, id, owner],
  })
  return rowCount === 1
}

/** Uploads of before that moment, whether a message took them or not, that no draft names: their bytes are no longer wanted here. */
export async function listOldUploads(db: DeskClient, before: Instant, most: number): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'uploads-old',
    text: `select u.id from upload u where u.desk_id = $1 and u.created_at < $2
        and not exists (select from draft d where d.desk_id = $1 and u.id = any(d.uploads))
        and not exists (select from waiting_send w where w.desk_id = $1 and u.id = any(w.uploads))
      order by u.created_at limit $3`,
    values: [db.deskId, new Date(before), most],
  })
  return rows.map(({ id }) => id)
}

/** Called when their bytes are gone: killed between the two, the next sweep finds the rows again. */
export async function forgetUploads(db: DeskClient, ids: readonly string[]): Promise<void> {
  await db.query({
    name: 'uploads-forget',
    text: 'delete from upload where desk_id = $1 and id = any($2)',
    values: [db.deskId, ids],
  })
}
