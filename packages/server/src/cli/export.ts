import { existsSync } from 'node:fs'
import { instant } from '@reglament/engine'
import { exportCases } from '../desks/export-cases.ts'
import { parseSettings } from '../settings.ts'
import { codeOf, StartProblem } from '../start-problem.ts'
import { openDatabase } from '../store/database.ts'
import { listDesks } from '../store/desk/desk.ts'
import { layoutOf } from '../store/embedded/layout.ts'
import { readArguments } from './arguments.ts'
import type { Io } from './command.ts'

const UNDEFINED_TABLE = '42P01'

/**
 * `reglament export --desk ID`: the cases of a desk as JSON Lines, for `reglament replay`. Reads the database that the
 * environment names (`DATABASE_URL`, else the data directory, whose desk must not be running). 2 where it can't be read.
 */
export async function exportDesk(
  args: readonly string[],
  io: Io,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  const read = readArguments(args, { desk: { type: 'string' } }, io)
  if (!read) return 2
  const { desk } = read.values
  const unusable = (why: string) => {
    io.stderr.write(`reglament: ${why}\n`)
    return 2
  }
  if (typeof desk !== 'string') return unusable('name the desk with `--desk ID`')
  try {
    const settings = parseSettings(env)
    // Opening an empty directory would make a database in it.
    if (settings.databaseUrl === null && !existsSync(layoutOf(settings.dataDir).cluster))
      return unusable(
        `there is no database in \`${settings.dataDir}\`; set REGLAMENT_DATA or DATABASE_URL to where the desk is`,
      )
    const database = await openDatabase(settings, { say: (line) => void io.stderr.write(`${line}\n`) })
    try {
      const known = (await listDesks(database.pool)).map(({ id }) => id)
      if (!known.includes(desk))
        return unusable(`there is no desk \`${desk}\`; there are ${known.join(', ') || 'none'}`)
      for await (const lines of exportCases(database.pool, desk, () => instant(Date.now()))) {
        if (!io.stdout.write(lines)) await new Promise((resolve) => io.stdout.once('drain', resolve))
      }
      return 0
    } finally {
      await database.close()
    }
  } catch (thrown) {
    if (codeOf(thrown) === UNDEFINED_TABLE) return unusable('no desk has ever run on this database')
    if (!(thrown instanceof StartProblem)) throw thrown
    return unusable(thrown.message)
  }
}
