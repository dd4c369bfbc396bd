/** What of a keyboard event says which key was meant. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Named keys that shortcuts may use; anything longer than a letter but these is left to the browser. */
const NAMED = new Set(['Enter', 'Escape'])

/** The keys beside the letters whose signs a Russian layout puts elsewhere, by their place. */
const BY_PLACE: Readonly<Record<string, readonly [plain: string, shifted: string]>> = { Slash: ['/', '?'] }

/**
 * The name of what was pressed, as shortcuts are written: `a`, `?`, `Enter`, `Mod+k`, `Mod+Shift+Enter`; null for what is
 * none of ours. `Mod` is the command key or Ctrl. A letter is the Latin one that the layout gives; where it gives none (a
 * Russian layout), the letter in that place of the keyboard, so that `к` is `r`.
 */
export function pressed(press: Press): string | null {
  if (press.altKey) return null
  const name = nameOf(press)
  if (name === null) return null
  const isMod = press.ctrlKey || press.metaKey
  // A sign has its Shift in it already; a letter without Mod is the same either way, and capitals are nobody's shortcut.
  const needsShift = press.shiftKey && (isMod || /^[a-z]$|^[A-Z]/.test(name))
  return `${isMod ? 'Mod+' : ''}${needsShift ? 'Shift+' : ''}${name}`
}

function nameOf({ key, code, shiftKey }: Press): string | null {
  if (NAMED.has(key)) return key
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  if (/^[/?0-9]$/.test(key)) return key
  // A layout of other letters: Cyrillic, Greek, whatever comes.
  if (/^\p{L}$/u.test(key)) return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null
  // The Russian layout has `.` and `,` where the Latin one has `/` and `?`; elsewhere that place keeps its own sign.
  if (key === '.' || key === ',') return BY_PLACE[code]?.[shiftKey ? 1 : 0] ?? null
  return null
}

/** Whether a key pressed there is meant for the text and not for the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
