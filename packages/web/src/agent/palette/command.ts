/** Where a command belongs: to the page that is open, to the desk, or to the ways between pages. */
export type CommandGroup = 'page' | 'desk' | 'go'

/** Something that can be done by a key, from the palette, or both. */
export interface PaletteCommand {
  /** Unique among what is registered at a time. */
  readonly id: string
  readonly group: CommandGroup
  /** In the reader's language. */
  readonly title: string
  /**
   * Keys that do it, each as `pressed` names them (`a`, `Mod+k`); two with a space between are pressed one after the other
   * (`g q`). `Mod` is the command key on a Mac and Ctrl elsewhere.
   */
  readonly keys?: readonly string[]
  /** Why it can't be done now, in words; null or missing where it can. It stays in its place all the same. */
  readonly reason?: string | null
  /** Only a key, such as moving along a list: on the sheet of shortcuts, and not in the palette. */
  readonly isKeyOnly?: boolean
  readonly run: () => void
}

const RANK: Readonly<Record<CommandGroup, number>> = { page: 0, desk: 1, go: 2 }

/** Those of the page first, then the desk's, then the ways elsewhere; within a group as they were registered. */
export function inOrder(commands: readonly PaletteCommand[]): readonly PaletteCommand[] {
  const seen = new Set<string>()
  return commands
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .map((command, at) => ({ command, at }))
    .sort((a, b) => RANK[a.command.group] - RANK[b.command.group] || a.at - b.at)
    .map(({ command }) => command)
}

/** The command that a key, or two in a row, does; the page's own goes before the desk's. */
export function commandFor(commands: readonly PaletteCommand[], keys: string): PaletteCommand | null {
  return inOrder(commands).find((command) => command.keys?.includes(keys)) ?? null
}

/** Whether a key is the first of two that do something. */
export function beginsSequence(commands: readonly PaletteCommand[], key: string): boolean {
  return commands.some(({ keys = [] }) => keys.some((each) => each.startsWith(`${key} `)))
}

/** Without case and without dots above: people leave those out. */
const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** Commands whose title has every word that was typed at the beginning of one of its own; those that begin so go first in their group. */
export function matching(commands: readonly PaletteCommand[], typed: string): readonly PaletteCommand[] {
  const asked = wordsOf(typed)
  const begins = ({ title }: PaletteCommand) => Number(plain(title).startsWith(asked[0] ?? ''))
  const found = inOrder(commands).filter(({ title, isKeyOnly }) => {
    if (isKeyOnly) return false
    const own = wordsOf(title)
    return asked.every((word) => own.some((each) => each.startsWith(word)))
  })
  return found.toSorted((a, b) => RANK[a.group] - RANK[b.group] || begins(b) - begins(a))
}

function wordsOf(text: string): readonly string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
