import type { CaseState, Regulation } from '@reglament/engine'
import { closesAt, needsAdmission, runningPromises } from '@reglament/engine'
import type { Key } from '../say/phrases.ts'

/** Where a case stands, for its client: a sentence, and the next moment that matters. */
export interface Standing {
  readonly sentence: Key
  readonly next: { readonly kind: 'answer' | 'resolution' | 'closing' | 'development'; readonly at: number } | null
}

const CLOSED = {
  'time-limit': 'standing.closedTimeLimit',
  confirmation: 'standing.closedConfirmation',
  specialist: 'standing.closedSpecialist',
  merge: 'standing.closedMerge',
} as const

export function standing(state: CaseState, regulation: Regulation): Standing {
  return { sentence: sentenceOf(state), next: nextOf(state, regulation) }
}

function sentenceOf(state: CaseState): Key {
  const { status, verdict, admitted, answered, asked } = state
  switch (status) {
    case 'registered':
      if (!admitted && verdict.verdict === 'refuse') return 'standing.refusalToConfirm'
      if (!admitted && verdict.verdict === 'discretion') return 'standing.toAdmit'
      return 'standing.registered'
    case 'waiting-turn':
      return 'standing.waitingTurn'
    case 'in-progress':
      if (needsAdmission(state)) return 'standing.toAdmit'
      return 'standing.inProgress'
    case 'waiting-client':
      if (!answered && verdict.verdict === 'incomplete') return 'standing.incomplete'
      if (!answered && verdict.verdict === 'redirect') return 'standing.redirect'
      return asked.length > 0 ? 'standing.asked' : 'standing.answered'
    case 'escalated':
      return 'standing.escalated'
    case 'closed':
      return state.closedBy ? CLOSED[state.closedBy] : 'standing.closedSpecialist'
    case 'refused':
      return 'standing.refused'
  }
}

function nextOf(state: CaseState, regulation: Regulation): Standing['next'] {
  const { development } = state
  if (state.status === 'escalated')
    return development?.etaAt == null ? null : { kind: 'development', at: development.etaAt }
  const closing = closesAt(state, regulation)
  if (closing !== null) return { kind: 'closing', at: closing }
  const [promise] = runningPromises(state)
  if (state.turn !== 'staff' || !promise) return null
  return { kind: promise.target === 'resolution' ? 'resolution' : 'answer', at: promise.dueAt }
}
