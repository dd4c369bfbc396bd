import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertHolding } from '../../src/store/client/holding.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const HOUR_MS = 3_600_000
const CASES = '/api/desks/ideco-ics/cases'

let desk: Installation
let specialist: Ask
let head: Ask
let developer: Ask
beforeAll(async () => {
  desk = await openInstallation()
  specialist = await desk.staff('ideco-ics', 'specialist')
  head = await desk.staff('ideco-ics', 'head')
  developer = await desk.staff('ideco-ics', 'developer')
})
afterAll(() => desk.close())

/** The INN of the nth client: nine digits and the one that checks them. */
function innOf(nth: number): string {
  const digits = String(770_800_000 + nth)
  const sum = [2, 4, 10, 3, 5, 9, 4, 6, 8].reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return `${digits}${(sum % 11) % 10}`
}

let clients = 0

/** A new client of the desk, with a subscription unless `holdings` says otherwise, who asks by telephone. */
async function called(request: object = {}, holds = true): Promise<{ number: number; body: Record<string, never> }> {
  clients += 1
  const contact = { name: `Клиент ${clients}`, email: `client-${clients}@romashka.example` }
  const full = {
    contact,
    organization: { name: `ООО «Ромашка ${clients}»`, inn: innOf(clients) },
    product: 'ics',
    version: '7.9.9',
    licence: 'UTM-1',
    topic: 'fault',
    description: `Не поднимается VPN ${clients}`,
    ...request,
  }
  if (holds) await hold(full.organization.inn)
  const answer = await specialist('POST', CASES, { request: full })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return { number: answer.body.number, body: answer.body }
}

/** The organization of that INN has a subscription. */
async function hold(inn: string | undefined): Promise<void> {
  const { pool, newId, clock } = desk.shell
  await inDesk(pool, 'ideco-ics', async (db) => {
    const { rows } = await db.query<{ id: string }>({
      text: `insert into organization (desk_id, id, inn, created_at) values ($1, $2, $3, $4)
             on conflict (desk_id, inn) where inn is not null do update set inn = excluded.inn returning id`,
      values: [db.deskId, newId(), inn, new Date(clock())],
    })
    const owner = { organizationId: rows[0]?.id ?? null, contactId: null }
    await insertHolding(db, newId(), owner, { kind: 'subscription', product: 'ics', from: '2026-01-10' }, clock())
  })
}

const at = (number: number, act: string) => `${CASES}/${number}/${act}`

describe('a case that came by telephone', () => {
  test('is registered with its verdict, its deadline and its tracking link', async () => {
    const { body } = await called()
    expect(body).toMatchObject({
      label: `ICS-${body.number}`,
      verdict: { verdict: 'accept', programme: 'subscription' },
      state: { status: 'registered', turn: 'staff', request: { channel: 'phone' } },
    })
    expect(body.trackingUrl).toMatch(/^http:\/\/desk\.example\/d\/ideco-ics\/track\/\d+\?key=[\w-]{20,}$/)
  })

  test('stands in the queue and is found by number and by client', async () => {
    const { number } = await called({ organization: { name: 'ООО «Василёк»', inn: innOf(clients + 1) } })
    const queue = await specialist('GET', `${CASES}?list=queue`)
    expect(queue.body.rows.map((row: { number: number }) => row.number)).toContain(number)
    for (const q of [String(number), `ICS-${number}`, `client-${clients}@`]) {
      const found = await specialist('GET', `${CASES}?list=all&q=${encodeURIComponent(q)}`)
      expect(
        found.body.rows.map((row: { number: number }) => row.number),
        q,
      ).toContain(number)
    }
    expect((await specialist('GET', '/api/desks/ideco-ics/counts')).body.queue).toBeGreaterThan(0)
  })

  test('shows its history', async () => {
    const { number } = await called()
    const detail = await specialist('GET', `${CASES}/${number}`)
    expect(detail.status).toBe(200)
    expect(detail.body).toMatchObject({
      number,
      organization: { holdings: [{ kind: 'subscription' }] },
      contact: { email: `client-${clients}@romashka.example` },
      messages: [{ direction: 'in', channel: 'phone', text: `Не поднимается VPN ${clients}` }],
      events: [{ kind: 'registered' }],
    })
  })

  test('pages come one after the other, without a gap and without a repetition', async () => {
    const all = (await specialist('GET', `${CASES}?list=all&limit=200`)).body.rows.map((row: { id: string }) => row.id)
    const paged: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await specialist('GET', `${CASES}?list=all&limit=2${cursor && `&cursor=${cursor}`}`)
      paged.push(...page.body.rows.map((row: { id: string }) => row.id))
      cursor = page.body.next
    }
    expect(paged).toEqual(all)
    const made = await specialist('GET', `${CASES}?cursor=made-up`)
    expect([made.status, made.body.error.code]).toEqual([422, 'unreadable-cursor'])
  })
})

describe('a case is led to its end', () => {
  test('taken, answered, replied to, confirmed; then nothing more can be done but to go on', async () => {
    const { number } = await called()
    const took = await specialist('POST', at(number, 'takes'), {})
    expect([took.status, took.body.events[0].kind]).toEqual([201, 'taken'])
    const answered = await specialist('POST', at(number, 'answers'), { text: 'Обновите до 7.9.9' })
    expect(answered.body.state).toMatchObject({
      status: 'waiting-client',
      turn: 'client',
      response: { result: 'in-time' },
    })
    const replied = await specialist('POST', at(number, 'replies'), { text: 'Обновили, не помогло' })
    expect(replied.body.state).toMatchObject({ status: 'in-progress', turn: 'staff' })
    await specialist('POST', at(number, 'answers'), { text: 'Перезапустите службу' })
    const confirmed = await specialist('POST', at(number, 'confirmations'), {})
    expect(confirmed.body.state).toMatchObject({ status: 'closed', closedBy: 'confirmation', turn: 'nobody' })
    const late = await specialist('POST', at(number, 'answers'), { text: 'Ещё слово' })
    expect([late.status, late.body.error.code]).toEqual([409, 'case-closed'])

    const { body } = await specialist('GET', `${CASES}/${number}`)
    expect(body.messages.map(({ direction }: { direction: string }) => direction)).toEqual(['in', 'out', 'in', 'out'])
    expect(body.messages[2].author).toEqual({ role: 'client', name: `Клиент ${clients}` })
    expect(body.assignee.name).toContain('specialist')
  })

  test('handed to development, which needs a contact and a date', async () => {
    const { number } = await called()
    const bare = await specialist('POST', at(number, 'escalations'), {})
    expect([bare.status, bare.body.error.code, bare.body.error.clause]).toEqual([
      422,
      'escalation-needs-contact',
      'I26',
    ])
    const developerOf = { name: 'Олег Ким', email: 'kim@desk.example' }
    const past = { developer: developerOf, eta: '2020-01-01T10:00:00+03:00' }
    expect((await specialist('POST', at(number, 'escalations'), past)).body.error.code).toBe('eta-in-the-past')
    const escalated = await specialist('POST', at(number, 'escalations'), {
      developer: developerOf,
      eta: '2026-03-20T18:00:00+03:00',
      text: 'Падает после обновления',
    })
    expect(escalated.body.state).toMatchObject({ status: 'escalated', turn: 'development' })
    const promised = await developer('POST', at(number, 'promises'), { eta: '2026-03-25T18:00:00+03:00' })
    expect(promised.body.events[0].kind).toBe('promised')
    const returned = await developer('POST', at(number, 'returns'), {})
    expect(returned.body.state.turn).toBe('staff')
    expect((await developer('POST', at(number, 'returns'), {})).body.error.code).toBe('not-escalated')
  })

  test('asked for what is missing, and supplied', async () => {
    const { number, body } = await called({ version: undefined })
    expect(body).toMatchObject({ verdict: { verdict: 'incomplete', missing: ['version'] } })
    const asked = await specialist('POST', at(number, 'asks'), { text: 'Какая версия?', fields: ['version'] })
    expect(asked.body.events[0]).toMatchObject({ kind: 'asked', fields: ['version'] })
    const supplied = await specialist('POST', at(number, 'supplies'), { data: { version: ' 7.9.9 ' } })
    expect(supplied.body.state.verdict).toMatchObject({ verdict: 'accept', missing: [] })
    const unknown = await specialist('POST', at(number, 'asks'), { text: 'А это?', fields: ['shoe-size'] })
    expect([unknown.status, unknown.body.error.fields[0].path]).toEqual([422, 'fields.0'])
  })

  test('closed by a specialist, once it is answered', async () => {
    const { number } = await called()
    const early = await specialist('POST', at(number, 'closings'), {})
    expect([early.status, early.body.error.code]).toEqual([409, 'not-answered'])
    await specialist('POST', at(number, 'answers'), { text: 'Готово' })
    expect((await specialist('POST', at(number, 'closings'), {})).body.state.closedBy).toBe('specialist')
  })

  test('a note stays among staff', async () => {
    const { number, body } = await called()
    expect((await specialist('POST', at(number, 'notes'), { text: 'Звонить после обеда' })).status).toBe(201)
    const key = new URL(body.trackingUrl ?? '').searchParams.get('key')
    const tracked = await desk.anybody('GET', `/api/public/cases/ideco-ics/${number}?key=${key}`)
    expect(JSON.stringify(tracked.body)).not.toContain('после обеда')
  })
})

describe('what the regulation leaves to a person', () => {
  test('is refused on a ground that it names', async () => {
    const { number, body } = await called({ topic: 'theory' })
    expect(body).toMatchObject({ state: { turn: 'staff' } })
    const refused = await specialist('POST', at(number, 'refusals'), {
      reason: 'out-of-scope',
      text: 'Это вне регламента',
    })
    expect(refused.body.state.status).toBe('refused')
  })

  test('is not refused on a ground of one’s own, where the regulation found none', async () => {
    const { number } = await called({ topic: 'setup' })
    const wrong = await specialist('POST', at(number, 'refusals'), { reason: 'bad-mood' })
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'unknown-refusal-ground'])
  })

  test('is admitted by the head alone', async () => {
    const { number, body } = await called({ organization: { name: 'ООО «Без права»' } }, false)
    expect(body).toMatchObject({ verdict: { programme: 'none' } })
    const because = { reason: 'Крупный заказчик', until: '2026-04-01' }
    const not = await specialist('POST', at(number, 'admissions'), because)
    expect([not.status, not.body.error.code]).toEqual([403, 'forbidden'])
    expect((await head('POST', at(number, 'admissions'), because)).body.state.admitted).toBe(true)
  })
})

describe('what can’t be used', () => {
  test.each([
    ['an empty answer', 'answers', { text: '   ' }, 'text'],
    ['no body at all', 'answers', undefined, ''],
    ['a text that is a number', 'notes', { text: 5 }, 'text'],
    ['a text without end', 'notes', { text: 'x'.repeat(60_000) }, 'text'],
  ])('%s is a 422 that says where', async (_what, act, body, path) => {
    const { number } = await called()
    const answer = await specialist('POST', at(number, act), body)
    expect([answer.status, answer.body.error.code, answer.body.error.fields[0].path]).toEqual([422, 'invalid', path])
  })

  test('more than a megabyte is not read', async () => {
    const answer = await specialist('POST', CASES, { request: { description: 'x'.repeat(1_100_000) } })
    expect(answer.status).toBe(413)
  })

  test('what is no JSON is a 4xx', async () => {
    const answer = await fetch(`${desk.url}/api/public/desks/ideco-ics/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"description": ',
    })
    expect(answer.status).toBe(400)
    const text = await fetch(`${desk.url}/api/public/desks/ideco-ics/cases`, { method: 'POST', body: 'description=x' })
    expect(text.status).toBe(415)
  })

  test('a case that is not there is a 404', async () => {
    expect((await specialist('POST', at(999_999, 'takes'), {})).status).toBe(404)
    expect((await specialist('GET', `${CASES}/999999`)).status).toBe(404)
    expect((await specialist('GET', `${CASES}/0`)).status).toBe(422)
  })
})

test('time goes by: a late answer is late', async () => {
  const { number } = await called()
  desk.wait(100 * HOUR_MS)
  const answered = await specialist('POST', at(number, 'answers'), { text: 'Простите за ожидание' })
  expect(answered.body.state.response.result).toBe('late')
})
