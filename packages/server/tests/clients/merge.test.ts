import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editContact } from '../../src/clients/edit.ts'
import { handle } from '../../src/handle/handle.ts'
import { mergeContacts, mergeOrganizations } from '../../src/handle/merge-clients.ts'
import { register } from '../../src/handle/register.ts'
import { readClientDetail } from '../../src/store/client/client-detail.ts'
import { listClientChanges } from '../../src/store/client/client-history.ts'
import { deleteClient, leaveAlias, MOVED_TABLES, moveRows } from '../../src/store/client/client-merge.ts'
import { type DeskClient, inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, detail, done, SPECIALIST, type TestClient } from '../stories.ts'

const DESK = 'ideco-ics'
const RIGHT = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }] as const

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())

let made = 0
const someone = () => clientWith(desks.shell, DESK, `firm-${++made}`, RIGHT)
const asks = async (client: TestClient, subject: string) =>
  done(await register(desks.shell, DESK, client.asks(subject)))
const read = (id: string) => inDesk(desks.shell.pool, DESK, (db) => readClientDetail(db, id))
const merge = (kept: TestClient, gone: TestClient) =>
  mergeOrganizations(
    desks.shell,
    DESK,
    { keptId: kept.organizationId, goneId: gone.organizationId, by: 'head-1' },
    (before) => before,
  )
const waitsFor = async (db: DeskClient, table: string) => {
  const { rows } = await db.query<{ waits: boolean }>({
    text: 'select exists (select from pg_locks where relation = $1::regclass and not granted) as waits',
    values: [table],
  })
  return rows[0]?.waits
}
const statusOf = async (number: number) => (await detail(desks.shell, DESK, number)).row.status
const close = async (caseId: string) => {
  for (const kind of ['answer', 'close'] as const) done(await handle(desks.shell, DESK, caseId, { kind }, SPECIALIST))
}

describe('two organizations that are one', () => {
  test('have one page: people, rights and cases go over, and the old address leads there', async () => {
    const [kept, gone] = [await someone(), await someone()]
    await asks(gone, 'Вопрос')
    expect(await merge(kept, gone)).toEqual({ kind: 'merged', cases: 1 })
    const page = await read(gone.organizationId)
    expect(page).toMatchObject({ id: kept.organizationId, caseCount: 1 })
    expect(page?.people.map(({ email }) => email).sort()).toEqual([kept.email, gone.email].sort())
    expect(page?.rights).toHaveLength(2)
    const changes = await inDesk(desks.shell.pool, DESK, (db) =>
      listClientChanges(db, { organizationId: kept.organizationId, contactId: null }),
    )
    expect(changes[0]).toMatchObject({ kind: 'merged', body: { from: gone.organizationId, cases: 1 } })
  })

  test('both cases that are being worked go on, and the next has its turn when both are done (I22)', async () => {
    const [kept, gone] = [await someone(), await someone()]
    const [first, waiting] = [await asks(kept, 'Первый'), await asks(kept, 'Ждёт')]
    const other = await asks(gone, 'Другой')
    expect(waiting.state.status).toBe('waiting-turn')
    await merge(kept, gone)
    expect([await statusOf(first.number), await statusOf(other.number)]).toEqual(['registered', 'registered'])
    const later = await asks(gone, 'Новый')
    expect(later.state.status).toBe('waiting-turn')
    await close(first.caseId)
    expect(await statusOf(waiting.number)).toBe('waiting-turn')
    await close(other.caseId)
    expect(await statusOf(waiting.number)).toBe('registered')
    expect(await statusOf(later.number)).toBe('waiting-turn')
  })

  test('a letter that arrives meanwhile is theirs, whichever of the two it came for', async () => {
    const [kept, gone] = [await someone(), await someone()]
    const [merged, ...cases] = await Promise.all([
      merge(kept, gone),
      ...[1, 2, 3, 4].map((n) => asks(gone, `Письмо ${n}`)),
    ])
    expect(merged.kind).toBe('merged')
    expect((await read(kept.organizationId))?.caseCount).toBe(4)
    const working = await Promise.all(cases.map(({ number }) => statusOf(number)))
    expect(working.filter((status) => status === 'registered')).toHaveLength(1)
  })

  test('a letter that was read between two steps of the merge is theirs too', async () => {
    const [kept, gone] = [await someone(), await someone()]
    const asked = await inDesk(desks.shell.pool, DESK, async (db) => {
      // Who writes is found, their organization can't be read yet.
      await db.query({ text: 'lock table organization in access exclusive mode' })
      const asking = asks(gone, 'Письмо')
      await expect.poll(() => waitsFor(db, 'organization')).toBe(true)
      const merge = { keptId: kept.organizationId, goneId: gone.organizationId, by: 'head-1' }
      await moveRows(db, 'organization', 'contact', merge)
      await moveRows(db, 'organization', 'holding', merge)
      await leaveAlias(db, 'organization', { ...merge, body: {} }, desks.shell.clock())
      await deleteClient(db, 'organization', gone.organizationId)
      // Not awaited before the merge is done: it waits for this very transaction.
      return { asking }
    })
    const { number } = await asked.asking
    expect((await detail(desks.shell, DESK, number)).organization).toMatchObject({ id: kept.organizationId })
  })

  test('are named in a chain: the first alias leads to the last that stayed', async () => {
    const [a, b, c] = [await someone(), await someone(), await someone()]
    await merge(b, a)
    await merge(c, b)
    expect((await read(a.organizationId))?.id).toBe(c.organizationId)
    expect(await merge(c, b)).toEqual({ kind: 'unknown', id: b.organizationId })
    expect(await merge(c, c)).toEqual({ kind: 'itself' })
  })
})

describe('two records of one person', () => {
  const join = (kept: TestClient, gone: TestClient) =>
    mergeContacts(
      desks.shell,
      DESK,
      { keptId: kept.contactId, goneId: gone.contactId, by: 'head-1' },
      ({ name, emails, phones, locale, timezone }) => ({
        name,
        email: emails[0] ?? null,
        phone: phones[0] ?? null,
        locale,
        timezone,
      }),
    )

  test('become one who is known by every address of both; a case stays with its organization', async () => {
    const [kept, gone] = [await someone(), await someone()]
    const before = await asks(gone, 'До слияния')
    await join(kept, gone)
    const person = (await read(kept.contactId))?.people.find(({ id }) => id === kept.contactId)
    expect(person?.emails).toEqual([kept.email, gone.email])
    expect(await detail(desks.shell, DESK, before.number)).toMatchObject({
      organization: { id: gone.organizationId },
      contact: { id: kept.contactId },
    })
    const after = await asks({ ...gone }, 'После слияния')
    expect((await detail(desks.shell, DESK, after.number)).contact?.id).toBe(kept.contactId)
    expect(after.state.request.firstContact).toBe(false)
  })
})

test('a person is found by any of their addresses and numbers', async () => {
  const client = await someone()
  const fields = { emails: [client.email, 'Private@Home.example'], phones: ['8 495 765-43-21', '8 (800) 555-35-35'] }
  expect(await editContact(desks.shell, DESK, { id: client.contactId, by: 'head-1', fields })).toMatchObject({
    kind: 'edited',
  })
  const byMail = await asks(client, 'Обычный адрес')
  const contactOf = async (number: number) => (await detail(desks.shell, DESK, number)).contact?.id
  const other = done(
    await register(desks.shell, DESK, {
      ...client.asks('Личный адрес'),
      command: {
        kind: 'register',
        request: { at: '2026-03-06T12:00:00Z', channel: 'email', contact: { email: 'private@home.example' } },
      },
    }),
  )
  const call = done(
    await register(desks.shell, DESK, {
      ...client.asks('Звонок'),
      command: {
        kind: 'register',
        request: { at: '2026-03-06T12:00:00Z', channel: 'phone', contact: { phone: '+7 800 5553535' } },
      },
    }),
  )
  for (const { number } of [byMail, other, call]) expect(await contactOf(number)).toBe(client.contactId)
})

test('no table that names a client is forgotten by a merge', async () => {
  const { rows } = await desks.shell.pool.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
      where t.table_type = 'BASE TABLE' and t.table_schema = 'public' and c.column_name in ('organization_id', 'contact_id')`,
  )
  // Cases and addresses move by rules of their own; renewals are only added to and read through the alias.
  const own = [
    'support_case organization_id',
    'support_case contact_id',
    'contact_address contact_id',
    'renewal organization_id',
    'renewal contact_id',
  ]
  const known = [
    ...own,
    ...MOVED_TABLES.organization.map((table) => `${table} organization_id`),
    ...MOVED_TABLES.contact.map((table) => `${table} contact_id`),
  ]
  expect(rows.map(({ table, column }) => `${table} ${column}`).filter((each) => !known.includes(each))).toEqual([])
})
