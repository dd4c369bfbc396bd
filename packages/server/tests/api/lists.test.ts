// The queue as specialists share it: taking the next case, narrowing a list, and keeping how one looks at it.
import { agenda, type CaseState, needsAdmission, runningPromises } from '@reglament/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'

let desk: Installation
let olga: Ask
let boris: Ask
let head: Ask

beforeAll(async () => {
  desk = await openInstallation()
  olga = await desk.staff('ideco-ics', 'specialist')
  boris = await desk.staff('ideco-ics', 'specialist')
  head = await desk.staff('ideco-ics', 'head')
  for (const [index, name] of ['lotos', 'iris', 'mak', 'roza'].entries()) {
    await head('POST', `${DESK}/clients`, {
      organization: { name: `ООО «${name}»`, inn: ['7707083893', '7736050003', '7702070139', '7728168971'][index] },
      contact: { email: `it@${name}.example` },
      holdings: [{ kind: 'subscription', product: 'ics', from: '2026-02-10' }],
    })
    await register(name)
    desk.wait(60_000)
  }
})
afterAll(() => desk.close())

async function register(name: string): Promise<number> {
  const { body } = await olga('POST', `${DESK}/cases`, {
    subject: `Вопрос от ${name}`,
    request: {
      channel: 'phone',
      contact: { email: `it@${name}.example` },
      product: name === 'roza' ? 'pbx' : 'ics',
      version: name === 'roza' ? '4.0' : '7.9.9',
      topic: 'fault',
      description: 'Не поднимается туннель до филиала',
    },
  })
  return body.number
}

const numbers = async (ask: Ask, query: string): Promise<number[]> =>
  (await ask('GET', `${DESK}/cases?${query}`)).body.rows.map((row: { number: number }) => row.number)

test('two who press at once get two cases, from the head of the queue', async () => {
  const queue = await numbers(olga, 'list=queue')
  const [first, second] = await Promise.all([olga('POST', `${DESK}/takes`, {}), boris('POST', `${DESK}/takes`, {})])
  expect([first.status, second.status]).toEqual([201, 201])
  expect([first.body.number, second.body.number].toSorted()).toEqual(queue.slice(0, 2))
  // Whoever got the first is told before which one it stood, and by what the two are compared.
  const ofFirst = [first.body, second.body].find(({ number }) => number === queue[0])
  const { rows } = (await olga('GET', `${DESK}/cases?list=queue`)).body
  const { label, priority, respondBy, registeredAt } = rows[1]
  expect(ofFirst.before).toEqual({ number: queue[1], label, priority, respondBy, registeredAt })
  expect(await numbers(olga, 'list=mine')).toEqual([first.body.number])
  expect(await numbers(olga, 'list=team')).toEqual(queue.slice(0, 2))
})

test('the next of a narrowed queue is the next that is seen', async () => {
  const { body } = await olga('POST', `${DESK}/takes`, { filter: { product: 'pbx' } })
  expect(body).toMatchObject({ label: 'ICS-4', before: null })
})

test('the next skips what waits its turn, and what only the head may let in', async () => {
  const behind = await register('lotos')
  const unknown = await olga('POST', `${DESK}/cases`, {
    request: {
      channel: 'phone',
      contact: { name: 'Кто-то', email: 'who@nobody.example' },
      organization: { name: 'ООО «Никто»', inn: '7707049388' },
      topic: 'fault',
      product: 'ics',
      version: '7.9.9',
      description: 'Помогите',
    },
  })
  expect((await olga('POST', `${DESK}/takes`, {})).body.number).toBe(3)
  const nothing = await olga('POST', `${DESK}/takes`, {})
  expect([nothing.status, nothing.body.error.code]).toEqual([409, 'queue-empty'])
  expect((await head('POST', `${DESK}/takes`, {})).body.number).toBe(unknown.body.number)
  expect(await numbers(olga, 'list=waiting')).toEqual([behind])
})

test('a list is narrowed by what its cases are, and counted so', async () => {
  const all = await numbers(olga, 'list=queue')
  const ics = await numbers(olga, 'list=queue&product=ics')
  expect(ics.length).toBe(all.length - 1)
  const { body } = await olga('GET', `${DESK}/case-count?list=queue&product=ics`)
  expect(body).toEqual({ count: ics.length })
  expect(await numbers(olga, 'list=queue&assignee=none')).toEqual([])
  expect((await numbers(olga, 'list=all&status=waiting-turn')).length).toBe(1)
})

describe('what stands beside a case narrows a list too', () => {
  const ids: Record<string, string> = {}
  const narrowed = async (query: string) => {
    const found = await numbers(olga, `list=all&${query}`)
    const { body } = await olga('GET', `${DESK}/case-count?list=all&${query}`)
    expect(body).toEqual({ count: found.length })
    return found.toSorted()
  }
  beforeAll(async () => {
    for (const [number, name] of [
      [1, 'vpn'],
      [2, 'vpn'],
      [2, 'срочно'],
    ] as const) {
      ids[name] = (await olga('POST', `${DESK}/cases/${number}/tags`, { name })).body.id
    }
    const fields = { place: { kind: 'text' }, bug: { kind: 'number' } }
    for (const [name, kind] of Object.entries(fields)) {
      ids[name] = (await head('POST', `${DESK}/fields`, { title: { ru: name, en: name }, ...kind })).body.id
    }
    for (const [number, field, value] of [
      [1, 'place', 'Казань, склад \\ 2'],
      [2, 'place', 'Казань'],
      [2, 'bug', '12,5'],
    ] as const) {
      await olga('POST', `${DESK}/cases/${number}/field-values`, { field: ids[field], value })
    }
  })
  test.each([
    [() => `tags=${ids.vpn}`, [1, 2], 'one tag'],
    [() => `tags=${ids.vpn},${ids.срочно}`, [2], 'two tags: both'],
    [() => `fields=${ids.bug}:12.5`, [2], 'a field, as it is kept'],
    [
      () => `fields=${encodeURIComponent(`${ids.place}:Казань\\, склад \\\\ 2`)}`,
      [1],
      'a comma and a backslash are a value’s own',
    ],
    [() => `tags=${ids.vpn}&fields=${ids.bug}`, [1], 'nothing was said of a field'],
    [() => `tags=${ids.vpn}&fields=${ids.bug},${ids.place}:${encodeURIComponent('Казань')}`, [], 'all of it must hold'],
    [() => `organization=${ids.vpn}`, [], 'nobody’s'],
  ])('%o → %o: %s', async (query, expected) => {
    expect(await narrowed(query())).toEqual(expected)
  })
  test.each(['tags=vpn', 'tags=', 'fields=1:2', `fields=${'x'.repeat(36)}`])(
    '`%s` is nothing to ask for',
    async (query) => {
      expect((await olga('GET', `${DESK}/cases?list=all&${query}`)).status).toBe(422)
    },
  )
  test('the next that is taken is one of those', async () => {
    const next = await head('POST', `${DESK}/takes`, { filter: { tags: ids.срочно } })
    expect(next.status).toBe(409)
  })
})

test('of the cases that changed, those that a list still holds', async () => {
  const [first] = await numbers(olga, 'list=queue')
  expect(await numbers(olga, `list=queue&numbers=${first},5,999`)).toEqual([first])
  expect((await olga('GET', `${DESK}/cases?list=queue&numbers=1;drop`)).status).toBe(422)
})

test('a line carries no words of the client, and the zone that the client lives in', async () => {
  const { body } = await olga('GET', `${DESK}/cases?list=queue`)
  expect(body.rows[0].client).toEqual({ organization: 'ООО «lotos»', contact: 'it@lotos.example', timezone: null })
  expect(JSON.stringify(body)).not.toContain('туннель')
})

test('a line has of a case’s state what its clocks and marks are read from, and no more', async () => {
  const { regulation } = (await olga('GET', `/api/desks/ideco-ics`)).body
  const { rows } = (await olga('GET', `${DESK}/cases?list=all`)).body
  expect(rows.length).toBeGreaterThan(4)
  for (const { number, state } of rows) {
    const whole = (await olga('GET', `${DESK}/cases/${number}`)).body.state
    const read = (of: CaseState) => [agenda(of, regulation), runningPromises(of), needsAdmission(of), of.answered]
    expect(read(state)).toEqual(read(whole))
    const { at, channel, topic } = whole.request
    expect(state.request).toEqual({ at, channel, ...(topic === undefined ? {} : { topic }) })
    expect(JSON.stringify(state).length).toBeLessThan(1_000)
  }
})

test('a saved filter is one’s own until a head shares it', async () => {
  const mine = await olga('POST', `${DESK}/filters`, { title: 'Мои АТС', list: 'queue', filter: { product: 'pbx' } })
  expect(mine.body).toMatchObject({ title: 'Мои АТС', isMine: true, isShared: false, filter: { product: 'pbx' } })
  const refused = await olga('POST', `${DESK}/filters`, { title: 'Всем', list: 'queue', filter: {}, isShared: true })
  expect(refused.status).toBe(403)
  const shared = await head('POST', `${DESK}/filters`, { title: 'Всем', list: 'queue', filter: {}, isShared: true })
  const seen = await boris('GET', `${DESK}/filters`)
  expect(seen.body.rows).toEqual([{ ...shared.body, isMine: false }])
  expect((await boris('DELETE', `${DESK}/filters/${mine.body.id}`)).status).toBe(404)
  expect((await boris('DELETE', `${DESK}/filters/${shared.body.id}`)).status).toBe(403)
  expect((await head('DELETE', `${DESK}/filters/${shared.body.id}`)).status).toBe(204)
  expect((await boris('GET', `${DESK}/filters`)).body.rows).toEqual([])
})

test('preferences are kept part by part, and are each user’s own', async () => {
  const before = await olga('GET', `${DESK}/preferences`)
  expect(before.body.notify.isOn).toBe(false)
  await olga('PATCH', `${DESK}/preferences`, { columns: ['turn', 'strip'] })
  const after = await olga('PATCH', `${DESK}/preferences`, {
    notify: { ...before.body.notify, isOn: true, near: '30' },
  })
  expect(after.body).toEqual({ columns: ['turn', 'strip'], notify: { ...before.body.notify, isOn: true, near: '30' } })
  expect((await boris('GET', `${DESK}/preferences`)).body).toEqual(before.body)
  expect((await olga('PATCH', `${DESK}/preferences`, { columns: ['shoe-size'] })).status).toBe(422)
})
