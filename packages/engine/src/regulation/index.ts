export type * from './model.ts'
export { type ParseOptions, parseRegulation } from './parse.ts'
export { PROBLEM_RULES, type Problem, type ProblemRule, type Severity } from './problem.ts'
export * from './vocabulary.ts'
