import {
  type Actor,
  announce,
  type CaseState,
  type Command,
  closesAt,
  decide,
  type Event,
  evolve,
  instant,
  type LetterKind,
  type Regulation,
  type Rejection,
} from '@reglament/engine'
import type { Act } from '../../api/acts.ts'

/** What would come of an act if it were done now. */
export type Foresight =
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | {
      readonly kind: 'foreseen'
      readonly after: CaseState
      /** The clock of the answer stops with it. */
      readonly stopsClock: boolean
      readonly turnMoves: boolean
      readonly closesAt: number | null
      readonly letters: readonly LetterKind[]
    }

/** The act as the engine takes it. Which other case has the turn is not known here, and the server fills it in. */
export function commandOf(act: Act): Command {
  switch (act.kind) {
    case 'answer':
    case 'note':
    case 'take':
    case 'confirm':
    case 'close':
      return { kind: act.kind }
    case 'ask':
      return { kind: 'ask', items: act.items }
    case 'reply':
    case 'return':
      return { kind: act.kind, turnHeldBy: null }
    case 'supply':
      return { ...act, turnHeldBy: null }
    case 'admit': {
      return { ...act, turnHeldBy: null }
    }
    case 'escalate':
    case 'promise':
    case 'refuse': {
      const { text: _, ...command } = act
      return command
    }
  }
}

/** Runs the engine itself, so that what is said before sending is what will be. */
export function foresee(act: Act, state: CaseState, regulation: Regulation, nowMs: number, actor: Actor): Foresight {
  const decision = decide(state, commandOf(act), regulation, instant(nowMs), { caseId: state.id, actor })
  if (decision.kind === 'rejected') return { kind: 'rejected', rejection: decision }
  const after = decision.events.reduce<CaseState>((before: CaseState, event: Event) => evolve(before, event), state)
  return {
    kind: 'foreseen',
    after,
    stopsClock: state.response.endedAt === null && after.response.endedAt !== null && state.response.dueAt !== null,
    turnMoves: after.turn !== state.turn,
    closesAt: closesAt(after, regulation),
    letters: announce(decision.events, after, regulation).map((letter) => letter.kind),
  }
}
