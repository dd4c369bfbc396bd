// Desks under the shipped regulations, on a database of one's own, with a clock that stands where the test put it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Instant, parseInstant } from '@reglament/engine'
import { openDesks } from '../src/desks/open-desks.ts'
import { openFiles } from '../src/files.ts'
import { openShell } from '../src/handle/open-shell.ts'
import type { Shell } from '../src/handle/shell.ts'
import type { Database } from '../src/store/database.ts'
import { testDatabase } from './database.ts'

export const REGULATIONS = fileURLToPath(new URL('../../../regulations', import.meta.url))

export interface TestDesks {
  readonly shell: Shell
  readonly database: Database
  /** Sets the clock: `2026-03-06T18:30+03:00`. */
  at(text: string): Instant
  close(): Promise<void>
}

/** The shipped desks (`ideco-ics`, `shtrih-m`), with nobody in them. */
export async function testDesks(): Promise<TestDesks> {
  const { database, close } = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'reglament-files-'))
  let now = at('2026-03-02T10:00+03:00')
  const { pool } = database
  const shell = openShell({ pool, files: openFiles(folder), mailDomain: 'desk.example', clock: () => now })
  await openDesks({ pool, folder: REGULATIONS, mailDomain: 'desk.example', now, say: () => {} })
  return {
    shell,
    database,
    at: (text) => {
      now = at(text)
      return now
    },
    async close() {
      await close()
      await rm(folder, { recursive: true })
    },
  }
}

export function at(text: string): Instant {
  const read = parseInstant(text)
  if (read === null) throw new Error(`\`${text}\` is not an instant`)
  return read
}
