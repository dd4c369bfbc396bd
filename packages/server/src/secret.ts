import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, reasonOf, StartProblem } from './start-problem.ts'

/**
 * The installation's secret: read from `<dataDir>/secret`, made there (readable by its owner alone) at the
 * first start. Two processes that start at once end with the same one: the file appears whole, by a link.
 * @throws StartProblem where the data directory can't be written.
 */
export async function readSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret')
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw unusable(dataDir, thrown)
  }
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    // Others may pass through (the database may run under an account of its own), but not list.
    await mkdir(dataDir, { recursive: true, mode: 0o711 })
    await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
    await link(draft, path).catch((thrown: unknown) => {
      if (codeOf(thrown) !== 'EEXIST') throw thrown
    })
    return (await readFile(path, 'utf8')).trim()
  } catch (thrown) {
    throw unusable(dataDir, thrown)
  } finally {
    await rm(draft, { force: true }).catch(() => {}) // where it could not be made, it can't be removed either
  }
}

/** The sentence for a data directory that does not take our files. */
export function unusable(dataDir: string, thrown: unknown): StartProblem {
  const why = {
    EACCES: 'this account may not write there',
    EPERM: 'this account may not write there',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    ENOTDIR: 'something on the way to it is a file, not a directory',
    EEXIST: 'there is a file of that name',
  }[codeOf(thrown)]
  return new StartProblem(
    `can't keep data in \`${dataDir}\`: ${why ?? reasonOf(thrown)}; mend that, or set REGLAMENT_DATA to another directory`,
  )
}
