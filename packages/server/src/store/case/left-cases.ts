import type { DeskClient } from '../transaction.ts'

/** Somebody who no longer works on the desk and still has cases. */
export interface LeftCases {
  readonly user: { readonly id: string; readonly name: string }
  readonly numbers: readonly number[]
}

/** Open cases whose assignee has no role here any more (administrators of the installation have every desk). */
export async function listLeftCases(db: DeskClient): Promise<readonly LeftCases[]> {
  const { rows } = await db.query<{ id: string; name: string | null; numbers: readonly string[] }>({
    text: `select k.assignee as id, u.name, array_agg(k.number order by k.number) as numbers
             from support_case k left join staff_user u on u.id = k.assignee
            where k.desk_id = $1 and k.turn <> 'nobody' and k.assignee is not null and not coalesce(u.is_administrator, false)
              and not exists (select from member m where m.desk_id = $1 and m.user_id = k.assignee)
            group by k.assignee, u.name order by u.name, k.assignee`,
    values: [db.deskId],
  })
  return rows.map(({ id, name, numbers }) => ({ user: { id, name: name ?? id }, numbers: numbers.map(Number) }))
}
