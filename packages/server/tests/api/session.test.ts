import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSetupLink } from '../../src/auth/setup.ts'
import { type Installation, openInstallation, PASSWORD } from './installation.ts'

let desk: Installation
beforeAll(async () => {
  desk = await openInstallation()
})
afterAll(() => desk.close())

const tokenOf = (link: string | null) => new URL(link ?? '').searchParams.get('token') ?? ''
const ADMINISTRATOR = { name: 'Анна Орлова', email: 'Anna@desk.example', password: PASSWORD }

describe('the first administrator', () => {
  test('is made by the one-time link, and by the newest one alone', async () => {
    const { pool } = desk.database
    expect((await desk.anybody('GET', '/api/setup')).body).toMatchObject({ needed: true })
    const old = tokenOf(await makeSetupLink(pool, 'http://desk.example', desk.shell.clock()))
    const token = tokenOf(await makeSetupLink(pool, 'http://desk.example', desk.shell.clock()))

    for (const wrong of [old, 'made-up', `${token}x`]) {
      const refused = await desk.anybody('POST', '/api/setup', { ...ADMINISTRATOR, token: wrong })
      expect(refused.status).toBe(403)
      expect(refused.body.error.code).toBe('forbidden')
    }
    const short = await desk.anybody('POST', '/api/setup', { ...ADMINISTRATOR, token, password: 'short' })
    expect(short.status).toBe(422)
    expect(short.body.error.fields[0].path).toBe('password')

    const [first, second] = await Promise.all([
      desk.anybody('POST', '/api/setup', { ...ADMINISTRATOR, token }),
      desk.anybody('POST', '/api/setup', { ...ADMINISTRATOR, token }),
    ])
    expect([first.status, second.status].sort()).toEqual([201, 403])
    expect((await desk.anybody('GET', '/api/setup')).body).toMatchObject({ needed: false })
    expect(await makeSetupLink(pool, 'http://desk.example', desk.shell.clock())).toBeNull()
  })

  test('signs in with whatever case the address is written in, and has every desk', async () => {
    const { ask, answer } = await desk.signedIn('anna@DESK.example')
    expect(answer.status).toBe(200)
    const me = await ask('GET', '/api/me')
    expect(me.status).toBe(200)
    expect(me.body.user).toMatchObject({ name: 'Анна Орлова', email: 'anna@desk.example' })
    expect(me.body.isAdministrator).toBe(true)
    const desks = new Map(me.body.desks.map((each: { id: string }) => [each.id, each]))
    expect(desks.get('ideco-ics')).toMatchObject({ prefix: 'ICS', role: 'administrator', timezone: 'Europe/Moscow' })
    expect(desks.get('shtrih-m')).toMatchObject({ role: 'administrator' })
  })

  test('gives people accounts and roles', async () => {
    const { ask } = await desk.signedIn('anna@desk.example')
    const someone = { name: 'Пётр', email: 'petr@desk.example', password: PASSWORD, role: 'specialist' }
    expect((await ask('POST', '/api/desks/shtrih-m/members', someone)).status).toBe(201)
    const again = await ask('POST', '/api/desks/shtrih-m/members', { email: 'PETR@desk.example', role: 'head' })
    expect(again.body).toMatchObject({ user: { name: 'Пётр' }, role: 'head' })
    const nameless = await ask('POST', '/api/desks/shtrih-m/members', { email: 'new@desk.example', role: 'head' })
    expect(nameless.status).toBe(422)
    expect((await ask('GET', '/api/desks/shtrih-m/members')).body.members).toMatchObject([
      { user: { email: 'petr@desk.example' }, role: 'head' },
    ])

    const petr = await desk.signedIn('petr@desk.example')
    expect((await petr.ask('GET', '/api/me')).body.desks).toMatchObject([{ id: 'shtrih-m', role: 'head' }])
    expect((await petr.ask('POST', '/api/desks/shtrih-m/members', someone)).status).toBe(403)
  })
})

describe('a session', () => {
  test('needs the right password', async () => {
    for (const [email, password] of [
      ['anna@desk.example', 'wrong password'],
      ['nobody@desk.example', PASSWORD],
    ] as const) {
      const { answer } = await desk.signedIn(email, password)
      expect(answer.status).toBe(401)
      expect(answer.body.error.code).toBe('invalid-email-or-password')
    }
  })

  test('is a cookie that scripts and other sites do not get', async () => {
    const { answer } = await desk.signedIn('anna@desk.example')
    expect(answer.headers.getSetCookie()[0]).toMatch(/^reglament\.session_token=.*HttpOnly.*SameSite=Lax/i)
  })

  test('ends with signing out', async () => {
    const { ask } = await desk.signedIn('anna@desk.example')
    expect((await ask('GET', '/api/me')).status).toBe(200)
    expect((await ask('POST', '/api/auth/sign-out', {})).status).toBe(200)
    expect((await ask('GET', '/api/me')).status).toBe(401)
  })

  test('is not to be had by signing up', async () => {
    const answer = await desk.anybody('POST', '/api/auth/sign-up/email', { ...ADMINISTRATOR, email: 'me@desk.example' })
    expect(answer.status).toBe(400)
    expect((await desk.signedIn('me@desk.example')).answer.status).toBe(401)
  })

  test('is not opened from the page of another site', async () => {
    const answer = await fetch(`${desk.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://evil.example', cookie: 'a=b' },
      body: JSON.stringify({ email: 'anna@desk.example', password: PASSWORD }),
    })
    expect(answer.status).toBe(403)
  })
})

const STAFF_ROUTES = [
  ['GET', '/api/me'],
  ['GET', '/api/desks/ideco-ics'],
  ['GET', '/api/desks/ideco-ics/counts'],
  ['GET', '/api/desks/ideco-ics/members'],
  ['GET', '/api/desks/ideco-ics/cases'],
  ['GET', '/api/desks/ideco-ics/cases/1'],
  ['GET', '/api/desks/ideco-ics/unreadable'],
  ['GET', '/api/desks/ideco-ics/files/0194d3a0-0000-7000-8000-000000000000'],
  ['GET', '/api/live?desk=ideco-ics'],
] as const

describe('without a session', () => {
  test.each(STAFF_ROUTES)('%s %s answers 401', async (method, path) => {
    const answer = await desk.anybody(method, path)
    expect([answer.status, answer.body.error.code]).toEqual([401, 'unauthenticated'])
  })
})

describe('a specialist of another desk', () => {
  test.each(STAFF_ROUTES.slice(1))('%s %s answers 404, as if it were not there', async (method, path) => {
    const other = await desk.staff('shtrih-m', 'head')
    const answer = await other(method, path)
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not-found'])
  })
})
