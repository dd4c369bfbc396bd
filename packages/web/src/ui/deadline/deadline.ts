import { agenda, type CaseState, compile, instant, openIntervals, type Regulation } from '@reglament/engine'
import type { Span, StripClock } from './geometry.ts'

/** The promise that a case lives under now: an answer by the desk, silence of the client, or a date from development. */
export interface Deadline {
  readonly kind: 'response' | 'closing' | 'promise'
  readonly clock: StripClock
  readonly clause: string | null
}

/** How far behind the due time the strip may look, in milliseconds. */
const REACH_MS = 40 * 24 * 3_600_000

/** The promise that matters now; null where nothing was promised or everything is done. `since` is when development got the case. */
export function deadlineOf(state: CaseState, regulation: Regulation, sinceMs: number | null = null): Deadline | null {
  const { response, development } = state
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
  if (state.turn === 'nobody' || response.dueAt === null || response.endedAt !== null) return null
  return responseOf(state, regulation)
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
