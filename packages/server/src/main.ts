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
  const lines = [
    `Reglament is at ${url}`,
    ...(smtp ? [`Letters are taken over SMTP at ${smtp.host}:${smtp.port}`] : []),
    ...(setupLink === null
      ? []
      : [`Nobody administers it yet. This link makes the first administrator, once:\n  ${setupLink}`]),
  ]
  // In one piece: whoever reads it by program finds all of it, or nothing yet.
  console.log(lines.join('\n'))
}

function readOptions(): { readonly demo: boolean } {
  try {
    return parseArgs({ options: { demo: { type: 'boolean', default: false } } }).values
  } catch (thrown) {
    throw new StartProblem(`${reasonOf(thrown)}; the only option is \`--demo\``)
  }
}
