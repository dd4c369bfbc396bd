export type Severity = 'error' | 'warning'

/** Every rule of `check`; each is explained in docs/problems.md, and a test holds the two together. */
export const PROBLEM_RULES = {
  'bad-yaml': 'error',
  'duplicate-key': 'error',
  'unknown-key': 'error',
  'missing-key': 'error',
  'wrong-type': 'error',
  'unknown-value': 'error',
  'too-large': 'error',
  'bad-duration': 'error',
  'bad-hours': 'error',
  'bad-calendar': 'error',
  'bad-import': 'error',
  'unknown-calendar': 'error',
  'unknown-clause': 'error',
  'unknown-timezone': 'error',
  'working-time-without-calendar': 'error',
  'unused-clause': 'warning',
  'unreachable-programme': 'warning',
  'holding-without-rule': 'warning',
  'holding-without-programme': 'warning',
  'topic-in-and-out': 'error',
  'no-programme': 'error',
  'channel-twice': 'warning',
  'zero-duration': 'warning',
  'calendar-in-vain': 'warning',
  'promise-while-closed': 'warning',
  'resolution-before-answer': 'warning',
  'closes-before-answer': 'warning',
  'warning-too-early': 'warning',
  'never-open': 'warning',
  'unused-calendar': 'warning',
  'day-in-vain': 'warning',
  'calendar-out-of-date': 'warning',
  'clause-twice': 'warning',
  'not-translated': 'warning',
  'rule-without-clause': 'warning',
  'nobody-serves': 'error',
  'not-entitled-in-vain': 'warning',
  'holder-twice': 'warning',
  'order-of-programmes': 'warning',
  'counts-as-in-vain': 'warning',
  'once-in-too-short': 'warning',
  'current-and-versions': 'error',
  'version-twice': 'warning',
  'topic-twice': 'warning',
  'channel-not-opened': 'warning',
  'invitation-out-of-reach': 'warning',
  'no-channel': 'warning',
  'default-in-vain': 'warning',
  'queue-in-vain': 'warning',
  'field-twice': 'warning',
  'remote-in-vain': 'warning',
  'remote-without-rule': 'warning',
  'bad-port': 'error',
} as const satisfies Record<string, Severity>

export type ProblemRule = keyof typeof PROBLEM_RULES

/** What is wrong with a regulation, where, and what its author can do. Lines and columns count from 1. */
export interface Problem {
  readonly rule: ProblemRule
  readonly severity: Severity
  readonly file: string
  readonly line: number
  readonly column: number
  /** The column behind the last marked character; same line. */
  readonly endColumn: number
  /** The keys that lead there: `programmes.paid.response`. */
  readonly where: string
  readonly message: string
  readonly help: string | null
}
