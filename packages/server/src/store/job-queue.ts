import type { Pool, PoolClient } from 'pg'

/** Tasks of the job queue; `jobs` runs them. */
export const TICK = 'tick'
export const DELIVER_LETTER = 'deliver-letter'
export const READ_MESSAGE = 'read-message'
export const SEND_WAITING = 'send-waiting'
export const SEND_SIGN_IN = 'send-sign-in'
export const SEND_DIGEST = 'send-digest'

export interface JobRow {
  readonly task: string
  readonly payload: Readonly<Record<string, string>>
  /** Unique: a job of the same key that waits is not added a second time. */
  readonly key: string
  /** ISO 8601; null: at once. */
  readonly run_at: string | null
}

/**
 * The part of a statement that enqueues the jobs of a JSON parameter (`JobRow[]`): it commits and rolls back with the
 * rest. It writes graphile-worker's table itself, as `add_jobs` would (a test holds the two to the same rows), because
 * `add_jobs` costs several times as much, the more the longer the queue is, and notifies inside the transaction, which
 * makes PostgreSQL commit one such transaction at a time. Workers are told after the commit (`notices.ts`).
 */
export function insertJobs(parameter: string): string {
  return `insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, key, priority)
    select (select id from graphile_worker._private_tasks where identifier = j.task), j.payload, coalesce(j.run_at, now()), 25, j.key, 0
    from json_to_recordset(${parameter}::json) as j(task text, payload json, key text, run_at timestamptz)
    on conflict (key) do nothing`
}

/** A job that waits under this key is no longer wanted; one that runs already is left to end. */
export function deleteJob(parameter: string): string {
  return `delete from graphile_worker._private_jobs where key = ${parameter}::text and locked_at is null`
}

/** Jobs name their task by a number that the queue gives it: every task has one before the first job. */
export async function prepareTasks(pool: Pool | PoolClient): Promise<void> {
  await pool.query({
    text: `insert into graphile_worker._private_tasks (identifier) select unnest($1::text[]) on conflict do nothing`,
    values: [[TICK, DELIVER_LETTER, READ_MESSAGE, SEND_WAITING, SEND_SIGN_IN, SEND_DIGEST]],
  })
}
