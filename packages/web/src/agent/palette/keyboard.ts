import { useEffect, useEffectEvent, useRef } from 'react'
import { isTyping, pressed } from '../keys.ts'
import { beginsSequence, commandFor, type PaletteCommand } from './command.ts'
import { commandsNow } from './registry.ts'

/** How long the second key of two may take, in milliseconds. */
const SECOND_KEY_MS = 1200

/**
 * Lets every registered command be done by its keys. Single keys are not ours while somebody types or a dialog is open;
 * those with Mod are. `barred` is told of a command that can't be done now.
 */
export function useKeyboard(barred: (command: PaletteCommand) => void): void {
  const first = useRef<{ readonly key: string; readonly timer: ReturnType<typeof setTimeout> } | null>(null)
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const key = pressed(event)
    if (key === null || !isOurs(key, event.target)) return
    const before = first.current
    if (before) clearTimeout(before.timer)
    first.current = null
    const commands = commandsNow()
    const command = (before && commandFor(commands, `${before.key} ${key}`)) ?? commandFor(commands, key)
    if (command) {
      event.preventDefault()
      if (command.reason) barred(command)
      else command.run()
    } else if (beginsSequence(commands, key)) {
      const timer = setTimeout(() => {
        first.current = null
      }, SECOND_KEY_MS)
      first.current = { key, timer }
    }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener)
    return () => {
      window.removeEventListener('keydown', listener)
      if (first.current) clearTimeout(first.current.timer)
    }
  }, [])
}

function isOurs(key: string, target: EventTarget | null): boolean {
  if (key.startsWith('Mod+')) return true
  if (isTyping(target)) return false
  if (!(target instanceof Element)) return true
  // Enter belongs to what has the focus and can be pressed.
  if (key === 'Enter' && target.closest('a, button, summary, [role="button"], [role="option"]')) return false
  return target.closest('dialog, [role="dialog"], [role="menu"], [role="listbox"]') === null
}
