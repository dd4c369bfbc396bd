import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { unusable } from '../../secret.ts'
import { codeOf, StartProblem } from '../../start-problem.ts'
import type { Account } from './account.ts'
import { diagnose, otherVersion } from './diagnosis.ts'
import type { Keeper } from './keeper.ts'
import { type Layout, MAJOR_VERSION, SUPERUSER } from './layout.ts'
import { isAlive } from './processes.ts'

/**
 * The builtin locale sorts by code point, as `C` does, and knows letters beyond Latin; with plain `C`,
 * `lower('Привет')`, ILIKE and full-text search leave Cyrillic alone.
 */
const LOCALE = [
  '--locale=C',
  `--lc-ctype=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

/**
 * Makes the cluster unless there is one. It is built under another name and renamed when whole, so that a
 * start that was cut off leaves nothing that looks like a database; the next one sweeps its remains away.
 * @throws StartProblem where the directory holds something else, or initdb fails (full disk, …).
 */
export async function initOnce(
  layout: Layout,
  binaries: string,
  account: Account,
  keeper: Keeper,
  durable: boolean,
): Promise<void> {
  await sweepDrafts(layout)
  if (await isMade(layout)) return
  const draft = `${layout.cluster}.new-${process.pid}`
  try {
    await mkdir(draft, { mode: 0o700 })
    if (account) await chown(draft, account.uid, account.gid)
    const args = ['-D', draft, '-U', SUPERUSER, '-E', 'UTF8', ...LOCALE, '--auth-local=trust', '--auth-host=reject']
    if (!durable) args.push('--no-sync')
    const { status, output } = await outcomeOf(
      keeper(join(binaries, 'bin', 'initdb'), args, ['ignore', 'pipe', 'pipe']),
    )
    if (status !== 0) throw new StartProblem(diagnose(layout, output))
    await rename(draft, layout.cluster)
    await syncDirectory(layout.dataDir)
  } catch (thrown) {
    // Another start was quicker: its cluster is as good as ours.
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(thrown)) && (await isMade(layout))) return
    throw thrown instanceof StartProblem ? thrown : unusable(layout.dataDir, thrown)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** @throws StartProblem where the directory holds another version's database, or no database at all. */
async function isMade(layout: Layout): Promise<boolean> {
  try {
    const version = (await readFile(join(layout.cluster, 'PG_VERSION'), 'utf8')).trim()
    if (version !== MAJOR_VERSION) throw new StartProblem(otherVersion(layout, version))
    return true
  } catch (thrown) {
    if (thrown instanceof StartProblem) throw thrown
    if (codeOf(thrown) !== 'ENOENT') throw unusable(layout.cluster, thrown)
  }
  const found = await readdir(layout.cluster).catch(() => [])
  if (found.length === 0) return false
  throw new StartProblem(
    `\`${layout.cluster}\` holds files (\`${found[0]}\`) but no database: move them away, or restore the whole directory from a backup`,
  )
}

/** What initdb left under the name of a process that is gone. */
async function sweepDrafts(layout: Layout): Promise<void> {
  const prefix = `${basename(layout.cluster)}.new-`
  for (const name of await readdir(layout.dataDir)) {
    if (!name.startsWith(prefix)) continue
    const pid = Number(name.slice(prefix.length))
    if (pid !== process.pid && isAlive(pid)) continue
    // Its initdb may still be at work for a moment, hence the retries.
    await rm(join(layout.dataDir, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

async function outcomeOf(child: ChildProcess): Promise<{ status: number | null; output: string }> {
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('initdb was started without pipes')
  const [[status], said, complained] = await Promise.all([once(child, 'close'), text(stdout), text(stderr)])
  return { status: typeof status === 'number' ? status : null, output: complained || said }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
