import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../../../../tests/one-time-code.ts'
import { type Ask, type Installation, openInstallation, PASSWORD } from './installation.ts'

const DESK = '/api/desks/ideco-ics'

let desk: Installation
let administrator: Ask
beforeAll(async () => {
  desk = await openInstallation()
  administrator = await desk.staff('ideco-ics', 'administrator')
})
afterAll(() => desk.close())

const idOf = async (email: string): Promise<string> => {
  const { body } = await administrator('GET', `${DESK}/members`)
  return body.members.find(({ user }: { user: { email: string } }) => user.email === email)?.user.id
}

/** What a telephone shows now. */
const shownFor = (totpUri: string) => codeOf(new URL(totpUri).searchParams.get('secret') ?? '')

/** Sends with a cookie and gives what the answer sets. */
async function send(path: string, body: object, cookie: string) {
  const answer = await fetch(`${desk.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: desk.url },
    body: JSON.stringify(body),
  })
  const set = answer.headers.getSetCookie().map((each) => each.split(';', 1)[0])
  return { status: answer.status, body: (await answer.json()) as ReturnType<typeof JSON.parse>, cookie: set.join('; ') }
}

describe('a second factor', () => {
  let totp: string
  let backup: readonly string[]

  test('is in force after the first code of the telephone', async () => {
    await desk.staff('ideco-ics', 'specialist')
    const email = 'specialist-2@desk.example'
    const { cookie } = await desk.signedIn(email)
    expect((await send('/api/auth/two-factor/enable', { password: 'not the password' }, cookie)).status).toBe(400)
    const made = await send('/api/auth/two-factor/enable', { password: PASSWORD }, cookie)
    totp = made.body.totpURI
    backup = made.body.backupCodes
    expect((await desk.signedIn(email)).answer.body.twoFactorRedirect).toBeUndefined()
    const first = await send('/api/auth/two-factor/verify-totp', { code: shownFor(totp) }, cookie)
    expect(first.status).toBe(200)
    const asked = await desk.signedIn(email)
    expect(asked.answer.body.twoFactorRedirect).toBe(true)
    expect((await asked.ask('GET', '/api/me')).status).toBe(401)
  })

  test('lets in with a code, and with each spare code once', async () => {
    const half = async () => (await desk.signedIn('specialist-2@desk.example')).cookie
    expect((await send('/api/auth/two-factor/verify-totp', { code: '000000' }, await half())).status).toBe(401)
    const entered = await send('/api/auth/two-factor/verify-totp', { code: shownFor(totp) }, await half())
    expect(entered.status).toBe(200)
    const me = await fetch(`${desk.url}/api/me`, { headers: { cookie: entered.cookie } })
    expect(await me.json()).toMatchObject({ hasSecondFactor: true })
    const spare = { code: backup[0] ?? '' }
    expect((await send('/api/auth/two-factor/verify-backup-code', spare, await half())).status).toBe(200)
    expect((await send('/api/auth/two-factor/verify-backup-code', spare, await half())).status).not.toBe(200)
  })

  test('that is lost is taken by an administrator, and the sessions end', async () => {
    const id = await idOf('specialist-2@desk.example')
    expect((await administrator('DELETE', `${DESK}/members/${id}/second-factor`)).status).toBe(204)
    const again = await desk.signedIn('specialist-2@desk.example')
    expect(again.answer.body.twoFactorRedirect).toBeUndefined()
    expect((await again.ask('GET', '/api/me')).body.hasSecondFactor).toBe(false)
  })
})

describe('sessions', () => {
  test('are listed with where they are, and the others are ended at once', async () => {
    const head = await desk.staff('ideco-ics', 'head')
    const other = await desk.signedIn('head-3@desk.example')
    const { body } = await head('GET', '/api/me/sessions')
    expect(body.rows).toHaveLength(2)
    expect(body.rows.filter(({ isThis }: { isThis: boolean }) => isThis)).toHaveLength(1)
    expect(JSON.stringify(body)).not.toContain('token')
    expect((await head('DELETE', '/api/me/sessions')).body).toEqual({ ended: 1 })
    expect((await other.ask('GET', '/api/me')).status).toBe(401)
    expect((await head('GET', '/api/me')).status).toBe(200)
  })

  test('end with a new password, and with the place on the desk', async () => {
    await desk.staff('ideco-ics', 'developer')
    const email = 'developer-4@desk.example'
    const { cookie } = await desk.signedIn(email)
    const elsewhere = await desk.signedIn(email)
    const NEW = 'another long password'
    const wrong = await send('/api/auth/change-password', { currentPassword: 'wrong', newPassword: NEW }, cookie)
    expect(wrong.status).toBe(400)
    const changed = await send('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: NEW }, cookie)
    expect(changed.status).toBe(200)
    expect((await elsewhere.ask('GET', '/api/me')).status).toBe(401)
    const again = await desk.signedIn(email, NEW)
    expect((await again.ask('GET', '/api/me')).status).toBe(200)
    await administrator('DELETE', `${DESK}/members/${await idOf(email)}`)
    expect((await again.ask('GET', '/api/me')).status).toBe(401)
  })
})

test('a lost password is replaced by a link of an administrator, and who made it is kept', async () => {
  await desk.staff('ideco-ics', 'specialist')
  const email = 'specialist-5@desk.example'
  const before = await desk.signedIn(email)
  const made = await administrator('POST', `${DESK}/members/${await idOf(email)}/password-links`)
  expect(made.status).toBe(201)
  const token = new URL(made.body.url).searchParams.get('token') ?? ''
  const chosen = await desk.anybody('POST', '/api/auth/reset-password', { token, newPassword: 'a third long password' })
  expect(chosen.status).toBe(200)
  expect((await before.ask('GET', '/api/me')).status).toBe(401)
  expect((await desk.signedIn(email, 'a third long password')).answer.status).toBe(200)
  const { rows } = await desk.database.pool.query("select kind, desk_id from staff_act where kind = 'password-link'")
  expect(rows).toEqual([{ kind: 'password-link', desk_id: 'ideco-ics' }])
})

test('a desk’s administrator opens no account that reaches further than theirs', async () => {
  await desk.staff('ideco-ics', 'head')
  const email = 'head-6@desk.example'
  const elsewhere = await desk.staff('shtrih-m', 'administrator')
  await elsewhere('POST', '/api/desks/shtrih-m/members', { email, role: 'specialist' })
  const path = `${DESK}/members/${await idOf(email)}`
  for (const refused of [
    await administrator('POST', `${path}/password-links`),
    await administrator('DELETE', `${path}/second-factor`),
  ]) {
    expect([refused.status, refused.body.error.code]).toEqual([403, 'forbidden'])
  }
})

test('cases of somebody who has left are named', async () => {
  const specialist = await desk.staff('ideco-ics', 'specialist')
  const email = 'specialist-8@desk.example'
  const { body } = await administrator('POST', `${DESK}/cases`, {
    request: {
      contact: { email: 'anna@romashka.example' },
      organization: { name: 'Ромашка', inn: '7707083893' },
      product: 'ics',
      version: '7.9.9',
      description: 'Вопрос',
    },
  })
  await specialist('POST', `${DESK}/cases/${body.number}/takes`, {})
  expect((await administrator('GET', `${DESK}/members`)).body.left).toEqual([])
  await administrator('DELETE', `${DESK}/members/${await idOf(email)}`)
  expect((await administrator('GET', `${DESK}/members`)).body.left).toMatchObject([
    { user: { name: 'specialist 8' }, numbers: [body.number] },
  ])
})

test('where administrators need a second factor, they do nothing before they have one', async () => {
  const strict = await openInstallation({ administratorsNeedSecondFactor: true })
  try {
    const [ask, head] = [await strict.staff('ideco-ics', 'administrator'), await strict.staff('ideco-ics', 'head')]
    const refused = await ask('GET', `${DESK}/members`)
    expect([refused.status, refused.body.error.code]).toEqual([403, 'second-factor-needed'])
    expect((await ask('GET', '/api/me')).body.needsSecondFactor).toBe(true)
    expect((await head('GET', `${DESK}/members`)).status).toBe(200)
  } finally {
    await strict.close()
  }
})
