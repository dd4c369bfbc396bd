import { useEffect, useEffectEvent } from 'react'

/** Whether a key pressed there is meant for the text and not for the page. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}

/**
 * Single keys for a page: `{ a: answer }`. A key with Ctrl, Alt or the command key, or pressed while typing, is not ours.
 * Letters go by their place on the keyboard as well, so that they work under a Russian layout.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isTyping(event.target)) return
    const act = keys[event.key] ?? (event.shiftKey ? undefined : keys[event.code.replace('Key', '').toLowerCase()])
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
