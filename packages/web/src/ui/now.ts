import { useSyncExternalStore } from 'react'

/** How often what depends on the time is drawn again. */
const STEP_MS = 15_000

let nowMs = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

function tick(): void {
  nowMs = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === null) {
    nowMs = Date.now()
    timer = setInterval(tick, STEP_MS)
    document.addEventListener('visibilitychange', tick)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
    document.removeEventListener('visibilitychange', tick)
  }
}

/** The time, moving every few seconds; one clock for the whole page, stopped while nobody reads it. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs)
}
