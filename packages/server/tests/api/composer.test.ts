import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendWaiting } from '../../src/handle/send-waiting.ts'
import { sendOverdue } from '../../src/jobs/send-overdue.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'

let desk: Installation
let maria: Ask
let ivan: Ask
let head: Ask
beforeAll(async () => {
  desk = await openInstallation()
  maria = await desk.staff('ideco-ics', 'specialist')
  ivan = await desk.staff('ideco-ics', 'specialist')
  head = await desk.staff('ideco-ics', 'head')
})
afterAll(() => desk.close())

async function newCase(): Promise<number> {
  const { body } = await maria('POST', `${DESK}/cases`, {
    request: { contact: { email: `c${randomUUID()}@f.example` }, description: 'Не работает', product: 'ics' },
  })
  return body.number
}

const detailOf = async (number: number) => (await maria('GET', `${DESK}/cases/${number}`)).body
const draftsOf = async (number: number, who = maria) => (await who('GET', `${DESK}/cases/${number}/drafts`)).body

describe('a draft', () => {
  const at = (number: number, slot = 'letter') => `${DESK}/cases/${number}/drafts/${slot}`

  test('is there at another desk, its writer’s alone, apart for notes and letters', async () => {
    const number = await newCase()
    const saved = await maria('PUT', at(number), { revision: 0, body: { html: '<p>Начало</p>' } })
    expect(saved.body).toMatchObject({ slot: 'letter', revision: 1, body: { html: '<p>Начало</p>' }, problem: null })
    await maria('PUT', at(number, 'note'), { revision: 0, body: { html: '<p>Себе</p>' } })
    expect((await draftsOf(number)).drafts.map(({ slot }: { slot: string }) => slot)).toEqual(['letter', 'note'])
    expect((await draftsOf(number, ivan)).drafts).toEqual([])
    await maria('DELETE', at(number))
    expect((await draftsOf(number)).drafts).toHaveLength(1)
  })

  test('that another device changed meanwhile is not overwritten', async () => {
    const number = await newCase()
    await maria('PUT', at(number), { revision: 0, body: { html: '<p>с телефона</p>' } })
    const late = await maria('PUT', at(number), { revision: 0, body: { html: '<p>с ноутбука</p>' } })
    expect([late.status, late.body.error.code]).toEqual([409, 'draft-changed'])
    const { drafts } = await draftsOf(number)
    expect(drafts[0].body).toEqual({ html: '<p>с телефона</p>' })
    // Both are kept: what the page shows, and the other one aside.
    const both = { revision: drafts[0].revision, body: { html: '<p>с ноутбука</p>' }, aside: [drafts[0].body] }
    expect((await maria('PUT', at(number), both)).body).toMatchObject({ revision: 2, aside: [{}] })
  })
})

describe('an answer that is sent', () => {
  const answer = (html: string, draft = { html }) => ({ kind: 'answer', html, slot: 'letter', draft })
  const send = (number: number, body: unknown) => maria('POST', `${DESK}/cases/${number}/sends`, body)

  test('waits, goes when its time has come, and counts from then', async () => {
    const number = await newCase()
    await maria('PUT', `${DESK}/cases/${number}/drafts/letter`, { revision: 0, body: { html: '<p>Ответ</p>' } })
    const { status, body } = await send(number, answer('<p>Ответ</p>'))
    expect([status, body.leftMs]).toEqual([201, 10_000])
    expect(await draftsOf(number)).toMatchObject({ drafts: [], waiting: [{ id: body.id, text: 'Ответ' }] })
    expect((await detailOf(number)).state.response.endedAt).toBeNull()
    desk.wait(11_000)
    await sendOverdue(desk.shell, () => {})
    const { state, messages } = await detailOf(number)
    expect(state.response.endedAt).toBe(desk.shell.clock())
    expect(messages.at(-1)).toMatchObject({ direction: 'out', html: '<p>Ответ</p>' })
    // The job comes too, or comes again after a crash: nothing is sent twice.
    await sendWaiting(desk.shell, 'ideco-ics', body.id)
    expect((await detailOf(number)).messages).toHaveLength(messages.length)
    expect((await maria('DELETE', `${DESK}/cases/${number}/sends/${body.id}`)).status).toBe(404)
  })

  test('is taken back into the draft, beside what has been begun since', async () => {
    const number = await newCase()
    const { body } = await send(number, answer('<p>Слишком рано</p>'))
    await maria('PUT', `${DESK}/cases/${number}/drafts/letter`, { revision: 0, body: { html: '<p>P. S.</p>' } })
    expect((await ivan('DELETE', `${DESK}/cases/${number}/sends/${body.id}`)).status).toBe(404)
    const back = await maria('DELETE', `${DESK}/cases/${number}/sends/${body.id}`)
    expect(back.body).toMatchObject({ body: { html: '<p>Слишком рано</p>' }, aside: [{ html: '<p>P. S.</p>' }] })
    desk.wait(11_000)
    await sendOverdue(desk.shell, () => {})
    await sendWaiting(desk.shell, 'ideco-ics', body.id)
    expect((await detailOf(number)).state.response.endedAt).toBeNull()
  })

  test('goes at once where its deadline is within the wait', async () => {
    const number = await newCase()
    const { respondBy } = await detailOf(number)
    if (respondBy === null) return expect(respondBy).toBeNull()
    desk.wait(Date.parse(respondBy) - desk.shell.clock() - 5_000)
    const { body } = await send(number, answer('<p>Успели</p>'))
    expect(body.leftMs).toBe(0)
    expect((await detailOf(number)).state.response.result).toBe('in-time')
  })

  test('comes back with the reason where the case takes it no more', async () => {
    const number = await newCase()
    const { body } = await send(number, answer('<p>Поздно</p>'))
    const { trackingUrl } = await detailOf(number)
    const key = new URL(trackingUrl).searchParams.get('key')
    await maria('POST', `${DESK}/cases/${number}/answers`, { text: 'Раньше' })
    await desk.anybody('POST', `/api/public/cases/ideco-ics/${number}/confirmations`, { key })
    expect((await detailOf(number)).status).toBe('closed')
    await sendWaiting(desk.shell, 'ideco-ics', body.id)
    expect((await draftsOf(number)).drafts).toMatchObject([{ body: { html: '<p>Поздно</p>' }, problem: 'case-closed' }])
    const again = await send(number, answer('<p>Поздно</p>'))
    expect([again.status, again.body.error.code]).toEqual([409, 'case-closed'])
  })

  test('is held back where a variable was not filled in', async () => {
    const { status, body } = await send(await newCase(), answer('<p>Здравствуйте, {{client.name}}!</p>'))
    expect([status, body.error.code]).toEqual([422, 'unfilled-variable'])
  })
})

describe('a canned answer', () => {
  const at = `${DESK}/canned-answers`
  const greeting = {
    isOwn: false,
    name: 'привет',
    title: 'Приветствие',
    ru: '<p>Здравствуйте, {{client.name}}!</p>',
    en: null,
  }

  test('of the desk is the head’s to write, and everybody’s to use; one’s own is one’s own', async () => {
    expect((await maria('POST', at, greeting)).status).toBe(403)
    const { status, body } = await head('POST', at, greeting)
    expect(status).toBe(201)
    const own = await maria('POST', at, { ...greeting, isOwn: true, title: 'Моё' })
    expect(own.status).toBe(201)
    const names = async (who: Ask) => (await who('GET', at)).body.rows.map(({ title }: { title: string }) => title)
    expect(await names(maria)).toEqual(['Приветствие', 'Моё'])
    expect(await names(ivan)).toEqual(['Приветствие'])
    expect((await ivan('PUT', `${at}/${own.body.id}`, greeting)).status).toBe(404)
    expect((await maria('DELETE', `${at}/${body.id}`)).status).toBe(403)
    expect((await head('POST', at, { ...greeting, name: 'ПРИВЕТ' })).status).toBe(409)
    const changed = await head('PUT', `${at}/${body.id}`, { ...greeting, title: 'Иначе' })
    expect(changed.body).toMatchObject({ title: 'Иначе', isOwn: false })
    expect((await head('DELETE', `${at}/${body.id}`)).status).toBe(204)
  })

  test('names only what is known, and says so', async () => {
    const wrong = await head('POST', at, { ...greeting, ru: '<p>{{client.nmae}}</p>' })
    expect(wrong.status).toBe(422)
    expect(wrong.body.error).toMatchObject({
      code: 'unknown-variable',
      fields: [{ path: 'ru', message: 'there is no variable `{{client.nmae}}`; did you mean `{{client.name}}`?' }],
    })
    expect((await head('POST', at, { ...greeting, ru: '<p> </p>' })).status).toBe(422)
  })
})
