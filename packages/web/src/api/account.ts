import { ApiError, answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// Somebody's own account. Each throws `ApiError`.

/** Whether the server found the password or the code wrong, and is well itself. */
export const isWrongSecret = (error: unknown): boolean =>
  error instanceof ApiError && [400, 401, 422].includes(error.status)

export type SignedInAt = components['schemas']['Session']

export const verifyCode = (code: string, trustDevice: boolean): Promise<unknown> =>
  answered(http.POST('/api/auth/two-factor/verify-totp', { body: { code, trustDevice } }))

export const verifyBackupCode = (code: string): Promise<unknown> =>
  answered(http.POST('/api/auth/two-factor/verify-backup-code', { body: { code } }))

/** In force after the first code. */
export const enableSecondFactor = (
  password: string,
): Promise<{ readonly totpURI: string; readonly backupCodes: readonly string[] }> =>
  answered(http.POST('/api/auth/two-factor/enable', { body: { password } }))

export const disableSecondFactor = (password: string): Promise<unknown> =>
  answered(http.POST('/api/auth/two-factor/disable', { body: { password } }))

/** Ends the sessions elsewhere. */
export const changePassword = (currentPassword: string, newPassword: string): Promise<unknown> =>
  answered(
    http.POST('/api/auth/change-password', { body: { currentPassword, newPassword, revokeOtherSessions: true } }),
  )

export const changeOwnName = (name: string): Promise<unknown> =>
  answered(http.POST('/api/auth/update-user', { body: { name } }))

export const requestPasswordReset = (email: string): Promise<unknown> =>
  answered(http.POST('/api/auth/request-password-reset', { body: { email } }))

export const listSessions = (): Promise<{ readonly rows: readonly SignedInAt[] }> =>
  answered(http.GET('/api/me/sessions'))

export const endOtherSessions = (): Promise<{ readonly ended: number }> => answered(http.DELETE('/api/me/sessions'))
