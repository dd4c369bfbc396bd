import type { DeskClient } from '../transaction.ts'

/** Says which further address of the desk a case came to: its letters leave from there. */
export async function keepCaseMailbox(db: DeskClient, caseId: string, address: string): Promise<void> {
  await db.query({
    name: 'case-mailbox-keep',
    text: `insert into case_mailbox (desk_id, case_id, address) values ($1, $2, $3) on conflict do nothing`,
    values: [db.deskId, caseId, address],
  })
}

/** null: the desk's first address. */
export async function readCaseMailbox(db: DeskClient, caseId: string): Promise<string | null> {
  const { rows } = await db.query<{ address: string }>({
    name: 'case-mailbox-read',
    text: 'select address from case_mailbox where desk_id = $1 and case_id = $2',
    values: [db.deskId, caseId],
  })
  return rows[0]?.address ?? null
}
