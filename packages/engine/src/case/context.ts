import type { Instant } from '../base/instant.ts'
import type { Regulation } from '../regulation/index.ts'
import type { Actor } from './command.ts'
import type { Decision, Rejection, RejectionCode } from './decision.ts'
import type { Event } from './event.ts'

/** What every rule is given beside the state and the command. */
export interface Context {
  readonly regulation: Regulation
  readonly now: Instant
  readonly caseId: string
  readonly actor: Actor
}

type Unstamped<E> = E extends Event ? Omit<E, 'at' | 'by'> : never

export function decided(context: Context, ...events: readonly Unstamped<Event>[]): Decision {
  return { kind: 'decided', events: events.map((event) => ({ ...event, at: context.now, by: context.actor }) as Event) }
}

export function rejected(code: RejectionCode, clauses: readonly string[] = []): Rejection {
  return { kind: 'rejected', code, clause: clauses[0] ?? null }
}
