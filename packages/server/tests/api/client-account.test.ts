// A client's account: the letter with the link, the session, whose cases it shows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MailServer, openMailServer } from '../../../../tests/mail-server.ts'
import { hashToken } from '../../src/account.ts'
import { openOutgoing } from '../../src/channels/email/outgoing.ts'
import { sendSignIn } from '../../src/channels/email/send-sign-in.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const SECRET = 'a secret of this test, long enough to be one'
const ROMASHKA = { name: 'ООО «Ромашка»', inn: '7707083893' }
const VASILEK = { name: 'ООО «Василёк»', inn: '7710140679' }
const anna = { name: 'Анна', email: 'anna@romashka.example' }
const boris = { name: 'Борис', email: 'boris@romashka.example' }
const vera = { name: 'Вера', email: 'vera@vasilek.example' }
const MINUTE_MS = 60_000

let installation: Installation
let mail: MailServer
let head: Ask
beforeAll(async () => {
  mail = await openMailServer()
  installation = await openInstallation({ mail: { sendsMail: true, dkim: null } })
  head = await installation.staff('shtrih-m', 'head')
  const holdings = [{ kind: 'paid-support', from: '2026-01-10' }]
  for (const contact of [anna, boris])
    await head('POST', '/api/desks/shtrih-m/clients', { organization: ROMASHKA, contact, holdings })
  await head('POST', '/api/desks/shtrih-m/clients', { organization: VASILEK, contact: vera })
})
afterAll(async () => {
  await installation.close()
  await mail.close()
})

/** Runs the jobs that wait, as a worker would. */
async function deliver(desk = 'shtrih-m'): Promise<readonly (string | null)[]> {
  const { shell, database } = installation
  const outgoing = openOutgoing(mail.url, null)
  const accountUrl = (id: string) => `https://help.example/d/${id}/account`
  const jobs = await database.pool.query<{ payload: { desk: string; ask: string } }>(
    `delete from graphile_worker._private_jobs where payload ->> 'ask' is not null returning payload`,
  )
  const done = []
  for (const { payload } of jobs.rows)
    if (payload.desk === desk)
      done.push(await sendSignIn({ shell, secret: SECRET, outgoing, accountUrl }, payload.desk, payload.ask))
  outgoing.close()
  return done
}

const askLink = (email: string, desk = 'shtrih-m') =>
  installation.anybody('POST', `/api/public/account/${desk}/sign-ins`, { email, locale: 'ru' })

const lastLetter = () => mail.received.at(-1)?.mail.text ?? ''
const tokenIn = (letter: string) => /#sign-in=([\w-]+)/.exec(letter)?.[1] ?? ''

async function linkFor(email: string, desk = 'shtrih-m'): Promise<string> {
  await askLink(email, desk)
  await deliver(desk)
  return tokenIn(lastLetter())
}

const open = (token: string, desk = 'shtrih-m') =>
  installation.anybody('POST', `/api/public/account/${desk}/sessions`, { token })

type Signed = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>

/** A browser that is signed in. */
async function signIn(email: string, desk = 'shtrih-m'): Promise<Signed> {
  const opened = await open(await linkFor(email, desk), desk)
  expect(opened.status).toBe(201)
  const cookie = opened.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  return (method, path, body, headers = {}) =>
    fetch(`${installation.url}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
}

const json = async (answer: Promise<Response>): Promise<ReturnType<typeof JSON.parse>> => (await answer).json()
const DESK = '/api/public/account/shtrih-m'

async function caseOf(contact: typeof anna, organization: typeof ROMASHKA): Promise<{ number: number; key: string }> {
  const made = await installation.anybody('POST', '/api/public/desks/shtrih-m/cases', {
    channel: 'portal',
    contact,
    organization,
    product: 'software',
    version: '5',
    topic: 'fault',
    description: 'Не печатает чек',
  })
  return { number: made.body.number, key: new URL(made.body.trackingUrl).searchParams.get('key') ?? '' }
}

describe('the link', () => {
  test('comes by a letter, opens the account once, and is kept as a hash alone', async () => {
    const token = await linkFor(anna.email)
    expect(lastLetter()).toContain('действует 15 минут')
    const kept = await inDesk(installation.shell.pool, 'shtrih-m', async (db) =>
      JSON.stringify((await db.query({ text: 'select * from client_sign_in' })).rows),
    )
    expect(kept).toContain(hashToken(token))
    expect(kept).not.toContain(token)
    const opened = await open(token)
    expect(opened.status).toBe(201)
    expect(opened.headers.getSetCookie()[0]).toMatch(
      /^reglament-client-shtrih-m=[\w-]{43}; Path=\/api\/public; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    )
    expect((await open(token)).body.error.code).toBe('link-spent')
  })

  test('of two who use it at once one gets in', async () => {
    const token = await linkFor(boris.email)
    const answers = await Promise.all([open(token), open(token), open(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  test('is too old after 15 minutes, and one made up opens nothing', async () => {
    const token = await linkFor(vera.email)
    installation.wait(15 * MINUTE_MS)
    expect((await open(token)).status).toBe(409)
    expect((await open('A'.repeat(43))).status).toBe(409)
  })

  test('opens the desk that it was asked for and no other', async () => {
    expect((await open(await linkFor(anna.email), 'ideco-ics')).status).toBe(409)
  })

  test('comes three times in a quarter of an hour, and then no more', async () => {
    installation.wait(60 * MINUTE_MS)
    for (let time = 0; time < 5; time += 1) await askLink(vera.email)
    expect((await deliver()).toSorted()).toEqual(['link', 'link', 'link', 'too-many', 'too-many'])
  })
})

describe('whoever may not sign in', () => {
  test('is answered on the page as everybody is, and told by a letter what to do, once a day', async () => {
    const [known, unknown] = [await askLink(anna.email), await askLink('nobody@elsewhere.example')]
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    await askLink('nobody@elsewhere.example')
    expect((await deliver()).toSorted()).toEqual(['advice', 'link', 'too-many'])
    const advice = mail.received.find(({ to }) => to[0] === 'nobody@elsewhere.example')
    expect(advice?.mail.text).toContain('https://help.example/d/shtrih-m')
    expect(tokenIn(advice?.mail.text ?? '')).toBe('')
  })

  test('has no invitation where the regulation wants one (U5): the letter says whom to write to', async () => {
    const utm = await installation.staff('ideco-utm', 'head')
    const made = await utm('POST', '/api/desks/ideco-utm/clients', { organization: ROMASHKA, contact: anna })
    expect(await linkFor(anna.email, 'ideco-utm')).toBe('')
    expect(lastLetter()).toContain('пункт U5')
    expect(lastLetter()).toContain('ideco-utm@desk.example')
    const { organization, contact } = made.body
    const path = `/api/desks/ideco-utm/clients/${organization.id}/people/${contact.id}/invitations`
    expect((await utm('POST', path, {})).status).toBe(201)
    const signed = await signIn(anna.email, 'ideco-utm')
    expect((await signed('GET', '/api/public/account/ideco-utm')).status).toBe(200)
  })

  test('can’t be sent a link where the desk sends no mail, and is told so', async () => {
    const silent = await openInstallation()
    const asked = await silent.anybody('POST', `${DESK}/sign-ins`, { email: anna.email, locale: 'ru' })
    expect([asked.status, asked.body.error.code]).toEqual([409, 'no-mail'])
    await silent.close()
  })
})

describe('the session', () => {
  test('shows own and colleagues’ cases, and of other organizations none', async () => {
    installation.wait(60 * MINUTE_MS)
    const [own, colleagues, strange] = [
      await caseOf(anna, ROMASHKA),
      await caseOf(boris, ROMASHKA),
      await caseOf(vera, VASILEK),
    ]
    const signed = await signIn(anna.email)
    const { rows } = await json(signed('GET', `${DESK}/cases`))
    expect(rows.map(({ number, isOwn }: { number: number; isOwn: boolean }) => [number, isOwn])).toEqual([
      [colleagues.number, false],
      [own.number, true],
    ])
    const track = (number: number) => signed('GET', `/api/public/cases/shtrih-m/${number}?key=session`)
    expect((await track(colleagues.number)).status).toBe(200)
    expect((await track(strange.number)).status).toBe(404)
    expect((await installation.anybody('GET', `/api/public/cases/shtrih-m/${own.number}?key=session`)).status).toBe(404)
  })

  test('a stranger who names the organization sees their own cases alone, until the desk confirms', async () => {
    const mallory = { name: 'Мария', email: 'mallory@elsewhere.example' }
    installation.wait(25 * 60 * MINUTE_MS)
    const { number } = await caseOf(mallory, ROMASHKA)
    const signed = await signIn(mallory.email)
    const numbers = async () =>
      (await json(signed('GET', `${DESK}/cases`))).rows.map((row: { number: number }) => row.number)
    expect(await numbers()).toEqual([number])
    expect((await json(signed('GET', DESK))).isColleague).toBe(false)
    const list = (await head('GET', '/api/desks/shtrih-m/clients?q=Ромашка')).body
    const client = list.rows[0].id
    const { people } = (await head('GET', `/api/desks/shtrih-m/clients/${client}`)).body
    const { id } = people.find(({ email }: { email: string }) => email === mallory.email)
    await head('POST', `/api/desks/shtrih-m/clients/${client}/people/${id}/confirmations`, {})
    expect((await numbers()).length).toBeGreaterThan(1)
  })

  test('asks a question without saying again who asks, and is served by what is held', async () => {
    const signed = await signIn(anna.email)
    const asked = await json(
      signed('POST', `${DESK}/cases`, {
        product: 'software',
        version: '5',
        topic: 'fault',
        description: 'Не бьёт чек',
      }),
    )
    expect(asked.verdict).toMatchObject({ verdict: 'accept', programme: 'paid', missing: [] })
    const { state, messages } = await json(signed('GET', `/api/public/cases/shtrih-m/${asked.number}?key=session`))
    expect(state.request).toMatchObject({ channel: 'portal', contact: anna, organization: ROMASHKA })
    expect(messages[0].author.name).toBe(anna.name)
  })

  test('what a colleague writes is in the colleague’s name', async () => {
    const { number } = await caseOf(anna, ROMASHKA)
    const signed = await signIn(boris.email)
    const path = `/api/public/cases/shtrih-m/${number}`
    expect((await signed('POST', `${path}/replies`, { key: 'session', text: 'И у меня' })).status).toBe(201)
    const { messages } = await json(signed('GET', `${path}?key=session`))
    expect(messages.at(-1)).toMatchObject({ text: 'И у меня', author: { name: boris.name } })
  })

  test('says of a case that waits for its turn how many come before it (I22)', async () => {
    const ics = await installation.staff('ideco-ics', 'head')
    const holdings = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }]
    await ics('POST', '/api/desks/ideco-ics/clients', { organization: VASILEK, contact: vera, holdings })
    const ahead = []
    const before = []
    for (const description of ['Первый', 'Второй', 'Третий']) {
      const request = {
        channel: 'portal',
        contact: vera,
        organization: VASILEK,
        product: 'ics',
        version: '7.9.9',
        licence: 'ICS-1',
        topic: 'fault',
        description,
      }
      const made = await installation.anybody('POST', '/api/public/desks/ideco-ics/cases', request)
      const { pathname, searchParams } = new URL(made.body.trackingUrl)
      const path = `/api/public/cases/ideco-ics/${pathname.split('/').at(-1)}?key=${searchParams.get('key')}`
      const { body } = await installation.anybody('GET', path)
      ahead.push(body.ahead)
      before.push(body.before)
    }
    expect(ahead).toEqual([null, 1, 2])
    // The first stands in the desk's queue, and nobody before it; those that wait for their turn do not stand there.
    expect(before).toEqual([0, null, null])
  })

  test('renews a right by an act, with the answer at once (S8)', async () => {
    await head('POST', '/api/desks/shtrih-m/acts', {
      acts: [{ number: 'А-17', inn: ROMASHKA.inn, issuedBy: 'vendor', showsSupport: true }],
    })
    const signed = await signIn(anna.email)
    const renew = (actNumber: string) =>
      json(signed('POST', `${DESK}/renewals`, { holding: 'paid-support', actNumber }))
    expect((await renew('А-17')).outcome.kind).toBe('renewed')
    expect((await renew('А-17')).outcome).toMatchObject({ kind: 'refused', reason: 'renewal-act-used-before' })
    expect((await json(signed('GET', DESK))).renewals).toHaveLength(2)
  })

  test('obeys no page of another site', async () => {
    const signed = await signIn(anna.email)
    const foreign = { origin: 'https://evil.example' }
    expect((await signed('POST', `${DESK}/cases`, { description: 'x' }, foreign)).status).toBe(403)
    expect((await signed('DELETE', `${DESK}/session`, undefined, foreign)).status).toBe(403)
  })

  test('is of one desk and no session of staff; it ends by signing out, and by itself after 30 days', async () => {
    installation.wait(60 * MINUTE_MS)
    const [first, second] = [await signIn(anna.email), await signIn(anna.email)]
    expect((await first('GET', '/api/public/account/ideco-ics')).status).toBe(401)
    expect((await first('GET', '/api/me')).status).toBe(401)
    expect((await first('DELETE', `${DESK}/session`)).status).toBe(204)
    expect((await first('GET', DESK)).status).toBe(401)
    expect((await second('GET', DESK)).status).toBe(200)
    installation.wait(30 * 24 * 60 * MINUTE_MS)
    expect((await second('GET', DESK)).status).toBe(401)
  })
})
