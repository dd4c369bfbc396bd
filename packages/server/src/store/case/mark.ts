import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'
import type { LinkKind } from './link.ts'

/** What was done beside a case, in the words of that day: a tag that is renamed later stays what it was here. */
export type MarkBody =
  | { readonly kind: 'tagged' | 'untagged'; readonly tag: string }
  | {
      readonly kind: 'field'
      readonly field: { readonly ru: string; readonly en: string }
      readonly from: string | null
      readonly to: string | null
    }
  | { readonly kind: 'linked' | 'unlinked'; readonly link: LinkKind; readonly to: string }
  | {
      /** It went with its person from one organization to another; null: no name, or no organization. */
      readonly kind: 'moved'
      readonly person: string | null
      readonly from: string | null
      readonly to: string | null
    }

export interface NewMark {
  readonly id: string
  readonly caseId: string
  readonly body: MarkBody
  /** A staff_user id. */
  readonly by: string
  readonly at: Instant
}

export interface Mark {
  readonly id: string
  readonly body: MarkBody
  readonly by: string | null
  readonly byName: string | null
  readonly at: string
}

/** Append-only, as the history of the case itself. */
export async function insertMark(db: DeskClient, mark: NewMark): Promise<void> {
  await db.query({
    name: 'mark-insert',
    text: `insert into case_mark (desk_id, id, case_id, kind, body, made_by, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [db.deskId, mark.id, mark.caseId, mark.body.kind, JSON.stringify(mark.body), mark.by, new Date(mark.at)],
  })
}

const MOST_MARKS = 500

/** In the order in which they were made; of a case that is marked without end, the latest. */
export async function readMarks(db: DeskClient, caseId: string): Promise<readonly Mark[]> {
  const { rows } = await db.query<{ id: string; body: MarkBody; by: string | null; byName: string | null; at: Date }>({
    name: 'marks-of-case',
    text: `select m.id, m.body, m.made_by as by, u.name as "byName", m.at
           from case_mark m left join staff_user u on u.id = m.made_by
           where m.desk_id = $1 and m.case_id = $2 order by m.at desc, m.id desc limit ${MOST_MARKS}`,
    values: [db.deskId, caseId],
  })
  return rows.map(({ at, ...mark }) => ({ ...mark, at: at.toISOString() })).reverse()
}
