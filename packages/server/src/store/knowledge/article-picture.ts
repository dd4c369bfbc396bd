import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A picture that articles of the desk may show. */
export interface ArticlePicture {
  readonly id: string
  readonly sha256: string
  readonly contentType: string
  readonly filename: string
  readonly sizeBytes: number
}

/** It waits for a version that names it. */
export async function insertPicture(db: DeskClient, picture: ArticlePicture, by: string, now: Instant): Promise<void> {
  await db.query({
    name: 'article-picture-insert',
    text: `insert into article_picture (desk_id, id, sha256, content_type, filename, size_bytes, made_by, made_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      db.deskId,
      picture.id,
      picture.sha256,
      picture.contentType,
      picture.filename,
      picture.sizeBytes,
      by,
      new Date(now),
    ],
  })
}

/** Those of the ids that the desk has. */
export async function readPictures(db: DeskClient, ids: readonly string[]): Promise<readonly ArticlePicture[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query<{
    id: string
    sha256: string
    content_type: string
    filename: string
    size_bytes: string
  }>({
    name: 'article-pictures-read',
    text: `select id, sha256, content_type, filename, size_bytes from article_picture
      where desk_id = $1 and id = any($2::uuid[])`,
    values: [db.deskId, ids],
  })
  return rows.map(({ content_type: contentType, size_bytes, ...row }) => ({
    ...row,
    contentType,
    sizeBytes: Number(size_bytes),
  }))
}

/** In the transaction that writes a version that names them: from now on they stay. */
export async function keepPictures(db: DeskClient, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return
  await db.query({
    name: 'article-pictures-keep',
    text: `update article_picture set kept_at = $3
      where desk_id = $1 and id = any($2::uuid[]) and kept_at is null`,
    values: [db.deskId, ids, new Date(now)],
  })
}

/** Forgets those made before that moment that no version names; how many. Their bytes stay, as those of every file do. */
export async function forgetPictures(db: DeskClient, before: Instant): Promise<number> {
  const { rowCount } = await db.query({
    name: 'article-pictures-forget',
    text: 'delete from article_picture where desk_id = $1 and kept_at is null and made_at < $2',
    values: [db.deskId, new Date(before)],
  })
  return rowCount ?? 0
}
