/** A case changed; enough for a list to know whether it has the newest. */
export interface CaseChange {
  readonly desk: string
  readonly id: string
  readonly number: number
  readonly version: number
  readonly status: string
}

/** A call of the desk's telephone changed; `to`: whose page is told (user ids), null for everybody's. */
export interface CallChange {
  readonly desk: string
  readonly id: string
  readonly to: readonly string[] | null
}

/** `resync`: changes may have been missed, so what is shown must be read again. */
export type LiveEvent =
  | { readonly kind: 'case'; readonly change: CaseChange }
  | { readonly kind: 'call'; readonly call: CallChange }
  | { readonly kind: 'resync' }

export type Listener = (event: LiveEvent) => void

/** Who watches which desk in this process. */
export interface LiveHub {
  /** @returns what ends it. */
  watch(deskId: string, listener: Listener): () => void
  publish(change: CaseChange): void
  publishCall(call: CallChange): void
  /** The connection that brings the changes was away for a while. */
  resync(): void
}

export function openHub(): LiveHub {
  const watchers = new Map<string, Set<Listener>>()
  return {
    watch(deskId, listener) {
      const desk = watchers.get(deskId) ?? new Set()
      watchers.set(deskId, desk.add(listener))
      return () => {
        desk.delete(listener)
        if (desk.size === 0 && watchers.get(deskId) === desk) watchers.delete(deskId)
      }
    },
    publish(change) {
      for (const listener of watchers.get(change.desk) ?? []) listener({ kind: 'case', change })
    },
    publishCall(call) {
      for (const listener of watchers.get(call.desk) ?? []) listener({ kind: 'call', call })
    },
    resync() {
      for (const desk of watchers.values()) for (const listener of desk) listener({ kind: 'resync' })
    },
  }
}
