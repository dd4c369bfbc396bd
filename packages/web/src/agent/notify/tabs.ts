// One person, several tabs: one of them speaks, all of them count, and what was seen in one is seen in all.

/** Calls `lead` while this tab is the one that speaks; where the browser has no locks, every tab does. @returns what ends it. */
export function leadAmongTabs(name: string, lead: (isLeader: boolean) => void): () => void {
  if (!('locks' in navigator)) {
    lead(true)
    return () => lead(false)
  }
  const ending = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  navigator.locks
    .request(name, { signal: ending.signal }, () => {
      lead(true)
      return promise
    })
    // It was ended before its turn came.
    .catch(() => undefined)
  return () => {
    ending.abort()
    resolve()
    lead(false)
  }
}

const TOLD_MOST = 200

/** Whether something was not told before, by whatever tab; it counts as told from now on. */
export function isNews(desk: string, what: string): boolean {
  const key = `reglament-told-${desk}`
  try {
    const told = JSON.parse(localStorage.getItem(key) ?? '[]') as string[]
    if (told.includes(what)) return false
    localStorage.setItem(key, JSON.stringify([...told, what].slice(-TOLD_MOST)))
  } catch {
    // A browser that keeps nothing, or something that is not ours: it is told again rather than never.
  }
  return true
}
