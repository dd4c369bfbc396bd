import { answered } from './answer.ts'
import type { paths } from './generated/schema.ts'
import type { CaseDetail, Counts, Desk, Me, Unreadable } from './shapes.ts'
import { http } from './transport.ts'

// What the workspace asks of the server. Each throws `ApiError`.

export const getMe = (): Promise<Me> => answered(http.GET('/api/me'))

/** Where the account has a second factor, a code is still to come: `verifyCode`. */
export const signIn = (email: string, password: string): Promise<{ readonly twoFactorRedirect?: boolean }> =>
  answered(http.POST('/api/auth/sign-in/email', { body: { email, password } }))

export const signOut = (): Promise<unknown> => answered(http.POST('/api/auth/sign-out', { body: {} }))

export const getSetup = (): Promise<{ needed: boolean; mailsLinks: boolean }> => answered(http.GET('/api/setup'))

export const setUp = (body: { token: string; name: string; email: string; password: string }): Promise<unknown> =>
  answered(http.POST('/api/setup', { body }))

/** By the one-time link of an invitation. */
export const choosePassword = (token: string, newPassword: string): Promise<unknown> =>
  answered(http.POST('/api/auth/reset-password', { body: { token, newPassword } }))

export const getDesk = (desk: string): Promise<Desk> =>
  answered(http.GET('/api/desks/{desk}', { params: { path: { desk } } }))

export const getCounts = (desk: string): Promise<Counts> =>
  answered(http.GET('/api/desks/{desk}/counts', { params: { path: { desk } } }))

export const getCase = (desk: string, number: number): Promise<CaseDetail> =>
  answered(http.GET('/api/desks/{desk}/cases/{number}', { params: { path: { desk, number } } }))

export const listUnreadable = (desk: string): Promise<{ rows: readonly Unreadable[] }> =>
  answered(http.GET('/api/desks/{desk}/unreadable', { params: { path: { desk } } }))

export const dropUnreadable = (desk: string, id: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/unreadable/{id}', { params: { path: { desk, id } } }))

export const registerUnreadable = (
  desk: string,
  id: string,
  body: { subject: string; email?: string; name?: string; description?: string },
): Promise<{ number: number; label: string }> =>
  answered(http.POST('/api/desks/{desk}/unreadable/{id}/cases', { params: { path: { desk, id } }, body }))

/** Where an attachment is fetched from. */
export const fileAddress = (desk: string, attachment: string): string =>
  `/api/desks/${encodeURIComponent(desk)}/files/${encodeURIComponent(attachment)}`

type FileText =
  paths['/api/desks/{desk}/files/{attachment}/text']['get']['responses']['200']['content']['application/json']
export type Charset = FileText['charset']

/** The beginning of an attachment as text; null: in the charset that it most likely is in. */
export const readFileText = (desk: string, attachment: string, charset: Charset | null): Promise<FileText> =>
  answered(
    http.GET('/api/desks/{desk}/files/{attachment}/text', {
      params: { path: { desk, attachment }, query: charset === null ? {} : { charset } },
    }),
  )
