import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Coverage, coverageOf, isCovered, parseDuties, parseScenarios, type Scenario } from '@reglament/engine'
import { readRegulation } from '../desks/read-one.ts'
import { SHIPPED_REGULATIONS } from '../desks/shipped.ts'
import { readArguments, unreadable } from './arguments.ts'
import type { Io } from './command.ts'

type NamedScenario = { readonly name: string; readonly scenario: Scenario }

/**
 * `reglament coverage --clauses FILE [--regulations FOLDER] [--json]`: each clause of the list, the rules that cite it and
 * the stories that exercise it; 1 where one has none, 2 where the list can't be used.
 */
export async function coverage(args: readonly string[], io: Io): Promise<number> {
  const options = { clauses: { type: 'string' }, regulations: { type: 'string' }, json: { type: 'boolean' } } as const
  const read = readArguments(args, options, io)
  if (!read) return 2
  const file = read.values.clauses
  if (typeof file !== 'string') {
    io.stderr.write('reglament: name the list of clauses with `--clauses FILE`\n')
    return 2
  }
  const folder = typeof read.values.regulations === 'string' ? read.values.regulations : SHIPPED_REGULATIONS
  try {
    const { duties, problems } = parseDuties(await readFile(file, 'utf8'), file)
    for (const { line, column, message } of problems) io.stderr.write(`${file}:${line}:${column} ${message}\n`)
    if (!duties) return 2
    const scenarios = await readStories(join(folder, 'scenarios'), io)
    const rows: Coverage[] = []
    for (const [regulationId, listed] of Object.entries(duties)) {
      const regulation = await readModel(join(folder, `${regulationId}.yaml`), io)
      rows.push(
        ...coverageOf({
          regulationId,
          duties: listed,
          regulation,
          scenarios: scenarios.filter(({ scenario }) => basename(scenario.regulation, '.yaml') === regulationId),
        }),
      )
    }
    const covered = rows.filter(isCovered).length
    if (read.values.json) for (const row of rows) io.stdout.write(`${JSON.stringify(row)}\n`)
    else io.stdout.write(table(rows, covered))
    return covered === rows.length ? 0 : 1
  } catch (error) {
    io.stderr.write(unreadable(file, error))
    return 2
  }
}

async function readModel(path: string, io: Io): Promise<Parameters<typeof coverageOf>[0]['regulation']> {
  if (!existsSync(path)) {
    io.stderr.write(`reglament: there is no \`${path}\`: no rule cites its clauses\n`)
    return null
  }
  const { regulation, source } = await readRegulation(path)
  if (regulation) return { model: regulation, source }
  io.stderr.write(`reglament: \`${path}\` has errors, so nothing in it counts; \`reglament check\` shows them\n`)
  return null
}

async function readStories(folder: string, io: Io): Promise<readonly NamedScenario[]> {
  if (!existsSync(folder)) return []
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const stories: NamedScenario[] = []
  for (const file of files) {
    const { scenarios, problems } = parseScenarios(await readFile(join(folder, file), 'utf8'), file)
    for (const { line, column, message } of problems) io.stderr.write(`${file}:${line}:${column} ${message}\n`)
    const name = basename(file, '.yaml')
    stories.push(
      ...scenarios.map((scenario, i) => ({ name: scenarios.length > 1 ? `${name}#${i + 1}` : name, scenario })),
    )
  }
  return stories
}

/** The list as a person reads it; `+` marks the stories in which the engine itself gave the clause as a reason. */
function table(rows: readonly Coverage[], covered: number): string {
  const lines: string[] = []
  let regulation = ''
  for (const row of rows) {
    if (row.regulationId !== regulation) {
      regulation = row.regulationId
      lines.push(`${lines.length > 0 ? '\n' : ''}${regulation}`)
    }
    const rules = row.rules.length > 0 ? row.rules.join(', ') : 'NO RULE CITES IT'
    const stories =
      row.scenarios.length > 0
        ? row.scenarios.map((name) => `${row.acted.includes(name) ? '+' : ''}${name}`).join(', ')
        : 'NO SCENARIO EXERCISES IT'
    lines.push(`  ${row.clause.padEnd(4)} ${row.duty.padEnd(9)} ${rules}\n${' '.repeat(17)}${stories}`)
  }
  const acted = rows.filter((row) => row.acted.length > 0).length
  lines.push(`\n+ the engine itself gave the clause as a reason in this scenario: ${acted} clauses`)
  lines.push(`${covered} of ${rows.length}`)
  return `${lines.join('\n')}\n`
}
