import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { readCaseByNumber } from '../../src/store/case/case-detail.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'
const DAY_MS = 86_400_000

let desk: Installation
let specialist: Ask
let head: Ask
let developer: Ask
let igor: string
beforeAll(async () => {
  desk = await openInstallation()
  specialist = await desk.staff('ideco-ics', 'specialist')
  head = await desk.staff('ideco-ics', 'head')
  developer = await desk.staff('ideco-ics', 'developer')
  igor = (await developer('GET', '/api/me')).body.user.id
})
afterAll(() => desk.close())

let clients = 0

async function called(): Promise<{ number: number; key: string }> {
  clients += 1
  const email = `client-${clients}@romashka.example`
  await head('POST', `${DESK}/clients`, {
    organization: { name: `ООО «Ромашка ${clients}»` },
    contact: { name: `Клиент ${clients}`, email },
    holdings: [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }],
  })
  const { body } = await specialist('POST', `${DESK}/cases`, {
    request: {
      contact: { name: `Клиент ${clients}`, email },
      organization: { name: `ООО «Ромашка ${clients}»` },
      product: 'ics',
      version: '7.9.9',
      description: `Не поднимается VPN ${clients}`,
    },
  })
  return { number: body.number, key: new URL(body.trackingUrl).searchParams.get('key') ?? '' }
}

const act = (ask: Ask, number: number, path: string, body: object = {}) =>
  ask('POST', `${DESK}/cases/${number}/${path}`, body)
const tracked = async (number: number, key: string) =>
  (await desk.anybody('GET', `/api/public/cases/ideco-ics/${number}?key=${key}`)).body

describe('a team of development', () => {
  const members = () => [{ userId: igor, email: 'igor@ideco.example', phone: null }]

  test('is made by the head, of people whom a client can reach', async () => {
    const title = { ru: 'Ядро', en: 'Core' }
    const refused = await specialist('POST', `${DESK}/development-teams`, { title, members: members() })
    expect(refused.status).toBe(403)
    const unreachable = await head('POST', `${DESK}/development-teams`, {
      title,
      members: [{ userId: igor, email: null, phone: null }],
    })
    expect(unreachable.status).toBe(422)
    const stranger = await head('POST', `${DESK}/development-teams`, {
      title,
      members: [{ userId: 'nobody', email: 'a@ideco.example', phone: null }],
    })
    expect([stranger.status, stranger.body.error.message]).toEqual([422, '`nobody` does not work on this desk'])
    const made = await head('POST', `${DESK}/development-teams`, { title, members: members() })
    expect(made.status).toBe(201)
    expect(made.body.members).toEqual([{ userId: igor, name: 'developer 3', email: 'igor@ideco.example', phone: null }])
    const changed = await head('PATCH', `${DESK}/development-teams/${made.body.id}`, { title, members: [] })
    expect(changed.body.members).toEqual([])
    expect((await head('DELETE', `${DESK}/development-teams/${made.body.id}`)).status).toBe(204)
    expect((await specialist('GET', `${DESK}/development-teams`)).body.teams).toEqual([])
    expect((await head('PATCH', `${DESK}/development-teams/${made.body.id}`, { title, members: [] })).status).toBe(404)
  })
})

describe('a case in development', () => {
  test('is seen by its developer, with what they need and not the whole desk', async () => {
    const { number } = await called()
    const other = await called()
    const title = { ru: 'Сеть', en: 'Network' }
    const team = await head('POST', `${DESK}/development-teams`, {
      title,
      members: [{ userId: igor, email: 'igor@ideco.example', phone: null }],
    })
    await act(specialist, number, 'escalations', {
      developer: { name: 'Игорь', email: 'igor@ideco.example' },
      eta: '2026-03-10',
      team: team.body.id,
      developerId: igor,
      text: 'Падает служба ike',
    })
    await act(specialist, other.number, 'escalations', {
      developer: { name: 'Сеть', email: 'net@ideco.example' },
      eta: '2026-03-09',
      team: team.body.id,
    })
    const mine = await developer('GET', `${DESK}/development?whose=mine`)
    // The earlier date first; one that was given to the team and to nobody in it is everybody's.
    expect(mine.body.rows.map((row: { number: number }) => row.number)).toEqual([other.number, number])
    // A line shows neither the client's words nor their rights.
    for (const { state } of mine.body.rows) {
      expect([state.request.version, state.request.description, state.request.holdings]).toEqual([
        '7.9.9',
        undefined,
        undefined,
      ])
    }
    const handed = await developer('GET', `${DESK}/development/${number}`)
    expect(handed.body.messages.map((message: { text: string }) => message.text)).toContain('Падает служба ike')
    expect(handed.body.trackingUrl).toBeUndefined()
    expect((await developer('GET', `${DESK}/development/${(await called()).number}`)).status).toBe(404)
    for (const path of ['/cases', '/unreadable'])
      expect([path, (await developer('GET', `${DESK}${path}`)).status]).toEqual([path, 403])
  })

  test('gets a new date with a word to the client, who sees it on the tracking page', async () => {
    const { number, key } = await called()
    await act(specialist, number, 'escalations', {
      developer: { name: 'Игорь', email: 'i@ideco.example' },
      eta: '2026-03-10',
    })
    const promised = await act(developer, number, 'promises', { eta: '2026-03-20', text: 'Нашли причину, чиним.' })
    expect(promised.body.state.development).toMatchObject({ developer: { name: 'Игорь' }, missed: false })
    const page = await tracked(number, key)
    expect(page.eta).toBe('2026-03-20T21:00:00.000Z')
    expect(page.messages.map((message: { text: string }) => message.text)).toContain('Нашли причину, чиним.')
  })

  test('is answered through support, and returned with a result that only staff read', async () => {
    const { number, key } = await called()
    await act(specialist, number, 'escalations', {
      developer: { name: 'Игорь', email: 'i@ideco.example' },
      eta: '2026-03-10',
    })
    const answer = await act(developer, number, 'answers', { text: 'Готово' })
    expect([answer.status, answer.body.error.code, answer.body.error.clause]).toEqual([
      403,
      'developer-not-to-client',
      'I26',
    ])
    const back = await act(developer, number, 'returns', { text: 'Исправлено в 7.9.10' })
    expect(back.body.state.turn).toBe('staff')
    expect(back.body.events[0].message.messageId).toBeDefined()
    expect(JSON.stringify(await tracked(number, key))).not.toContain('7.9.10')
  })

  test('rings when its date has passed: for its specialist and for the head', async () => {
    const { number } = await called()
    await act(specialist, number, 'takes')
    await act(specialist, number, 'escalations', {
      developer: { name: 'Игорь', email: 'i@ideco.example' },
      eta: '2026-03-07',
    })
    const late = async (ask: Ask) => (await ask('GET', `${DESK}/development`)).body.late
    const before = await late(specialist)
    desk.wait(2 * DAY_MS)
    const { pool } = desk.shell
    const found = await inDesk(pool, 'ideco-ics', (db) => readCaseByNumber(db, number))
    await handle(desk.shell, 'ideco-ics', found?.id ?? '', { kind: 'tick' }, { role: 'desk' })
    expect(await late(specialist)).toBe(before + 1)
    expect(await late(await desk.staff('ideco-ics', 'specialist'))).toBe(0)
    expect(await late(head)).toBeGreaterThanOrEqual(1)
  })
})

describe('a letter before it is sent', () => {
  test('reads as it will go out, and leaves no trace', async () => {
    const { number } = await called()
    const previewed = await act(specialist, number, 'letter-previews', {
      kind: 'escalate',
      developer: { name: 'Игорь', email: 'i@ideco.example' },
      eta: '2026-03-20',
    })
    expect(previewed.body).toMatchObject({ recipient: `client-${clients}@romashka.example`, locale: 'ru' })
    expect(previewed.body.letters[0].text).toContain('Игорь, i@ideco.example')
    expect((await specialist('GET', `${DESK}/cases/${number}`)).body.status).toBe('registered')
    const refused = await act(specialist, number, 'letter-previews', { kind: 'escalate' })
    expect([refused.status, refused.body.error.code]).toEqual([422, 'escalation-needs-contact'])
  })
})

describe('a refusal', () => {
  test('keeps its evidence, and says how to put it right', async () => {
    const { number, key } = await called()
    const said = (await specialist('GET', `${DESK}/cases/${number}`)).body.messages[0]
    const refused = await act(specialist, number, 'refusals', {
      reason: 'rudeness',
      clause: 'I17',
      evidence: { messageId: said.id, text: 'Не поднимается' },
      text: 'Пишите вежливо.',
    })
    expect(refused.body.events[0]).toMatchObject({ reason: 'rudeness', evidence: { text: 'Не поднимается' } })
    expect((await tracked(number, key)).state.refusal).toEqual({
      reason: 'rudeness',
      grounds: [{ clause: 'I17', reason: 'rudeness' }],
    })
  })
})

describe('a checklist', () => {
  test('is filled in by the client in two parts, and the case comes back', async () => {
    const { number, key } = await called()
    const asked = await act(specialist, number, 'asks', { text: 'Нужны журналы', items: ['inn', 'logs'] })
    expect(asked.body.state.wanted).toEqual([
      { item: 'inn', cameAt: null },
      { item: 'logs', cameAt: null },
    ])
    const path = `/api/public/cases/ideco-ics/${number}/supplies`
    const wordless = await desk.anybody('POST', path, { key, items: ['logs'] })
    expect(wordless.status).toBe(422)
    const part = await desk.anybody('POST', path, { key, data: { organization: { inn: '7707083893' } } })
    expect(part.body.state.status).toBe('waiting-client')
    const whole = await desk.anybody('POST', path, { key, items: ['logs'], text: 'ike: no proposal chosen' })
    expect(whole.body.state.status).toBe('in-progress')
    expect((await tracked(number, key)).messages.at(-1).text).toBe('ike: no proposal chosen')
  })

  test('is ticked by the specialist where the data came by letter', async () => {
    const { number } = await called()
    await act(specialist, number, 'asks', { text: 'Нужны журналы', items: ['screenshots'] })
    const ticked = await act(specialist, number, 'supplies', { items: ['screenshots'] })
    expect(ticked.body.state).toMatchObject({ status: 'in-progress', wanted: [{ item: 'screenshots' }] })
    const again = await act(specialist, number, 'supplies', { items: ['screenshots'] })
    expect(again.body.error.code).toBe('nothing-to-supply')
  })
})

test('complaints and marks are the head’s to read', async () => {
  const { number, key } = await called()
  await desk.anybody('POST', `/api/public/cases/ideco-ics/${number}/complaints`, { key, text: 'Долго' })
  await desk.anybody('POST', `/api/public/cases/ideco-ics/${number}/ratings`, { key, score: 2, comment: 'так себе' })
  expect((await specialist('GET', `${DESK}/feedback`)).status).toBe(403)
  const { rows } = (await head('GET', `${DESK}/feedback`)).body
  expect(
    rows
      .slice(0, 2)
      .map((row: { kind: string; text: string; score: number | null }) => [row.kind, row.text, row.score]),
  ).toEqual(
    expect.arrayContaining([
      ['complained', 'Долго', null],
      ['rated', 'так себе', 2],
    ]),
  )
})
