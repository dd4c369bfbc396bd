import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rateLimit } from '../../src/api/rate-limit.ts'
import { type Installation, openInstallation } from './installation.ts'

describe('an address that asks too often', () => {
  let desk: Installation
  beforeAll(async () => {
    desk = await openInstallation({ rateLimit: true, trustProxy: true })
  })
  afterAll(() => desk.close())

  const submit = (from: string) =>
    fetch(`${desk.url}/api/public/desks/ideco-ics/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
      body: JSON.stringify({ topic: 'no such topic' }),
    })

  test('waits, while others do not', async () => {
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await submit('192.0.2.1')).status))
    expect(statuses.filter((status) => status === 422)).toHaveLength(30)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    expect((await submit('192.0.2.2')).status).toBe(422)
    const refused = await submit('192.0.2.1')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({
      error: { code: 'too-many-requests', message: expect.stringMatching(/try again in \d+ s/) },
    })
  })

  test('waits at every public address, those too that have no allowance of their own', async () => {
    const read = async () =>
      (await fetch(`${desk.url}/api/public/desks/no-such-desk`, { headers: { 'x-forwarded-for': '192.0.2.9' } })).status
    const statuses = new Set<number>()
    // More than can be asked for at once; what is asked for meanwhile counts too.
    for (let asked = 0; asked < 3_000 && !statuses.has(429); asked += 100) {
      for (const status of await Promise.all(Array.from({ length: 100 }, read))) statuses.add(status)
    }
    expect([...statuses].sort()).toEqual([404, 429])
  })

  test('can’t guess a password for long', async () => {
    const guess = async () => (await desk.signedIn('anna@desk.example', 'a wrong password')).answer.status
    const statuses: number[] = []
    for (let guesses = 0; guesses < 12; guesses++) statuses.push(await guess())
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
  })
})

describe('the bucket of an address', () => {
  const passes = (limit: ReturnType<typeof rateLimit>, ip: string): boolean => {
    try {
      limit({ ip } as Parameters<typeof limit>[0])
      return true
    } catch {
      return false
    }
  }

  test('fills again with time', async () => {
    const limit = rateLimit({ burst: 1, refillMs: 20 }, true)
    expect([passes(limit, '192.0.2.1'), passes(limit, '192.0.2.1')]).toEqual([true, false])
    await new Promise((later) => setTimeout(later, 30))
    expect(passes(limit, '192.0.2.1')).toBe(true)
  })

  test.each([
    ['2001:db8::1', '2001:db8::2', true, 'two addresses of one network share it'],
    ['2001:db8:0:1::1', '2001:db8:0:2::1', false, 'two networks do not'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false, 'IPv4 written as IPv6 is IPv4'],
  ])('%s and %s: %s', (one, other, shared) => {
    const limit = rateLimit({ burst: 1, refillMs: 60_000 }, true)
    expect(passes(limit, one)).toBe(true)
    expect(passes(limit, other)).toBe(!shared)
  })

  test('is there for none where the limit is off', () => {
    const limit = rateLimit({ burst: 1, refillMs: 60_000 }, false)
    expect([passes(limit, '192.0.2.1'), passes(limit, '192.0.2.1')]).toEqual([true, true])
  })
})
