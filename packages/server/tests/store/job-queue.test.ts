import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteJob, insertJobs, type JobRow, TICK } from '../../src/store/job-queue.ts'
import { type TestDatabase, testDatabase } from '../database.ts'

let opened: TestDatabase
beforeAll(async () => {
  opened = await testDatabase()
})
afterAll(() => opened.close())

const run = (text: string, values: unknown[]) => opened.database.pool.query(text, values)
const enqueue = (jobs: readonly JobRow[]) => run(insertJobs('$1'), [JSON.stringify(jobs)])

const job = (key: string, runAt: string | null): JobRow => ({
  task: TICK,
  payload: { desk: 'ideco-ics', case: '1' },
  key,
  run_at: runAt,
})

async function rowOf(key: string): Promise<Record<string, unknown>> {
  const { rows } = await run('select * from graphile_worker._private_jobs where key = $1', [key])
  const { id: _id, key: _key, ...row } = rows[0] ?? {}
  return row
}

test.each([
  ['2026-03-06T22:30:00.000Z', 'later'],
  [null, 'at once'],
])('a job for %s is the row that graphile-worker’s own function makes', async (runAt, name) => {
  // In one transaction, so that `now` is one moment.
  const client = await opened.database.pool.connect()
  await client.query('begin')
  await client.query(insertJobs('$1'), [JSON.stringify([job(`ours, ${name}`, runAt)])])
  const { task, payload } = job('', runAt)
  await client.query('select graphile_worker.add_job($1, $2, run_at := $3, job_key := $4)', [
    task,
    JSON.stringify(payload),
    runAt,
    `theirs, ${name}`,
  ])
  await client.query('commit')
  client.release()
  const ours = await rowOf(`ours, ${name}`)
  expect(ours).toEqual(await rowOf(`theirs, ${name}`))
  expect(ours.is_available).toBe(true)
})

test('a job of the same key is not added twice', async () => {
  await enqueue([job('once', null)])
  const first = await rowOf('once')
  await enqueue([job('once', '2026-03-06T22:30:00.000Z'), job('another', null)])
  expect(await rowOf('once')).toEqual(first)
  expect(await rowOf('another')).toMatchObject({ attempts: 0 })
})

test('a job that waits is taken back, one that runs is left to end', async () => {
  await enqueue([job('waits', null), job('runs', null)])
  await run(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'someone' where key = $1`, [
    'runs',
  ])
  for (const key of ['waits', 'runs']) await run(deleteJob('$1'), [key])
  const { rows } = await run(`select key from graphile_worker.jobs where key in ('waits', 'runs')`, [])
  expect(rows).toEqual([{ key: 'runs' }])
})

test('a job of a task that nobody knows is refused, and not lost in silence', async () => {
  await expect(enqueue([{ ...job('unknown', null), task: 'no-such-task' }])).rejects.toThrow('task_id')
})
