// A whole installation for a test file: real database, real HTTP, two desks of the shipped regulations.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Instant, instant } from '@reglament/engine'
import { buildApi } from '../../src/api/app.ts'
import type { ApiParts, ApiServer } from '../../src/api/context.ts'
import { regulationUrl, trackingUrl } from '../../src/api/present.ts'
import { newAccount } from '../../src/auth/accounts.ts'
import { openAuth } from '../../src/auth/auth.ts'
import { openMessengers } from '../../src/channels/messenger/open-messengers.ts'
import { openDesks } from '../../src/desks/open-desks.ts'
import { openFiles } from '../../src/files.ts'
import { openShell } from '../../src/handle/open-shell.ts'
import type { Shell } from '../../src/handle/shell.ts'
import { type LiveHub, openHub } from '../../src/realtime/hub.ts'
import type { Database } from '../../src/store/database.ts'
import { insertUser, type Role, setMember } from '../../src/store/desk/staff.ts'
import { testDatabase } from '../database.ts'

const REGULATIONS = fileURLToPath(new URL('../../../../regulations', import.meta.url))
const SECRET = 'a secret of this test, long enough to be one'
export const PASSWORD = 'correct horse battery'
/** A Friday afternoon in Moscow: every desk is open. */
const FRIDAY = Date.parse('2026-03-06T15:00:00+03:00')

export interface Answer {
  readonly status: number
  /** As JSON.parse gives it: tests look into answers of every form. */
  readonly body: ReturnType<typeof JSON.parse>
  readonly headers: Headers
}

export type Ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<Answer>

export interface Installation {
  readonly url: string
  readonly app: ApiServer
  readonly database: Database
  readonly shell: Shell
  readonly live: LiveHub
  /** Moves the clock of the installation, in milliseconds. */
  wait(ms: number): void
  /** Without a session. */
  readonly anybody: Ask
  /** Makes an account with the role on a desk and signs it in. */
  staff(desk: string, role: Role): Promise<Ask>
  signedIn(
    email: string,
    password?: string,
  ): Promise<{ readonly ask: Ask; readonly answer: Answer; readonly cookie: string }>
  close(): Promise<void>
}

export async function openInstallation(parts: Partial<ApiParts> = {}): Promise<Installation> {
  const { database, close } = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'reglament-api-'))
  let now = FRIDAY
  const clock = (): Instant => instant(now)
  const { pool } = database
  const shell = openShell({ pool, files: openFiles(folder), mailDomain: 'desk.example', clock })
  const said: string[] = []
  const say = (line: string) => said.push(line)
  await openDesks({ pool, folder: REGULATIONS, mailDomain: 'desk.example', now: clock(), say })
  const live = openHub()
  const publicUrl = 'http://desk.example'
  const auth = openAuth({ pool, secret: SECRET, publicUrl })
  const messengers = openMessengers({
    shell,
    secret: SECRET,
    publicUrl,
    trackingUrl: (deskId, number, key) => trackingUrl(publicUrl, deskId, number, key),
    regulationUrl: (deskId, page) => regulationUrl(publicUrl, deskId, page),
    say,
  })
  const app = await buildApi({
    shell,
    messengers,
    mail: { sendsMail: false, dkim: null },
    auth,
    live,
    publicUrl,
    webDir: null,
    secret: SECRET,
    uploadLimitBytes: 1_000_000,
    undoMs: 10_000,
    administratorsNeedSecondFactor: false,
    rateLimit: false,
    trustProxy: false,
    logLevel: 'error',
    checkResponses: true,
    ...parts,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const anybody = asking(url)
  const signedIn = async (email: string, password = PASSWORD) => {
    const answer = await anybody('POST', '/api/auth/sign-in/email', { email, password })
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';', 1)[0])
      .join('; ')
    return { ask: asking(url, cookie), answer, cookie }
  }
  let people = 0
  return {
    url,
    app,
    database,
    shell,
    live,
    anybody,
    signedIn,
    wait: (ms) => {
      now += ms
    },
    async staff(desk, role) {
      people += 1
      const email = `${role}-${people}@desk.example`
      const account = await newAccount({ name: `${role} ${people}`, email, password: PASSWORD })
      await insertUser(pool, account, false, clock())
      await setMember(pool, desk, account.id, role, clock())
      return (await signedIn(email)).ask
    },
    async close() {
      await app.close()
      await messengers.close()
      await close()
      await rm(folder, { recursive: true })
    },
  }
}

function asking(url: string, cookie?: string): Ask {
  return async (method, path, body) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text }
  }
}
