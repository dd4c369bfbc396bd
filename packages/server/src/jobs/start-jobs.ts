import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker'
import type { PoolClient } from 'pg'
import type { Shell } from '../handle/shell.ts'
import { reasonOf } from '../start-problem.ts'
import { freeJobsOfTheDead, lockWorkers } from '../store/job-worker.ts'
import { forgivingPool } from './forgiving-pool.ts'
import { keepReading } from './read-for-search.ts'
import { sendOverdue } from './send-overdue.ts'
import { sweepUploads } from './sweep-uploads.ts'
import { type ChannelTasks, taskList } from './tasks.ts'
import { wakeTimers } from './wake-timers.ts'

export interface JobOptions {
  /** Jobs at a time. */
  readonly concurrency?: number
  /** How often overdue timers and the jobs of killed processes are looked for. */
  readonly sweepEveryMs?: number
  readonly say: (line: string) => void
}

export interface Jobs {
  /** Lets the jobs under way end, and starts no more. */
  stop(): Promise<void>
}

const CONCURRENCY = 4
const SWEEP_EVERY_MS = 10_000
const PAUSE_AFTER_LOSS_MS = 500
/** Between two looks at the queue; a job that is added wakes the workers at once. */
const POLL_EVERY_MS = 2_000
/** Jobs that end within this time are closed together. */
const GATHER_MS = 20

/**
 * Runs the jobs of all desks in this process, until `stop`. Workers live as long as the connection that holds their
 * locks: when the database goes away they are ended, and new ones start when it is back.
 */
export function startJobs(shell: Shell, channels: ChannelTasks, options: JobOptions): Jobs {
  const stopping = new AbortController()
  const working = keepWorking(shell, channels, options, stopping.signal)
  const sweeping = keepSweeping(shell, channels, options, stopping.signal)
  const reading = keepReading(shell, options.say, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await Promise.all([working, sweeping, reading])
    },
  }
}

async function keepWorking(
  shell: Shell,
  channels: ChannelTasks,
  options: JobOptions,
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    try {
      await workUntilLost(shell, channels, options, stopped)
    } catch (thrown) {
      options.say(`jobs have stopped, and start again: ${reasonOf(thrown)}`)
    }
    await pause(PAUSE_AFTER_LOSS_MS, stopped)
  }
}

/** One life of the workers; resolves when told to stop, throws when they or their connection are lost. */
async function workUntilLost(
  shell: Shell,
  channels: ChannelTasks,
  { concurrency = CONCURRENCY, say }: JobOptions,
  stopped: AbortSignal,
): Promise<void> {
  const locks = await shell.pool.connect()
  const { promise: lost, reject: lose } = Promise.withResolvers<never>()
  lost.catch(() => {})
  const onEnd = () => lose(new Error('the connection to the database was lost'))
  locks.once('end', onEnd)
  locks.once('error', lose)
  let runner: Runner | null = null
  try {
    runner = await run({
      pgPool: forgivingPool(shell.pool),
      taskList: taskList(shell, channels),
      concurrency,
      noHandleSignals: true,
      preset: {
        worker: {
          pollInterval: POLL_EVERY_MS,
          // Jobs are closed by the batch: it is cheaper, and graphile-worker 0.18 lets the failure to close a single one go
          // unheard, so that a database that goes away under it would end Node. They are not taken by the batch: its local
          // queue can't be stopped while it holds some.
          completeJobBatchDelay: GATHER_MS,
          failJobBatchDelay: GATHER_MS,
        },
      },
      events: lockPool(locks, lose),
      logger: new Logger(() => (level, message) => {
        if (level === 'error' || level === 'warning') say(`jobs: ${message}`)
      }),
    })
    await Promise.race([runner.promise, lost, aborted(stopped)])
  } finally {
    locks.off('end', onEnd)
    locks.off('error', lose)
    await runner?.stop().catch((thrown: unknown) => say(`jobs did not end well: ${reasonOf(thrown)}`))
    // Closed and not given back: the workers' locks go with it.
    locks.release(true)
  }
}

/** A job is locked in the name of the pool that took it, whichever of its workers runs it. */
function lockPool(locks: PoolClient, lose: (thrown: unknown) => void): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    lockWorkers(locks, workerPool.id).catch(lose)
  })
  return events
}

async function keepSweeping(
  shell: Shell,
  channels: ChannelTasks,
  { sweepEveryMs = SWEEP_EVERY_MS, say }: JobOptions,
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    try {
      const freed = await freeJobsOfTheDead(shell.pool)
      if (freed > 0) say(`took back the jobs of ${freed} killed workers`)
      await wakeTimers(shell, say)
      await sendOverdue(shell, say)
      await sweepUploads(shell)
      await channels.startDigests()
    } catch (thrown) {
      say(`looking for overdue timers, old uploads and digests failed, and is tried again: ${reasonOf(thrown)}`)
    }
    await pause(sweepEveryMs, stopped)
  }
}

async function pause(ms: number, stopped: AbortSignal): Promise<void> {
  if (stopped.aborted) return
  await Promise.race([sleep(ms, undefined, { ref: false }), aborted(stopped)])
}

function aborted(signal: AbortSignal): Promise<void> {
  return signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
