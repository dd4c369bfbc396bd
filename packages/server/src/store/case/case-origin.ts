import type { DeskClient } from '../transaction.ts'

/** Where on the vendor's pages a case was asked for. */
export interface CaseOrigin {
  /** What the page calls itself: `site`, `account`, `product`, or a word of the vendor's own. */
  readonly place: string | null
  /** The host of the page, as the browser said it. */
  readonly site: string | null
}

/** In the transaction that registers the case. */
export async function insertOrigin(db: DeskClient, caseId: string, { place, site }: CaseOrigin): Promise<void> {
  if (place === null && site === null) return
  await db.query({
    text: 'insert into case_origin (desk_id, case_id, place, site) values ($1, $2, $3, $4)',
    values: [db.deskId, caseId, place, site],
  })
}

export async function readOrigin(db: DeskClient, caseId: string): Promise<CaseOrigin | null> {
  const { rows } = await db.query<CaseOrigin>({
    name: 'case-origin',
    text: 'select place, site from case_origin where desk_id = $1 and case_id = $2',
    values: [db.deskId, caseId],
  })
  return rows[0] ?? null
}
