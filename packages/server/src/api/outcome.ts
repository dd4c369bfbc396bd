import type { Outcome } from '../handle/command.ts'
import { notFound, rejected } from './problem.ts'

export type Done = Extract<Outcome, { kind: 'done' }>

/** What was done; a rejection or a case that is not there becomes the problem to answer with. */
export function doneOf(outcome: Outcome): Done {
  if (outcome.kind === 'rejected') throw rejected(outcome)
  if (outcome.kind === 'unknown-case') throw notFound('such case')
  return outcome
}
