import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { type Answer, type Installation, openInstallation } from './installation.ts'

let desk: Installation
beforeAll(async () => {
  desk = await openInstallation()
})
afterAll(() => desk.close())

const DAY_MS = 86_400_000
let clients = 0

const form = (more: object = {}) => {
  clients += 1
  return {
    contact: { name: 'Мария Лунина', email: `lunina-${clients}@vasilek.example` },
    organization: { name: 'ООО «Василёк»', inn: '' },
    product: 'ics',
    version: '7.9.9',
    licence: 'ICS-77',
    topic: 'fault',
    description: 'После обновления\nне поднимается VPN',
    ...more,
  }
}

const submit = (more: object = {}, to = 'ideco-ics') =>
  desk.anybody('POST', `/api/public/desks/${to}/cases`, form(more))

/** The address of the case's own API behind its tracking link, and the key. */
function linkOf({ body }: Answer): { readonly path: string; readonly key: string } {
  const url = new URL(body.trackingUrl)
  const [, , id, , number] = url.pathname.split('/')
  return { path: `/api/public/cases/${id}/${number}`, key: url.searchParams.get('key') ?? '' }
}

describe('a client’s form', () => {
  test('finds the desks and what they run under', async () => {
    const { body } = await desk.anybody('GET', '/api/public/desks')
    expect(body.desks.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['ideco-ics', 'shtrih-m']))
    const one = await desk.anybody('GET', '/api/public/desks/shtrih-m')
    expect(one.body).toMatchObject({ timezone: 'Europe/Moscow', regulation: { id: 'shtrih-m', prefix: 'SM' } })
    expect((await desk.anybody('GET', '/api/public/desks/nobody')).status).toBe(404)
  })

  test('becomes a case, and is told the verdict and where to look', async () => {
    const made = await submit()
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ label: `ICS-${made.body.number}`, verdict: { programme: 'none' } })
    const { path, key } = linkOf(made)
    const tracked = await desk.anybody('GET', `${path}?key=${key}`)
    expect(tracked.body).toMatchObject({
      label: made.body.label,
      subject: 'После обновления',
      turn: 'staff',
      state: { request: { channel: 'portal', contact: { name: 'Мария Лунина' } } },
      messages: [{ direction: 'in', text: 'После обновления\nне поднимается VPN', author: { name: 'Мария Лунина' } }],
      regulation: { id: 'ideco-ics' },
      deskTitle: { ru: expect.any(String) },
    })
  })

  test('with nothing in it is registered all the same, and asked for what is missing', async () => {
    const made = await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', {})
    expect(made.status).toBe(201)
    expect(made.body.verdict.missing.length).toBeGreaterThan(0)
  })

  test.each([
    ['an unknown desk', 'nobody', {}, 404],
    ['a made-up topic', 'ideco-ics', { topic: 'weather' }, 422],
    ['a channel that is not ours', 'ideco-ics', { channel: 'phone' }, 422],
    ['a description without end', 'ideco-ics', { description: 'ы'.repeat(60_000) }, 422],
    ['a name that is none', 'ideco-ics', { contact: { name: ['a'] } }, 422],
  ])('%s is not taken', async (_what, to, more, status) => {
    expect((await submit(more, to)).status).toBe(status)
  })

  test('can’t state rights or a moment of its own', async () => {
    const made = await submit({ at: '2020-01-01T00:00Z', holdings: [{ kind: 'subscription', from: '2026-01-01' }] })
    expect(made.body.verdict.programme).toBe('none')
  })
})

describe('a tracking link', () => {
  test.each([
    ['another key', (key: string) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`],
    ['a longer key', (key: string) => `${key}A`],
    ['a shorter key', (key: string) => key.slice(0, -1)],
    ['a key of null bytes', (key: string) => encodeURIComponent(key.replace(/./g, '\0'))],
  ])('with %s opens nothing', async (_what, change) => {
    const { path, key } = linkOf(await submit())
    expect((await desk.anybody('GET', `${path}?key=${change(key)}`)).status).toBe(404)
    const reply = { key: decodeURIComponent(change(key)), text: 'Пустите' }
    expect((await desk.anybody('POST', `${path}/replies`, reply)).status).toBe(404)
  })

  test('opens its own case and no other', async () => {
    const [one, other] = [linkOf(await submit()), linkOf(await submit())]
    expect((await desk.anybody('GET', `${other.path}?key=${one.key}`)).status).toBe(404)
    expect((await desk.anybody('GET', `/api/public/cases/shtrih-m/1?key=${one.key}`)).status).toBe(404)
    expect((await desk.anybody('GET', `/api/public/cases/ideco-ics/999999?key=${one.key}`)).status).toBe(404)
    expect((await desk.anybody('GET', other.path)).status).toBe(422)
  })

  test('lets the client write, confirm, rate and complain', async () => {
    const made = await submit()
    const { path, key } = linkOf(made)
    const { id } = (await desk.anybody('GET', `${path}?key=${key}`)).body.state
    const head = { role: 'head', id: 'head' } as const
    await handle(desk.shell, 'ideco-ics', id, { kind: 'admit', reason: 'Можно' }, head)

    const replied = await desk.anybody('POST', `${path}/replies`, { key, text: 'Ещё вот что' })
    expect(replied.body.state.status).toBe('registered')
    await handle(desk.shell, 'ideco-ics', id, { kind: 'answer' }, head)
    const { body } = await desk.anybody('GET', `${path}?key=${key}`)
    expect(body).toMatchObject({ status: 'waiting-client', turn: 'client', respondBy: null })
    expect(Date.parse(body.closesAt) - desk.shell.clock()).toBeGreaterThan(10 * DAY_MS)

    const confirmed = await desk.anybody('POST', `${path}/confirmations`, { key })
    expect(confirmed.body.state).toMatchObject({ status: 'closed', closedBy: 'confirmation' })
    const again = await desk.anybody('POST', `${path}/confirmations`, { key })
    expect([again.status, again.body.error.code]).toEqual([409, 'case-closed'])

    expect((await desk.anybody('POST', `${path}/ratings`, { key, score: 5, comment: 'Спасибо' })).status).toBe(201)
    const wrong = await desk.anybody('POST', `${path}/ratings`, { key, score: 50 })
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'score-out-of-range'])
    expect((await desk.anybody('POST', `${path}/complaints`, { key, text: 'Долго' })).status).toBe(201)
    expect((await desk.anybody('POST', `${path}/complaints`, { key, text: ' ' })).status).toBe(422)
  })

  test('lets the client fill in what was missing, once something is', async () => {
    const { path, key } = linkOf(await submit({ version: '' }))
    const supplied = await desk.anybody('POST', `${path}/supplies`, { key, data: { version: '7.9.9' } })
    expect(supplied.body.state.request.version).toBe('7.9.9')
  })
})

describe('how a client reads', () => {
  const OMSK = { locale: 'en', timezone: 'Asia/Omsk' }
  const said = { description: 'VPN is down', version: '7.9.9' }
  const window = async () =>
    (await desk.anybody('GET', '/api/public/desks/ideco-ics/callback-windows?timezone=Asia/Omsk')).body.windows[0]
  const WAYS: readonly (readonly [string, string, (contact: object, email: string) => object | Promise<object>])[] = [
    ['the page', '/api/public/desks/ideco-ics/cases', (contact) => ({ ...said, contact, reads: OMSK })],
    ['the form of another site', '/api/public/questions/ideco-ics', (_, email) => ({ ...said, email, ...OMSK })],
    ['the chat', '/api/public/chats/ideco-ics', (contact) => ({ ...said, contact, reads: OMSK })],
    [
      'a call-back',
      '/api/public/desks/ideco-ics/callbacks',
      async (contact) => ({
        ...said,
        contact: { ...contact, phone: '+7 912 345-67-89' },
        window: await window(),
        timezone: OMSK.timezone,
        reads: OMSK,
      }),
    ],
  ]

  test.each(WAYS)('is told by %s, and letters go so', async (way, path, bodyOf) => {
    const email = `reader-${WAYS.findIndex(([each]) => each === way)}@vasilek.example`
    const head = await desk.staff('ideco-ics', 'head')
    const made = await desk.anybody('POST', path, await bodyOf({ email }, email))
    expect(made.status).toBe(201)
    const number = Number(new URL(made.body.trackingUrl).pathname.split('/').at(-1))
    const { body: found } = await head('GET', `/api/desks/ideco-ics/cases/${number}`)
    expect(found.contact).toMatchObject({ email, ...OMSK })
    const { body } = await head('POST', `/api/desks/ideco-ics/cases/${number}/letter-previews`, {
      kind: 'ask',
      text: 'Please send the log',
    })
    expect(body).toMatchObject({ recipient: email, locale: 'en' })
    expect(body.letters[0].text).toMatch(/Omsk time, UTC\+6; .*Moscow time/)
  })

  test('fills what was not known, and changes nothing that was', async () => {
    const contact = { email: 'twice@vasilek.example' }
    const ask = (reads: object) => submit({ contact, reads })
    await ask({ timezone: 'Mars/Olympus' })
    await ask(OMSK)
    const made = await ask({ locale: 'ru', timezone: 'Asia/Kamchatka' })
    const head = await desk.staff('ideco-ics', 'head')
    const number = Number(new URL(made.body.trackingUrl).pathname.split('/').at(-1))
    const { body: found } = await head('GET', `/api/desks/ideco-ics/cases/${number}`)
    expect(found.contact).toMatchObject(OMSK)
  })
})
