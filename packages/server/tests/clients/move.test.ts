// A person goes from one organization to another: what goes with them, what stays as it was promised, and the way back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { moveContact, undoMove } from '../../src/handle/move-contact.ts'
import { register } from '../../src/handle/register.ts'
import { confirmColleague } from '../../src/store/account/client-account.ts'
import { readMarks } from '../../src/store/case/mark.ts'
import { insertContact } from '../../src/store/client/client.ts'
import { readClientDetail } from '../../src/store/client/client-detail.ts'
import { listClientChanges } from '../../src/store/client/client-history.ts'
import { type CasesMoved, listUnconfirmed } from '../../src/store/client/contact-move.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, detail, done, SPECIALIST, type TestClient } from '../stories.ts'

const DESK = 'ideco-ics'
const SUBSCRIBED = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }] as const

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())

let made = 0
const someone = (holdings: Parameters<typeof clientWith>[3] = SUBSCRIBED) =>
  clientWith(desks.shell, DESK, `moving-${++made}`, holdings)
const asks = async (client: TestClient, subject: string) =>
  done(await register(desks.shell, DESK, client.asks(subject)))
/** Another person of the same organization. */
async function colleagueOf(client: TestClient): Promise<TestClient> {
  const [contactId, email] = [desks.shell.newId(), `colleague-${++made}@romashka.example`]
  const own = { id: contactId, organizationId: client.organizationId, email }
  await inDesk(desks.shell.pool, DESK, (db) =>
    insertContact(db, { ...own, name: null, phone: null, locale: null, timezone: null }, desks.shell.clock()),
  )
  const asks: TestClient['asks'] = (subject, request = {}) => client.asks(subject, { contact: { email }, ...request })
  return { ...client, contactId, email, asks }
}
const read = (id: string) => inDesk(desks.shell.pool, DESK, (db) => readClientDetail(db, id))
const caseOf = async (number: number) => (await detail(desks.shell, DESK, number)).row
const move = async (client: TestClient, to: TestClient | null, cases: CasesMoved = 'none') => {
  const moved = await moveContact(desks.shell, DESK, {
    contactId: client.contactId,
    organizationId: to?.organizationId ?? null,
    cases,
    by: 'head-1',
  })
  if (moved.kind !== 'moved') throw new Error(`not moved: ${moved.kind}`)
  return moved
}
const undo = (id: string) => undoMove(desks.shell, DESK, { id, by: 'head-1' })
const close = async (caseId: string) => {
  for (const kind of ['answer', 'close'] as const) done(await handle(desks.shell, DESK, caseId, { kind }, SPECIALIST))
}
const people = async (id: string) => (await read(id))?.people.map(({ email }) => email)

describe('a person who moves', () => {
  test('leaves their cases behind where nothing else is said', async () => {
    const [from, to] = [await someone(), await someone()]
    await asks(from, 'Вопрос')
    expect(await move(from, to)).toMatchObject({ cases: 0 })
    expect(await people(to.organizationId)).toEqual([from.email, to.email].sort())
    expect(await read(from.organizationId)).toMatchObject({ people: [], caseCount: 1 })
  })

  test('takes their open cases along; each keeps the programme and the deadline it was registered under', async () => {
    const [from, to] = [await someone(), await someone([])]
    const closed = await asks(from, 'Решён')
    await close(closed.caseId)
    const open = await asks(from, 'Открыт')
    const before = await caseOf(open.number)
    expect(await move(from, to, 'open')).toMatchObject({ cases: 1 })
    expect((await read(from.organizationId))?.caseCount).toBe(1)
    expect((await read(to.organizationId))?.cases.map(({ number }) => number)).toEqual([open.number])
    const after = await caseOf(open.number)
    expect(after.state).toEqual(before.state)
    expect(after.state.verdict.programme).toBe('subscription')
    // What they ask next is judged by what the new organization holds.
    expect((await asks(from, 'Новый')).state.verdict.programme).toBe('none')
  })

  test('leaves a line in the history of each case that goes along, there and back', async () => {
    const [from, to] = [await someone(), await someone()]
    const open = await asks(from, 'Открыт')
    const { id } = await move(from, to, 'open')
    await undo(id)
    const marks = await inDesk(desks.shell.pool, DESK, (db) => readMarks(db, open.caseId))
    const [there, back] = marks.map(({ body, by }) => ({ ...body, by }))
    const nameOf = async ({ organizationId }: TestClient) => {
      const found = (await read(organizationId))?.organization
      return found?.name ?? found?.inn
    }
    const [left, came] = [await nameOf(from), await nameOf(to)]
    expect(there).toMatchObject({ kind: 'moved', from: left, to: came, by: 'head-1' })
    expect(back).toMatchObject({ kind: 'moved', from: came, to: left })
  })

  test('gives the turn on where they leave, and goes on being worked where they come (I22)', async () => {
    const [from, to] = [await someone(), await someone()]
    const colleague = await colleagueOf(from)
    const first = await asks(from, 'В работе')
    const waiting = await asks(colleague, 'Ждёт')
    expect(waiting.state.status).toBe('waiting-turn')
    const there = await asks(to, 'Там уже работают')
    await move(from, to, 'open')
    expect((await caseOf(waiting.number)).status).toBe('registered')
    expect((await caseOf(first.number)).status).toBe('registered')
    expect((await caseOf(there.number)).status).toBe('registered')
    expect((await asks(from, 'Новый')).state.status).toBe('waiting-turn')
  })

  test('has their turn at once where nobody is worked for (I22)', async () => {
    const [from, to] = [await someone(), await someone()]
    await asks(await colleagueOf(from), 'В работе')
    const waiting = await asks(from, 'Ждёт')
    expect(waiting.state.status).toBe('waiting-turn')
    await move(from, to, 'open')
    expect((await caseOf(waiting.number)).status).toBe('registered')
  })

  test('may belong to nobody from then on, with all of their cases', async () => {
    const from = await someone()
    const closed = await asks(from, 'Решён')
    await close(closed.caseId)
    await asks(from, 'Открыт')
    expect(await move(from, null, 'all')).toMatchObject({ cases: 2 })
    expect(await read(from.contactId)).toMatchObject({ id: from.contactId, organization: null, caseCount: 2 })
  })
})

describe('a move', () => {
  test('is taken back with the cases that went along', async () => {
    const [from, to] = [await someone(), await someone()]
    await asks(from, 'Вопрос')
    const { id } = await move(from, to, 'open')
    expect(await undo(id)).toMatchObject({ kind: 'moved', cases: 1 })
    expect(await read(from.organizationId)).toMatchObject({ caseCount: 1, people: [{ email: from.email }] })
    expect(await read(to.organizationId)).toMatchObject({ caseCount: 0 })
  })

  test('can’t be taken back once they were moved again, and the last one can', async () => {
    const [from, to, third] = [await someone(), await someone(), await someone()]
    const first = await move(from, to)
    const second = await move(from, third)
    expect(await undo(first.id)).toEqual({ kind: 'unknown', what: 'move' })
    expect(await undo(second.id)).toMatchObject({ kind: 'moved' })
    expect(await people(to.organizationId)).toContain(from.email)
    expect(await undo(second.id)).toEqual({ kind: 'unknown', what: 'move' })
  })

  test('stays in the history of both organizations, with who and where', async () => {
    const [from, to] = [await someone(), await someone()]
    const { id } = await move(from, to)
    const changes = (organizationId: string) =>
      inDesk(desks.shell.pool, DESK, (db) => listClientChanges(db, { organizationId, contactId: null }))
    const said = { from: { id: from.organizationId }, to: { id: to.organizationId } }
    expect((await changes(to.organizationId))[0]).toMatchObject({ id, kind: 'moved', body: said })
    expect((await changes(from.organizationId))[0]).toMatchObject({ kind: 'moved', body: { ...said, move: id } })
  })

  test('to where they are, or of nobody, changes nothing', async () => {
    const [from, nobody] = [await someone(), desks.shell.newId()]
    const to = { organizationId: from.organizationId, cases: 'open', by: 'head-1' } as const
    expect(await moveContact(desks.shell, DESK, { ...to, contactId: from.contactId })).toEqual({
      kind: 'there-already',
    })
    expect(await moveContact(desks.shell, DESK, { ...to, contactId: nobody })).toEqual({
      kind: 'unknown',
      what: 'person',
    })
    expect(await moveContact(desks.shell, DESK, { ...to, contactId: from.contactId, organizationId: nobody })).toEqual({
      kind: 'unknown',
      what: 'organization',
    })
    expect(await people(from.organizationId)).toEqual([from.email])
  })

  test('and a letter that arrives meanwhile leave one case of each client being worked', async () => {
    const [from, to] = [await someone(), await someone()]
    const [moved, ...cases] = await Promise.all([
      move(from, to, 'open'),
      ...[1, 2, 3].map((n) => asks(from, `Письмо ${n}`)),
    ])
    expect(moved.kind).toBe('moved')
    for (const organization of [from, to]) {
      const rows = (await read(organization.organizationId))?.cases ?? []
      const working = rows.filter(({ status }) => status === 'registered')
      expect(working.length, 'worked at once').toBe(Math.min(rows.length, 1))
    }
    expect(cases).toHaveLength(3)
  })
})

describe('somebody who writes an organization’s INN in a form', () => {
  const stranger = async (inn: string) => {
    const email = `stranger-${++made}@elsewhere.example`
    const client = await someone()
    const case_ = done(
      await register(
        desks.shell,
        DESK,
        client.asks('Чужой', { contact: { email }, organization: { inn }, channel: 'form' }),
      ),
    )
    return { email, case_ }
  }
  const waiting = async () => inDesk(desks.shell.pool, DESK, listUnconfirmed)

  test('waits to be confirmed; confirmed or parted, they wait no more', async () => {
    const inn = '7707083893'
    await stranger(inn)
    const { email } = await stranger(inn)
    const found = (await waiting()).filter(({ organization }) => organization.inn === inn)
    expect(found.map((each) => each.email)).toContain(email)
    const [first, second] = found
    if (!first || !second) throw new Error('two wait')
    await inDesk(desks.shell.pool, DESK, (db) => confirmColleague(db, first.id, 'head-1', desks.shell.clock()))
    const parted = await moveContact(desks.shell, DESK, {
      contactId: second.id,
      organizationId: null,
      cases: 'all',
      by: 'head-1',
    })
    expect(parted).toMatchObject({ kind: 'moved', cases: 1 })
    expect((await waiting()).filter(({ organization }) => organization.inn === inn)).toEqual([])
    if (parted.kind === 'moved') await undo(parted.id)
    expect((await waiting()).map(({ id }) => id)).toContain(second.id)
  })
})
