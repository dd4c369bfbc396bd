import { afterAll, beforeAll, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { register } from '../../src/handle/register.ts'
import { wakeTimers } from '../../src/jobs/wake-timers.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, detail, done, SPECIALIST } from '../stories.ts'

const DESK = 'ideco-ics'

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())

test('silence closes a case when the clock has moved on, and a letter says so', async () => {
  const { shell } = desks
  desks.at('2026-03-02T10:00+03:00')
  const client = await clientWith(shell, DESK, 'lotos', [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }])
  const { caseId, number, state } = done(await register(shell, DESK, client.asks('Не обновляется база')))
  expect(state.status).toBe('registered')
  desks.at('2026-03-02T11:00+03:00')
  done(await handle(shell, DESK, caseId, { kind: 'answer' }, SPECIALIST))

  const open = async () => (await detail(shell, DESK, number)).row.status !== 'closed'
  desks.at('2026-03-16T10:59+03:00')
  await wakeTimers(shell, console.error)
  expect(await open()).toBe(true)
  desks.at('2026-03-16T11:00:01+03:00')
  expect(await wakeTimers(shell, console.error)).toBe(1)
  expect(await open()).toBe(false)
  expect((await detail(shell, DESK, number)).letters.map(({ kind }) => kind)).toContain('closed-by-time-limit')

  // Nothing is left to wake it, and waking again changes nothing.
  const { rows } = await shell.pool.query(`select key from graphile_worker.jobs where task_identifier = 'tick'`)
  expect(rows).toEqual([])
  expect(await wakeTimers(shell, console.error)).toBe(0)
})

test('a response that is not given in time is noticed when it is due', async () => {
  const { shell } = desks
  desks.at('2026-04-01T10:00+03:00')
  const client = await clientWith(shell, DESK, 'iris', [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }])
  const { number, state } = done(await register(shell, DESK, client.asks('Не открывается портал')))
  const due = state.response.dueAt ?? 0
  expect((await detail(shell, DESK, number)).row.respondBy).toBe(new Date(due).toISOString())
  desks.at(new Date(due).toISOString())
  expect(await wakeTimers(shell, console.error)).toBe(0)
  desks.at(new Date(due + 1000).toISOString())
  expect(await wakeTimers(shell, console.error)).toBe(1)
  expect((await detail(shell, DESK, number)).row.state.response.missed).toBe(true)
})
