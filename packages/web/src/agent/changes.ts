import type { CaseChanged } from '../api/live.ts'

/** What changed on a desk since the page was opened, for those who show it and for those who come back to it later. */
type Listener = (changes: readonly CaseChanged[] | 'everything') => void

interface Noted {
  readonly number: number
  readonly atMs: number
}

/** More changes than this are not followed one by one. */
const MOST_KEPT = 1000

const noted = new Map<string, Noted[]>()
/** What was told before is not known any more. */
const knownSince = new Map<string, number>()
const listeners = new Map<string, Set<Listener>>()

export function noteChanges(desk: string, changes: readonly CaseChanged[]): void {
  const atMs = Date.now()
  const kept = [...(noted.get(desk) ?? []), ...changes.map(({ number }) => ({ number, atMs }))]
  const forgotten = kept.splice(0, Math.max(0, kept.length - MOST_KEPT)).at(-1)
  if (forgotten) knownSince.set(desk, forgotten.atMs + 1)
  noted.set(desk, kept)
  for (const listener of listeners.get(desk) ?? []) listener(changes)
}

/** The line to the server was cut: anything may have happened. */
export function noteGap(desk: string): void {
  knownSince.set(desk, Date.now())
  for (const listener of listeners.get(desk) ?? []) listener('everything')
}

/** The numbers of the cases that have changed since, or `everything` where that is not known. */
export function changedSince(desk: string, sinceMs: number): readonly number[] | 'everything' {
  if (sinceMs < (knownSince.get(desk) ?? 0)) return 'everything'
  return [...new Set((noted.get(desk) ?? []).filter(({ atMs }) => atMs >= sinceMs).map(({ number }) => number))]
}

/** @returns what ends it. */
export function onChanges(desk: string, listener: Listener): () => void {
  const own = listeners.get(desk) ?? new Set()
  listeners.set(desk, own.add(listener))
  return () => {
    own.delete(listener)
  }
}
