import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** Where a draft belongs: one of a person's in a case. */
export interface DraftPlace {
  readonly caseId: string
  readonly userId: string
  /** Which boxes: letters to the client, notes, … */
  readonly slot: string
}

/** What the boxes of a form hold. */
export type DraftBody = Readonly<Record<string, unknown>>

export interface Draft {
  readonly slot: string
  readonly revision: number
  readonly body: DraftBody
  /** What was written in its place elsewhere. */
  readonly aside: readonly DraftBody[]
  readonly uploads: readonly string[]
  readonly problem: string | null
  readonly savedAt: string
}

interface Row {
  slot: string
  revision: number
  body: DraftBody
  aside: DraftBody[]
  uploads: string[]
  problem: string | null
  saved_at: Date
}

const COLUMNS = 'slot, revision, body, aside, uploads, problem, saved_at'

const toDraft = ({ saved_at: savedAt, ...rest }: Row): Draft => ({ ...rest, savedAt: savedAt.toISOString() })

export async function listDrafts(db: DeskClient, caseId: string, userId: string): Promise<readonly Draft[]> {
  const { rows } = await db.query<Row>({
    name: 'drafts-list',
    text: `select ${COLUMNS} from draft where desk_id = $1 and case_id = $2 and user_id = $3 order by slot`,
    values: [db.deskId, caseId, userId],
  })
  return rows.map(toDraft)
}

/**
 * Keeps what was written over the revision that it was written from (0: there was none); null where another device has
 * written since, and nothing is changed.
 */
export async function saveDraft(
  db: DeskClient,
  { caseId, userId, slot }: DraftPlace,
  written: Pick<Draft, 'revision' | 'body' | 'aside' | 'uploads'>,
  now: Instant,
): Promise<Draft | null> {
  const { rows } = await db.query<Row>({
    name: 'draft-save',
    text: `insert into draft as d (desk_id, case_id, user_id, slot, revision, body, aside, uploads, saved_at)
      select $1, $2::uuid, $3, $4, 1, $6::jsonb, $7::jsonb, $8::uuid[], $9::timestamptz
      where $5::int = 0 or exists (select from draft where desk_id = $1 and case_id = $2::uuid and user_id = $3 and slot = $4)
      on conflict (desk_id, case_id, user_id, slot) do update
        set revision = d.revision + 1, body = excluded.body, aside = excluded.aside, uploads = excluded.uploads,
          problem = null, saved_at = excluded.saved_at
        where d.revision = $5::int
      returning ${COLUMNS}`,
    values: [
      db.deskId,
      caseId,
      userId,
      slot,
      written.revision,
      JSON.stringify(written.body),
      JSON.stringify(written.aside),
      written.uploads,
      new Date(now),
    ],
  })
  return rows[0] ? toDraft(rows[0]) : null
}

/** Puts back what was on its way. What has been written in its place meanwhile stands aside. */
export async function putBackDraft(
  db: DeskClient,
  { caseId, userId, slot }: DraftPlace,
  written: Pick<Draft, 'body' | 'uploads' | 'problem'>,
  now: Instant,
): Promise<Draft> {
  const { rows } = await db.query<Row>({
    name: 'draft-put-back',
    text: `insert into draft as d (desk_id, case_id, user_id, slot, revision, body, uploads, problem, saved_at)
      values ($1, $2, $3, $4, 1, $5, $6, $7, $8)
      on conflict (desk_id, case_id, user_id, slot) do update
        set revision = d.revision + 1, body = excluded.body, aside = d.aside || jsonb_build_array(d.body),
          uploads = d.uploads || excluded.uploads, problem = excluded.problem, saved_at = excluded.saved_at
      returning ${COLUMNS}`,
    values: [
      db.deskId,
      caseId,
      userId,
      slot,
      JSON.stringify(written.body),
      written.uploads,
      written.problem,
      new Date(now),
    ],
  })
  const [row] = rows
  if (!row) throw new Error(`the draft \`${slot}\` could not be put back`)
  return toDraft(row)
}

export async function deleteDraft(db: DeskClient, { caseId, userId, slot }: DraftPlace): Promise<void> {
  await db.query({
    name: 'draft-delete',
    text: 'delete from draft where desk_id = $1 and case_id = $2 and user_id = $3 and slot = $4',
    values: [db.deskId, caseId, userId, slot],
  })
}
