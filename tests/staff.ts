// What a member of staff's browser says to the API, for tests that look at a desk from outside.
import type { BrowserContext } from 'playwright-core'
import type { RunningDesk } from './desk.ts'

export const ADMINISTRATOR = {
  name: 'Ирина Администратор',
  email: 'admin@desk.example',
  password: 'correct horse battery staple',
}

/** Whom a session is for. */
export interface Credentials {
  readonly email: string
  readonly password: string
}

export interface Session {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
}

/** Makes the first administrator by the one-time link. */
export async function setUp(desk: RunningDesk): Promise<void> {
  if (desk.setupLink === null) throw new Error(`the desk printed no set-up link:\n${desk.output()}`)
  const token = new URL(desk.setupLink).searchParams.get('token')
  const made = await fetch(`${desk.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({ token, ...ADMINISTRATOR }),
  })
  if (!made.ok) throw new Error(`set-up answered ${made.status}: ${await made.text()}`)
}

/** Gives a browser the session, as if its user had signed in. */
export async function signInBrowser(
  desk: RunningDesk,
  context: BrowserContext,
  who: Credentials = ADMINISTRATOR,
): Promise<void> {
  const cookies = (await cookieOf(desk, who)).split('; ').map((each) => {
    const [name = '', ...value] = each.split('=')
    return { name, value: value.join('='), url: desk.url }
  })
  await context.addCookies(cookies)
}

async function cookieOf(desk: RunningDesk, { email, password }: Credentials): Promise<string> {
  const answer = await fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`the sign-in of ${email} answered ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

export async function signIn(desk: RunningDesk, who: Credentials = ADMINISTRATOR): Promise<Session> {
  const cookie = await cookieOf(desk, who)
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const headers = { cookie, origin: desk.url, ...(init.body ? { 'content-type': 'application/json' } : {}) }
    const got = await fetch(`${desk.url}${path}`, { ...init, headers })
    if (!got.ok) throw new Error(`${path} answered ${got.status}: ${await got.text()}`)
    return (await got.json()) as T
  }
  return {
    get: (path) => ask(path, {}),
    post: (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
  }
}
