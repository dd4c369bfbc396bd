import type { Instant } from '@reglament/engine'
import type { Pool } from 'pg'
import type { Member, Role, StaffUser } from './staff.ts'

/** A member as those who administer the desk see them. */
export interface ListedMember extends Member {
  /** Has yet to choose a password, and so can't sign in. */
  readonly isInvited: boolean
}

interface MemberRecord extends StaffUser {
  role: Role
  is_invited: boolean
}

const MEMBERS = `select u.id, u.name, u.email, m.role,
    not exists (select from staff_account a where a.user_id = u.id and a.password is not null) as is_invited
  from member m join staff_user u on u.id = m.user_id where m.desk_id = $1`

/** Those who were given a role on the desk, by name; administrators of the installation are not among them. */
export async function listMembers(pool: Pool, deskId: string): Promise<readonly ListedMember[]> {
  const { rows } = await pool.query<MemberRecord>({ text: `${MEMBERS} order by u.name, u.id`, values: [deskId] })
  return rows.map(toMember)
}

/** null where they have no role of their own on the desk. */
export async function readMember(pool: Pool, deskId: string, userId: string): Promise<ListedMember | null> {
  const { rows } = await pool.query<MemberRecord>({ text: `${MEMBERS} and m.user_id = $2`, values: [deskId, userId] })
  return rows[0] ? toMember(rows[0]) : null
}

/** Administrators of the installation, by name: they have every desk without a role on any. */
export async function listInstallationAdministrators(pool: Pool): Promise<readonly StaffUser[]> {
  const { rows } = await pool.query<StaffUser>(
    'select id, name, email from staff_user where is_administrator order by name, id',
  )
  return rows
}

export type MemberChange = 'done' | 'last-administrator' | 'no-member'

// Two administrators who take the role from each other at the same time wait at these rows, and the second finds
// themselves the last one.
const ADMINISTRATORS = `administrators as (
  select user_id from member where desk_id = $1 and role = 'administrator' order by user_id for update)`
const NOT_THE_LAST = `(role <> 'administrator' or (select count(*) from administrators where user_id <> $2) > 0)`

/** Gives a member another role. The desk keeps an administrator of its own: the last one stays what they are. */
export async function changeRole(pool: Pool, deskId: string, userId: string, role: Role): Promise<MemberChange> {
  const { rows } = await pool.query<ChangeRecord>({
    text: `with ${ADMINISTRATORS},
             changed as (update member set role = $3 where desk_id = $1 and user_id = $2
                           and ($3 = 'administrator' or ${NOT_THE_LAST}) returning user_id)
           select ${OUTCOME}`,
    values: [deskId, userId, role],
  })
  return toChange(rows[0])
}

/** Takes the role from a member; the account stays, and so does everything that they did. Likewise not from the last administrator. */
export async function removeMember(pool: Pool, deskId: string, userId: string): Promise<MemberChange> {
  const { rows } = await pool.query<ChangeRecord>({
    text: `with ${ADMINISTRATORS},
             changed as (delete from member where desk_id = $1 and user_id = $2 and ${NOT_THE_LAST} returning user_id)
           select ${OUTCOME}`,
    values: [deskId, userId],
  })
  return toChange(rows[0])
}

interface ChangeRecord {
  is_member: boolean
  is_done: boolean
}

/** The statement's parts all see what was there before it. */
const OUTCOME = `exists (select from member where desk_id = $1 and user_id = $2) as is_member,
  exists (select from changed) as is_done`

function toChange(row: ChangeRecord | undefined): MemberChange {
  if (row?.is_done) return 'done'
  return row?.is_member ? 'last-administrator' : 'no-member'
}

/** Makes somebody who has yet to choose a password; false where somebody has the address. */
export async function insertInvited(pool: Pool, user: StaffUser, now: Instant): Promise<boolean> {
  const { rowCount } = await pool.query({
    text: `insert into staff_user (id, name, email, created_at, updated_at) values ($1, $2, lower($3), $4, $4)
           on conflict (lower(email)) do nothing`,
    values: [user.id, user.name, user.email, new Date(now)],
  })
  return rowCount === 1
}

/** Voids the links that the person has not used. */
export async function dropInvitations(pool: Pool, userId: string): Promise<void> {
  await pool.query({ text: 'delete from staff_verification where value = $1', values: [userId] })
}

/** Whether the person has a role on a desk that the other one does not administer. */
export async function worksBeyond(pool: Pool, userId: string, administratorId: string): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>({
    text: `select exists (
             select from member m join staff_user a on a.id = $2 and not a.is_administrator
              where m.user_id = $1 and not exists (
                select from member own where own.desk_id = m.desk_id and own.user_id = $2 and own.role = 'administrator')
           ) as found`,
    values: [userId, administratorId],
  })
  return rows[0]?.found ?? false
}

function toMember({ id, name, email, role, is_invited: isInvited }: MemberRecord): ListedMember {
  return { user: { id, name, email }, role, isInvited }
}
