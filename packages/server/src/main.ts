// The desk: `node packages/server/src/main.ts [--demo]`. Settings come from the environment (see settings.ts).
import { parseArgs } from 'node:util'
import { startInstallation } from './installation.ts'
import { readSettings } from './settings.ts'
import { reasonOf, StartProblem } from './start-problem.ts'
import { readTestClock } from './test-clock.ts'

/** A stop that takes longer has something that does not end; the database recovers from being left. */
const STOP_MS = 20_000

const say = (line: string) => console.error(line)

try {
  await run()
} catch (thrown) {
  if (!(thrown instanceof StartProblem)) throw thrown
  console.error(`reglament: ${thrown.message}`)
  process.exitCode = 1
}

async function run(): Promise<void> {
  readOptions()
  // Asked to stop while still starting: the start is finished first, so that what it opened can be closed.
  const asked = Promise.withResolvers<null>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => asked.resolve(null))

  const clock = readTestClock(process.env)
  const installation = await startInstallation(await readSettings(), { say, clock })
  console.log(`Reglament is at ${installation.url}`)
  if (installation.setupLink !== null) {
    console.log(
      `Nobody administers it yet. This link makes the first administrator, once:\n  ${installation.setupLink}`,
    )
  }
  const problem = await Promise.race([asked.promise, installation.lost])
  setTimeout(() => {
    say('something did not end in time; leaving it')
    process.exit(1)
  }, STOP_MS).unref()
  await installation.stop()
  if (problem) throw problem
}

function readOptions(): { readonly demo: boolean } {
  try {
    const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } })
    return values
  } catch (thrown) {
    throw new StartProblem(`${reasonOf(thrown)}; the only option is \`--demo\``)
  }
}
