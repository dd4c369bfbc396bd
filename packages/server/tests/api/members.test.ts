import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newAccount } from '../../src/auth/accounts.ts'
import { insertUser } from '../../src/store/desk/staff.ts'
import { type Ask, type Installation, openInstallation, PASSWORD } from './installation.ts'

const MEMBERS = '/api/desks/ideco-ics/members'

let desk: Installation
let administrator: Ask
beforeAll(async () => {
  desk = await openInstallation()
  administrator = await desk.staff('ideco-ics', 'administrator')
})
afterAll(() => desk.close())

const idOf = async (email: string): Promise<string> => {
  const { body } = await administrator('GET', MEMBERS)
  return body.members.find(({ user }: { user: { email: string } }) => user.email === email)?.user.id ?? 'nobody'
}
const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? ''
const choose = (token: string, newPassword = PASSWORD) =>
  desk.anybody('POST', '/api/auth/reset-password', { token, newPassword })

describe('somebody who is invited', () => {
  const olga = { name: 'Ольга', email: 'olga@desk.example', role: 'specialist' }

  test('is made without a password; the link is in the answer, and nowhere afterwards', async () => {
    const made = await administrator('POST', MEMBERS, olga)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ user: { name: 'Ольга' }, role: 'specialist', isInvited: true })
    expect(made.body.invitation.url).toMatch(/^http:\/\/desk\.example\/invitation\?email=olga%40desk\.example&token=/)
    const listed = await administrator('GET', MEMBERS)
    expect(JSON.stringify(listed.body)).not.toContain(tokenOf(made.body.invitation.url))
    expect((await desk.signedIn(olga.email)).answer.status).toBe(401)
  })

  test('gets a new link, which voids the first, and chooses a password by it once', async () => {
    const path = `${MEMBERS}/${await idOf(olga.email)}/invitations`
    const first = tokenOf((await administrator('POST', path)).body.url)
    const second = tokenOf((await administrator('POST', path)).body.url)
    expect((await choose(first)).body.error.code).toBe('invalid-token')
    expect((await choose(second, 'short')).status).toBe(422)
    const [one, other] = await Promise.all([choose(second), choose(second)])
    expect([one.status, other.status].sort()).toEqual([200, 400])
    const { ask, answer } = await desk.signedIn(olga.email)
    expect(answer.status).toBe(200)
    expect((await ask('GET', '/api/me')).body.desks).toMatchObject([{ id: 'ideco-ics', role: 'specialist' }])
  })

  test('needs no further link: nobody can take an account over by inviting its owner', async () => {
    const again = await administrator('POST', `${MEMBERS}/${await idOf(olga.email)}/invitations`)
    expect([again.status, again.body.error.code]).toEqual([409, 'has-password'])
    expect((await administrator('POST', MEMBERS, olga)).body.invitation).toBeNull()
  })

  test('and works on two desks is invited by who administers both', async () => {
    const elsewhere = await desk.staff('shtrih-m', 'administrator')
    const pavel = { name: 'Павел', email: 'pavel@desk.example', role: 'head' }
    expect((await elsewhere('POST', '/api/desks/shtrih-m/members', pavel)).body.invitation).not.toBeNull()
    expect((await administrator('POST', MEMBERS, { ...pavel, role: 'specialist' })).body.invitation).toBeNull()
    const taken = await administrator('POST', `${MEMBERS}/${await idOf(pavel.email)}/invitations`)
    expect([taken.status, taken.body.error.code]).toEqual([403, 'forbidden'])
  })
})

describe('a role', () => {
  test('is changed, and taken away', async () => {
    const petr = { name: 'Пётр', email: 'petr@desk.example', password: PASSWORD, role: 'specialist' }
    expect((await administrator('POST', MEMBERS, petr)).body).toMatchObject({ isInvited: false, invitation: null })
    const { ask } = await desk.signedIn(petr.email)
    const path = `${MEMBERS}/${await idOf(petr.email)}`
    const changed = await administrator('PATCH', path, { role: 'head' })
    expect([changed.status, changed.body.role]).toEqual([200, 'head'])
    expect((await ask('GET', '/api/desks/ideco-ics')).body.role).toBe('head')
    expect((await administrator('PATCH', path, { role: 'tsar' })).status).toBe(422)

    expect((await administrator('DELETE', path)).status).toBe(204)
    // Signed out at once, wherever they were; with a new session the desk is not there for them.
    expect((await ask('GET', '/api/desks/ideco-ics')).status).toBe(401)
    const later = await desk.signedIn(petr.email)
    expect((await later.ask('GET', '/api/desks/ideco-ics')).status).toBe(404)
    expect((await administrator('DELETE', path)).status).toBe(404)
    expect((await administrator('PATCH', path, { role: 'head' })).status).toBe(404)
    // The account is there still: undoing needs no more than the address.
    expect((await administrator('POST', MEMBERS, { email: petr.email, role: 'head' })).status).toBe(201)
  })

  test('of the last administrator stays, by whatever way it would be lost', async () => {
    const me = (await administrator('GET', '/api/me')).body.user
    const path = `${MEMBERS}/${me.id}`
    for (const lost of [
      await administrator('DELETE', path),
      await administrator('PATCH', path, { role: 'head' }),
      await administrator('POST', MEMBERS, { email: me.email, role: 'head' }),
    ]) {
      expect([lost.status, lost.body.error.code]).toEqual([409, 'last-administrator'])
    }
    expect((await administrator('PATCH', path, { role: 'administrator' })).status).toBe(200)
  })

  test('of administrator: two who take it from each other at once leave one', async () => {
    const desks = '/api/desks/shtrih-m/members'
    const [a, b] = [await desk.staff('shtrih-m', 'administrator'), await desk.staff('shtrih-m', 'administrator')]
    const { body } = await a('GET', desks)
    const ids = new Map<string, string>(
      body.members.map(({ user }: { user: { id: string; email: string } }) => [user.email, user.id]),
    )
    const mine = await Promise.all([a, b].map(async (ask) => (await ask('GET', '/api/me')).body.user.id))
    for (const [email, id] of ids)
      if (!mine.includes(id) && email.startsWith('administrator')) await a('DELETE', `${desks}/${id}`)
    const [one, other] = await Promise.all([a('DELETE', `${desks}/${mine[1]}`), b('DELETE', `${desks}/${mine[0]}`)])
    expect([one.status, other.status].filter((status) => status === 204)).toHaveLength(1)
  })
})

test('administrators of the installation are named apart: they have every desk', async () => {
  const account = await newAccount({ name: 'Анна', email: 'anna@desk.example', password: PASSWORD })
  await insertUser(desk.database.pool, account, true, desk.shell.clock())
  const { body } = await administrator('GET', MEMBERS)
  expect(body.everywhere).toMatchObject([{ name: 'Анна' }])
  expect(await idOf('anna@desk.example')).toBe('nobody')
})

describe.each(['specialist', 'developer', 'head'] as const)('a %s', (role) => {
  test('sees who works here, and changes nothing', async () => {
    const ask = await desk.staff('ideco-ics', role)
    expect((await ask('GET', MEMBERS)).status).toBe(200)
    const path = `${MEMBERS}/${await idOf('olga@desk.example')}`
    for (const refused of [
      await ask('POST', MEMBERS, { email: 'new@desk.example', name: 'Новый', role: 'administrator' }),
      await ask('PATCH', path, { role: 'administrator' }),
      await ask('DELETE', path),
      await ask('POST', `${path}/invitations`),
    ]) {
      expect([refused.status, refused.body.error.code]).toEqual([403, 'forbidden'])
    }
  })
})
