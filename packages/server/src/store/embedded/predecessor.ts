import { readFile, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { codeOf, StartProblem } from '../../start-problem.ts'
import { type Layout, OWNER_LOCK, SUPERUSER } from './layout.ts'
import { isAlive, processesOf, worksIn } from './processes.ts'

/** How long a server or its processes may take to go before we give up. */
const GOING_MS = 60_000
/** After this long without an end, an orphan is asked to stop at once (SIGQUIT). */
const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 100

/** What PostgreSQL wrote of itself in `postmaster.pid`. */
interface Predecessor {
  readonly pid: number
  readonly port: number
  /** Empty while the server has not opened its socket yet. */
  readonly socketDir: string
}

/**
 * Leaves the cluster to us alone: an orphaned server is stopped and waited for, the processes that outlive a
 * killed one are waited for, a pid file whose number another process bears now is removed. Nothing is ever
 * sent SIGKILL: it would leave survivors that write into the files of the next server.
 * @throws StartProblem where a live desk owns the cluster, or something does not go in time.
 */
export async function clearPredecessor(layout: Layout, say: (line: string) => void): Promise<void> {
  const { cluster } = layout
  const deadline = Date.now() + GOING_MS
  const askedAt = new Map<number, number>()
  for (;;) {
    const found = await readPidFile(layout)
    const others = processesOf(cluster)
    if (found !== null && isAlive(found.pid) && worksIn(found.pid, cluster)) {
      const asked = askedAt.get(found.pid)
      if (asked === undefined) {
        if (await isOrphan(found, layout)) {
          say(`an earlier database server (process ${found.pid}) was left running; stopping it`)
          signal(found.pid, 'SIGINT')
          askedAt.set(found.pid, Date.now())
        }
      } else if (Date.now() > asked + PATIENCE_MS) {
        signal(found.pid, 'SIGQUIT')
      }
    } else if (others.length === 0) {
      return removeStale(layout, found)
    }
    if (Date.now() > deadline) throw new StartProblem(stuck(layout, found, others))
    await sleep(LOOK_EVERY_MS)
  }
}

/**
 * Whether nobody owns the running server: its owner holds the lock from the moment the server answers. The
 * lock is found free twice, some time apart, so that a desk which is just starting can take it between.
 * False also where the server does not answer yet, or no more: the caller looks again.
 */
async function isOrphan(found: Predecessor, layout: Layout): Promise<boolean> {
  const isFree = await ownerLockIsFree(found)
  if (isFree === null) return false
  if (isFree) {
    await sleep(400)
    const again = await ownerLockIsFree(found)
    if (again !== false) return again ?? false
  }
  throw new StartProblem(
    `another desk is running on \`${layout.dataDir}\` (its database server is process ${found.pid}): stop it first, or set REGLAMENT_DATA to another directory`,
  )
}

/** null where the server gives no answer: it is starting, stopping, or gone. */
async function ownerLockIsFree(found: Predecessor): Promise<boolean | null> {
  if (found.socketDir === '') return null
  const client = new pg.Client({
    host: found.socketDir,
    port: found.port,
    user: SUPERUSER,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  })
  // The server may go while we ask; the query below then says so.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [OWNER_LOCK])
    return rows[0]?.free ?? null // the lock goes with the connection
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}

async function readPidFile(layout: Layout): Promise<Predecessor | null> {
  try {
    const [pid, , , port, socketDir] = (await readFile(layout.pidFile, 'utf8')).split('\n')
    return { pid: Number(pid), port: Number(port) || 5432, socketDir: socketDir ?? '' }
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return null
    throw thrown
  }
}

/**
 * Removes a pid file that PostgreSQL itself would not get past: an empty one, or one whose number belongs to
 * somebody else by now (or to a zombie). One of a process that is gone stays, because PostgreSQL checks the shared
 * memory named in it before it starts.
 */
async function removeStale(layout: Layout, found: Predecessor | null): Promise<void> {
  if (found === null) return
  if (!(found.pid > 0) || existsInSomeForm(found.pid)) await rm(layout.pidFile, { force: true })
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name)
  } catch (thrown) {
    if (codeOf(thrown) !== 'ESRCH') throw thrown // gone by itself
  }
}

function existsInSomeForm(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM'
  }
}

function stuck(layout: Layout, found: Predecessor | null, others: readonly number[]): string {
  const pids = [...new Set(found ? [found.pid, ...others] : others)].join(', ')
  return `processes of an earlier database server (${pids}) still work in \`${layout.cluster}\` after ${GOING_MS / 1000} seconds: end them (kill -INT), then start again`
}
