import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'

let desk: Installation
let head: Ask
let specialist: Ask
/** ООО «Ромашка» and Анна there. */
let organization: string
let anna: string
beforeAll(async () => {
  desk = await openInstallation()
  head = await desk.staff('ideco-ics', 'head')
  specialist = await desk.staff('ideco-ics', 'specialist')
  const made = await head('POST', `${DESK}/clients`, {
    organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
    contact: { name: 'Анна', email: 'anna@romashka.example' },
  })
  organization = made.body.organization.id
  anna = made.body.contact.id
})
afterAll(() => desk.close())

describe('an organization', () => {
  const at = () => `${DESK}/organizations/${organization}`
  test('is renamed by the head, and what it was called before is kept with who did it', async () => {
    const changed = await head('PATCH', at(), { name: 'АО «Ромашка»', kpp: '770701001' })
    expect(changed.body.organization).toMatchObject({ name: 'АО «Ромашка»', inn: '7707083893', kpp: '770701001' })
    const { body } = await specialist('GET', `${DESK}/clients/${organization}/changes`)
    expect(body.rows[0]).toMatchObject({
      kind: 'edited',
      by: 'head 1',
      body: { changed: { name: { before: 'ООО «Ромашка»', after: 'АО «Ромашка»' }, kpp: { before: null } } },
    })
    await head('PATCH', at(), { name: 'АО «Ромашка»' })
    expect((await specialist('GET', `${DESK}/clients/${organization}/changes`)).body.rows).toHaveLength(1)
  })

  test('keeps an INN with right check digits, and one that nobody else has', async () => {
    const wrong = await head('PATCH', at(), { inn: '7707083894' })
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'wrong-inn'])
    await head('POST', `${DESK}/clients`, { organization: { name: 'АО «Вектор»', inn: '7736050003' } })
    const taken = await head('PATCH', at(), { inn: '7736050003' })
    expect([taken.status, taken.body.error.code]).toEqual([409, 'inn-taken'])
    expect(taken.body.error.message).toContain('АО «Вектор»')
    const nobody = await head('PATCH', at(), { inn: null, name: '' })
    expect([nobody.status, nobody.body.error.code]).toEqual([422, 'invalid'])
  })

  test('gets a colleague, notes, and a list of its cases', async () => {
    const added = await specialist('POST', `${at()}/contacts`, {
      name: 'Борис',
      emails: ['boris@romashka.example', 'b@home.example'],
      phones: ['8 (495) 123-45-67'],
      locale: 'ru',
      timezone: 'Asia/Vladivostok',
    })
    expect(added.status).toBe(201)
    expect(added.body.people.at(-1)).toMatchObject({
      name: 'Борис',
      email: 'boris@romashka.example',
      emails: ['boris@romashka.example', 'b@home.example'],
      phone: '+74951234567',
      timezone: 'Asia/Vladivostok',
    })
    const noted = await specialist('POST', `${DESK}/clients/${organization}/notes`, { text: 'Звонить после обеда' })
    expect(noted.body.notes).toMatchObject([{ text: 'Звонить после обеда', by: 'specialist 2' }])
    const note = `${DESK}/clients/${organization}/notes/${noted.body.notes[0].id}`
    const other = await desk.staff('ideco-ics', 'specialist')
    expect((await other('DELETE', note)).status).toBe(404)
    expect((await head('DELETE', note)).status).toBe(204)
    const asked = {
      organization: { inn: '7707083893' },
      contact: { email: 'anna@romashka.example' },
      description: 'Вопрос',
    }
    for (let i = 0; i < 3; i++) await specialist('POST', `${DESK}/cases`, { request: asked })
    const first = await specialist('GET', `${DESK}/clients/${organization}/cases?limit=2`)
    expect(first.body.rows).toHaveLength(2)
    const rest = await specialist('GET', `${DESK}/clients/${organization}/cases?limit=2&before=${first.body.next}`)
    expect([rest.body.rows.length, rest.body.next]).toEqual([1, null])
  })
})

describe('a person', () => {
  const at = () => `${DESK}/contacts/${anna}`
  test('gets more addresses, the first of which letters go to; the order is what was given', async () => {
    const changed = await specialist('PATCH', at(), { emails: ['a.kotova@romashka.example', 'Anna@Romashka.example'] })
    expect(changed.body.people[0]).toMatchObject({
      email: 'a.kotova@romashka.example',
      emails: ['a.kotova@romashka.example', 'Anna@Romashka.example'],
    })
  })

  test.each([
    ['emails', ['b@home.example'], 409, 'email-taken'],
    ['phones', ['нет'], 422, 'wrong-phone'],
    ['timezone', 'Moscow', 422, 'wrong-zone'],
    ['locale', 'de', 422, 'invalid'],
    ['emails', ['not an address'], 422, 'invalid'],
  ])('keeps no wrong %s: %j', async (field, value, status, code) => {
    const refused = await specialist('PATCH', at(), { [field]: value })
    expect([refused.status, refused.body.error.code]).toEqual([status, code])
  })

  test('needs something to be known by', async () => {
    const refused = await specialist('PATCH', at(), { name: null, emails: [], phones: [] })
    expect([refused.status, refused.body.error.code]).toEqual([422, 'invalid'])
  })
})

test('duplicates are named, weighed and merged; the old address leads to the one that stayed', async () => {
  const twin = await head('POST', `${DESK}/clients`, {
    organization: { name: 'Ромашка' },
    contact: { name: 'Вера', email: 'vera@romashka.example' },
  })
  const gone = twin.body.organization.id
  const { body } = await head('GET', `${DESK}/duplicates`)
  const pair = body.pairs.find(({ kind }: { kind: string }) => kind === 'organization')
  expect(pair).toMatchObject({ ground: 'same-name', shared: 'ромашка' })
  expect(pair.sides.map(({ id }: { id: string }) => id).sort()).toEqual([organization, gone].sort())
  const ask = `kind=organization&keep=${organization}&gone=${gone}`
  const preview = await head('GET', `${DESK}/merges/preview?${ask}`)
  expect(preview.body.gone).toMatchObject({ name: 'Ромашка', weight: { people: 1, cases: 0 } })
  expect(preview.body.keep.weight).toMatchObject({ people: 2, cases: 3 })
  const merged = await head('POST', `${DESK}/merges`, {
    kind: 'organization',
    keep: organization,
    gone,
    from: ['name'],
  })
  expect(merged.status).toBe(201)
  expect(merged.body.organization).toMatchObject({ name: 'Ромашка', inn: '7707083893', kpp: '770701001' })
  expect((await head('GET', `${DESK}/clients/${gone}`)).body.id).toBe(organization)
  const again = await head('POST', `${DESK}/merges`, { kind: 'organization', keep: organization, gone })
  expect(again.status).toBe(404)
  const { body: after } = await head('GET', `${DESK}/duplicates`)
  expect(after.pairs.filter(({ kind }: { kind: string }) => kind === 'organization')).toEqual([])
})
