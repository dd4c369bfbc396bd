import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Ask, type Installation, openInstallation } from './installation.ts'

const CLIENTS = '/api/desks/ideco-ics/clients'
const SUBSCRIPTION = { kind: 'subscription', product: 'ics', from: '2026-01-10' }
const ROMASHKA = { name: 'ООО «Ромашка»', inn: '7707083893' }

let desk: Installation
let head: Ask
beforeAll(async () => {
  desk = await openInstallation()
  head = await desk.staff('ideco-ics', 'head')
})
afterAll(() => desk.close())

test('a client that is recorded is served by its rights from then on', async () => {
  const contact = { name: 'Анна', email: 'anna@romashka.example', phone: '+7 900 000-00-01' }
  const made = await head('POST', CLIENTS, { organization: ROMASHKA, contact, holdings: [SUBSCRIPTION] })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ organization: ROMASHKA, holdings: [SUBSCRIPTION] })
  const asked = {
    contact: { email: 'anna@romashka.example' },
    product: 'ics',
    version: '7.9.9',
    licence: 'ICS-1',
    topic: 'fault',
    description: 'Не поднимается VPN',
  }
  const { body } = await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', asked)
  expect(body.verdict).toMatchObject({ verdict: 'accept', programme: 'subscription' })
})

test('recorded again, a client is the same one and has both rights', async () => {
  const again = await head('POST', CLIENTS, {
    organization: ROMASHKA,
    holdings: [{ kind: 'extended-contract', from: '2026-02-01' }],
  })
  expect(again.body.holdings).toHaveLength(2)
})

test('a person without an organization holds rights alone', async () => {
  const made = await head('POST', CLIENTS, { contact: { email: 'alone@vasilek.example' }, holdings: [SUBSCRIPTION] })
  expect(made.body).toMatchObject({ organization: null, contact: { email: 'alone@vasilek.example' } })
})

test('nobody can’t be recorded, and a specialist records nobody', async () => {
  const nobody = await head('POST', CLIENTS, { holdings: [SUBSCRIPTION] })
  expect([nobody.status, nobody.body.error.code]).toEqual([422, 'invalid'])
  const unknown = await head('POST', CLIENTS, {
    organization: ROMASHKA,
    holdings: [{ kind: 'luck', from: '2026-01-01' }],
  })
  expect([unknown.status, unknown.body.error.fields[0].path]).toEqual([422, 'holdings.0.kind'])
  const specialist = await desk.staff('ideco-ics', 'specialist')
  expect((await specialist('POST', CLIENTS, { organization: ROMASHKA })).status).toBe(403)
})

describe('a client that is looked for', () => {
  const LIST = '/api/desks/shtrih-m/clients'
  const CLIENTS_THERE = [
    ['АО «Вектор»', '7736050003', 'Борис Гусев', 'boris@vector.example', '8 (495) 123-45-67'],
    ['ООО «Василёк»', '5260200603', 'Вера Лис', 'vera@vasilek.example', '+7 831 200 06 03'],
    ['ООО «100%»', '7728168971', 'Глеб', 'gleb@sto.example', '+7 900 111-22-33'],
  ] as const
  let names: (q: string) => Promise<readonly string[]>
  let recorder: Ask
  beforeAll(async () => {
    recorder = await desk.staff('shtrih-m', 'administrator')
    const reader = await desk.staff('shtrih-m', 'specialist')
    for (const [name, inn, person, email, phone] of CLIENTS_THERE) {
      const made = await recorder('POST', LIST, {
        organization: { name, inn },
        contact: { name: person, email, phone },
      })
      expect(made.status).toBe(201)
    }
    await recorder('POST', LIST, { contact: { name: 'Один Сам', email: 'sam@alone.example' } })
    names = async (q) => {
      const { body } = await reader('GET', `${LIST}?q=${encodeURIComponent(q)}`)
      return body.rows.map(({ name }: { name: string }) => name)
    }
  })

  test.each([
    ['вектор', ['АО «Вектор»'], 'a part of the name, in any case'],
    ['7736050003', ['АО «Вектор»'], 'the INN'],
    ['520', [], 'what nobody has'],
    ['52602', ['ООО «Василёк»'], 'the beginning of the INN'],
    ['вера', ['ООО «Василёк»'], 'a person of it'],
    ['VERA@vasilek', ['ООО «Василёк»'], 'an e-mail address'],
    ['+7 (495) 123', ['АО «Вектор»'], 'a phone number, however it is written'],
    ['84951234567', ['АО «Вектор»'], 'a phone number with the trunk prefix'],
    ['0%', ['ООО «100%»'], 'a sign that means something to the database'],
    ['alone.example', ['Один Сам'], 'a person without an organization'],
    ['', ['АО «Вектор»', 'Один Сам', 'ООО «100%»', 'ООО «Василёк»'], 'nothing: all, by name'],
  ] as const)('by «%s» gives %j: %3$s', async (q, expected, _why) => {
    expect(await names(q)).toEqual(expected)
  })

  test('comes in pages that neither repeat nor leave out anybody', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const path: string = `${LIST}?limit=2${cursor && `&cursor=${cursor}`}`
      const { body } = await recorder('GET', path)
      seen.push(...body.rows.map(({ name }: { name: string }) => name))
      cursor = body.next
    }
    expect(seen).toEqual(await names(''))
    const made = await recorder('GET', `${LIST}?cursor=made-up`)
    expect([made.status, made.body.error.code]).toEqual([422, 'unreadable-cursor'])
  })

  test('of another desk is not found', async () => {
    const { body } = await head('GET', `${CLIENTS}?q=${encodeURIComponent('вектор')}`)
    expect(body.rows).toEqual([])
    const found = await recorder('GET', `${LIST}?q=7736050003`)
    expect((await head('GET', `${CLIENTS}/${found.body.rows[0].id}`)).status).toBe(404)
  })
})

describe('the page of a client', () => {
  let lotos: string
  let page: () => Promise<Answer['body']>
  beforeAll(async () => {
    const made = await head('POST', CLIENTS, {
      organization: { name: 'ООО «Лотос»', inn: '7702070139' },
      contact: { name: 'Инна', email: 'inna@lotos.example' },
      holdings: [SUBSCRIPTION],
    })
    lotos = made.body.organization.id
    page = async () => (await head('GET', `${CLIENTS}/${lotos}`)).body
  })

  test('shows its people, its rights and its cases; a person of it leads there too', async () => {
    await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', {
      contact: { email: 'inna@lotos.example' },
      product: 'ics',
      version: '7.9.9',
      description: 'Не обновляется база',
    })
    const shown = await page()
    expect(shown).toMatchObject({
      id: lotos,
      organization: { name: 'ООО «Лотос»', inn: '7702070139' },
      people: [{ name: 'Инна', email: 'inna@lotos.example' }],
      rights: [{ holding: SUBSCRIPTION, recordedBy: 'head 1', changes: [], contactId: null }],
      cases: [{ subject: 'Не обновляется база' }],
      caseCount: 1,
    })
    expect((await head('GET', `${CLIENTS}/${shown.people[0].id}`)).body.id).toBe(lotos)
    const [row] = (await head('GET', `${CLIENTS}?q=7702070139`)).body.rows
    expect(row).toMatchObject({ people: 1, openCases: 1, holdings: [SUBSCRIPTION] })
  })

  test('takes another right', async () => {
    const demo = { kind: 'demo', product: 'ics', from: '2026-03-01', until: '2026-03-20' }
    const made = await head('POST', `${CLIENTS}/${lotos}/holdings`, demo)
    expect([made.status, made.body.holding]).toEqual([201, demo])
    expect((await page()).rights).toHaveLength(2)
  })

  test('ends a right today and keeps what was said before; it can be undone while it lasts', async () => {
    const [right] = (await page()).rights
    const path = `${CLIENTS}/${lotos}/holdings/${right.id}`
    const ended = await head('PATCH', path, { until: '2026-03-06' })
    expect(ended.body).toMatchObject({
      holding: { ...SUBSCRIPTION, until: '2026-03-06' },
      changes: [{ by: 'head 1', before: null, after: '2026-03-06' }],
    })
    const undone = await head('PATCH', path, { until: null })
    expect(undone.body.holding).toEqual(SUBSCRIPTION)
    expect(undone.body.changes.map(({ after }: { after: string | null }) => after)).toEqual(['2026-03-06', null])
    await head('PATCH', path, { until: '2026-03-06' })
    desk.wait(24 * 3_600_000)
    const late = await head('PATCH', path, { until: null })
    expect([late.status, late.body.error.code]).toEqual([409, 'holding-over'])
  })

  test.each([
    [{ kind: 'subscription', from: 'soon' }, /`from`: `soon`/],
    [{ kind: 'subscription', from: '2026-01-01', until: '2026-02-30' }, /`until`: `2026-02-30`/],
    [{ kind: 'subscription', from: '2026-02-01', until: '2026-01-01' }, /before the beginning/],
    [{ kind: 'subscription', product: 'icq', from: '2026-01-01' }, /no product `icq`; it knows `ics`/],
  ])('records nothing that gives nothing: %j', async (holding, words) => {
    const refused = await head('POST', `${CLIENTS}/${lotos}/holdings`, holding)
    expect(refused.status).toBe(422)
    expect(refused.body.error.message).toMatch(words)
    expect((await head('POST', CLIENTS, { organization: ROMASHKA, holdings: [holding] })).status).toBe(422)
  })

  test('changes no past, and nothing of somebody else', async () => {
    const demo = (await page()).rights[1]
    const past = await head('PATCH', `${CLIENTS}/${lotos}/holdings/${demo.id}`, { until: '2026-03-05' })
    expect([past.status, past.body.error.message]).toEqual([422, expect.stringContaining('past')])
    const other = (await head('GET', `${CLIENTS}?q=7707083893`)).body.rows[0].id
    expect((await head('PATCH', `${CLIENTS}/${other}/holdings/${demo.id}`, { until: null })).status).toBe(404)
  })

  test.each(['specialist', 'developer'] as const)('is for a %s to read', async (role) => {
    const ask = await desk.staff('ideco-ics', role)
    const { status, body } = await ask('GET', `${CLIENTS}/${lotos}`)
    expect(status).toBe(200)
    expect((await ask('POST', `${CLIENTS}/${lotos}/holdings`, SUBSCRIPTION)).status).toBe(403)
    expect((await ask('PATCH', `${CLIENTS}/${lotos}/holdings/${body.rights[1].id}`, { until: null })).status).toBe(403)
  })
})

test('an INN that can’t be right is not recorded', async () => {
  const { status, body } = await head('POST', CLIENTS, { organization: { name: 'ООО «Описка»', inn: '7707083894' } })
  expect(status).toBe(422)
  expect(body.error.message).toContain('check digits')
})
