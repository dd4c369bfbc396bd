import type { ReactNode } from 'react'
import type { PaletteCommand } from './command.ts'

/** A line of the palette: a command, or something that was found. */
export interface PaletteOption {
  readonly id: string
  /** What stands in the line. */
  readonly content: ReactNode
  readonly keys?: readonly string[]
  /** Why it can't be chosen now. */
  readonly reason?: string | null
  readonly run: () => void
}

export interface PaletteSection {
  readonly id: string
  readonly title: string
  readonly options: readonly PaletteOption[]
}

export function commandOption({ id, title, keys, reason, run }: PaletteCommand): PaletteOption {
  return { id: `command:${id}`, content: title, ...(keys ? { keys } : {}), reason: reason ?? null, run }
}

/** Where the arrows lead from a line, round at both ends; null where the key is no arrow or there is nothing to choose. */
export function moved(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  options: readonly PaletteOption[],
  from: PaletteOption | null,
): PaletteOption | null {
  const step =
    key === 'ArrowDown' || (ctrlKey && key === 'n') ? 1 : key === 'ArrowUp' || (ctrlKey && key === 'p') ? -1 : 0
  if (step === 0 || options.length === 0) return null
  const at = from === null ? -1 : options.indexOf(from)
  return options[(at + step + options.length) % options.length] ?? null
}
