import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { PaletteCommand } from './command.ts'

// One registry for the page: the palette, the keys and the sheet of shortcuts read the same commands, so that the sheet
// lists what works here and nothing else.

interface Source {
  commands: readonly PaletteCommand[]
}

const sources = new Set<Source>()
const watchers = new Set<() => void>()
let all: readonly PaletteCommand[] = []

function changed(): void {
  all = [...sources].flatMap(({ commands }) => commands)
  for (const watch of watchers) watch()
}

/**
 * Offers commands for as long as the component is there: in the palette, by their keys, and on the sheet of shortcuts.
 * Give it the commands as they are now at every render; what they do may close over the render.
 */
export function useCommands(commands: readonly PaletteCommand[]): void {
  const source = useRef<Source>({ commands: [] })
  useLayoutEffect(() => {
    source.current.commands = commands
    if (sources.has(source.current)) changed()
  })
  useEffect(() => {
    const own = source.current
    sources.add(own)
    changed()
    return () => {
      sources.delete(own)
      changed()
    }
  }, [])
}

/** The commands that are offered now; for what reacts to a key and draws nothing. */
export function commandsNow(): readonly PaletteCommand[] {
  return all
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The same, kept up to date. */
export function useCommandsNow(): readonly PaletteCommand[] {
  return useSyncExternalStore(watch, commandsNow)
}
