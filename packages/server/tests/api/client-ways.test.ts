// Ways into a client's account beside the letter: a password, and what a passkey's routes refuse. A key that really signs
// is in tests/e2e/portal.test.ts.
import { instant } from '@reglament/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, SESSION_LIFE_MS } from '../../src/account.ts'
import { hashClientPassword } from '../../src/auth/client-keys.ts'
import { insertPasskey } from '../../src/store/account/client-passkey.ts'
import { replaceClientPassword } from '../../src/store/account/client-password.ts'
import { insertClientSession } from '../../src/store/account/client-session.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { letter, post } from '../mail/post.ts'
import { type Answer, type Installation, openInstallation } from './installation.ts'
import { softwareKey } from './software-key.ts'

const DESK = '/api/public/account/shtrih-m'
const MINUTE_MS = 60_000
const PASSWORD = 'лошадь скрепка батарея'
const anna = { name: 'Анна', email: 'anna@romashka.example' }

let installation: Installation
let contactId: string
beforeAll(async () => {
  installation = await openInstallation()
  const head = await installation.staff('shtrih-m', 'head')
  const made = await head('POST', '/api/desks/shtrih-m/clients', { contact: anna })
  contactId = made.body.contact.id
})
afterAll(() => installation.close())

/** A browser that is signed in, as if by a letter. */
async function browser(token: string, called?: string) {
  const now = installation.shell.clock()
  const session = {
    tokenHash: hashToken(token),
    contactId,
    expiresAt: instant(now + SESSION_LIFE_MS),
    browser: called ?? null,
  }
  await inDesk(installation.shell.pool, 'shtrih-m', (db) => insertClientSession(db, session, now))
  return async (method: string, path: string, body?: unknown): Promise<Pick<Answer, 'status' | 'body'>> => {
    const answer = await fetch(`${installation.url}${DESK}${path}`, {
      method,
      headers: {
        cookie: `reglament-client-shtrih-m=${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }
}

const tryPassword = (password: string, email = anna.email) =>
  installation.anybody('POST', `${DESK}/password-sessions`, { email, password })

describe('a password', () => {
  test('opens the account once it is set, whatever the case of the address', async () => {
    const signed = await browser('one')
    expect((await tryPassword(PASSWORD)).status).toBe(403)
    expect((await signed('PUT', '/password', { password: PASSWORD })).status).toBe(204)
    expect((await signed('GET', '/ways')).body.passwordSetAt).not.toBeNull()
    const opened = await tryPassword(PASSWORD, 'Anna@Romashka.example')
    expect([opened.status, opened.headers.getSetCookie()[0]?.split('=')[0]]).toEqual([201, 'reglament-client-shtrih-m'])
  })

  test('that is wrong and an address that nobody has are answered alike', async () => {
    const [wrong, unknown] = [
      await tryPassword('не тот пароль'),
      await tryPassword(PASSWORD, 'nobody@elsewhere.example'),
    ]
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body])
    expect(wrong.body.error.code).toBe('not-let-in')
  })

  test('ends every other session when it is changed', async () => {
    const [mine, other] = [await browser('mine'), await browser('other')]
    await mine('PUT', '/password', { password: `${PASSWORD} 2` })
    expect([(await mine('GET', '')).status, (await other('GET', '')).status]).toEqual([200, 401])
    expect((await tryPassword(PASSWORD)).status).toBe(403)
    expect((await tryPassword(`${PASSWORD} 2`)).status).toBe(201)
  })

  test('is shut for a quarter of an hour by ten wrong tries in a row', async () => {
    for (let time = 0; time < 10; time += 1) await tryPassword('не тот пароль')
    expect((await tryPassword(`${PASSWORD} 2`)).status).toBe(403)
    installation.wait(15 * MINUTE_MS)
    expect((await tryPassword(`${PASSWORD} 2`)).status).toBe(201)
  })

  test('has ten characters at least, and is set by nobody who is not signed in', async () => {
    const signed = await browser('short')
    expect((await signed('PUT', '/password', { password: 'короткий' })).status).toBe(422)
    expect((await installation.anybody('PUT', `${DESK}/password`, { password: PASSWORD })).status).toBe(401)
  })

  test('opens nothing after it was taken away', async () => {
    const signed = await browser('last')
    expect((await signed('DELETE', '/password')).status).toBe(204)
    expect((await tryPassword(`${PASSWORD} 2`)).status).toBe(403)
    expect((await signed('GET', '/ways')).body).toMatchObject({ passwordSetAt: null, passkeys: [] })
  })
})

describe('a passkey', () => {
  test('is for the name that people reach the desk by; a bare address has none', async () => {
    expect((await installation.anybody('GET', `${DESK}/doors`)).body).toEqual({
      letter: false,
      keyHost: 'desk.example',
    })
    const bare = await openInstallation({ publicUrl: 'http://192.0.2.7:8080' })
    expect((await bare.anybody('GET', `${DESK}/doors`)).body.keyHost).toBeNull()
    const asked = await bare.anybody('POST', `${DESK}/key-challenges`)
    expect([asked.status, asked.body.error.code]).toEqual([409, 'no-keys'])
    await bare.close()
  })

  test('that the desk does not know opens nothing', async () => {
    expect((await installation.anybody('POST', `${DESK}/key-challenges`)).body.rpId).toBe('desk.example')
    const opened = await installation.anybody('POST', `${DESK}/key-sessions`, { id: 'made-up', response: {} })
    expect([opened.status, opened.body.error.code]).toEqual([403, 'not-let-in'])
  })

  test('is made by who is signed in alone, and what no browser has made is not kept', async () => {
    expect((await installation.anybody('POST', `${DESK}/new-key-challenges`)).status).toBe(401)
    const signed = await browser('keys')
    const asked = await signed('POST', '/new-key-challenges')
    expect(asked.body).toMatchObject({ rp: { id: 'desk.example' }, user: { name: anna.email } })
    const kept = await signed('POST', '/keys', { name: 'телефон', response: { id: 'made-up', response: {} } })
    expect([kept.status, kept.body.error.code]).toEqual([409, 'key-not-made'])
  })
})

describe('the sessions of a person', () => {
  const CHROME =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36'
  const SAFARI =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605 Version/26.0 Mobile/15E148 Safari/604.1'
  type Row = { id: string; browser: string | null; isThis: boolean }
  const shown = ({ body }: Pick<Answer, 'body'>) =>
    body.rows.map(({ browser, isThis }: Row) => ({ browser, isThis })) as readonly Omit<Row, 'id'>[]

  test('are named by browser, this one apart, and one or all others can be ended', async () => {
    const here = await browser('here', CHROME)
    await here('DELETE', '/sessions')
    expect(shown(await here('GET', '/sessions'))).toEqual([{ browser: 'Chrome, Windows', isThis: true }])
    const [phone, old] = [await browser('phone', SAFARI), await browser('old')]
    const { rows } = (await here('GET', '/sessions')).body as { rows: Row[] }
    expect(rows.map((row) => row.browser).sort()).toEqual(['Chrome, Windows', 'Safari, iOS', null].sort())
    const ofPhone = rows.find((row) => row.browser === 'Safari, iOS')?.id
    expect((await here('DELETE', `/sessions/${ofPhone}`)).status).toBe(204)
    expect([(await phone('GET', '')).status, (await old('GET', '')).status]).toEqual([401, 200])
    expect((await here('DELETE', `/sessions/${ofPhone}`)).status).toBe(404)
    expect((await here('DELETE', '/sessions')).status).toBe(204)
    expect([(await here('GET', '')).status, (await old('GET', '')).status]).toEqual([200, 401])
  })

  test('keep what the browser calls itself when they begin', async () => {
    const mine = await browser('watching')
    await mine('PUT', '/password', { password: PASSWORD })
    await fetch(`${installation.url}${DESK}/password-sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': `${CHROME} YaBrowser/26.1` },
      body: JSON.stringify({ email: anna.email, password: PASSWORD }),
    })
    expect(shown(await mine('GET', '/sessions'))).toContainEqual({ browser: 'Yandex, Windows', isThis: false })
  })

  test('of somebody else can’t be ended', async () => {
    const head = await installation.staff('shtrih-m', 'head')
    const { body } = await head('POST', '/api/desks/shtrih-m/clients', {
      contact: { name: 'Борис', email: 'boris@romashka.example' },
    })
    const token = 'of boris'
    const now = installation.shell.clock()
    await inDesk(installation.shell.pool, 'shtrih-m', (db) =>
      insertClientSession(
        db,
        { tokenHash: hashToken(token), contactId: body.contact.id, expiresAt: instant(now + SESSION_LIFE_MS) },
        now,
      ),
    )
    const mine = await browser('not boris')
    expect((await mine('DELETE', `/sessions/${hashToken(token)}`)).status).toBe(404)
    expect((await installation.anybody('GET', `${DESK}/sessions`)).status).toBe(401)
  })
})

describe('where the portal is by invitation (U5)', () => {
  const UTM = '/api/public/account/ideco-utm'
  const viktor = { name: 'Виктор', email: 'viktor@romashka.example' }
  const key = softwareKey()

  async function tryKey(): Promise<Answer> {
    const { challenge } = (await installation.anybody('POST', `${UTM}/key-challenges`)).body
    const answer = key.answer(challenge, 'desk.example', 'http://desk.example')
    return installation.anybody('POST', `${UTM}/key-sessions`, answer)
  }

  test('a right password and a right passkey open nothing to who has none; a letter that asks leads to one', async () => {
    const { shell } = installation
    const [specialist, head] = [
      await installation.staff('ideco-utm', 'specialist'),
      await installation.staff('ideco-utm', 'head'),
    ]
    const { contact } = (
      await head('POST', '/api/desks/ideco-utm/clients', {
        organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
        contact: viktor,
        holdings: [{ kind: 'subscription', product: 'utm', from: '2026-01-10' }],
      })
    ).body
    await inDesk(shell.pool, 'ideco-utm', async (db) => {
      const now = shell.clock()
      await replaceClientPassword(
        db,
        { id: shell.newId(), contactId: contact.id, hash: await hashClientPassword(PASSWORD) },
        now,
      )
      const { credentialId, publicKey } = key
      const passkey = { credentialId, publicKey, contactId: contact.id, name: 'телефон', counter: 0, transports: [] }
      await insertPasskey(db, passkey, now)
    })
    const byPassword = () =>
      installation.anybody('POST', `${UTM}/password-sessions`, { email: viktor.email, password: PASSWORD })
    for (const refused of [await byPassword(), await tryKey()])
      expect([refused.status, refused.body.error.code]).toEqual([403, 'not-let-in'])
    // The letter that asks to be let in is a case like any other, and the invitation is given on it.
    const asking = letter({
      from: `Виктор <${viktor.email}>`,
      to: 'ideco-utm@desk.example',
      subject: 'Доступ на портал',
    })
    await post(shell, asking, ['ideco-utm@desk.example'], 'ideco-utm')
    const [{ number }] = (await specialist('GET', '/api/desks/ideco-utm/cases?list=all&limit=1')).body.rows
    expect((await specialist('POST', `/api/desks/ideco-utm/cases/${number}/invitations`, {})).status).toBe(201)
    expect([(await byPassword()).status, (await tryKey()).status]).toEqual([201, 201])
  })
})
