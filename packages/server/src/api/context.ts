import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Auth } from '../auth/auth.ts'
import type { Shell } from '../handle/shell.ts'
import type { Messengers } from '../intake/messengers.ts'
import type { LiveHub } from '../realtime/hub.ts'
import type { LogLevel } from '../settings.ts'
import type { KnownDesks } from './known-desk.ts'

/** What the routes are made of; `main` puts it together, tests put together their own. */
export interface ApiParts {
  readonly shell: Shell
  readonly messengers: Messengers
  /** Whether letters go out, and how they are signed. */
  readonly mail: {
    readonly sendsMail: boolean
    readonly dkim: { readonly name: string; readonly value: string } | null
  }
  readonly auth: Auth
  readonly live: LiveHub
  /** How people reach the desk, without a slash at the end. */
  readonly publicUrl: string
  /** The built web application; null serves the API alone. */
  readonly webDir: string | null
  /** The installation's secret: signs the tokens that let forms upload, and is what an exchange’s secret is made of. */
  readonly secret: string
  /** `REGLAMENT_UPLOAD_MB`, in bytes: how large a file that comes over HTTP may be. */
  readonly uploadLimitBytes: number
  /** `REGLAMENT_UNDO_SECONDS`, in milliseconds: how long an answer can be taken back. */
  readonly undoMs: number
  /** `REGLAMENT_ADMIN_SECOND_FACTOR`: administrators do nothing before they have one. */
  readonly administratorsNeedSecondFactor: boolean
  /** `REGLAMENT_RATE_LIMIT`: false lets every address ask as often as it likes. */
  readonly rateLimit: boolean
  /** `REGLAMENT_TRUST_PROXY`: a proxy before us says where a request comes from. */
  readonly trustProxy: boolean
  readonly logLevel: LogLevel
  /** Tests: an answer that its schema does not describe is a 500. */
  readonly checkResponses: boolean
}

/** The parts and what the routes keep among themselves. */
export interface ApiContext extends ApiParts {
  readonly desks: KnownDesks
}

/** A server whose routes say by Zod what they take and give. */
export type ApiServer = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>
