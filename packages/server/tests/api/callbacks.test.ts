// Call-backs: asked for by a client with a window, tried by operators, and told to the client when nobody was reached.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'
const PUBLIC = '/api/public/desks/ideco-ics'
const ANNA = '+7 916 123-45-67'

let house: Installation
let administrator: Ask
let anna: Ask

beforeAll(async () => {
  house = await openInstallation()
  administrator = await house.staff('ideco-ics', 'administrator')
  anna = await house.staff('ideco-ics', 'specialist')
  await administrator('POST', `${DESK}/clients`, {
    organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
    contact: { name: 'Анна Котова', phone: ANNA },
    holdings: [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }],
  })
}, 60_000)

afterAll(() => house?.close())

describe('a call back (I32)', () => {
  const windows = async (timezone: string) =>
    (await house.anybody('GET', `${PUBLIC}/callback-windows?timezone=${timezone}`)).body.windows
  const ask = async (changes: Record<string, unknown> = {}) => {
    const [window] = await windows('Europe/Moscow')
    return house.anybody('POST', `${PUBLIC}/callbacks`, {
      contact: { name: 'Анна Котова', phone: '8 916 123 45 67', email: 'anna@romashka.example' },
      organization: { inn: '7707083893' },
      product: 'ics',
      version: '7.9.9',
      description: 'Перезвоните, пожалуйста',
      window,
      timezone: 'Europe/Moscow',
      ...changes,
    })
  }
  const queue = async () =>
    (await anna('GET', `${DESK}/callbacks`)).body.rows.map((row: { number: number }) => row.number)
  const attempt = (number: number, outcome: string) =>
    anna('POST', `${DESK}/cases/${number}/calls`, { outcome, phone: ANNA })

  test('is a case with a verdict and a window; the last failed attempt writes to the client', async () => {
    const asked = await ask()
    expect(asked).toMatchObject({ status: 201, body: { verdict: { verdict: 'accept' } } })
    const { number } = asked.body
    expect(await queue()).toContain(number)
    for (const outcome of ['no-answer', 'busy']) expect((await attempt(number, outcome)).status).toBe(201)
    expect(await queue()).toContain(number)
    expect((await attempt(number, 'no-answer')).body.state.callback).toMatchObject({ failed: 3, ended: 'given-up' })
    expect(await queue()).not.toContain(number)
    const { letters, events } = (await anna('GET', `${DESK}/cases/${number}`)).body
    expect(letters.map(({ kind }: { kind: string }) => kind)).toContain('not-reached')
    expect(events.filter(({ kind }: { kind: string }) => kind === 'called')).toHaveLength(3)
  })

  test('reached, it leaves the queue and is a case like any other', async () => {
    const { number } = (await ask()).body
    await attempt(number, 'reached')
    expect(await queue()).not.toContain(number)
    expect((await anna('GET', `${DESK}/cases/${number}`)).body).toMatchObject({ turn: 'staff' })
  })

  test('the desk says how long a window is and how often it tries', async () => {
    const line = { country: 'RU', callbackAttempts: 1, callbackWindowMinutes: 120 }
    expect((await anna('PATCH', `${DESK}/phone`, line)).status).toBe(403)
    expect((await administrator('PATCH', `${DESK}/phone`, line)).body).toMatchObject(line)
    const [window] = await windows('Europe/Moscow')
    expect(Date.parse(window.to) - Date.parse(window.from)).toBe(2 * 3_600_000)
    const { number } = (await ask()).body
    expect((await attempt(number, 'busy')).body.state.callback).toMatchObject({ ended: 'given-up' })
    await administrator('PATCH', `${DESK}/phone`, { ...line, callbackAttempts: 3, callbackWindowMinutes: 60 })
  })

  test('closed, the case waits for no call', async () => {
    const { number, trackingUrl } = (await ask()).body
    const key = new URL(trackingUrl).searchParams.get('key')
    await house.anybody('POST', `/api/public/cases/ideco-ics/${number}/confirmations`, { key })
    expect(await queue()).not.toContain(number)
  })

  const REFUSED: readonly [why: string, changes: Record<string, unknown>, status: number, code: string][] = [
    ['a number that can’t be dialled', { contact: { phone: '12' } }, 422, 'invalid'],
    ['no number', { contact: { name: 'Анна' } }, 422, 'invalid'],
    [
      'a window at night',
      { window: { from: '2026-03-07T00:00:00.000Z', to: '2026-03-07T01:00:00.000Z' } },
      409,
      'window-gone',
    ],
    [
      'a window of the past',
      { window: { from: '2026-03-05T09:00:00.000Z', to: '2026-03-05T10:00:00.000Z' } },
      409,
      'window-gone',
    ],
  ]
  for (const [why, changes, status, code] of REFUSED) {
    test(`${why} is told so`, async () => {
      const answer = await ask(changes)
      expect(answer.status).toBe(status)
      expect(answer.body.error).toMatchObject({ code })
    })
  }
})
