import {
  agenda,
  type CaseState,
  compile,
  instant,
  openIntervals,
  type Regulation,
  runningPromises,
  type TargetClock,
} from '@reglament/engine'
import type { Span, StripClock } from './geometry.ts'

/** The promise that a case lives under now: one of the desk's own, silence of the client, or a date from development. */
export interface Deadline {
  readonly kind: 'response' | TargetClock['target'] | 'closing' | 'promise'
  readonly clock: StripClock
  readonly clause: string | null
}

/** How far behind the due time the strip may look, in milliseconds. */
const REACH_MS = 40 * 24 * 3_600_000

/** The promise that matters now; null where nothing was promised or everything is done. `since` is when development got the case. */
export function deadlineOf(state: CaseState, regulation: Regulation, sinceMs: number | null = null): Deadline | null {
  const { development } = state
  if (state.turn === 'development') {
    if (development?.etaAt == null) return null
    const startedAt = Math.min(sinceMs ?? state.registeredAt, development.etaAt)
    return {
      kind: 'promise',
      clock: { startedAt, dueAt: development.etaAt, endedAt: null, open: null, paused: [] },
      clause: regulation.escalation.clauses[0] ?? null,
    }
  }
  const closing = agenda(state, regulation).find((timer) => timer.kind === 'closing')
  if (state.turn === 'client' && closing && state.silentSince !== null) {
    return {
      kind: 'closing',
      clock: { startedAt: state.silentSince, dueAt: closing.dueAt, endedAt: null, open: null, paused: [] },
      clause: closing.clause,
    }
  }
  const [next] = runningPromises(state)
  if (!next) return null
  if (next.target === 'first-response') return responseOf(state, regulation)
  const clock = state.clocks.find(({ target, endedAt }) => target === next.target && endedAt === null)
  return clock ? targetOf(clock, state, regulation) : null
}

/** Of each promise beyond the first answer, the clock of its last cycle, in the order in which the regulation names them. */
export function lastClocks(state: CaseState): readonly TargetClock[] {
  return [...new Map(state.clocks.map((clock) => [clock.target, clock])).values()]
}

/** A promise beyond the first answer, running or finished; null while its clock stands still, and where none is promised. */
export function targetOf(clock: TargetClock, state: CaseState, regulation: Regulation): Deadline | null {
  const { dueAt, endedAt, runs } = clock
  const startedAt = runs[0]?.from
  if (dueAt === null || startedAt === undefined) return null
  const target = targetRule(clock, state, regulation)
  const calendar = target?.within?.clock === 'working' ? target.calendar : null
  return {
    kind: clock.target,
    clock: {
      startedAt,
      dueAt,
      endedAt,
      open: openHours(regulation, calendar, startedAt, dueAt),
      paused: runs.slice(1).map(({ from }, at) => ({ from: runs[at]?.to ?? from, to: from })),
    },
    clause: target?.clauses[0] ?? null,
  }
}

/** What the regulation says of this clock in the programme that serves the case now; null where it has none. */
export function targetRule({ target }: TargetClock, state: CaseState, regulation: Regulation) {
  const programme = regulation.programmes.find(({ id }) => id === state.verdict.programme)
  return programme?.targets.find(({ name }) => name === target) ?? null
}

/** The promise of an answer, running or finished; null where the programme promises none. */
export function responseOf(state: CaseState, regulation: Regulation): Deadline | null {
  const { startedAt, dueAt, endedAt } = state.response
  if (dueAt === null) return null
  const target = state.verdict.because.find((reason) => reason.kind === 'target')
  const calendar = target?.kind === 'target' ? target.calendar : null
  return {
    kind: 'response',
    clock: { startedAt, dueAt, endedAt, open: openHours(regulation, calendar, startedAt, dueAt), paused: [] },
    clause: target?.clause ?? null,
  }
}

/** The hours that a calendar is open around a promise; null where the promise runs on the wall clock. */
function openHours(
  regulation: Regulation,
  calendar: string | null,
  startedAt: number,
  dueAt: number,
): readonly Span[] | null {
  const named = calendar === null ? undefined : regulation.calendars[calendar]
  if (!named) return null
  return openIntervals(compile(named.spec), instant(startedAt), instant(Math.max(dueAt, startedAt) + REACH_MS))
}
