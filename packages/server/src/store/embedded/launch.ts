import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { unusable } from '../../secret.ts'
import { type Account, canEnter } from './account.ts'
import type { Keeper } from './keeper.ts'
import { type Layout, OWNER_LOCK, SUPERUSER } from './layout.ts'

/** A socket's whole path has room for 107 bytes; `reglament-…` and `.s.PGSQL.5432` come behind this one. */
const LONGEST_PARENT = 60
const LONGEST_LOG_BYTES = 10 * 1024 * 1024

/** A new directory for each start: no lock file of an earlier one can be in it, and only we can enter. */
export async function freshSocketDir(layout: Layout, account: Account): Promise<string> {
  const given = tmpdir()
  const parent = given.length <= LONGEST_PARENT && canEnter(account, given) ? given : '/tmp'
  const directory = await mkdtemp(join(parent, socketDirPrefix(layout)))
  if (account) await chown(directory, account.uid, account.gid)
  return directory
}

/** Names the cluster, so that its owner can tell what earlier starts left. */
function socketDirPrefix(layout: Layout): string {
  return `reglament-${createHash('sha256').update(layout.cluster).digest('hex').slice(0, 8)}-`
}

/** Before a restart in the same directory: the files of the server that died. It is gone where another start swept it. */
export async function emptySocketDir(directory: string): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) await rm(join(directory, name), { force: true })
}

/** Removes the directories of starts that were killed. Only for the owner of the cluster: nobody else uses them. */
export async function sweepSocketDirs(layout: Layout, ours: string): Promise<void> {
  const parent = dirname(ours)
  for (const name of await readdir(parent)) {
    if (!name.startsWith(socketDirPrefix(layout)) || name === basename(ours)) continue
    // In a directory that everybody writes to, one of this name may be somebody else's.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => {})
  }
}

export interface Launched {
  readonly child: ChildProcess
  /** Where this run begins in the log, in bytes. */
  readonly logFrom: number
}

/**
 * Starts the server; it answers on the socket only, and nothing listens on the network.
 * @param durable false writes without waiting for the disk: for tests, whose data nobody wants back.
 */
export async function launch(
  layout: Layout,
  binaries: string,
  keeper: Keeper,
  socketDir: string,
  durable: boolean,
): Promise<Launched> {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  try {
    const { size } = await stat(layout.log).catch(() => ({ size: 0 }))
    if (size > LONGEST_LOG_BYTES) await rename(layout.log, `${layout.log}.old`)
    const log = await open(layout.log, 'a', 0o600)
    try {
      const logFrom = (await log.stat()).size
      const child = keeper(
        join(binaries, 'bin', 'postgres'),
        ['-D', layout.cluster, ...options],
        ['ignore', log.fd, log.fd],
      )
      // A program that can't be started at all ends without a pid; `ready` sees that.
      child.on('error', () => {})
      return { child, logFrom }
    } finally {
      await log.close()
    }
  } catch (thrown) {
    throw unusable(layout.dataDir, thrown)
  }
}

/**
 * A connection that holds the owner's lock, as soon as the server answers; null where it ended before. There is
 * no time limit while it lives: after a crash it replays its log, however long that is.
 */
export async function ready(child: ChildProcess, socketDir: string, onSlow: () => void): Promise<pg.Client | null> {
  const slowAt = Date.now() + 5000
  let told = false
  while (isRunning(child)) {
    const owner = await takeOwnership(socketDir)
    if (owner !== null) return owner
    if (!told && Date.now() > slowAt) {
      told = true
      onSlow()
    }
    await sleep(20)
  }
  return null
}

/** null where the server does not answer, or somebody is looking at the lock at this very moment. */
async function takeOwnership(socketDir: string): Promise<pg.Client | null> {
  const client = new pg.Client({ ...superuser(socketDir), application_name: 'reglament owner', keepAlive: true })
  client.on('error', () => {}) // the loss is seen by its `end`
  try {
    await client.connect()
    const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [OWNER_LOCK])
    if (rows[0]?.ours) return client
  } catch {
    // Starting, stopping or gone; which of them, the caller sees by the process.
  }
  await client.end().catch(() => {})
  return null
}

export function superuser(socketDir: string): pg.ClientConfig {
  return { host: socketDir, port: 5432, user: SUPERUSER, database: 'postgres', connectionTimeoutMillis: 5000 }
}

export function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}
