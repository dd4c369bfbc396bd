import { join } from 'node:path'
import { MODEL_VERSION, parseRegulation } from '@reglament/engine'
import type { Pool } from 'pg'
import { StartProblem } from '../start-problem.ts'
import { listDesks } from '../store/desk/desk.ts'
import { readStaleModels, replaceModel } from '../store/desk/regulations.ts'
import { inDesk } from '../store/transaction.ts'
import { readCalendars } from './read-regulation.ts'

/**
 * Published regulations are kept as text and as the engine's model of it. Where a release has another model, the text is
 * read anew, so that no case is decided on a model with parts missing. One transaction a desk: killed inside, the next
 * start does it again.
 * @throws StartProblem where a stored text can't be read any more.
 */
export async function renewModels(pool: Pool, folder: string, say: (line: string) => void): Promise<void> {
  const calendars = await readCalendars(join(folder, 'calendars'))
  const imports = (name: string) => calendars.get(name) ?? null
  for (const { id: deskId } of await listDesks(pool)) {
    const renewed = await inDesk(pool, deskId, async (db) => {
      const stale = await readStaleModels(db, MODEL_VERSION)
      for (const { id, version, source } of stale) {
        const { regulation, problems } = parseRegulation(source, { file: `${id}.yaml`, imports })
        const wrong = problems.find(({ severity }) => severity === 'error')
        if (!regulation) {
          throw new StartProblem(
            `desk \`${deskId}\`: the published version \`${version}\` can't be read by this release (line ${wrong?.line ?? 1}: ${wrong?.message ?? 'it is empty'}); start the release that published it, or put the calendars that it names into \`${join(folder, 'calendars')}\``,
          )
        }
        await replaceModel(db, { id, version }, regulation, MODEL_VERSION)
      }
      return stale.map(({ version }) => `\`${version}\``)
    })
    if (renewed.length > 0)
      say(`desk \`${deskId}\`: read its published regulation anew for this release (version ${renewed.join(', ')})`)
  }
}
