import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Problem, parseRegulation, type Regulation } from '@reglament/engine'

/** A regulation file as it was read; `regulation` is null where its problems say why. */
export interface RegulationFile {
  /** Its name without the folder: `ideco-ics.yaml`. */
  readonly file: string
  readonly source: string
  readonly regulation: Regulation | null
  readonly problems: readonly Problem[]
}

/** Reads every `*.yaml` of a folder, with the calendars beside them in `calendars/`; in the order of their names. */
export async function readRegulations(folder: string): Promise<readonly RegulationFile[]> {
  const calendars = await readCalendars(join(folder, 'calendars'))
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    files.map(async (file) => {
      const source = await readFile(join(folder, file), 'utf8')
      return { file, source, ...parseRegulation(source, { file, imports: (name) => calendars.get(name) ?? null }) }
    }),
  )
}

/** The calendar files of a folder by name; none where there is no such folder. */
export async function readCalendars(folder: string): Promise<ReadonlyMap<string, string>> {
  if (!existsSync(folder)) return new Map()
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'))
  const texts = await Promise.all(
    files.map(async (file) => [basename(file, '.yaml'), await readFile(join(folder, file), 'utf8')] as const),
  )
  return new Map(texts)
}
