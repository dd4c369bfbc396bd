import { STATUSES } from '@reglament/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillDemo } from '../../src/demo/fill-demo.ts'
import { type CaseDetail, readCaseDetail } from '../../src/store/case/case-detail.ts'
import { listCases } from '../../src/store/case/case-list.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'

const DESKS = ['ideco-ics', 'shtrih-m']
const MADE_AT = '2026-03-18T13:20+03:00'

let desks: TestDesks
let again: TestDesks
const said: string[] = []
beforeAll(async () => {
  ;[desks, again] = [await testDesks(), await testDesks()]
  for (const each of [desks, again]) {
    each.at(MADE_AT)
    await fillDemo(each.shell, (line) => said.push(line))
  }
})
afterAll(async () => {
  await desks.close()
  await again.close()
})

async function everything({ shell }: TestDesks): Promise<readonly CaseDetail[]> {
  const details: CaseDetail[] = []
  for (const deskId of DESKS) {
    await inDesk(shell.pool, deskId, async (db) => {
      const { rows } = await listCases(db, { list: 'all', userId: '', q: null, cursor: null, limit: 200 })
      for (const { number } of rows) {
        const detail = await readCaseDetail(db, number)
        if (detail) details.push(detail)
      }
    })
  }
  return details
}

describe('the demo', () => {
  test('shows a few dozen cases, in every state', async () => {
    const cases = await everything(desks)
    expect(cases.length).toBeGreaterThanOrEqual(30)
    const shown = new Set(cases.map(({ row }) => row.status))
    expect(STATUSES.filter((status) => !shown.has(status))).toEqual([])
    expect(new Set(cases.map(({ row }) => row.state.verdict.verdict))).toEqual(
      new Set(['accept', 'incomplete', 'redirect', 'refuse', 'discretion']),
    )
    expect(new Set(cases.map(({ row }) => row.state.closedBy))).toEqual(
      new Set([null, 'confirmation', 'specialist', 'time-limit']),
    )
    expect(cases.some(({ row }) => row.state.response.missed)).toBe(true)
    expect(cases.some(({ row }) => row.state.development?.missed)).toBe(true)
  })

  test('has histories whose times only grow, and end before now', async () => {
    for (const { events } of await everything(desks)) {
      const times = events.map(({ at }) => at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times.at(-1)).toBeLessThanOrEqual(Date.parse(MADE_AT))
    }
  })

  test('sends nothing, and writes to nobody who could exist', async () => {
    const { rows } = await desks.shell.pool.query(`select from graphile_worker.jobs where task_identifier <> 'tick'`)
    expect(rows).toEqual([])
    for (const { letters } of await everything(desks)) {
      expect(letters.filter(({ recipient }) => !recipient?.endsWith('.example'))).toEqual([])
      expect(new Set(letters.map(({ status }) => status))).toEqual(new Set(letters.length > 0 ? ['sent'] : []))
    }
  })

  test('is the same when it is made at the same moment', async () => {
    const withoutSecrets = (details: readonly CaseDetail[]) =>
      details.map((each) => ({ ...each, row: { ...each.row, trackingSecret: '' } }))
    expect(withoutSecrets(await everything(again))).toEqual(withoutSecrets(await everything(desks)))
  })

  test('asked for again changes nothing', async () => {
    const before = await everything(desks)
    await fillDemo(desks.shell, (line) => said.push(line))
    expect(await everything(desks)).toEqual(before)
    expect(said.at(-1)).toContain('has cases already')
  })

  test.each(['2026-01-01T00:05+03:00', '2026-03-15T23:50+03:00'])('can be made at %s too', async (moment) => {
    const other = await testDesks()
    other.at(moment)
    await fillDemo(other.shell, () => {})
    expect((await everything(other)).length).toBeGreaterThanOrEqual(30)
    await other.close()
  })
})
