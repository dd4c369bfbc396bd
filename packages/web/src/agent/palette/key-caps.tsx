import { Kbd } from '@mantine/core'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

const CAPS: Readonly<Record<string, string>> = isMac
  ? { Mod: '⌘', Shift: '⇧', Enter: '⏎', Escape: 'Esc' }
  : { Mod: 'Ctrl', Shift: '⇧', Enter: '⏎', Escape: 'Esc' }

const capOf = (key: string): string => CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key)

/** Keys as they stand on the keyboard: `g q` is two caps, `Mod+k` one. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return keys.split(' ').map((each, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice, and their order is what they are
    <Kbd key={at} size="xs">
      {each
        .split('+')
        .map(capOf)
        .join(isMac ? '' : ' ')}
    </Kbd>
  ))
}
