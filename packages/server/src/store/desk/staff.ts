import type { Instant, Role } from '@reglament/engine'
import type { Pool, PoolClient } from 'pg'
import type { DeskClient } from '../transaction.ts'

export type { Role } from '@reglament/engine'

export interface StaffUser {
  readonly id: string
  readonly name: string
  readonly email: string
}

export interface Member {
  readonly user: StaffUser
  readonly role: Role
}

export interface NewUser extends StaffUser {
  readonly passwordHash: string
  readonly accountId: string
}

/** What `userId` may do on the desk; null where it is no member, or there is no such desk. Of every desk an administrator of the installation is one. */
export async function readRole(pool: Pool, userId: string, deskId: string): Promise<Role | null> {
  const { rows } = await pool.query<{ role: Role | null }>({
    name: 'staff-role',
    text: `select case when u.is_administrator then 'administrator' else m.role end as role
             from staff_user u
             join desk d on d.id = $2
             left join member m on m.user_id = u.id and m.desk_id = d.id
            where u.id = $1`,
    values: [userId, deskId],
  })
  return rows[0]?.role ?? null
}

/** The desks that `userId` works on, with its role on each. */
export async function listRoles(
  pool: Pool,
  userId: string,
): Promise<{ readonly isAdministrator: boolean; readonly roles: ReadonlyMap<string, Role> }> {
  const { rows } = await pool.query<{ is_administrator: boolean; desk_id: string | null; role: Role }>({
    name: 'staff-roles',
    text: `select u.is_administrator, d.id as desk_id,
                  case when u.is_administrator then 'administrator' else m.role end as role
             from staff_user u
             left join (desk d left join member m on m.desk_id = d.id and m.user_id = $1)
               on u.is_administrator or m.user_id is not null
            where u.id = $1`,
    values: [userId],
  })
  const roles = new Map(rows.flatMap(({ desk_id, role }) => (desk_id === null ? [] : [[desk_id, role] as const])))
  return { isAdministrator: rows[0]?.is_administrator ?? false, roles }
}

/** Whoever has the address, in whatever case it was written; null where nobody has. */
export async function findUserByEmail(pool: Pool | PoolClient, email: string): Promise<StaffUser | null> {
  const { rows } = await pool.query<StaffUser>({
    text: 'select id, name, email from staff_user where lower(email) = lower($1)',
    values: [email],
  })
  return rows[0] ?? null
}

/** What somebody is on the desk of the transaction; null where they have no role there. */
export async function readRoleIn(db: DeskClient, userId: string): Promise<Role | null> {
  const { rows } = await db.query<{ role: Role | null }>({
    name: 'staff-role-in',
    text: `select case when u.is_administrator then 'administrator' else m.role end as role
           from staff_user u left join member m on m.desk_id = $1 and m.user_id = u.id where u.id = $2`,
    values: [db.deskId, userId],
  })
  return rows[0]?.role ?? null
}

/** Gives the user a role on the desk, in place of the one it may have had. */
export async function setMember(
  pool: Pool | PoolClient,
  deskId: string,
  userId: string,
  role: Role,
  now: Instant,
): Promise<void> {
  await pool.query({
    text: `insert into member (desk_id, user_id, role, created_at) values ($1, $2, $3, $4)
           on conflict (desk_id, user_id) do update set role = excluded.role`,
    values: [deskId, userId, role, new Date(now)],
  })
}

/**
 * Makes a user who signs in with a password; false where somebody has the address. One statement: a process that
 * dies leaves both rows or none.
 */
export async function insertUser(
  pool: Pool | PoolClient,
  user: NewUser,
  isAdministrator: boolean,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await pool.query({
    text: `with made as (
             insert into staff_user (id, name, email, is_administrator, created_at, updated_at)
             values ($1, $2, lower($3), $4, $5, $5)
             on conflict (lower(email)) do nothing returning id)
           insert into staff_account (id, user_id, account_id, provider_id, password, created_at, updated_at)
           select $6, id, id, 'credential', $7, $5, $5 from made`,
    values: [user.id, user.name, user.email, isAdministrator, new Date(now), user.accountId, user.passwordHash],
  })
  return rowCount === 1
}
