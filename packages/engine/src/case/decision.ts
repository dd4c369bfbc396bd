import type { Event } from './event.ts'

export const REJECTIONS = [
  'already-registered',
  'not-registered',
  'case-closed',
  'case-refused',
  'waiting-turn',
  'needs-admission',
  'escalation-needs-contact',
  'escalation-needs-eta',
  'eta-unreadable',
  'eta-in-the-past',
  'not-escalated',
  'already-escalated',
  'not-answered',
  'refusal-needs-ground',
  'unknown-refusal-ground',
  'nothing-to-admit',
  'until-unreadable',
  'until-in-the-past',
  'nothing-to-renew',
  'no-invitation',
  'already-invited',
  'not-waiting-turn',
  'nothing-to-supply',
  'merge-into-itself',
  'merge-into-ended',
  'merge-of-strangers',
  'case-merged',
  'already-assigned',
  'assignee-not-member',
  'assignee-is-developer',
  'score-out-of-range',
  'already-taken',
  'not-in-queue',
  'role-not-allowed',
  'developer-not-to-client',
  'seat-closed',
] as const
export type RejectionCode = (typeof REJECTIONS)[number]

/** The caller's mistake; leaves no trace. (A refusal is an event: the client is told and it is kept.) */
export interface Rejection {
  readonly kind: 'rejected'
  readonly code: RejectionCode
  readonly clause: string | null
}

export type Decision = { readonly kind: 'decided'; readonly events: readonly Event[] } | Rejection
