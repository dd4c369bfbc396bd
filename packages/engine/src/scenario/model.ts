import type { Instant } from '../base/instant.ts'
import type { Holding, Request } from '../policy/index.ts'

/** Who comes to the desk in a story; every `register` inherits it. */
export interface Client {
  readonly organization?: Request['organization']
  readonly contact?: Request['contact']
  readonly holdings?: readonly Holding[]
}

/** A command of a story, still as its author wrote it, with the case it is given to. */
export interface StepCommand {
  readonly kind: string
  readonly caseName: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface Expectation {
  /** Null: the case of the step. */
  readonly caseName: string | null
  readonly fields: Readonly<Record<string, unknown>>
  readonly line: number
}

export interface Step {
  readonly at: Instant
  /** Null: time passes, nothing else is done. */
  readonly command: StepCommand | null
  readonly expectations: readonly Expectation[]
  readonly line: number
}

/** A story that a regulation promises (contracts, section 6). */
export interface Scenario {
  readonly name: string
  readonly regulation: string
  /** The duties that the story is told for. */
  readonly clauses: readonly string[]
  readonly client: Client
  readonly steps: readonly Step[]
}

/** A step that did not go as told. */
export interface Difference {
  /** Counted from 1. */
  readonly step: number
  readonly line: number
  readonly caseName: string
  readonly field: string
  readonly expected: unknown
  readonly actual: unknown
}
