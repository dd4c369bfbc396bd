import { type CaseState, closesAt, type Letter, type LetterKind, type Regulation } from '@reglament/engine'

/** A letter of the kind as it would be about a case that has had none: what the case knows, and nothing made up. */
export function exampleLetter(kind: LetterKind, state: CaseState, regulation: Regulation): Letter {
  const { verdict, response, development } = state
  return {
    kind,
    eventIndex: 0,
    respondBy: response.dueAt,
    closesAt: closesAt(state, regulation),
    missing: kind === 'asked' ? state.asked : verdict.missing,
    channels: verdict.channels,
    grounds: verdict.grounds,
    developer: development?.developer ?? null,
    etaAt: development?.etaAt ?? null,
    behind: null,
    message: null,
    clauses: verdict.grounds.map(({ clause }) => clause),
  }
}
