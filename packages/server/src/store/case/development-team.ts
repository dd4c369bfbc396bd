import type { Instant, Text } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** How a client reaches a developer of a team; at least one of the two is given. */
export interface TeamMember {
  readonly userId: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
}

export interface DevelopmentTeam {
  readonly id: string
  readonly title: Text
  readonly members: readonly TeamMember[]
}

export interface TeamRecord {
  readonly id: string
  readonly title: Text
  readonly members: readonly Omit<TeamMember, 'name'>[]
}

/** The teams that take cases now, by name; a member whose role on the desk is gone takes none. */
export async function listTeams(db: DeskClient): Promise<readonly DevelopmentTeam[]> {
  const { rows } = await db.query<DevelopmentTeam>({
    name: 'development-teams',
    text: `select t.id, t.title,
        coalesce((select json_agg(json_build_object('userId', d.user_id, 'name', u.name, 'email', d.email, 'phone', d.phone)
                    order by u.name, u.id)
           from development_member d
             join staff_user u on u.id = d.user_id
             join member m on m.desk_id = d.desk_id and m.user_id = d.user_id
          where d.desk_id = t.desk_id and d.team_id = t.id), '[]') as members
      from development_team t where t.desk_id = $1 and t.closed_at is null order by t.title->>'ru', t.id`,
    values: [db.deskId],
  })
  return rows
}

/** Makes a team, or gives one that is there another name and other people. False where a team of that id was closed. */
export async function saveTeam(db: DeskClient, { id, title, members }: TeamRecord, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into development_team (desk_id, id, title, created_at) values ($1, $2, $3, $4)
           on conflict (desk_id, id) do update set title = excluded.title where development_team.closed_at is null`,
    values: [db.deskId, id, JSON.stringify(title), new Date(now)],
  })
  if (rowCount === 0) return false
  await db.query({
    text: `with given as (select * from jsonb_to_recordset($3::jsonb) as g("userId" text, email text, phone text)),
             gone as (delete from development_member
                       where desk_id = $1 and team_id = $2 and user_id not in (select "userId" from given))
           insert into development_member (desk_id, team_id, user_id, email, phone)
           select $1, $2, "userId", email, phone from given
           on conflict (desk_id, team_id, user_id) do update set email = excluded.email, phone = excluded.phone`,
    values: [db.deskId, id, JSON.stringify(members)],
  })
  return true
}

/** From now on the team takes no cases; false where no team of that id is open. */
export async function closeTeam(db: DeskClient, id: string, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'update development_team set closed_at = $3 where desk_id = $1 and id = $2 and closed_at is null',
    values: [db.deskId, id, new Date(now)],
  })
  return rowCount === 1
}
