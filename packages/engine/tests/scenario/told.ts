import { type Difference, parseScenarios, type Regulation, runScenario } from '../../src/index.ts'

/**
 * Plays the stories of a YAML text and answers with what came out otherwise.
 *
 * @throws Error where a story can't be read.
 */
export function played(yaml: string, regulation: Regulation): readonly Difference[] {
  const { scenarios, problems } = parseScenarios(yaml, 'told.yaml')
  if (problems.length > 0) throw new Error(problems.map((each) => `${each.line}: ${each.message}`).join('\n'))
  return scenarios.flatMap((scenario) => runScenario(scenario, regulation))
}

/** A story of a subscriber of the gateway's vendor; `steps` are the lines of its steps. */
export function gatewayStory(steps: string): string {
  return `regulation: ideco-ics
name: told in a test
client:
  organization: { name: ООО «Ромашка» }
  contact: { name: Анна, email: anna@romashka.example }
  holdings: [{ kind: subscription, from: 2026-01-10 }]
steps:
${steps
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => `  - ${line.trim()}`)
  .join('\n')}
`
}
