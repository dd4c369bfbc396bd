import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A text that is written often. Its words are sanitised HTML with `{{variables}}`. */
export interface CannedAnswer {
  readonly id: string
  /** Null: the desk's. */
  readonly owner: string | null
  /** What it is called up by: `;name`. */
  readonly name: string
  readonly title: string
  readonly ru: string | null
  readonly en: string | null
  readonly changedAt: string
}

type Row = Omit<CannedAnswer, 'changedAt'> & { changed_at: Date }

const COLUMNS = 'id, owner, name, title, ru, en, changed_at'

const toAnswer = ({ changed_at: changedAt, ...rest }: Row): CannedAnswer => ({
  ...rest,
  changedAt: changedAt.toISOString(),
})

/** The desk's and the person's own, by name. */
export async function listCannedAnswers(db: DeskClient, userId: string): Promise<readonly CannedAnswer[]> {
  const { rows } = await db.query<Row>({
    name: 'canned-answers-list',
    text: `select ${COLUMNS} from canned_answer where desk_id = $1 and (owner is null or owner = $2)
           order by lower(name), owner nulls first`,
    values: [db.deskId, userId],
  })
  return rows.map(toAnswer)
}

/** The desk's or the person's own; null where it is neither. */
export async function readCannedAnswer(db: DeskClient, id: string, userId: string): Promise<CannedAnswer | null> {
  const { rows } = await db.query<Row>({
    name: 'canned-answer-read',
    text: `select ${COLUMNS} from canned_answer where desk_id = $1 and id = $2 and (owner is null or owner = $3)`,
    values: [db.deskId, id, userId],
  })
  return rows[0] ? toAnswer(rows[0]) : null
}

/** Writes it anew, or for the first time; false where its owner has another one of that name. */
export async function saveCannedAnswer(
  db: DeskClient,
  answer: Omit<CannedAnswer, 'changedAt'>,
  changedBy: string,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'canned-answer-save',
    text: `insert into canned_answer (desk_id, id, owner, name, title, ru, en, changed_by, changed_at)
      select $1, $2::uuid, $3, $4, $5, $6, $7, $8, $9::timestamptz
      where not exists (select from canned_answer where desk_id = $1 and coalesce(owner, '') = coalesce($3, '')
        and lower(name) = lower($4) and id <> $2::uuid)
      on conflict (desk_id, id) do update
        set name = excluded.name, title = excluded.title, ru = excluded.ru, en = excluded.en, changed_by = excluded.changed_by,
          changed_at = excluded.changed_at`,
    values: [
      db.deskId,
      answer.id,
      answer.owner,
      answer.name,
      answer.title,
      answer.ru,
      answer.en,
      changedBy,
      new Date(now),
    ],
  })
  return rowCount === 1
}

export async function deleteCannedAnswer(db: DeskClient, id: string): Promise<void> {
  await db.query({
    name: 'canned-answer-delete',
    text: 'delete from canned_answer where desk_id = $1 and id = $2',
    values: [db.deskId, id],
  })
}
