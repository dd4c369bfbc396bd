import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** `split-from` and the two of a transfer are made by those acts; the others by hand. */
export const LINK_KINDS = ['related', 'duplicate-of', 'caused-by'] as const
export type LinkKind = (typeof LINK_KINDS)[number] | 'split-from' | 'transferred-to' | 'transferred-from' | 'outside'

export interface NewLink {
  readonly id: string
  readonly caseId: string
  readonly kind: LinkKind
  /** Another case of the desk; null where the link leads outside of it. */
  readonly otherCaseId: string | null
  readonly url: string | null
  readonly title: string | null
  /** A staff_user id; null: the desk itself. */
  readonly by: string | null
  readonly at: Instant
}

/** False where the two are linked so already, from whichever end. */
export async function insertLink(db: DeskClient, link: NewLink): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'link-insert',
    text: `insert into case_link (desk_id, id, case_id, kind, other_case_id, url, title, made_by, made_at)
           select $1, $2, $3::uuid, $4, $5::uuid, $6, $7, $8, $9
           where not exists (select from case_link l where l.desk_id = $1 and l.kind = $4
             and ((l.case_id = $3 and l.other_case_id = $5) or (l.kind = 'related' and l.case_id = $5 and l.other_case_id = $3)
               or (l.case_id = $3 and l.url = $6)))`,
    values: [
      db.deskId,
      link.id,
      link.caseId,
      link.kind,
      link.otherCaseId,
      link.url,
      link.title,
      link.by,
      new Date(link.at),
    ],
  })
  return rowCount === 1
}

/** A link as one of its ends shows it. */
export interface CaseLink {
  readonly id: string
  readonly kind: LinkKind
  /** Whether it was made at the other end: `caused-by` reads as the cause there. */
  readonly isReverse: boolean
  readonly other: { readonly number: number; readonly subject: string; readonly status: string } | null
  readonly url: string | null
  readonly title: string | null
}

/** Links that were made at the case and at others to it, the newest first. */
export async function readLinks(db: DeskClient, caseId: string): Promise<readonly CaseLink[]> {
  const { rows } = await db.query<Omit<CaseLink, 'other'> & { number: string | null; subject: string; status: string }>(
    {
      name: 'links-of-case',
      text: `select l.id, l.kind, l.case_id <> $2 as "isReverse", l.url, l.title, k.number, k.subject, k.status
           from (select * from case_link where desk_id = $1 and case_id = $2
                 union all select * from case_link where desk_id = $1 and other_case_id = $2) l
           left join support_case k on k.desk_id = $1
             and k.id = case when l.case_id = $2 then l.other_case_id else l.case_id end
           order by l.made_at desc, l.id desc`,
      values: [db.deskId, caseId],
    },
  )
  return rows.map(({ number, subject, status, ...link }) => ({
    ...link,
    other: number === null ? null : { number: Number(number), subject, status },
  }))
}

/** Takes a link away that was made by hand at either end; what it was, or null where there is none. */
export async function deleteLink(db: DeskClient, caseId: string, id: string): Promise<NewLink['kind'] | null> {
  const { rows } = await db.query<{ kind: LinkKind }>({
    text: `delete from case_link where desk_id = $1 and id = $3 and (case_id = $2 or other_case_id = $2)
             and kind not in ('split-from', 'transferred-to', 'transferred-from') returning kind`,
    values: [db.deskId, caseId, id],
  })
  return rows[0]?.kind ?? null
}
