import type { RefObject } from 'react'
import { useSay } from '../../say/say.tsx'
import { useCommands } from '../palette/registry.ts'

interface Line {
  /** The place of the line that is held; null where none is. */
  readonly held: number | null
  readonly move: (to: number) => void
  readonly open: (at: number) => void
  /** What Enter does where no line is held. */
  readonly first: () => void
}

/** The keys of a list: `j` and `k` move along its lines, loaded or not, `o` opens the one that is held. */
export function useLineKeys({ held, move, open, first }: Line): void {
  const say = useSay()
  const key = { group: 'page', isKeyOnly: true } as const
  useCommands([
    { ...key, id: 'line-next', title: say('keys.next'), keys: ['j'], run: () => move(held === null ? 0 : held + 1) },
    { ...key, id: 'line-previous', title: say('keys.previous'), keys: ['k'], run: () => move((held ?? 1) - 1) },
    {
      ...key,
      id: 'line-open',
      title: say('keys.open'),
      keys: ['o', 'Enter'],
      run: () => (held === null ? first() : open(held)),
    },
  ])
}

/** The same for a page that draws all its lines: links marked `data-line`. */
export function useLinkKeys(lines: RefObject<HTMLElement | null>): void {
  const links = () => [...(lines.current?.querySelectorAll<HTMLAnchorElement>('a[data-line]') ?? [])]
  const held = () => links().indexOf(document.activeElement as HTMLAnchorElement)
  const move = (step: number) => {
    const all = links()
    const from = held()
    all[from < 0 ? 0 : Math.min(Math.max(from + step, 0), all.length - 1)]?.focus()
  }
  const say = useSay()
  const key = { group: 'page', isKeyOnly: true } as const
  useCommands([
    { ...key, id: 'line-next', title: say('keys.next'), keys: ['j'], run: () => move(1) },
    { ...key, id: 'line-previous', title: say('keys.previous'), keys: ['k'], run: () => move(-1) },
    {
      ...key,
      id: 'line-open',
      title: say('keys.open'),
      keys: ['o', 'Enter'],
      run: () => links()[Math.max(held(), 0)]?.click(),
    },
  ])
}
