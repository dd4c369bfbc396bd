import { type Online, openOnline } from './online.ts'
import { type AtCase, openPresence, type Presence } from './presence.ts'

/** A case changed; enough for a list to know whether it has the newest, and for a page to know whom it concerns. */
export interface CaseChange {
  readonly desk: string
  readonly id: string
  readonly number: number
  readonly version: number
  readonly status: string
  /** What happened, in order. */
  readonly events: readonly string[]
  /** The id of whoever did it; null for the desk itself and for a client without an account. */
  readonly by: string | null
  /** Who has the case now. */
  readonly assignee: string | null
}

/** A call of the desk's telephone changed; `to`: whose page is told (user ids), null for everybody's. */
export interface CallChange {
  readonly desk: string
  readonly id: string
  readonly to: readonly string[] | null
}

/** `staff`: somebody may have no right to look any more. `resync`: changes may have been missed, so what is shown must be read again. */
export type LiveEvent =
  | { readonly kind: 'case'; readonly change: CaseChange }
  | { readonly kind: 'call'; readonly call: CallChange }
  | { readonly kind: 'presence'; readonly at: readonly AtCase[] }
  | { readonly kind: 'staff'; readonly user: string }
  | { readonly kind: 'resync' }

export type Listener = (event: LiveEvent) => void

/** Who watches which desk in this process. */
export interface LiveHub {
  /** @returns what ends it. */
  watch(deskId: string, listener: Listener): () => void
  publish(change: CaseChange): void
  publishCall(call: CallChange): void
  /** Whoever it is has lost something: on every desk their streams ask again whether they may go on. */
  staffChanged(userId: string): void
  /** The connection that brings the changes was away for a while. */
  resync(): void
  /** Who is at which case; a change of it is told to those who watch. */
  readonly presence: Presence
  /** Whether anybody who answers clients has the workspace open. */
  readonly online: Online
}

export function openHub(): LiveHub {
  const watchers = new Map<string, Set<Listener>>()
  const tell = (deskId: string, event: LiveEvent) => {
    for (const listener of watchers.get(deskId) ?? []) listener(event)
  }
  return {
    watch(deskId, listener) {
      const desk = watchers.get(deskId) ?? new Set()
      watchers.set(deskId, desk.add(listener))
      return () => {
        desk.delete(listener)
        if (desk.size === 0 && watchers.get(deskId) === desk) watchers.delete(deskId)
      }
    },
    publish: (change) => tell(change.desk, { kind: 'case', change }),
    publishCall: (call) => tell(call.desk, { kind: 'call', call }),
    staffChanged(user) {
      for (const deskId of watchers.keys()) tell(deskId, { kind: 'staff', user })
    },
    resync() {
      for (const deskId of watchers.keys()) tell(deskId, { kind: 'resync' })
    },
    presence: openPresence((deskId, at) => tell(deskId, { kind: 'presence', at: [at] })),
    online: openOnline(),
  }
}
