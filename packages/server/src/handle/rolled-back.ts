import type { Rejection } from '@reglament/engine'
import type { Outcome } from './command.ts'

/** Carries an answer out of a transaction that must leave nothing behind. */
export class RolledBack extends Error {
  override readonly name = 'RolledBack'
  readonly outcome: Rejection | { readonly kind: 'unknown-case' }

  constructor(outcome: RolledBack['outcome']) {
    super(outcome.kind === 'rejected' ? outcome.code : outcome.kind)
    this.outcome = outcome
  }
}

/** The outcome of `work`, whether it went through or was rolled back as rejected. */
export async function orRejection(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof RolledBack) return thrown.outcome
    throw thrown
  }
}
