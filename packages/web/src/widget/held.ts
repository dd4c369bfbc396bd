import type { Held } from './desk.ts'
import type { ChatSettings } from './settings.ts'

const nameOf = ({ root, desk }: ChatSettings) => `reglament-chat ${root || location.origin} ${desk}`

/** The case that was begun here before; null where there is none, or the page keeps nothing. */
export function readHeld(settings: ChatSettings): Held | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(settings)) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('number' in kept) || !('key' in kept)) return null
    const { number, key } = kept
    return typeof number === 'number' && typeof key === 'string' ? { number, key } : null
  } catch {
    // Storage may be forbidden to the page: the chat then lasts as long as the page.
    return null
  }
}

export function keepHeld(settings: ChatSettings, held: Held | null): void {
  try {
    if (held === null) localStorage.removeItem(nameOf(settings))
    else localStorage.setItem(nameOf(settings), JSON.stringify({ number: held.number, key: held.key }))
  } catch {
    // The same.
  }
}
