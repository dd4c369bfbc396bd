export type { Difference, Scenario } from './model.ts'
export { parseScenarios } from './parse.ts'
export { runScenario } from './run.ts'
