/** What the server says when a case changed; lists and the open case ask again. */
export interface CaseChanged {
  readonly desk: string
  readonly id: string
  readonly number: number
  readonly version: number
  readonly status: string
  /** What happened, in order. */
  readonly events: readonly string[]
  /** The id of whoever did it. */
  readonly by: string | null
  readonly assignee: string | null
}

/** Who is at a case now. */
export interface AtCase {
  readonly number: number
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly isWriting: boolean
    readonly isClient?: true
  }[]
}

interface Watcher {
  readonly changed: (change: CaseChanged) => void
  /** A call at one’s own telephone, or at a group’s. */
  readonly rang: () => void
  /** Something may have been missed: ask for everything again. */
  readonly resync: () => void
  readonly present: (at: readonly AtCase[]) => void
  readonly connected: (isConnected: boolean) => void
}

/**
 * Watches a desk until the returned function is called. The browser reconnects by itself; each connection after the
 * first counts as a gap, because what was said in between is not said again.
 */
export function watchDesk(desk: string, watcher: Watcher): () => void {
  const source = new EventSource(`/api/live?desk=${encodeURIComponent(desk)}`)
  let opened = false
  source.addEventListener('open', () => {
    if (opened) watcher.resync()
    opened = true
    watcher.connected(true)
  })
  source.addEventListener('error', () => watcher.connected(false))
  source.addEventListener('call', () => watcher.rang())
  source.addEventListener('resync', () => watcher.resync())
  source.addEventListener('case', (event) => watcher.changed(JSON.parse(event.data) as CaseChanged))
  source.addEventListener('presence', (event) => watcher.present(JSON.parse(event.data) as AtCase[]))
  return () => source.close()
}

/** Watches one case by its tracking key; what was missed while the line was down counts as a change. */
export function watchCase(
  desk: string,
  number: number,
  key: string,
  watcher: { readonly changed: () => void; readonly connected: (isConnected: boolean) => void },
): () => void {
  const source = new EventSource(`/api/public/live?${new URLSearchParams({ desk, number: String(number), key })}`)
  source.addEventListener('open', () => {
    watcher.connected(true)
    watcher.changed()
  })
  source.addEventListener('error', () => watcher.connected(false))
  source.addEventListener('resync', watcher.changed)
  source.addEventListener('case', watcher.changed)
  return () => source.close()
}
