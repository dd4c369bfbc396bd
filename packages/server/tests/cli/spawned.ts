import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

/** Runs the real command from the root of the repository, as `npx reglament …` does. */
export function reglament(args: readonly string[], input: string | Buffer = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${ROOT}/packages/server/bin/reglament.js`, ...args],
    { cwd: ROOT, input, encoding: 'utf8' },
  )
  return { code: status, stdout, stderr, lines: stdout.split('\n').slice(0, -1) }
}
