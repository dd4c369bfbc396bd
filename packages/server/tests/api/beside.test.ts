// What is done to a case beside answering, over HTTP: who may, what is shown, what is kept.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'
let desk: Installation
let ask: Ask
let head: Ask
beforeAll(async () => {
  desk = await openInstallation()
  ask = await desk.staff('ideco-ics', 'specialist')
  head = await desk.staff('ideco-ics', 'head')
})
afterAll(() => desk.close())

let clients = 0
/** A case of a client whom nobody knew, as their form makes it. */
async function opened(email = `beside-${clients++}@romashka.example`) {
  const { body } = await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', {
    contact: { name: 'Мария', email },
    organization: { name: 'ООО «Ромашка»', inn: '' },
    product: 'ics',
    version: '7.9.9',
    licence: 'ICS-77',
    topic: 'fault',
    description: 'Не поднимается VPN. И отчёты не приходят.',
  })
  const key = new URL(body.trackingUrl).searchParams.get('key') ?? ''
  const number: number = body.number
  return { number, path: `${DESK}/cases/${number}`, tracked: `/api/public/cases/ideco-ics/${number}`, key }
}
const besideOf = async ({ path }: { path: string }) => (await ask('GET', path)).body.beside

describe('tags', () => {
  test('are made as they are typed, once, and what was done with them stays', async () => {
    const [a, b] = [await opened(), await opened()]
    const made = await ask('POST', `${a.path}/tags`, { name: ' Туннель ' })
    expect(made).toMatchObject({ status: 201, body: { name: 'Туннель' } })
    expect((await ask('POST', `${b.path}/tags`, { name: 'туннель' })).body).toEqual(made.body)
    await ask('POST', `${b.path}/tags`, { name: 'туннель' })
    expect((await ask('GET', `${DESK}/tags`)).body.rows).toEqual([{ ...made.body, cases: 2 }])
    await ask('DELETE', `${b.path}/tags/${made.body.id}`)
    const { tags, marks } = await besideOf(b)
    expect(tags).toEqual([])
    expect(marks.map(({ body, byName }: { body: object; byName: string }) => [body, byName])).toEqual([
      [{ kind: 'tagged', tag: 'Туннель' }, 'specialist 1'],
      [{ kind: 'untagged', tag: 'Туннель' }, 'specialist 1'],
    ])
  })

  test('are renamed and made one by the head; a list can be asked by them', async () => {
    const [a, b] = [await opened(), await opened()]
    const vpn = (await ask('POST', `${a.path}/tags`, { name: 'vpn' })).body
    const ipsec = (await ask('POST', `${b.path}/tags`, { name: 'ipsec' })).body
    const filter = { title: 'VPN', list: 'queue', filter: { tags: vpn.id } }
    const saved = (await ask('POST', `${DESK}/filters`, filter)).body
    const rename = (who: Ask, body: object) => who('PATCH', `${DESK}/tags/${vpn.id}`, body)
    expect((await rename(ask, { name: 'впн' })).status).toBe(403)
    expect((await rename(head, { name: 'VPN' })).body).toEqual({ merged: false })
    expect(await rename(head, { name: 'IPsec' })).toMatchObject({
      status: 409,
      body: { error: { code: 'tag-exists' } },
    })
    expect((await rename(head, { name: 'IPsec', merge: true })).body).toEqual({ merged: true })
    expect((await besideOf(a)).tags).toEqual([ipsec])
    expect((await head('DELETE', `${DESK}/tags/${ipsec.id}`)).status).toBe(409)
    const { rows } = (await ask('GET', `${DESK}/cases?list=all&tags=${ipsec.id}`)).body
    expect(rows.map(({ number }: { number: number }) => number)).toEqual([b.number, a.number])
    // What was saved under the tag that is gone asks for the one that took its place.
    expect((await ask('GET', `${DESK}/filters`)).body.rows).toMatchObject([
      { id: saved.id, filter: { tags: ipsec.id } },
    ])
  })
})

describe('fields of the desk’s own', () => {
  const makes = (body: object) => head('POST', `${DESK}/fields`, body)
  test('are asked of the cases of their product, keep what can be read, and travel with the export', async () => {
    const bug = (await makes({ title: { ru: 'Ошибка №', en: 'Bug' }, kind: 'number', products: ['ics'] })).body
    const other = (await makes({ title: { ru: 'АТС', en: 'PBX' }, kind: 'text', products: ['pbx'] })).body
    const where = (await makes({ title: { ru: 'Где', en: 'Where' }, kind: 'choice', choices: ['офис', 'филиал'] })).body
    const a = await opened()
    const says = (field: { id: string }, value: string | null) =>
      ask('POST', `${a.path}/field-values`, { field: field.id, value })
    expect((await says(bug, ' 12 345,5 ')).body).toEqual({ changed: true })
    expect((await says(bug, 'много')).status).toBe(422)
    expect((await says(where, 'дома')).body.error.message).toContain('`офис`, `филиал`')
    await says(where, 'офис')
    await says(where, 'филиал')
    const { fields, marks } = await besideOf(a)
    expect(fields.map(({ id, value }: { id: string; value: string }) => [id, value])).toEqual([
      [bug.id, '12345.5'],
      [where.id, 'филиал'],
    ])
    expect(fields.some(({ id }: { id: string }) => id === other.id)).toBe(false)
    expect(marks.at(-1).body).toEqual({ kind: 'field', field: { ru: 'Где', en: 'Where' }, from: 'офис', to: 'филиал' })
    const administrator = await desk.staff('ideco-ics', 'administrator')
    const lines: string[] = (await administrator('GET', `${DESK}/export`)).body.trim().split('\n')
    const exported = lines.map((line) => JSON.parse(line)).find(({ number }) => number === a.number)
    expect(exported).toMatchObject({ fields: { Bug: '12345.5', Where: 'филиал' } })
  })

  test('are the head’s to define; one that is retired keeps its values', async () => {
    expect((await ask('POST', `${DESK}/fields`, { title: { ru: 'х', en: 'x' }, kind: 'text' })).status).toBe(403)
    expect((await makes({ title: { ru: 'х', en: 'x' }, kind: 'choice', choices: ['а', 'а'] })).status).toBe(422)
    const made = (await makes({ title: { ru: 'Срок', en: 'Date' }, kind: 'date' })).body
    const [a, b] = [await opened(), await opened()]
    await ask('POST', `${a.path}/field-values`, { field: made.id, value: '2026-03-20' })
    await head('PATCH', `${DESK}/fields/${made.id}`, { isRetired: true })
    const has = async (of: { path: string }) =>
      (await besideOf(of)).fields.some(({ id }: { id: string }) => id === made.id)
    expect([await has(a), await has(b)]).toEqual([true, false])
  })
})

describe('links', () => {
  test('are seen at both ends, made once, and taken away from either', async () => {
    const [a, b] = [await opened(), await opened()]
    const link = (from: { path: string }, body: object) => ask('POST', `${from.path}/links`, body)
    expect((await link(a, { kind: 'caused-by', to: b.number })).body).toEqual({ changed: true })
    expect((await link(a, { kind: 'caused-by', to: b.number })).body).toEqual({ changed: false })
    expect((await link(a, { kind: 'related', to: a.number })).status).toBe(422)
    expect((await link(a, { kind: 'related', to: 999_999 })).body.error.message).toContain('`999999`')
    await link(a, { kind: 'outside', url: 'https://bugs.example/7', title: 'BUG-7' })
    expect((await link(a, { kind: 'outside', url: 'javascript:alert(1)', title: 'x' })).status).toBe(422)
    expect((await besideOf(a)).links).toMatchObject([
      { kind: 'outside', url: 'https://bugs.example/7', title: 'BUG-7' },
      { kind: 'caused-by', isReverse: false, other: { number: b.number } },
    ])
    const [atB] = (await besideOf(b)).links
    expect(atB).toMatchObject({ kind: 'caused-by', isReverse: true, other: { number: a.number } })
    expect((await ask('DELETE', `${b.path}/links/${atB.id}`)).body).toEqual({ changed: true })
    expect((await besideOf(a)).links).toHaveLength(1)
  })
})

test('a case is given to a colleague with a word, and taken from them; not to whoever has no part in the desk', async () => {
  const { body } = await ask('GET', `${DESK}/members`)
  const of = (role: string) => body.members.find((each: { role: string }) => each.role === role).user.id
  await desk.staff('ideco-ics', 'developer')
  const a = await opened()
  const assign = (who: Ask, assignee: string | null, text?: string) =>
    who('POST', `${a.path}/assignments`, { assignee, ...(text ? { text } : {}) })
  expect((await assign(ask, of('head'), 'Клиент ждёт звонка')).status).toBe(201)
  const detail = (await ask('GET', a.path)).body
  expect(detail.assignee.id).toBe(of('head'))
  expect(detail.events.at(-1)).toMatchObject({ kind: 'assigned', assignee: of('head'), was: null })
  expect(detail.messages.at(-1)).toMatchObject({ direction: 'note', text: 'Клиент ждёт звонка' })
  expect((await assign(ask, of('head'))).body.error.code).toBe('already-assigned')
  expect((await assign(ask, 'nobody-here')).body.error.code).toBe('assignee-not-member')
  const members = (await ask('GET', `${DESK}/members`)).body.members
  const developer = members.find(({ role }: { role: string }) => role === 'developer').user.id
  expect((await assign(ask, developer)).body.error).toMatchObject({ code: 'assignee-is-developer', clause: 'I26' })
  expect((await assign(head, null)).status).toBe(201)
  expect((await ask('GET', a.path)).body.assignee).toBeNull()
})

describe('split and merged, as the client sees it', () => {
  test('the second question has a page of its own', async () => {
    const a = await opened()
    const { messages } = (await ask('GET', a.path)).body
    const body = { messages: [messages[0].id], text: 'И отчёты не приходят.' }
    const made = await ask('POST', `${a.path}/splits`, body)
    expect(made).toMatchObject({ status: 201, body: { label: `ICS-${made.body.number}` } })
    const wrong = await ask('POST', `${a.path}/splits`, { ...body, text: 'Верните деньги' })
    expect(wrong).toMatchObject({ status: 422, body: { error: { code: 'unusable-question' } } })
  })

  test('the link of a merged case opens the one that goes on, of the same client; a stranger’s stays their own', async () => {
    const [a, b, c] = [await opened('one@same.example'), await opened('one@same.example'), await opened()]
    expect((await ask('POST', `${b.path}/merges`, { into: a.number })).body).toMatchObject({ number: a.number })
    expect((await ask('POST', `${c.path}/merges`, { into: b.number })).body.error.code).toBe('merge-of-strangers')
    expect((await ask('POST', `${c.path}/merges`, { into: b.number, confirmed: true })).status).toBe(201)
    const page = (of: { tracked: string; key: string }) => desk.anybody('GET', `${of.tracked}?key=${of.key}`)
    const [ofA, ofB, ofC] = [(await page(a)).body, (await page(b)).body, (await page(c)).body]
    expect([ofA.label, ofB.label, ofC.label]).toEqual([`ICS-${a.number}`, `ICS-${a.number}`, `ICS-${c.number}`])
    expect([ofA.joined, ofC.joined]).toEqual([[`ICS-${b.number}`], []])
    expect([ofA.messages.length, ofC.messages.length]).toEqual([2, 1])
    const reply = await desk.anybody('POST', `${b.tracked}/replies`, { key: b.key, text: 'Ещё одно' })
    expect(reply.status).toBe(201)
    const root = (await ask('GET', a.path)).body
    expect(root.messages.at(-1)).toMatchObject({ text: 'Ещё одно', mergedFrom: null })
    expect(root.beside.merged).toEqual([
      { number: b.number, label: `ICS-${b.number}`, apart: false },
      { number: c.number, label: `ICS-${c.number}`, apart: true },
    ])
    expect(root.messages.some(({ mergedFrom }: { mergedFrom: string }) => mergedFrom === `ICS-${c.number}`)).toBe(true)
  })
})

test('a merged case is read and written to at the one that goes on, whichever number is asked', async () => {
  const [a, b, other] = [await opened('two@same.example'), await opened('two@same.example'), await opened()]
  await ask('POST', `${b.path}/notes`, { html: '<p>Перезапустите <strong>шлюз</strong></p>' })
  const letter = (await ask('GET', b.path)).body.messages.at(-1).id
  await ask('POST', `${b.path}/merges`, { into: a.number })
  const laidOut = async ({ path }: { path: string }) => ask('GET', `${path}/messages/${letter}/html`)
  expect((await laidOut(a)).body).toContain('<strong>шлюз</strong>')
  expect([(await laidOut(b)).status, (await laidOut(other)).status]).toEqual([200, 404])
  const said = await ask('POST', `${b.path}/replies`, { text: 'Звонил: не помогло', channel: 'phone' })
  expect([said.status, said.body.state.id]).toEqual([201, (await ask('GET', a.path)).body.id])
  expect((await ask('GET', a.path)).body.messages.at(-1).text).toBe('Звонил: не помогло')
  expect((await ask('GET', b.path)).body).toMatchObject({
    status: 'closed',
    beside: { mergedInto: { number: a.number } },
  })
})

test('a question goes to another desk with its history, for those who work on both', async () => {
  const a = await opened()
  await ask('POST', `${a.path}/asks`, { text: 'Это о кассе' })
  expect((await ask('POST', `${a.path}/transfers`, { to: 'shtrih-m' })).status).toBe(403)
  const { body } = await head('GET', '/api/me')
  await desk.database.pool.query(
    `insert into member (desk_id, user_id, role, created_at) values ('shtrih-m', $1, 'specialist', now())`,
    [body.user.id],
  )
  const moved = await head('POST', `${a.path}/transfers`, { to: 'shtrih-m', text: 'Не наше' })
  expect(moved).toMatchObject({ status: 201, body: { desk: 'shtrih-m', label: `SM-${moved.body.number}` } })
  const there = (await head('GET', `/api/desks/shtrih-m/cases/${moved.body.number}`)).body
  expect(there.messages[0].text).toMatch(/Не поднимается VPN.*Это о кассе/s)
  expect(there.messages.at(-1)).toMatchObject({ direction: 'note', text: 'Не наше' })
  expect(there.letters[0].recipient).toMatch(/@romashka\.example$/)
  expect(there.beside.links).toMatchObject([{ kind: 'transferred-from', title: `ICS-${a.number}` }])
  const here = (await ask('GET', a.path)).body
  expect(here.beside.links).toMatchObject([{ kind: 'transferred-to', title: moved.body.label }])
  expect(here.status).toBe('waiting-client')
})
