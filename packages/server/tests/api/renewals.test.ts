import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inDesk } from '../../src/store/transaction.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/shtrih-m'
const INN = '7707083893'
const OTHER_INN = '7736050003'

let desk: Installation
let head: Ask
let client: string
let number: number
let key: string

/** A client with a key that has run out, and a case on the portal. */
async function clientOf(inn: string, email: string) {
  const contact = { name: 'Пётр', email }
  const made = await head('POST', `${DESK}/clients`, { organization: { name: `ООО ${inn}`, inn }, contact })
  const asked = await desk.anybody('POST', '/api/public/desks/shtrih-m/cases', {
    channel: 'portal',
    contact,
    organization: { inn },
    topic: 'usage',
    description: 'Продлите поддержку',
  })
  expect(asked.body.verdict.verdict).toBe('refuse')
  const secret = new URL(asked.body.trackingUrl).searchParams.get('key') ?? ''
  return { client: made.body.organization.id as string, number: asked.body.number as number, key: secret }
}

beforeAll(async () => {
  desk = await openInstallation()
  head = await desk.staff('shtrih-m', 'head')
  ;({ client, number, key } = await clientOf(INN, 'petr@lavka.example'))
})
afterAll(() => desk.close())

const quote = (actNumber: string, of = { number, key }) =>
  desk.anybody('POST', `/api/public/cases/shtrih-m/${of.number}/renewals`, {
    key: of.key,
    holding: 'paid-support',
    actNumber,
  })
const act = (number: string, rest: object = {}) => ({
  number,
  inn: INN,
  issuedBy: 'vendor',
  showsSupport: true,
  ...rest,
})
const register = (...acts: object[]) => head('POST', `${DESK}/acts`, { acts })
const timeline = async () => (await head('GET', `${DESK}/cases/${number}`)).body

describe('the register of acts', () => {
  test('answers for each act by itself, and is corrected until an act is used', async () => {
    const first = await register(act('А-1'), act('№ а-1'), act('А-2', { inn: '123' }), act(' № '))
    expect(first.body.acts.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'recorded',
      'corrected',
      'wrong-inn',
      'no-number',
    ])
    expect((await register(act('№ а-1'))).body.acts[0].outcome).toBe('kept')
    expect((await register(act('A-1', { issuedOn: '2026-02-20', showsSupport: false }))).body.acts[0].outcome).toBe(
      'corrected',
    )
    const { body } = await head('GET', `${DESK}/acts?q=${encodeURIComponent('№ А-1')}`)
    expect(body.acts).toMatchObject([{ number: 'A-1', issuedOn: '2026-02-20', showsSupport: false, usedAt: null }])
  })

  test('is kept by the head, and read by a specialist', async () => {
    const specialist = await desk.staff('shtrih-m', 'specialist')
    expect((await specialist('POST', `${DESK}/acts`, { acts: [act('А-9')] })).status).toBe(403)
    expect((await specialist('GET', `${DESK}/acts`)).status).toBe(200)
  })
})

describe('a client quotes an act on the page of a case (S8-S10)', () => {
  test('and is refused at once where the register says so, with the clause', async () => {
    expect((await quote('А-1')).body.outcome).toMatchObject({
      kind: 'refused',
      reason: 'renewal-act-shows-no-support',
      clause: 'S9',
    })
    await register(act('П-1', { issuedBy: 'partner' }))
    expect((await quote('П-1')).body.outcome).toMatchObject({ reason: 'renewal-act-not-from-vendor', clause: 'S10' })
  })

  test('and is served as paid from that moment', async () => {
    await register(act('А-17', { issuedOn: '2026-02-27' }))
    const { status, body } = await quote('a-17')
    expect(status).toBe(201)
    expect(body.outcome).toMatchObject({ kind: 'renewed', clauses: ['S8', 'S9', 'S10'] })
    const rights = (await head('GET', `${DESK}/clients/${client}`)).body.rights
    expect(rights).toMatchObject([{ holding: { kind: 'paid-support', from: '2026-03-06T15:00:00+03:00' } }])
    const again = await desk.anybody('POST', '/api/public/desks/shtrih-m/cases', {
      channel: 'portal',
      contact: { email: 'petr@lavka.example' },
      topic: 'usage',
      description: 'Теперь по платной',
    })
    expect(again.body.verdict).toMatchObject({ verdict: 'accept', programme: 'paid' })
    const { events, letters } = await timeline()
    expect(events.at(-1)).toMatchObject({ kind: 'renewal-judged', outcome: { kind: 'renewed' } })
    expect(letters.at(-1)).toMatchObject({ kind: 'renewed' })
    const tracked = (await desk.anybody('GET', `/api/public/cases/shtrih-m/${number}?key=${key}`)).body
    expect(tracked.renewals[0]).toMatchObject({ actNumber: 'a-17', outcome: 'renewed' })
  })

  test('which works once, however it is written', async () => {
    expect((await quote('№ А-17')).body.outcome).toMatchObject({ reason: 'renewal-act-used-before', clause: 'S8' })
    expect((await register(act('А-17', { showsSupport: false }))).body.acts[0].outcome).toBe('used')
  })

  test('and of many at the same moment exactly one is renewed', async () => {
    await register(act('А-18'))
    const answers = await Promise.all(Array.from({ length: 6 }, () => quote('А-18')))
    const kinds = answers.map(({ body }) => body.outcome.reason ?? body.outcome.kind).sort()
    expect(kinds).toEqual([...Array<string>(5).fill('renewal-act-used-before'), 'renewed'])
  })

  test('an act of another organization, and one that nobody registered, wait for a person', async () => {
    await register(act('А-20', { inn: OTHER_INN }))
    expect((await quote('А-20')).body.outcome).toMatchObject({ kind: 'needs-a-person', why: 'act-of-another' })
    expect((await quote('А-404')).body.outcome).toMatchObject({ kind: 'needs-a-person', why: 'act-not-registered' })
    expect((await quote('А-404', { number, key: 'wrong' })).status).toBe(404)
  })
})

describe('a person reads what waits', () => {
  const pending = async () => (await head('GET', `${DESK}/renewals?pending=true`)).body.renewals

  test('and the right is in force from the moment it was quoted (S8)', async () => {
    const waiting = await pending()
    expect(waiting.map(({ actNumber }: { actNumber: string }) => actNumber)).toEqual(['А-404', 'А-20'])
    desk.wait(3 * 24 * 3_600_000)
    const decided = await head('POST', `${DESK}/renewals/${waiting[0].id}/decisions`, {
      issuedBy: 'vendor',
      showsSupport: true,
    })
    expect(decided.status).toBe(201)
    expect(decided.body).toMatchObject({
      outcome: { kind: 'renewed', holding: { from: '2026-03-06T15:00:00+03:00' } },
      renewal: { outcome: 'renewed', decidedBy: 'head 1' },
    })
    expect((await timeline()).letters.at(-1)).toMatchObject({ kind: 'renewed' })
    const twice = await head('POST', `${DESK}/renewals/${waiting[0].id}/decisions`, {
      issuedBy: 'partner',
      showsSupport: true,
    })
    expect([twice.status, twice.body.error.code]).toEqual([409, 'decided-already'])
  })

  test('or is refused with a letter that says why', async () => {
    const [waiting] = await pending()
    const body = { issuedBy: 'partner', showsSupport: true }
    const { body: decided } = await head('POST', `${DESK}/renewals/${waiting.id}/decisions`, body)
    expect(decided.outcome).toMatchObject({ reason: 'renewal-act-not-from-vendor', clause: 'S10' })
    expect((await timeline()).letters.at(-1)).toMatchObject({ kind: 'renewal-refused' })
    expect(await pending()).toEqual([])
  })
})

describe('staff record what they are asked through another channel', () => {
  test('and are told that the regulation does not take it there; the ask is kept', async () => {
    const asked = { client, holding: 'paid-support', actNumber: 'А-21', channel: 'phone' }
    const { status, body } = await head('POST', `${DESK}/renewals`, asked)
    expect(status).toBe(201)
    expect(body.outcome).toMatchObject({ kind: 'refused', reason: 'renewal-channel-not-open', clause: 'S8' })
    const ledger = (await head('GET', `${DESK}/renewals?client=${client}`)).body.renewals
    expect(ledger[0]).toMatchObject({ actNumber: 'А-21', channel: 'phone', outcome: 'refused', askedBy: 'staff' })
  })

  test('an act that they have read is judged as they read it', async () => {
    const reading = { issuedBy: 'vendor', showsSupport: true }
    const asked = { client, holding: 'paid-support', actNumber: 'А-22', channel: 'portal', reading, caseNumber: number }
    expect((await head('POST', `${DESK}/renewals`, asked)).body.outcome.kind).toBe('renewed')
    expect((await timeline()).events.at(-1)).toMatchObject({ kind: 'renewal-judged', by: { role: 'head' } })
  })

  test('the ledger is only added to', async () => {
    const change = (text: string) => inDesk(desk.shell.pool, 'shtrih-m', (db) => db.query({ text }))
    await expect(change('update renewal set terms = 9')).rejects.toThrow('append-only')
    await expect(change('delete from renewal_decision')).rejects.toThrow('append-only')
  })
})

test('a subscription is extended by whole years where no act is asked for (U2)', async () => {
  const utm = await desk.staff('ideco-utm', 'head')
  const made = await utm('POST', '/api/desks/ideco-utm/clients', { organization: { name: 'ООО «Шлюз»', inn: INN } })
  const asked = { client: made.body.organization.id, holding: 'subscription', terms: 2, channel: 'email' }
  const { body } = await utm('POST', '/api/desks/ideco-utm/renewals', asked)
  expect(body.outcome).toMatchObject({ kind: 'renewed', holding: { from: '2026-03-09', until: '2028-03-09' } })
})
