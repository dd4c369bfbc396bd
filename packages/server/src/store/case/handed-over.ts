import type { DeskClient } from '../transaction.ts'

/** Which case, or which file of a case. */
export type CaseOrFile = { readonly number: number } | { readonly attachmentId: string }

/** Whether the case was handed to development at some time; false where there is no such case. */
export async function wasHandedOver(db: DeskClient, asked: CaseOrFile): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>({
    name: 'case-handed-over',
    text: `select exists (
             select from event e
              where e.desk_id = $1 and e.kind = 'escalated' and e.case_id = coalesce(
                (select k.id from support_case k where k.desk_id = $1 and k.number = $2),
                (select m.case_id from attachment a join message m on m.desk_id = $1 and m.id = a.message_id
                  where a.desk_id = $1 and a.id = $3))) as found`,
    values: [db.deskId, 'number' in asked ? asked.number : null, 'attachmentId' in asked ? asked.attachmentId : null],
  })
  return rows[0]?.found ?? false
}
