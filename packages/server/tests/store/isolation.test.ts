import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { register } from '../../src/handle/register.ts'
import { setHoldingEnd } from '../../src/store/client/holding.ts'
import { insertGrant, insertGrantEnd } from '../../src/store/client/partner-grant.ts'
import { inDesk, OutOfDate } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, done, said } from '../stories.ts'

const DESK = 'ideco-ics'
const OTHER = 'shtrih-m'

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
  const { shell } = desks
  const client = await clientWith(shell, DESK, 'lotos', [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }])
  done(await register(shell, DESK, { ...client.asks('Не обновляется база'), message: said('Не обновляется база') }))
  await inDesk(shell.pool, DESK, async (db) => {
    const { rows } = await db.query<{ id: string }>({ text: 'select id from holding' })
    for (const { id } of rows) {
      await setHoldingEnd(db, { id: shell.newId(), holdingId: id, until: '2026-12-31', by: 'olga' }, shell.clock())
    }
    const grantId = shell.newId()
    const olga = { id: 'olga', name: 'Ольга' }
    const parties = { clientId: shell.newId(), partnerId: shell.newId(), toldId: null, copies: false, until: null }
    await insertGrant(db, { ...parties, id: grantId, covers: 'all', givenBy: 'staff', giver: olga }, shell.clock())
    await insertGrantEnd(db, { grantId, by: 'staff', ender: olga }, shell.clock())
  })
})
afterAll(() => desks.close())

const TABLES = [
  'regulation',
  'organization',
  'contact',
  'holding',
  'holding_change',
  'support_case',
  'command',
  'event',
  'message',
  'letter',
  'partner_grant',
  'partner_grant_end',
]

describe('row-level security', () => {
  test.each(TABLES)('one desk sees no %s of another', async (table) => {
    const seen = (deskId: string) =>
      inDesk(desks.shell.pool, deskId, async (db) => {
        const { rows } = await db.query<{ desk_id: string }>({ text: `select desk_id from ${table}` })
        return new Set(rows.map((row) => row.desk_id))
      })
    expect(await seen(DESK)).toEqual(new Set([DESK]))
    expect([...(await seen(OTHER))].filter((deskId) => deskId !== OTHER)).toEqual([])
  })

  test.each(TABLES)('outside of a desk no %s is seen at all', async (table) => {
    expect((await desks.shell.pool.query(`select from ${table}`)).rowCount).toBe(0)
  })

  test('one desk can’t write for another', async () => {
    const intrusion = inDesk(desks.shell.pool, OTHER, (db) =>
      db.query({
        text: `insert into organization (desk_id, id, created_at) values ($1, gen_random_uuid(), now())`,
        values: [DESK],
      }),
    )
    await expect(intrusion).rejects.toThrow(/row-level security/)
  })

  test('the desk of one transaction does not stay on the connection', async () => {
    const { pool } = desks.shell
    await inDesk(pool, DESK, async () => {})
    expect((await pool.query('select from support_case')).rowCount).toBe(0)
  })
})

describe('history', () => {
  test.each([
    ['update event set kind = kind', 'event is append-only'],
    ['delete from event', 'event is append-only'],
    ['update command set body = body', 'command is append-only'],
    ['delete from command', 'command is append-only'],
    ['update partner_grant set copies = true', 'partner_grant is append-only'],
    ['delete from partner_grant_end', 'partner_grant_end is append-only'],
  ])('`%s` is refused', async (text, problem) => {
    await expect(inDesk(desks.shell.pool, DESK, (db) => db.query({ text }))).rejects.toThrow(problem)
  })
})

describe('a transaction', () => {
  test('that read something out of date runs again', async () => {
    let runs = 0
    const result = await inDesk(desks.shell.pool, DESK, async () => {
      runs += 1
      if (runs < 3) throw new OutOfDate('changed meanwhile')
      return 'done'
    })
    expect([result, runs]).toEqual(['done', 3])
  })

  test('gives up after five attempts and says why', async () => {
    let runs = 0
    const hopeless = inDesk(desks.shell.pool, DESK, async () => {
      runs += 1
      throw new OutOfDate('changed again')
    })
    await expect(hopeless).rejects.toThrow('changed again')
    expect(runs).toBe(5)
  })

  test('whose last statement fails keeps nothing, and its connection is good for the next', async () => {
    const { pool } = desks.shell
    const organizations = () =>
      inDesk(pool, DESK, async (db) => (await db.query({ text: 'select from organization' })).rowCount)
    const before = await organizations()
    const failing = inDesk(pool, DESK, async (db) => {
      await db.query({
        text: `insert into organization (desk_id, id, created_at) values ($1, gen_random_uuid(), now())`,
        values: [DESK],
      })
      await db.last({ text: 'select 1 / 0' })
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect(await organizations()).toBe(before)
  })

  test('that swallows the error of a statement does not pass for committed', async () => {
    const swallowing = inDesk(desks.shell.pool, DESK, async (db) => {
      await db.query({ text: 'select 1 / 0' }).catch(() => {})
    })
    await expect(swallowing).rejects.toThrow('rolled back')
  })

  test('is not to be used after its end', async () => {
    const kept = await inDesk(desks.shell.pool, DESK, async (db) => db)
    expect(() => kept.query({ text: 'select 1' })).toThrow('has ended')
  })

  test('has a desk for a name, and nothing else', async () => {
    await expect(inDesk(desks.shell.pool, `x'; drop table desk; --`, async () => {})).rejects.toThrow(
      'is not the id of a desk',
    )
  })

  test('that meets a deadlock is run again', async () => {
    const { pool } = desks.shell
    const crossing = (first: number, second: number) =>
      inDesk(pool, DESK, async (db) => {
        await db.query({ text: 'select pg_advisory_xact_lock($1)', values: [first] })
        await new Promise((resolve) => setTimeout(resolve, 50))
        await db.query({ text: 'select pg_advisory_xact_lock($1)', values: [second] })
        return 'through'
      })
    expect(await Promise.all([crossing(1, 2), crossing(2, 1)])).toEqual(['through', 'through'])
  })
})
