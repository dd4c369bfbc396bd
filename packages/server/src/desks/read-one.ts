import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parseRegulation } from '@reglament/engine'
import { type RegulationFile, readCalendars } from './read-regulation.ts'
import { SHIPPED_REGULATIONS } from './shipped.ts'

/**
 * Reads one regulation. Its calendars are those beside it in `calendars/`, else the shipped ones, so that a file alone
 * can be checked.
 *
 * @param today the ISO date by which days off are past; absent: nothing is
 * @throws the file system's error where the file can't be read.
 */
export async function readRegulation(path: string, today?: string): Promise<RegulationFile> {
  const source = await readFile(path, 'utf8')
  const shipped = await readCalendars(join(SHIPPED_REGULATIONS, 'calendars'))
  const own = await readCalendars(join(dirname(path), 'calendars'))
  const imports = (name: string) => own.get(name) ?? shipped.get(name) ?? null
  return {
    file: basename(path),
    source,
    ...parseRegulation(source, { file: path, imports, ...(today ? { today } : {}) }),
  }
}
