import { useEffect } from 'react'
import { showPresence } from '../../api/lists.ts'
import { useWorkplace } from '../workplace.tsx'

type Doing = 'looking' | 'writing'

/** Said again before the server forgets it, in milliseconds. */
const AGAIN_MS = 15_000

/** This page, for as long as it is open. */
const page = crypto.randomUUID()

/** What the parts of this page do at a case: writing is said before looking. */
const doings = new Map<string, { desk: string; number: number; parts: Map<symbol, Doing>; said: Doing | null }>()
let timer: ReturnType<typeof setInterval> | null = null

function tell(key: string, isAgain: boolean): void {
  const at = doings.get(key)
  if (!at) return
  const all = [...at.parts.values()]
  const doing = all.includes('writing') ? 'writing' : all.includes('looking') ? 'looking' : 'gone'
  if (!isAgain && doing === at.said) return
  at.said = doing === 'gone' ? null : doing
  if (doing === 'gone') doings.delete(key)
  // Soft: where it can't be said now, it is said again soon.
  showPresence(at.desk, at.number, { page, doing }).catch(() => undefined)
  if (doings.size === 0 && timer !== null) {
    clearInterval(timer)
    timer = null
  } else if (doings.size > 0) timer ??= setInterval(tellAll, AGAIN_MS)
}

/** A page that nobody looks at is not at the case. */
function tellAll(): void {
  if (document.visibilityState === 'visible') for (const key of [...doings.keys()]) tell(key, true)
}

window.addEventListener('pagehide', () => {
  for (const { desk, number } of doings.values())
    showPresence(desk, number, { page, doing: 'gone' }).catch(() => undefined)
})

/** Tells colleagues that one looks at a case, or writes in it, for as long as the part of the page is there; null: neither. */
export function usePresence(number: number, doing: Doing | null): void {
  const desk = useWorkplace().desk.id
  useEffect(() => {
    if (doing === null) return
    const key = `${desk} ${number}`
    const part = Symbol(doing)
    const at = doings.get(key) ?? { desk, number, parts: new Map<symbol, Doing>(), said: null }
    doings.set(key, at)
    at.parts.set(part, doing)
    tell(key, false)
    return () => {
      at.parts.delete(part)
      // Another part of the page may take over in the same breath.
      queueMicrotask(() => tell(key, false))
    }
  }, [desk, number, doing])
}
