// Long work on a table: others have their turn, its progress is told, and it ends when nobody wants it any more.
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guessMapping } from '../../src/clients/import/columns.ts'
import { Pace, type Progress, Stopped } from '../../src/clients/import/pace.ts'
import { planImport } from '../../src/clients/import/plan.ts'
import { readRow } from '../../src/clients/import/read-row.ts'
import { readTable } from '../../src/clients/import/table.ts'
import { underWay } from '../../src/clients/import/under-way.ts'
import { insertImport } from '../../src/store/client-import/client-import.ts'
import { readWork, stopWork } from '../../src/store/client-import/import-work.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { regulationOf } from './tables.ts'

const DESK = 'ideco-ics'
const ROWS = 5_000
const TEXT = [
  'Организация;Контакт;Почта',
  ...Array.from({ length: ROWS }, (_, n) => `ООО «Фирма ${n}»;Анна ${n};anna@firm-${n}.example`),
].join('\n')

/** Reads and plans the table as a trial does, with nothing in the register. */
async function plan(pace: Pace) {
  const table = await readTable(TEXT, ';', pace)
  if ('kind' in table) throw new Error(table.kind)
  const mapping = guessMapping(table.headers, [])
  const regulation = regulationOf(DESK)
  function* readings() {
    if (!('kind' in table)) for (const row of table.rows) yield readRow(row, mapping, regulation)
  }
  return pace.run(planImport(readings(), { organizations: [], contacts: [], holdings: [] }, ROWS))
}

test('a table is planned in turns: a timer of somebody else fires between them', async () => {
  let others = 0
  const timer = setInterval(() => {
    others += 1
  }, 1)
  const { effects } = await plan(new Pace())
  clearInterval(timer)
  expect(effects).toHaveLength(2 * ROWS)
  expect(others).toBeGreaterThan(3)
})

test('what it comes to is told on the way, and it ends where nobody wants it', async () => {
  const told: Progress[] = []
  const pace = new Pace((progress) => {
    told.push(progress)
    return Promise.resolve(told.length < 3)
  })
  function* steps(): Generator<Progress, never> {
    for (let done = 0; ; done++) yield { phase: 'checking', done, total: 7 }
  }
  await expect(pace.run(steps())).rejects.toThrow(Stopped)
  expect(told).toHaveLength(3)
  expect(told.every(({ phase, total }) => phase === 'checking' && total === 7)).toBe(true)
  expect(told[2]?.done).toBeGreaterThan(told[0]?.done ?? 0)
})

describe('work under way on an import', () => {
  let desks: TestDesks
  const inOwn = <T>(work: Parameters<typeof inDesk<T>>[2]) => inDesk(desks.shell.pool, DESK, work)
  beforeAll(async () => {
    desks = await testDesks()
  })
  afterAll(() => desks.close())

  const opened = async () => {
    const id = desks.shell.newId()
    const content = new TextEncoder().encode(TEXT)
    await inOwn((db) =>
      insertImport(db, { id, filename: 'a.csv', content, reading: {}, by: 'head-1' }, desks.shell.clock()),
    )
    return id
  }
  /** Work that goes on until it is stopped. */
  const endless = (importId: string, isRun = false) =>
    underWay(desks.shell, DESK, { importId, isRun }, async (pace) => {
      pace.at('checking', 3, 7)
      for (;;) {
        await pace.rest()
        await setTimeout(5)
      }
    })
  const seen = (importId: string) =>
    expect.poll(() => inOwn((db) => readWork(db, importId, desks.shell.clock())), { timeout: 20_000 })

  test('is seen from outside, and ends when it is stopped', { timeout: 30_000 }, async () => {
    const id = await opened()
    const work = endless(id)
    await seen(id).toEqual({ phase: 'checking', done: 3, total: 7 })
    await inOwn((db) => stopWork(db, id))
    expect(await work).toEqual({ kind: 'stopped' })
    await seen(id).toBe(null)
  })

  test('gives way to a trial asked anew, and a trial to none that brings in', { timeout: 30_000 }, async () => {
    const id = await opened()
    const trial = endless(id)
    await seen(id).toMatchObject({ done: 3 })
    const run = endless(id, true)
    expect(await trial).toEqual({ kind: 'stopped' })
    await seen(id).toMatchObject({ done: 3 })
    expect(await endless(id)).toEqual({ kind: 'under-way' })
    expect(await endless(id, true)).toEqual({ kind: 'under-way' })
    await inOwn((db) => stopWork(db, id))
    expect(await run).toEqual({ kind: 'stopped' })
    expect(await endless(desks.shell.newId())).toEqual({ kind: 'unknown' })
  })
})
