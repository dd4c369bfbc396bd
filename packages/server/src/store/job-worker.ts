import type { Pool, PoolClient } from 'pg'

/** Workers who have locked a job for less than this may be some whose own lock is still on its way. */
const YOUNG_SECONDS = 5

const LOCK_OF = (worker: string) => `hashtextextended('job workers ' || ${worker}, 0)`

/** Tells the other processes, for as long as this connection lives, that the pool of workers is alive. */
export async function lockWorkers(client: PoolClient, poolId: string): Promise<void> {
  await client.query({ text: `select pg_advisory_lock(${LOCK_OF('$1::text')})`, values: [poolId] })
}

/**
 * Gives back the jobs that a killed process had locked: without it they would wait four hours. Workers are dead when
 * nobody holds their lock. Two processes may do it at once.
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
