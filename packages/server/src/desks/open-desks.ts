import { isDeepStrictEqual } from 'node:util'
import type { Instant, Regulation } from '@reglament/engine'
import type { Pool } from 'pg'
import { StartProblem } from '../start-problem.ts'
import { insertDesk, listDesks, setCurrentRegulation } from '../store/desk/desk.ts'
import { publishRegulation, readPublished } from '../store/desk/regulations.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'
import { type RegulationFile, readRegulations } from './read-regulation.ts'
import { renewModels } from './renew-models.ts'

export interface OpenDesksOptions {
  readonly pool: Pool
  /** The folder of the regulations. */
  readonly folder: string
  /** A desk's own address is `<desk>@<mailDomain>`. */
  readonly mailDomain: string
  readonly now: Instant
  /** Told what was done and what could not be, a line each. */
  readonly say: (line: string) => void
}

interface ReadFile extends RegulationFile {
  readonly regulation: Regulation
}

/**
 * Makes a desk of each regulation that has none, and publishes the new version of one whose file has it. A version that
 * was published is never replaced: cases were decided by it. A file that can't be read leaves its desk as it was.
 * @throws StartProblem where no desk would be there at all.
 */
export async function openDesks({ pool, folder, mailDomain, now, say }: OpenDesksOptions): Promise<void> {
  await renewModels(pool, folder, say)
  for (const read of await readRegulations(folder)) {
    if (!isRead(read)) {
      for (const { severity, line, column, message } of read.problems) {
        if (severity === 'error') say(`\`${read.file}\` line ${line}, column ${column}: ${message}`)
      }
      say(`\`${read.file}\` has errors and is left out; a desk that runs under it keeps the version that it has`)
      continue
    }
    const told = await inDesk(pool, read.regulation.id, (db) => openDesk(db, read, mailDomain, now))
    if (told !== null) say(told)
  }
  if ((await listDesks(pool)).length === 0) {
    throw new StartProblem(`no regulation in \`${folder}\` can be read: a desk needs at least one`)
  }
}

/** What happened, in a sentence; null where nothing did. One transaction: killed inside, the next start does it again. */
async function openDesk(db: DeskClient, read: ReadFile, mailDomain: string, now: Instant): Promise<string | null> {
  const { regulation } = read
  const { id, version, title, prefix, timezone, locale } = regulation
  const ref = { id, version }
  const mailAddress = `${id}@${mailDomain}`
  const isNew = await insertDesk(db, { id, title, prefix, timezone, locale, mailAddress, regulation: ref }, now)
  const published = await readPublished(db, ref)
  if (published === null) {
    await publishRegulation(db, read, now)
    if (isNew) return `opened the desk \`${id}\` under version \`${version}\` of \`${read.file}\``
    await setCurrentRegulation(db, { title, prefix, timezone, regulation: ref })
    return `published version \`${version}\` of \`${read.file}\`: new cases of \`${id}\` are registered under it`
  }
  if (published.source !== read.source) {
    return `\`${read.file}\` has changed, but its version \`${version}\` is published already and stays as it was: give the file a new version to publish it`
  }
  if (!isDeepStrictEqual(published.model, JSON.parse(JSON.stringify(regulation)))) {
    return `\`${read.file}\` is read differently now (a calendar or this release has changed); version \`${version}\` stays as it was published: give the file a new version to publish it`
  }
  return null
}

function isRead(read: RegulationFile): read is ReadFile {
  return read.regulation !== null
}
