// The desk: `node packages/server/src/main.ts [--demo]`. Settings come from the environment (see settings.ts).
import { parseArgs } from 'node:util'
import { type Installation, startInstallation } from './installation.ts'
import { live } from './lifetime.ts'
import { readSettings } from './settings.ts'
import { reasonOf, StartProblem } from './start-problem.ts'
import { readTestClock } from './test-clock.ts'

await live(async () => {
  const { demo } = readOptions()
  const installation = await startInstallation(await readSettings(), {
    say: (line) => console.error(line),
    clock: readTestClock(process.env),
    demo,
  })
  announce(installation)
  return installation
})

/** What whoever started it needs next, on standard output. */
function announce({ url, smtp, setupLink }: Installation): void {
  console.log(`Reglament is at ${url}`)
  if (smtp) console.log(`Letters are taken over SMTP at ${smtp.host}:${smtp.port}`)
  if (setupLink !== null) {
    console.log(`Nobody administers it yet. This link makes the first administrator, once:\n  ${setupLink}`)
  }
}

function readOptions(): { readonly demo: boolean } {
  try {
    return parseArgs({ options: { demo: { type: 'boolean', default: false } } }).values
  } catch (thrown) {
    throw new StartProblem(`${reasonOf(thrown)}; the only option is \`--demo\``)
  }
}
