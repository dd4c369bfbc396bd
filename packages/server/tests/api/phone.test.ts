// The desk's telephone over HTTP: an exchange tells of calls, operators see theirs, clients ask to be called.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signatureOf } from '../../src/intake/phone/signature.ts'
import type { LiveEvent } from '../../src/realtime/hub.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'
const PUBLIC = '/api/public/desks/ideco-ics'
const ANNA = '+7 916 123-45-67'

let house: Installation
let administrator: Ask
let anna: Ask
let boris: Ask
let secret: string

beforeAll(async () => {
  house = await openInstallation()
  administrator = await house.staff('ideco-ics', 'administrator')
  anna = await house.staff('ideco-ics', 'specialist')
  boris = await house.staff('ideco-ics', 'specialist')
  secret = (await administrator('POST', `${DESK}/phone/secrets`, {})).body.secret
  await anna('PATCH', `${DESK}/phone/extension`, { extension: '101' })
  await boris('PATCH', `${DESK}/phone/extension`, { extension: '102' })
  await administrator('POST', `${DESK}/clients`, {
    organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
    contact: { name: 'Анна Котова', phone: ANNA },
    holdings: [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }],
  })
}, 60_000)

afterAll(() => house?.close())

interface Telling {
  readonly secret?: string
  readonly ageS?: number
  readonly signature?: string
}

async function tell(body: unknown, { secret: by = secret, ageS = 0, signature }: Telling = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const timestamp = String(Math.floor(house.shell.clock() / 1000) - ageS)
  const answer = await fetch(`${house.url}${PUBLIC}/calls`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-reglament-timestamp': timestamp,
      'x-reglament-signature': signature ?? signatureOf(by, timestamp, text),
    },
    body: text,
  })
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}

let calls = 0
/** One call of its own, from Anna Kotova to extension 101 unless said otherwise. */
function newCall(changes: Record<string, unknown> = {}) {
  calls += 1
  const call = `exchange-${calls}`
  return (event: string, more: Record<string, unknown> = {}) =>
    tell({ event, call, from: '89161234567', to: '+74950000000', extension: '101', ...changes, ...more })
}

const now = async (ask: Ask) => (await ask('GET', `${DESK}/calls`)).body.calls
const oneCall = async (id: string) => (await anna('GET', `${DESK}/calls/${id}`)).body

describe('the exchange is heard by its signature alone', () => {
  const body = { event: 'ringing', call: 'x', from: '89161234567', to: '101' }
  const TABLE: readonly [why: string, how: Telling, status: number, says: RegExp][] = [
    ['another secret', { secret: 'made up' }, 401, /signature does not fit/],
    ['no signature at all', { signature: '' }, 401, /signature does not fit/],
    ['signed six minutes ago', { ageS: 360 }, 401, /five minutes/],
    ['signed in six minutes', { ageS: -360 }, 401, /five minutes/],
    ['signed four minutes ago', { ageS: 240 }, 202, /^$/],
  ]
  for (const [why, how, status, says] of TABLE) {
    test(why, async () => {
      const answer = await tell(body, how)
      expect(answer.status).toBe(status)
      expect(answer.body.error?.message ?? '').toMatch(says)
    })
  }

  test('a body that is no event is told what is wrong, once it is signed', async () => {
    expect((await tell({ event: 'sneezed' })).body.error).toMatchObject({ code: 'invalid' })
    expect((await tell('not json')).status).toBe(422)
    expect((await tell({ ...body, recordingUrl: 'javascript:alert(1)' })).status).toBe(422)
  })

  test('a new secret makes the old one void; a desk without one hears nobody', async () => {
    const old = secret
    secret = (await administrator('POST', `${DESK}/phone/secrets`, {})).body.secret
    expect(secret).not.toBe(old)
    expect((await tell(body, { secret: old })).status).toBe(401)
    const text = JSON.stringify(body)
    const timestamp = String(Math.floor(house.shell.clock() / 1000))
    const other = await fetch(`${house.url}/api/public/desks/shtrih-m/calls`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-reglament-timestamp': timestamp,
        'x-reglament-signature': signatureOf(secret, timestamp, text),
      },
      body: text,
    })
    expect(other.status).toBe(401)
  })

  test('only an administrator makes secrets', async () => {
    expect((await anna('POST', `${DESK}/phone/secrets`, {})).status).toBe(403)
    expect((await house.anybody('GET', `${DESK}/calls`)).status).toBe(401)
  })
})

describe('a call', () => {
  test('rings at the one whose extension it is, with the person and the organization', async () => {
    const call = newCall()
    const heard: LiveEvent[] = []
    const unwatch = house.live.watch('ideco-ics', (event) => heard.push(event))
    const { id } = (await call('ringing')).body
    unwatch()
    expect((await now(anna)).find((each: { id: string }) => each.id === id)).toMatchObject({
      state: 'ringing',
      phone: { key: '+79161234567', display: ANNA },
      people: [{ name: 'Анна Котова', organization: 'ООО «Ромашка»' }],
    })
    expect((await now(boris)).map((each: { id: string }) => each.id)).not.toContain(id)
    await call('ended')
    expect((await now(anna)).map((each: { id: string }) => each.id)).not.toContain(id)
    expect(await oneCall(id)).toMatchObject({ state: 'missed' })
  })

  test('of a group rings at everybody, and stops when one has answered', async () => {
    const call = newCall({ extension: '600' })
    const { id } = (await call('ringing')).body
    for (const ask of [anna, boris]) expect((await now(ask))[0]).toMatchObject({ id, state: 'ringing' })
    await call('answered', { extension: '102' })
    expect((await now(boris))[0]).toMatchObject({ id, state: 'answered' })
    expect((await now(anna)).map((each: { id: string }) => each.id)).not.toContain(id)
    await call('ended', { extension: '102' })
  })

  test('is the same in whatever order it is told, and however often', async () => {
    const start = Date.parse('2026-03-06T11:50:00Z')
    const at = (s: number) => new Date(start + s * 1000).toISOString()
    const events: [string, Record<string, unknown>][] = [
      ['ringing', { at: at(0) }],
      ['answered', { at: at(8) }],
      ['ended', { at: at(98), recordingUrl: 'https://pbx.example/recordings/1.mp3' }],
    ]
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2, 2, 0, 1],
    ]
    for (const order of orders) {
      const call = newCall()
      let id = ''
      for (const i of order) {
        const [event, more] = events[i] ?? ['', {}]
        id = (await call(event, more)).body.id
      }
      expect(await oneCall(id)).toMatchObject({
        state: 'ended',
        startedAt: at(0),
        answeredAt: at(8),
        endedAt: at(98),
        talkSeconds: 90,
        recordingUrl: 'https://pbx.example/recordings/1.mp3',
      })
    }
  })

  test('that nobody told the end of is not shown as ringing for ever', async () => {
    const { id } = (await newCall()('ringing')).body
    house.wait(4 * 60_000)
    expect((await now(anna)).map((each: { id: string }) => each.id)).not.toContain(id)
  })

  test('with a withheld number is a call of nobody known', async () => {
    const { id } = (await newCall({ from: 'anonymous' })('ringing')).body
    expect(await oneCall(id)).toMatchObject({ phone: null, people: [] })
  })
})

describe('who calls', () => {
  const found = async (q: string) => (await anna('GET', `${DESK}/callers?q=${encodeURIComponent(q)}`)).body

  test('is found by the telephone in any writing, by INN, and by the number of a case', async () => {
    const made = await anna('POST', `${DESK}/cases`, {
      request: { contact: { name: 'Анна Котова', phone: ANNA }, product: 'ics', version: '7.9.9', description: 'VPN' },
    })
    for (const writing of ['89161234567', '+7 (916) 123 45 67', '9161234567']) {
      expect((await found(writing)).people, writing).toMatchObject([
        { name: 'Анна Котова', isFirstContact: false, lastAsked: { product: 'ics', version: '7.9.9' } },
      ])
    }
    expect((await found('7707083893')).organization).toMatchObject({ name: 'ООО «Ромашка»' })
    expect((await found(made.body.label)).case).toMatchObject({ number: made.body.number })
    expect((await found(String(made.body.number))).case).toMatchObject({ number: made.body.number })
    expect(await found('+7 900 000-00-00')).toMatchObject({ people: [], organization: null, case: null })
  })

  test('is chosen among those who share a telephone', async () => {
    const phone = '+7 495 777-77-77'
    const names = ['Первый', 'Второй']
    for (const name of names)
      await administrator('POST', `${DESK}/clients`, {
        contact: { name, phone, email: `${names.indexOf(name)}@share.example` },
      })
    const { people } = await found(phone)
    expect(people).toHaveLength(2)
    const { id } = people.find((each: { name: string }) => each.name === 'Второй')
    const made = await anna('POST', `${DESK}/cases`, {
      request: { contact: { name: 'Второй', phone }, description: 'Вопрос' },
      contact: id,
    })
    const detail = (await anna('GET', `${DESK}/cases/${made.body.number}`)).body
    expect(detail.contact).toMatchObject({ id })
  })
})

describe('a call and its cases', () => {
  const register = async (call: string) =>
    (
      await anna('POST', `${DESK}/cases`, {
        request: {
          contact: { phone: ANNA },
          organization: { inn: '7707083893' },
          product: 'ics',
          version: '7.9.9',
          description: 'Вопрос',
        },
        call,
      })
    ).body

  test('several questions of one call are cases of it, each with the call in its history (I21)', async () => {
    const call = newCall()
    await call('ringing')
    const { id } = (await call('answered')).body
    const [one, two] = [await register(id), await register(id)]
    expect((await oneCall(id)).cases).toEqual([one.number, two.number])
    const detail = (await anna('GET', `${DESK}/cases/${one.number}`)).body
    expect(detail.events.at(-1)).toMatchObject({
      kind: 'called',
      call: { callId: id, direction: 'in', outcome: 'reached', number: '+79161234567' },
    })
    // Said again, it is said once.
    const again = await anna('POST', `${DESK}/calls/${id}/cases`, { number: one.number })
    expect(again.body.cases).toEqual([one.number, two.number])
    expect((await anna('GET', `${DESK}/cases/${one.number}`)).body.events).toHaveLength(detail.events.length)
    await call('ended', { durationS: 75 })
    expect(await oneCall(id)).toMatchObject({ talkSeconds: 75 })
  })

  test('an ended talk about no case yet stays in sight of the one who talked', async () => {
    const call = newCall()
    await call('ringing')
    await call('answered')
    const { id } = (await call('ended')).body
    expect((await now(anna)).map((each: { id: string }) => each.id)).toContain(id)
    await register(id)
    expect((await now(anna)).map((each: { id: string }) => each.id)).not.toContain(id)
  })

  test('what is not there is not there', async () => {
    const nowhere = '01900000-0000-7000-8000-000000000000'
    expect((await anna('POST', `${DESK}/calls/${nowhere}/cases`, { number: 1 })).status).toBe(404)
    const { id } = (await newCall()('ringing')).body
    expect((await anna('POST', `${DESK}/calls/${id}/cases`, { number: 999_999 })).status).toBe(404)
  })
})

test('an extension is one person’s', async () => {
  const taken = await boris('PATCH', `${DESK}/phone/extension`, { extension: '101' })
  expect(taken).toMatchObject({ status: 409, body: { error: { code: 'extension-taken' } } })
  expect((await boris('PATCH', `${DESK}/phone/extension`, { extension: null })).body.extension).toBeNull()
  expect((await boris('PATCH', `${DESK}/phone/extension`, { extension: 'abc' })).status).toBe(422)
})
