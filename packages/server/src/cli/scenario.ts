import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Difference, parseScenarios, type Regulation, runScenario, type Scenario } from '@reglament/engine'
import { SHIPPED_REGULATIONS } from '../desks/shipped.ts'
import { readArguments, unreadable } from './arguments.ts'
import { usableRegulation } from './assess.ts'
import type { Io } from './command.ts'

/**
 * `reglament scenario FILE…`: plays stories on the pure engine and names each step that differs; 1 where one does, 2
 * where a story can't be used.
 */
export async function scenario(args: readonly string[], io: Io): Promise<number> {
  const read = readArguments(args, {}, io)
  if (!read) return 2
  if (read.files.length === 0) {
    io.stderr.write('reglament: name the scenario files to play\n')
    return 2
  }
  const regulations = new Map<string, Regulation | null>()
  let exitCode = 0
  let played = 0
  let different = 0
  for (const file of read.files) {
    const scenarios = await readScenarios(file, io)
    if (!scenarios) {
      exitCode = 2
      continue
    }
    for (const each of scenarios) {
      const path = regulationPath(each.regulation, file)
      if (path === null) {
        io.stderr.write(`reglament: \`${file}\`: no regulation is called \`${oneLine(each.regulation)}\`\n`)
        exitCode = 2
        continue
      }
      if (!regulations.has(path)) regulations.set(path, await usableRegulation(path, io))
      const regulation = regulations.get(path)
      if (!regulation) {
        exitCode = 2
        continue
      }
      const differences = runScenario(each, regulation)
      played += 1
      io.stdout.write(`${differences.length === 0 ? 'ok' : 'not ok'} ${each.regulation}: ${oneLine(each.name)}\n`)
      for (const difference of differences) io.stdout.write(`  ${words(difference, file, each)}\n`)
      if (differences.length > 0) {
        different += 1
        exitCode = Math.max(exitCode, 1)
      }
    }
  }
  io.stdout.write(`${played - different} of ${played} scenarios as told\n`)
  return exitCode
}

async function readScenarios(file: string, io: Io): Promise<readonly Scenario[] | null> {
  try {
    const { scenarios, problems } = parseScenarios(await readFile(file, 'utf8'), file)
    for (const problem of problems) {
      const help = problem.help === null ? '' : `; ${problem.help}`
      io.stderr.write(`${problem.file}:${problem.line}:${problem.column} ${problem.message}${help}\n`)
    }
    return problems.length > 0 ? null : scenarios
  } catch (error) {
    io.stderr.write(unreadable(file, error))
    return null
  }
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ')
}

/** A scenario names its regulation by id, or by a path from where it stands; the ids of the release are always known. */
function regulationPath(name: string, scenarioFile: string): string | null {
  const here = dirname(scenarioFile)
  const beside = /\.ya?ml$/.test(name)
    ? [join(here, name)]
    : [join(here, `${name}.yaml`), join(here, '..', `${name}.yaml`)]
  const shipped = join(SHIPPED_REGULATIONS, `${basename(name, '.yaml')}.yaml`)
  return [...beside, shipped].find((path) => existsSync(path)) ?? null
}

function words(
  { step, line, caseName, field, expected, actual }: Difference,
  file: string,
  { steps }: Scenario,
): string {
  const command = steps[step - 1]?.command?.kind ?? 'tick'
  return `${file}:${line} step ${step} (${command}), case ${caseName}: ${field} expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`
}
