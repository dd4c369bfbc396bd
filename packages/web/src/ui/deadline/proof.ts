import { lengthOf, type Span, type StripClock, within } from './geometry.ts'

/** One stretch of time that counts towards a promise. */
export interface ProofLine extends Span {
  /** What has been counted up to its end, in milliseconds. */
  readonly countedMs: number
}

/** Why a promise ends when it ends: every stretch of open time that it used up, in order. */
export function proofOf(clock: StripClock): readonly ProofLine[] {
  const counted = within(clock.open ?? [{ from: clock.startedAt, to: clock.dueAt }], clock.startedAt, clock.dueAt)
  return counted.map((span, at) => ({ ...span, countedMs: lengthOf(counted.slice(0, at + 1)) }))
}
