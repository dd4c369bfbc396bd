import { compareInQueue, type Regulation } from '@reglament/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { register } from '../../src/handle/register.ts'
import { countCases, type List, type ListQuestion, listCases, type Page } from '../../src/store/case/case-list.ts'
import type { CaseRow } from '../../src/store/case/case-row.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, done, SPECIALIST } from '../stories.ts'

const DESK = 'ideco-ics'

let desks: TestDesks
let regulation: Regulation

// Clients of three programmes ask over two days: the queue is not in the order of their coming.
beforeAll(async () => {
  desks = await testDesks()
  const { shell } = desks
  desks.at('2026-03-02T09:00+03:00')
  const clients = [
    await clientWith(shell, DESK, 'lotos', [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }]),
    await clientWith(shell, DESK, 'iris', [{ kind: 'demo', product: 'ics', from: '2026-02-20' }]),
    await clientWith(shell, DESK, 'mak', []),
  ]
  for (let index = 0; index < 12; index++) {
    desks.at(`2026-03-0${2 + Math.floor(index / 6)}T${10 + (index % 6)}:00+03:00`)
    const client = clients[index % 3]
    if (!client) continue
    const { caseId } = done(await register(shell, DESK, client.asks(`Вопрос ${index}: 100% загрузка_канала`)))
    if (index % 4 === 0) done(await handle(shell, DESK, caseId, { kind: 'take' }, SPECIALIST))
  }
  regulation = await inDesk(shell.pool, DESK, async (db) => {
    const { rows } = await db.query<{ model: Regulation }>({ text: 'select model from regulation' })
    if (!rows[0]) throw new Error('no regulation')
    return rows[0].model
  })
})
afterAll(() => desks.close())

async function pages(list: List, limit: number, q: string | null = null): Promise<readonly CaseRow[]> {
  const rows: CaseRow[] = []
  let cursor: string | null = null
  do {
    const asked: ListQuestion = { list, userId: 'specialist-1', q, cursor, limit }
    const page: Page = await inDesk(desks.shell.pool, DESK, (db) => listCases(db, asked))
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor !== null)
  return rows
}

const queued = (row: CaseRow) => ({
  priority: row.priority,
  respondBy: row.respondBy === null ? null : (Date.parse(row.respondBy) as never),
  registeredAt: Date.parse(row.registeredAt) as never,
  number: row.number,
})

describe('lists', () => {
  test('the queue is in the engine’s order', async () => {
    const rows = await pages('queue', 100)
    expect(rows.length).toBeGreaterThan(4)
    const sorted = [...rows].sort((a, b) => compareInQueue(queued(a), queued(b), regulation))
    expect(rows.map(({ number }) => number)).toEqual(sorted.map(({ number }) => number))
  })

  test.each(['queue', 'mine', 'team', 'waiting', 'to-decide', 'closed', 'all'] as const)(
    'pages of %s join without a gap or a repetition',
    async (list) => {
      const whole = await pages(list, 100)
      expect((await pages(list, 2)).map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
      expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length)
    },
  )

  test('counts are those of the lists', async () => {
    const counts = await inDesk(desks.shell.pool, DESK, (db) => countCases(db, 'specialist-1'))
    expect(counts).toEqual({
      queue: (await pages('queue', 100)).length,
      mine: (await pages('mine', 100)).length,
      team: (await pages('team', 100)).length,
      waiting: (await pages('waiting', 100)).length,
      development: 0,
      toDecide: (await pages('to-decide', 100)).length,
      unreadable: 0,
    })
    expect(counts.toDecide).toBeGreaterThan(0)
    expect(counts.mine).toBeGreaterThan(0)
  })

  test.each([
    ['ICS-1', 1, 'a number with its prefix'],
    ['3', 1, 'a number; also every subject that has it'],
    ['ЛОТОС', 0, 'not in this alphabet'],
    ['lOtOs', 4, 'the organization, in whatever case'],
    ['it@iris.example', 4, 'the contact'],
    ['вопрос 1', 3, 'the subject: 1, 10 and 11'],
    ['100%', 12, 'a per cent sign is itself'],
    ['грузк__канала', 0, 'an underscore is itself too'],
  ])('search for `%s`', async (q, least, _why) => {
    const rows = await pages('all', 100, q)
    if (least === 0) expect(rows).toEqual([])
    else expect(rows.length).toBeGreaterThanOrEqual(least)
  })

  test.each([
    'nonsense',
    Buffer.from('["changed","2026",1]').toString('base64url'),
    Buffer.from(`["queue","1'","2","3","1"]`).toString('base64url'),
    Buffer.from('["queue","1"]').toString('base64url'),
  ])('the cursor `%s` is refused', async (cursor) => {
    const asked = inDesk(desks.shell.pool, DESK, (db) =>
      listCases(db, { list: 'queue', userId: 'x', q: null, cursor, limit: 10 }),
    )
    await expect(asked).rejects.toThrow('is not the cursor of this list')
  })
})
