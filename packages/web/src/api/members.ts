import { answered } from './answer.ts'
import type { Invitation, Member, Role } from './shapes.ts'
import { http } from './transport.ts'

// Who works on a desk. Each throws `ApiError`.

export interface Staff {
  readonly members: readonly Member[]
  /** Administrators of the installation: they have every desk without a role on any. */
  readonly everywhere: readonly Member['user'][]
  /** Who no longer works here and still has open cases. */
  readonly left: readonly {
    readonly user: { readonly id: string; readonly name: string }
    readonly numbers: readonly number[]
  }[]
}

/** A member as just added; the link is there once, where a password is still to be chosen. */
export type Added = Member & { readonly invitation: Invitation | null }

export const listMembers = (desk: string): Promise<Staff> =>
  answered(http.GET('/api/desks/{desk}/members', { params: { path: { desk } } }))

/** The name is needed where nobody has the address yet. */
export const addMember = (desk: string, body: { email: string; role: Role; name?: string }): Promise<Added> =>
  answered(http.POST('/api/desks/{desk}/members', { params: { path: { desk } }, body }))

export const changeMember = (desk: string, user: string, role: Role): Promise<Member> =>
  answered(http.PATCH('/api/desks/{desk}/members/{user}', { params: { path: { desk, user } }, body: { role } }))

export const removeMember = (desk: string, user: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/members/{user}', { params: { path: { desk, user } } }))

/** A new link; the one before it is void. */
export const inviteMember = (desk: string, user: string): Promise<Invitation> =>
  answered(http.POST('/api/desks/{desk}/members/{user}/invitations', { params: { path: { desk, user } } }))

/** By which a member who lost their password chooses another. */
export const makePasswordLink = (desk: string, user: string): Promise<Invitation> =>
  answered(http.POST('/api/desks/{desk}/members/{user}/password-links', { params: { path: { desk, user } } }))

/** For a member who lost their telephone. */
export const dropSecondFactor = (desk: string, user: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/members/{user}/second-factor', { params: { path: { desk, user } } }))
