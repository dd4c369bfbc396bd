import type { Pool, PoolClient } from 'pg'

/** A worker that has locked a job for less than this may be one whose own lock is still on its way. */
const YOUNG_SECONDS = 5

const LOCK_OF = (worker: string) => `hashtextextended('job worker ' || ${worker}, 0)`

/** Tells the other processes, for as long as this connection lives, that the worker is alive. */
export async function lockWorker(client: PoolClient, workerId: string): Promise<void> {
  await client.query({ text: `select pg_advisory_lock(${LOCK_OF('$1::text')})`, values: [workerId] })
}

/**
 * Gives back the jobs that a killed process had locked: without it they would wait four hours. A worker is dead when
 * nobody holds its lock. Two processes may do it at once.
 */
export async function freeJobsOfTheDead(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ freed: string }>(
    `with dead as (
       select array_agg(worker) as workers, count(*) as freed
       from (select distinct locked_by as worker from graphile_worker.jobs
             where locked_by is not null and locked_at < now() - interval '${YOUNG_SECONDS} seconds') as locked
       where pg_try_advisory_xact_lock(${LOCK_OF('worker')}))
     select freed, case when freed > 0 then graphile_worker.force_unlock_workers(workers)::text end from dead`,
  )
  return Number(rows[0]?.freed ?? 0)
}
