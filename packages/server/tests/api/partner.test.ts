// The partner's seat (I8, A9, A16, S14): a client grants, the partner asks for it, and the seat shuts with either of the two.
import { randomBytes } from 'node:crypto'
import { formatInstant, instant } from '@reglament/engine'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashToken } from '../../src/account.ts'
import { insertClientSession } from '../../src/store/account/client-session.ts'
import { readLetter } from '../../src/store/letter/letter.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { letter, post } from '../mail/post.ts'
import { type Answer, type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = 'shtrih-m'
const PATH = `/api/public/account/${DESK}`
const DAY_MS = 86_400_000
/** Numbers whose check digits are right, one a firm. */
const INNS = innsFrom(100)

let installation: Installation
let head: Ask
let clerk: Ask
let developer: Ask
beforeAll(async () => {
  installation = await openInstallation()
  head = await installation.staff(DESK, 'head')
  clerk = await installation.staff(DESK, 'specialist')
  developer = await installation.staff(DESK, 'developer')
})
afterAll(() => installation.close())

interface Firm {
  readonly id: string
  readonly inn: string
  readonly name: string
  readonly email: string
  readonly contactId: string
  /** Signed in as its person. */
  readonly ask: Ask
}

let firms = 0
/** A firm with one person who is known to belong to it, signed in. */
async function firm(holdings: readonly object[], desk = DESK): Promise<Firm> {
  firms += 1
  const email = `person${firms}@firm${firms}.example`
  const inn = INNS.next().value ?? ''
  const name = `ООО «Фирма ${firms}»`
  const by = desk === DESK ? head : await installation.staff(desk, 'head')
  const { body } = await by('POST', `/api/desks/${desk}/clients`, {
    organization: { name, inn },
    contact: { name: `Лицо ${firms}`, email },
    holdings,
  })
  const contactId = body.contact.id
  return { id: body.organization.id, inn, name, email, contactId, ask: await signedIn(contactId, desk) }
}

async function signedIn(contactId: string, desk = DESK): Promise<Ask> {
  const token = randomBytes(32).toString('base64url')
  const { shell } = installation
  const session = { tokenHash: hashToken(token), contactId, expiresAt: instant(shell.clock() + 300 * DAY_MS) }
  await inDesk(shell.pool, desk, (db) => insertClientSession(db, session, shell.clock()))
  return async (method, path, body) => {
    const answer = await fetch(`${installation.url}${path}`, {
      method,
      headers: {
        cookie: `reglament-client-${desk}=${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) }
  }
}

/** A colleague of the firm who is known to belong to it. */
async function colleague({ name, inn }: Firm): Promise<Ask> {
  firms += 1
  const { body } = await head('POST', `/api/desks/${DESK}/clients`, {
    organization: { name, inn },
    contact: { name: `Коллега ${firms}`, email: `colleague${firms}@firm.example` },
  })
  return signedIn(body.contact.id)
}

const PARTNERSHIP = [{ kind: 'partnership', from: '2024-01-20' }]
const PAID = [{ kind: 'paid-support', from: '2026-01-10' }]
const QUESTION = { product: 'software', version: '5', topic: 'fault', description: 'Не печатает чек' }

let partner: Firm
let client: Firm
beforeEach(async () => {
  partner = await firm(PARTNERSHIP)
  client = await firm(PAID)
})

const grant = (more: object = {}, by = client): Promise<Answer> =>
  by.ask('POST', `${PATH}/grants`, { inn: partner.inn, ...more })
const asksFor = (of: Firm, by: Ask = partner.ask, more: object = {}): Promise<Answer> =>
  by('POST', `${PATH}/cases`, { ...QUESTION, client: of.id, ...more })
const track = (number: number, by: Ask): Promise<Answer> => by('GET', `/api/public/cases/${DESK}/${number}?key=session`)
const numbers = async (by: Ask, query = ''): Promise<readonly number[]> =>
  (await by('GET', `${PATH}/cases${query}`)).body.rows.map((row: { number: number }) => row.number)

async function raised(): Promise<number> {
  await grant()
  const made = await asksFor(client)
  expect(made.status).toBe(201)
  return made.body.number
}

describe('a client grants', () => {
  test('by the INN that the partner gave, after its name was read', async () => {
    const found = await client.ask('GET', `${PATH}/partners/${partner.inn}`)
    expect(found.body).toEqual({ id: partner.id, name: partner.name, inn: partner.inn })
    expect((await grant({ until: '2026-12-31' })).status).toBe(201)
    const { grants, mayGrant, seat } = (await client.ask('GET', PATH)).body
    expect({ mayGrant, seat }).toEqual({ mayGrant: true, seat: null })
    expect(grants).toMatchObject([
      {
        partner: { name: partner.name },
        covers: 'raised',
        copies: true,
        until: '2026-12-31',
        givenBy: 'client',
        ended: null,
        seat: { open: true, because: [{ reason: 'partner', clauses: ['S1', 'S14'] }, { reason: 'granted' }] },
      },
    ])
  })

  test('no one who is no partner, nobody twice, not itself, and not for a day that has passed', async () => {
    const other = await firm(PAID)
    const ended = await firm([{ kind: 'partnership', from: '2024-01-20', until: '2026-03-05' }])
    const codes = []
    for (const inn of [other.inn, ended.inn, client.inn, '7707083894'])
      codes.push((await client.ask('POST', `${PATH}/grants`, { inn })).body.error.code)
    expect(codes).toEqual(['not-a-partner', 'not-a-partner', 'invalid', 'invalid'])
    expect((await grant({ until: '2026-03-05' })).status).toBe(422)
    await grant()
    expect((await grant()).body.error.code).toBe('granted-already')
  })

  test('only by somebody who is known to belong to it', async () => {
    const stranger = { name: 'Глеб', email: `gleb${firms}@elsewhere.example` }
    await installation.anybody('POST', `/api/public/desks/${DESK}/cases`, {
      ...QUESTION,
      contact: stranger,
      organization: { inn: client.inn },
    })
    const { rows } = await inDesk(installation.shell.pool, DESK, (db) =>
      db.query<{ id: string }>({ text: 'select id from contact where email_key = $1', values: [stranger.email] }),
    )
    const gleb = await signedIn(rows[0]?.id ?? '')
    expect((await gleb('POST', `${PATH}/grants`, { inn: partner.inn })).body.error.code).toBe('not-of-the-client')
    expect((await gleb('GET', PATH)).body).toMatchObject({ mayGrant: false, grants: [], seat: null })
  })

  test('and the desk has its partners’ programme: another regulation knows none', async () => {
    const utm = await firm([{ kind: 'subscription', from: '2026-01-10' }], 'ideco-utm')
    const staff = await installation.staff('ideco-utm', 'head')
    await staff('POST', `/api/desks/ideco-utm/clients/${utm.id}/people/${utm.contactId}/invitations`, {})
    const asked = await utm.ask('POST', '/api/public/account/ideco-utm/grants', { inn: partner.inn })
    expect(asked.body.error.code).toBe('no-partners')
  })

  test('staff record it too, on the client’s page, and both histories keep it', async () => {
    const page = `/api/desks/${DESK}/clients/${client.id}`
    const { partners } = (await clerk('GET', `/api/desks/${DESK}/partners`)).body
    expect(partners).toContainEqual(expect.objectContaining({ id: partner.id, name: partner.name }))
    const body = { partner: partner.id, covers: 'all', told: client.contactId, copies: true }
    expect((await developer('POST', `${page}/grants`, body)).status).toBe(403)
    expect((await clerk('POST', `${page}/grants`, { ...body, told: partner.contactId })).status).toBe(404)
    const { id } = (await clerk('POST', `${page}/grants`, body)).body
    expect((await clerk('GET', `${page}/grants`)).body).toMatchObject({
      hasPartners: true,
      partnership: { inForce: false },
      given: [{ id, covers: 'all', givenBy: 'staff', seat: { open: true } }],
      got: [],
    })
    const got = (await clerk('GET', `/api/desks/${DESK}/clients/${partner.id}/grants`)).body
    expect(got).toMatchObject({ partnership: { inForce: true }, given: [], got: [{ client: { name: client.name } }] })
    expect((await clerk('POST', `${page}/grants/${id}/ends`, {})).status).toBe(201)
    expect((await clerk('POST', `${page}/grants/${id}/ends`, {})).body.error.code).toBe('ended-already')
    for (const of of [client, partner]) {
      const { rows } = (await clerk('GET', `/api/desks/${DESK}/clients/${of.id}/changes`)).body
      expect(rows.map((row: { kind: string; by: string }) => [row.kind, row.by])).toEqual([
        ['grant-ended', 'specialist 2'],
        ['granted', 'specialist 2'],
      ])
    }
  })
})

describe('the partner asks for the client', () => {
  test('under the client’s programme, and the case says who did', async () => {
    await grant()
    const { seat } = (await partner.ask('GET', PATH)).body
    expect(seat).toMatchObject({
      partnership: { inForce: true, because: { clauses: ['S1', 'S14'] } },
      clients: [{ client: { id: client.id, name: client.name }, holdings: PAID, grant: { seat: { open: true } } }],
    })
    const made = (await asksFor(client)).body
    // Sixteen working hours of the client's, not the eight of the partner's (S3).
    expect(made.verdict).toMatchObject({ verdict: 'accept', programme: 'paid' })
    const own = (await partner.ask('POST', `${PATH}/cases`, QUESTION)).body
    expect(own.verdict).toMatchObject({ programme: 'partner' })

    const seen = (await clerk('GET', `/api/desks/${DESK}/cases/${made.number}`)).body
    expect(seen).toMatchObject({
      organization: { id: client.id },
      contact: { email: partner.email },
      state: {
        onBehalf: { partner: { id: partner.id, name: partner.name } },
        request: { organization: { inn: client.inn } },
      },
    })
    expect(seen.messages[0].author).toMatchObject({ role: 'client', partner: partner.name })
    expect(seen.trackingUrl).toMatch(/key=session$/)
    // The client's people follow it as their own; the partner's by its seat.
    expect(await numbers(client.ask)).toEqual([made.number])
    const [line] = (await client.ask('GET', `${PATH}/cases`)).body.rows
    expect(line).toMatchObject({ client: null, isOwn: false, state: { onBehalf: { partner: { name: partner.name } } } })
    expect((await track(made.number, client.ask)).body.partner).toBeNull()
    const mate = await colleague(partner)
    expect((await track(made.number, mate)).body.partner).toEqual({ name: partner.name, client: client.name })
    expect(await numbers(mate, `?client=${client.id}`)).toEqual([made.number])
    expect(await numbers(partner.ask)).toEqual([own.number, made.number])
    expect(await numbers(partner.ask, '?own=true')).toEqual([own.number])
  })

  test('rights of the partner’s person are no rights of the client', async () => {
    const poor = await firm([])
    await grant({}, poor)
    expect((await asksFor(poor)).body.verdict).toMatchObject({ verdict: 'refuse', programme: 'none' })
  })

  test('acts on it: replies, fills in, confirms; all of it says who', async () => {
    const number = await raised()
    const act = (path: string, body: object, by = partner.ask) =>
      by('POST', `/api/public/cases/${DESK}/${number}/${path}`, { key: 'session', ...body })
    expect((await act('replies', { text: 'Версия 5.1' })).status).toBe(201)
    const messages = (await track(number, client.ask)).body.messages
    expect(messages.map((each: { author: object }) => each.author)).toMatchObject([
      { partner: partner.name },
      { partner: partner.name },
    ])
    expect((await act('replies', { text: 'А это мы' }, client.ask)).status).toBe(201)
    expect((await track(number, partner.ask)).body.messages.at(-1).author).not.toHaveProperty('partner')
    await clerk('POST', `/api/desks/${DESK}/cases/${number}/answers`, { text: 'Обновите драйвер' })
    expect((await act('confirmations', {})).body.state).toMatchObject({ status: 'closed' })
    const { events } = (await clerk('GET', `/api/desks/${DESK}/cases/${number}`)).body
    expect(events.at(-1)).toMatchObject({ kind: 'closed', by: { role: 'client', partner: { id: partner.id } } })
  })

  test('never takes the case to another client, nor renews its rights, nor links a messenger', async () => {
    const number = await raised()
    const other = await firm(PAID)
    await clerk('POST', `/api/desks/${DESK}/cases/${number}/asks`, { text: 'Уточните', items: ['inn'] })
    const key = { key: 'session' }
    const page = `/api/public/cases/${DESK}/${number}`
    await partner.ask('POST', `${page}/supplies`, { ...key, data: { organization: { inn: other.inn } } })
    expect((await clerk('GET', `/api/desks/${DESK}/cases/${number}`)).body.organization.id).toBe(client.id)
    const renewed = await partner.ask('POST', `${page}/renewals`, { ...key, holding: 'paid-support', actNumber: '17' })
    const linked = await partner.ask('POST', `${page}/messenger-codes`, key)
    expect([renewed.body.error.code, linked.body.error.code]).toEqual(['not-for-a-partner', 'not-for-a-partner'])
  })

  test('sees the client’s own cases only under a grant of all', async () => {
    const { number } = (await client.ask('POST', `${PATH}/cases`, QUESTION)).body
    await grant()
    expect((await track(number, partner.ask)).status).toBe(404)
    expect(await numbers(partner.ask)).toEqual([])
    const [{ id }] = (await client.ask('GET', PATH)).body.grants
    await client.ask('POST', `${PATH}/grants/${id}/ends`, {})
    await grant({ covers: 'all' })
    expect((await track(number, partner.ask)).status).toBe(200)
    expect(await numbers(partner.ask)).toEqual([number])
  })

  test('another firm, another partner, another desk and nobody see nothing of it', async () => {
    const number = await raised()
    const [stranger, rival] = [await firm(PAID), await firm(PARTNERSHIP)]
    const elsewhere = await firm([{ kind: 'partnership', from: '2024-01-20' }], 'ideco-ics')
    for (const by of [stranger.ask, rival.ask]) {
      expect((await track(number, by)).status).toBe(404)
      expect(await numbers(by)).toEqual([])
      expect((await asksFor(client, by)).body.error.code).toBe('seat-closed')
    }
    expect((await asksFor(stranger)).body.error).toMatchObject({ code: 'seat-closed' })
    expect((await track(number, elsewhere.ask)).status).toBe(404)
    expect((await elsewhere.ask('POST', `${PATH}/cases`, { ...QUESTION, client: client.id })).status).toBe(401)
    expect((await track(number, installation.anybody)).status).toBe(404)
    const [{ id }] = (await client.ask('GET', PATH)).body.grants
    expect((await rival.ask('POST', `${PATH}/grants/${id}/ends`, {})).status).toBe(404)
  })

  test('keeps its seat where either of the two turns out to be somebody the desk knew already', async () => {
    const number = await raised()
    const merge = (kept: Firm, gone: Firm) =>
      head('POST', `/api/desks/${DESK}/merges`, { kind: 'organization', keep: kept.id, gone: gone.id, from: [] })
    const [asPartner, asClient] = [await firm([]), await firm([])]
    expect((await merge(asPartner, partner)).status).toBe(201)
    expect((await merge(asClient, client)).status).toBe(201)
    expect((await track(number, partner.ask)).body.partner).toMatchObject({ client: asClient.name })
    expect(await numbers(partner.ask)).toEqual([number])
    const replied = await partner.ask('POST', `/api/public/cases/${DESK}/${number}/replies`, {
      key: 'session',
      text: '5.1',
    })
    expect(replied.status).toBe(201)
    expect((await asksFor(asClient)).body.verdict).toMatchObject({ programme: 'paid' })
  })

  test('two cases that it raised for two clients are not one client’s: merged, they stay apart', async () => {
    const first = await raised()
    const other = await firm(PAID)
    await grant({}, other)
    const second = (await asksFor(other)).body.number
    const merge = (body: object) => clerk('POST', `/api/desks/${DESK}/cases/${first}/merges`, body)
    expect((await merge({ into: second })).body.error.code).toBe('merge-of-strangers')
  })

  test('a question for sales is a case with that topic, that lists can be narrowed to', async () => {
    const asked = await partner.ask('POST', `${PATH}/cases`, {
      ...QUESTION,
      topic: 'sales',
      description: 'Цены на год',
    })
    expect(asked.body.verdict).toMatchObject({ verdict: 'accept', programme: 'partner' })
  })
})

describe('the seat shuts at once', () => {
  const isShut = async (number: number, says: string, clauses: readonly string[] = []) => {
    expect((await track(number, partner.ask)).status).toBe(404)
    expect(await numbers(partner.ask)).not.toContain(number)
    const replied = await partner.ask('POST', `/api/public/cases/${DESK}/${number}/replies`, {
      key: 'session',
      text: '?',
    })
    expect(replied.status).toBe(404)
    const asked = await asksFor(client)
    expect([asked.status, asked.body.error.code, asked.body.error.clause]).toEqual([
      403,
      'seat-closed',
      clauses[0] ?? null,
    ])
    const { seat } = (await partner.ask('GET', PATH)).body
    expect(seat.clients[0]).toMatchObject({
      holdings: [],
      grant: { seat: { open: false, because: [{ reason: says, clauses }, {}] } },
    })
    // The client goes on with it.
    expect((await track(number, client.ask)).status).toBe(200)
  }

  test('when the client ends the grant', async () => {
    const number = await raised()
    const [{ id }] = (await client.ask('GET', PATH)).body.grants
    expect((await client.ask('POST', `${PATH}/grants/${id}/ends`, {})).status).toBe(201)
    await isShut(number, 'grant-ended')
    const [ended] = (await client.ask('GET', PATH)).body.grants
    expect(ended.ended).toMatchObject({ by: 'client' })
  })

  test('when the partner gives it up', async () => {
    const number = await raised()
    const [{ grant: given }] = (await partner.ask('GET', PATH)).body.seat.clients
    await partner.ask('POST', `${PATH}/grants/${given.id}/ends`, {})
    await isShut(number, 'grant-ended')
  })

  test('when the partnership ends', async () => {
    const number = await raised()
    const page = `/api/desks/${DESK}/clients/${partner.id}`
    const [right] = (await head('GET', page)).body.rights
    const today = formatInstant(installation.shell.clock(), 'Europe/Moscow').slice(0, 10)
    await head('PATCH', `${page}/holdings/${right.id}`, { until: today })
    expect((await track(number, partner.ask)).status).toBe(200)
    installation.wait(DAY_MS)
    await isShut(number, 'partnership-over', ['S1', 'S14'])
  })

  test('when the day of the grant is over', async () => {
    const today = formatInstant(installation.shell.clock(), 'Europe/Moscow').slice(0, 10)
    await grant({ until: today })
    const { number } = (await asksFor(client)).body
    installation.wait(DAY_MS)
    await isShut(number, 'grant-over')
  })
})

describe('letters', () => {
  const letters = async (number: number): Promise<readonly { id: string; kind: string; recipient: string | null }[]> =>
    (await clerk('GET', `/api/desks/${DESK}/cases/${number}`)).body.letters
  const followers = (number: number) =>
    inDesk(installation.shell.pool, DESK, async (db) => {
      const { rows } = await db.query<{ email: string }>({
        text: `select p.email from case_participant p join support_case k on k.desk_id = p.desk_id and k.id = p.case_id
               where k.number = $1`,
        values: [number],
      })
      return rows.map(({ email }) => email)
    })

  test('go to whoever wrote, the client’s person is in copy, and no link tells a secret', async () => {
    const number = await raised()
    const [first] = await letters(number)
    expect(first).toMatchObject({ kind: 'registered', recipient: partner.email })
    expect(await followers(number)).toEqual([client.email])
    const read = await inDesk(installation.shell.pool, DESK, (db) => readLetter(db, first?.id ?? ''))
    expect(read).toMatchObject({ trackingSecret: 'session', contactName: expect.stringContaining('Лицо') })
  })

  test('nobody is in copy where the grant does not say so', async () => {
    await grant({ copies: false })
    expect(await followers((await asksFor(client)).body.number)).toEqual([])
  })

  test('go to the client’s person once the seat is shut, in that person’s name', async () => {
    const number = await raised()
    const [{ id }] = (await client.ask('GET', PATH)).body.grants
    await client.ask('POST', `${PATH}/grants/${id}/ends`, {})
    await clerk('POST', `/api/desks/${DESK}/cases/${number}/answers`, { text: 'Обновите драйвер' })
    const last = (await letters(number)).at(-1)
    expect(last).toMatchObject({ kind: 'answered', recipient: client.email })
    const read = await inDesk(installation.shell.pool, DESK, (db) => readLetter(db, last?.id ?? ''))
    expect(read?.contactEmail).toBe(client.email)
  })

  test('and to nobody where the grant names nobody', async () => {
    const page = `/api/desks/${DESK}/clients/${client.id}/grants`
    const { id } = (await clerk('POST', page, { partner: partner.id })).body
    const { number } = (await asksFor(client)).body
    await clerk('POST', `${page}/${id}/ends`, {})
    await clerk('POST', `/api/desks/${DESK}/cases/${number}/answers`, { text: 'Обновите драйвер' })
    expect((await letters(number)).at(-1)).toMatchObject({ recipient: null })
  })
})

describe('by e-mail', () => {
  const reply = async (number: number, from: string, text: string) => {
    const { rows } = await inDesk(installation.shell.pool, DESK, (db) =>
      db.query<{ internet_id: string }>({
        text: `select l.internet_id from letter l join support_case k on k.desk_id = l.desk_id and k.id = l.case_id
               where k.number = $1 limit 1`,
        values: [number],
      }),
    )
    const to = `${DESK}@desk.example`
    const raw = letter({ from, to, inReplyTo: rows[0]?.internet_id ?? '', text })
    return post(installation.shell, raw, [to], DESK, from)
  }

  test('the partner’s person goes on with the case, and after the seat has shut asks a question of their own', async () => {
    const number = await raised()
    expect(await reply(number, partner.email, 'Версия 5.1')).toMatchObject({ kind: 'replied', number })
    const { messages } = (await track(number, client.ask)).body
    expect(messages.at(-1).author).toMatchObject({ partner: partner.name })
    const [{ id }] = (await client.ask('GET', PATH)).body.grants
    await client.ask('POST', `${PATH}/grants/${id}/ends`, {})
    const taken = await reply(number, partner.email, 'Чек всё так же не идёт')
    expect(taken.kind).toBe('registered')
    expect('number' in taken && (await numbers(partner.ask)).includes(taken.number)).toBe(true)
    expect(await reply(number, client.email, 'Теперь пишем мы')).toMatchObject({ kind: 'replied', number })
  })
})

/** Organizations' INNs with right check digits, as many as are asked for. */
function* innsFrom(start: number): Generator<string> {
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
  for (let n = start; ; n += 1) {
    const nine = `770${String(n).padStart(6, '0')}`
    const sum = weights.reduce((total, weight, i) => total + weight * Number(nine[i]), 0)
    yield `${nine}${(sum % 11) % 10}`
  }
}
