export type { Difference, Scenario } from './model.ts'
export { parseScenarios } from './parse.ts'
export { runScenario, type Witnessed } from './run.ts'
