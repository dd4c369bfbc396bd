import { createHmac } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import type { Pool } from 'pg'
import { countPasswordLinks } from '../store/desk/staff-session.ts'

const SESSION_SECONDS = 14 * 24 * 3600
const RENEWED_AFTER_SECONDS = 24 * 3600
const HOUR_MS = 3_600_000
/** Letters with a link to choose a password by, to one person within an hour; more would be somebody's toy. */
const MOST_RESETS = 3

export interface AuthSettings {
  readonly pool: Pool
  /** The installation's secret; sessions are signed with a key derived from it. */
  readonly secret: string
  readonly publicUrl: string
  /** Writes to somebody who forgot their password; left out where no mail is sent. */
  readonly sendReset?: (user: { readonly name: string; readonly email: string }, link: string) => Promise<void>
}

/**
 * Accounts and sessions, by better-auth on our tables (migration 0002). Sign-up is closed: people are made by the
 * one-time set-up or by an administrator (`accounts.ts`, `invitation.ts`). How often an address may try is limited where HTTP is served.
 */
export function openAuth({ pool, secret, publicUrl, sendReset }: AuthSettings) {
  return betterAuth({
    database: pool,
    secret: createHmac('sha256', secret).update('staff sessions').digest('base64url'),
    baseURL: publicUrl,
    basePath: '/api/auth',
    // The desk may be reached by other names than its public one (localhost, an inner host): its own page is trusted.
    trustedOrigins: async (request) => (request ? [new URL(request.url).origin] : []),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      // Whoever has the old password is out when a new one is chosen.
      revokeSessionsOnPasswordReset: true,
      ...(sendReset
        ? {
            sendResetPassword: async ({ user, token }) => {
              const since = new Date(Date.now() - HOUR_MS)
              // The one of this letter is among them.
              if ((await countPasswordLinks(pool, user.id, since)) > MOST_RESETS) return
              await sendReset(user, passwordLink(publicUrl, user, token))
            },
          }
        : {}),
    },
    plugins: [
      twoFactor({
        issuer: 'Reglament',
        twoFactorTable: 'staff_second_factor',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: {
      // A letter is not waited for: by the time that the answer takes, nobody learns whether somebody has the address. What
      // it fails with, better-auth writes into the log.
      backgroundTasks: { handler: (letter) => void letter },
      cookiePrefix: 'reglament',
      useSecureCookies: publicUrl.startsWith('https:'),
      // The address is put there by us, from the connection.
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    user: {
      modelName: 'staff_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'staff_session',
      expiresIn: SESSION_SECONDS,
      updateAge: RENEWED_AFTER_SECONDS,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'staff_account',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      // A reader of the database can't use what is kept there.
      storeIdentifier: 'hashed',
      modelName: 'staff_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
  })
}

/** Where a person chooses a password by a token that works once. */
export function passwordLink(publicUrl: string, user: { readonly email: string }, token: string): string {
  return `${publicUrl}/invitation?${new URLSearchParams({ email: user.email, token })}`
}

export type Auth = ReturnType<typeof openAuth>
