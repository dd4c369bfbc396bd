import { lengthOf, running, type Span, type StripClock } from './geometry.ts'

/** One stretch of time that counts towards a promise. */
export interface ProofLine extends Span {
  /** What has been counted up to its end, in milliseconds. */
  readonly countedMs: number
}

/** Why a promise ends when it ends: every stretch of open time that it used up, in order, without those in which it stood still. */
export function proofOf(clock: StripClock): readonly ProofLine[] {
  const counted = running(clock, clock.startedAt, clock.dueAt)
  return counted.map((span, at) => ({ ...span, countedMs: lengthOf(counted.slice(0, at + 1)) }))
}
