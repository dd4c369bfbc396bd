import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'

let desk: Installation
let head: Ask
let specialist: Ask
/** ООО «Ромашка» and Анна there. */
const DESK_NOTHING = '01900000-0000-7000-8000-000000000000'
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

test('a pair that is dismissed says who did it, comes back when a name changes, and can be brought back', async () => {
  const made = async (name: string, email: string): Promise<string> =>
    (await head('POST', `${DESK}/clients`, { organization: { name }, contact: { email } })).body.organization.id
  const [one, other] = [await made('ООО «Двойник»', 'a@one.example'), await made('Двойник', 'b@other.example')]
  const listed = async (query = '') => {
    const { body } = await head('GET', `${DESK}/duplicates${query}`)
    const pairs: { sides: { id: string }[]; dismissed: { by: string } | null }[] = body.pairs
    return pairs.filter(({ sides }) => sides.some(({ id }) => id === one))
  }
  expect(await listed()).toMatchObject([{ dismissed: null }])
  expect((await specialist('POST', `${DESK}/duplicates/dismissals`, { one, other })).status).toBe(403)
  expect((await head('POST', `${DESK}/duplicates/dismissals`, { one, other: DESK_NOTHING })).status).toBe(404)
  const said = await head('POST', `${DESK}/duplicates/dismissals`, { one: other, other: one })
  expect(said.status).toBe(201)
  expect(await listed()).toEqual([])
  expect(await listed('?dismissed=true')).toMatchObject([{ dismissed: said.body }])
  expect((await head('DELETE', `${DESK}/duplicates/dismissals/${one}/${other}`)).status).toBe(204)
  expect(await listed()).toHaveLength(1)
  await head('POST', `${DESK}/duplicates/dismissals`, { one, other })
  await head('PATCH', `${DESK}/organizations/${other}`, { name: 'Двойник+' })
  await head('PATCH', `${DESK}/organizations/${other}`, { name: 'Двойник', kpp: '770701001' })
  expect(await listed()).toHaveLength(1)
})

test('a person goes to another organization as the preview said, and back', async () => {
  const from = await head('POST', `${DESK}/clients`, {
    organization: { name: 'ООО «Откуда»' },
    contact: { name: 'Пётр', email: 'petr@otkuda.example' },
  })
  const to = await head('POST', `${DESK}/clients`, {
    organization: { name: 'ООО «Куда»' },
    contact: { email: 'it@kuda.example' },
  })
  const [contact, organizationId] = [from.body.contact.id, to.body.organization.id]
  const preview = await specialist('GET', `${DESK}/contacts/${contact}/moves/preview?organization=${organizationId}`)
  expect(preview.body).toEqual({ open: [], closed: 0, inTurnThere: [] })
  const moved = await specialist('POST', `${DESK}/contacts/${contact}/moves`, { organizationId, cases: 'open' })
  expect(moved).toMatchObject({ status: 201, body: { cases: 0 } })
  const page = (await specialist('GET', `${DESK}/clients/${contact}`)).body
  expect(page).toMatchObject({ id: organizationId, people: [{}, { id: contact, isUnconfirmed: false }] })
  const again = await specialist('POST', `${DESK}/contacts/${contact}/moves`, { organizationId })
  expect([again.status, again.body.error.code]).toEqual([409, 'there-already'])
  const undo = () => specialist('POST', `${DESK}/contact-moves/${moved.body.id}/undos`, {})
  expect((await undo()).status).toBe(201)
  expect((await specialist('GET', `${DESK}/clients/${contact}`)).body.id).toBe(from.body.organization.id)
  const late = await undo()
  expect([late.status, late.body.error.code]).toEqual([409, 'not-the-last-move'])
})
