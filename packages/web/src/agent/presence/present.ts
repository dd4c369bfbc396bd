import { useCallback, useSyncExternalStore } from 'react'
import type { AtCase } from '../../api/live.ts'

type People = AtCase['people']

/** One and the same, so that a row with nobody at it is not drawn again. */
const NOBODY: People = []

const desks = new Map<string, Map<number, People>>()
const listeners = new Set<() => void>()

/** What the server says of who is at which cases; `nothing`: what was known is out of date. */
export function heardPresence(desk: string, at: readonly AtCase[] | 'nothing'): void {
  const cases = at === 'nothing' ? new Map<number, People>() : (desks.get(desk) ?? new Map<number, People>())
  if (at !== 'nothing') for (const { number, people } of at) cases.set(number, people)
  desks.set(desk, cases)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Who is at a case now, the reader left out of it by `AtCase`. */
export function usePeopleAt(desk: string, number: number): People {
  const read = useCallback(() => desks.get(desk)?.get(number) ?? NOBODY, [desk, number])
  return useSyncExternalStore(subscribe, read)
}
