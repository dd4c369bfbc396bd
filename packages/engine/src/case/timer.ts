import type { Instant } from '../base/instant.ts'

export const TIMERS = ['response-due', 'closing-soon', 'closing', 'promise-due', 'target-due', 'admission-end'] as const
export type TimerKind = (typeof TIMERS)[number]

/** A moment at which the case must be ticked; derived from its state by `agenda`. */
export interface Timer {
  readonly kind: TimerKind
  readonly dueAt: Instant
  readonly clause: string | null
}
