import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { register } from '../../src/handle/register.ts'
import { startJobs } from '../../src/jobs/start-jobs.ts'
import { freeJobsOfTheDead, lockWorkers } from '../../src/store/job-worker.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { clientWith, done } from '../stories.ts'

const DESK = 'ideco-ics'

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())

/** Channels that note what they were asked to do; the first try of each letter fails. */
function channels() {
  const tried: string[] = []
  return {
    tried,
    deliverLetter: async (deskId: string, letterId: string) => {
      tried.push(`${deskId} ${letterId}`)
      if (tried.length === 1) throw new Error('the mail server is away')
    },
    readMessage: async () => {},
    sendSignIn: async () => {},
    sendDigest: async () => {},
    startDigests: async () => {},
  }
}

test('a letter is delivered by a job, and tried again when that fails', async () => {
  const { shell } = desks
  desks.at('2026-03-02T10:00+03:00')
  const client = await clientWith(shell, DESK, 'lotos', [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }])
  const mail = channels()
  const said: string[] = []
  const jobs = startJobs(shell, mail, { say: (line) => said.push(line), sweepEveryMs: 100 })
  try {
    const { caseId } = done(await register(shell, DESK, client.asks('Не обновляется база')))
    await vi.waitFor(() => expect(mail.tried.length).toBeGreaterThanOrEqual(2), { timeout: 15_000, interval: 50 })
    expect(new Set(mail.tried)).toEqual(new Set([`${DESK} ${caseId}:1:0`]))
    expect(said.join('\n')).toContain('the mail server is away')
  } finally {
    await jobs.stop()
  }
}, 30_000)

test('the jobs of a killed worker are given back, those of a living one are not', async () => {
  const { pool } = desks.shell
  for (const worker of ['worker-dead', 'worker-alive']) {
    await pool.query(`select graphile_worker.add_job('nothing', job_key := $1)`, [worker])
    await pool.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute' where key = $1`,
      [worker],
    )
  }
  const living = await pool.connect()
  await lockWorkers(living, 'worker-alive')
  expect(await freeJobsOfTheDead(pool)).toBe(1)
  const { rows } = await pool.query(
    `select key from graphile_worker.jobs where locked_by is not null and task_identifier = 'nothing'`,
  )
  expect(rows).toEqual([{ key: 'worker-alive' }])
  living.release(true)
})

test('a job that runs long is not taken for one of the dead', async () => {
  const { shell } = desks
  const client = await clientWith(shell, DESK, 'slow', [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }])
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  const begun: string[] = []
  const deliverLetter = async (_: string, letterId: string) => {
    begun.push(letterId)
    await finished
  }
  const jobs = startJobs(
    shell,
    {
      deliverLetter,
      readMessage: async () => {},
      sendSignIn: async () => {},
      sendDigest: async () => {},
      startDigests: async () => {},
    },
    { say: () => {} },
  )
  try {
    const { caseId } = done(await register(shell, DESK, client.asks('Большое вложение')))
    await vi.waitFor(() => expect(begun).toEqual([`${caseId}:1:0`]), { timeout: 10_000, interval: 20 })
    await shell.pool.query(
      `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_by is not null and key like 'letter:%'`,
    )
    expect(await freeJobsOfTheDead(shell.pool)).toBe(0)
  } finally {
    finish()
    await jobs.stop()
  }
}, 20_000)

test('workers start again after the database has dropped every connection', async () => {
  const { shell } = desks
  const client = await clientWith(shell, DESK, 'iris', [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }])
  const delivered: string[] = []
  const jobs = startJobs(
    shell,
    {
      deliverLetter: async (_, letterId) => void delivered.push(letterId),
      readMessage: async () => {},
      sendSignIn: async () => {},
      sendDigest: async () => {},
      startDigests: async () => {},
    },
    { say: () => {}, sweepEveryMs: 200 },
  )
  try {
    await vi.waitFor(
      async () => {
        const { rows } = await shell.pool.query(`select from pg_locks where locktype = 'advisory'`)
        expect(rows.length).toBeGreaterThan(0)
      },
      { timeout: 5_000, interval: 50 },
    )
    await shell.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    const { caseId } = done(await register(shell, DESK, client.asks('Не открывается портал')))
    await vi.waitFor(() => expect(delivered).toContain(`${caseId}:1:0`), { timeout: 15_000, interval: 50 })
  } finally {
    await jobs.stop()
  }
}, 30_000)
