import type { VerdictKind } from '../policy/index.ts'
import type { Regulation } from '../regulation/index.ts'
import type { CaseState, Status } from './state.ts'

/** Whose move a case is while it is worked: `registered` until the first answer, `in-progress` after it. */
export function active(answered: boolean): Status {
  return answered ? 'in-progress' : 'registered'
}

export interface Place {
  readonly status: Status
  /** The case that is being worked instead. */
  readonly behind: string | null
}

/** A case that may be worked now, or waits while another of the same client is being worked (I22). */
export function placeInTurn(
  caseId: string,
  answered: boolean,
  turnHeldBy: string | null,
  regulation: Regulation,
): Place {
  if (regulation.turns.oneAtATime && turnHeldBy !== null && turnHeldBy !== caseId)
    return { status: 'waiting-turn', behind: turnHeldBy }
  return { status: active(answered), behind: null }
}

/** Where a verdict puts a case that no specialist has answered yet (contracts, section 1). */
export function placeByVerdict(
  verdict: VerdictKind,
  caseId: string,
  turnHeldBy: string | null,
  regulation: Regulation,
): Place {
  switch (verdict) {
    case 'incomplete':
    case 'redirect':
      return { status: 'waiting-client', behind: null }
    case 'refuse':
    case 'discretion':
      return { status: 'registered', behind: null }
    case 'accept':
      return placeInTurn(caseId, false, turnHeldBy, regulation)
  }
}

/** Where a case goes that comes back to the desk; one that nobody has admitted yet keeps no other waiting. */
export function placeBack(state: CaseState, caseId: string, turnHeldBy: string | null, regulation: Regulation): Place {
  if (holdsTurn(state) || (!state.answered && needsAdmission(state)))
    return { status: active(state.answered), behind: null }
  return placeInTurn(caseId, state.answered, turnHeldBy, regulation)
}

/**
 * Whether this is the case of its client that is being worked. It holds the turn until it is closed or escalated (I22);
 * one that still lacks its data, or that nobody has admitted, is not being worked yet and keeps no other waiting.
 */
export function holdsTurn(state: CaseState): boolean {
  return state.hasTurn
}

/** Whether a case has the turn in its new status: taken up it does, and it keeps it while the client is waited for. */
export function keepsTurn(state: CaseState, status: Status): boolean {
  switch (status) {
    case 'registered':
    case 'in-progress':
      return state.answered || !needsAdmission(state)
    case 'waiting-client':
      return state.hasTurn
    default:
      return false
  }
}

/** The turn has become free by what just happened, and the next case of the client may have it. */
export function letsTurnGo(before: CaseState | null, after: CaseState, regulation: Regulation): boolean {
  return regulation.turns.oneAtATime && before !== null && holdsTurn(before) && !holdsTurn(after)
}

/** A person has to confirm the refusal, or the head to admit it (I11), before it is worked. */
export function needsAdmission(state: CaseState): boolean {
  return (state.verdict.verdict === 'refuse' || state.verdict.verdict === 'discretion') && !state.admitted
}
