import type { RefObject } from 'react'
import { useSay } from '../../say/say.tsx'
import { useCommands } from '../palette/registry.ts'

/** The keys of a list: `j` and `k` move along its lines (links marked `data-line`), `o` opens the one that is held. */
export function useLineKeys(lines: RefObject<HTMLElement | null>): void {
  const say = useSay()
  const links = () => [...(lines.current?.querySelectorAll<HTMLAnchorElement>('a[data-line]') ?? [])]
  const held = () => links().find((link) => link === document.activeElement)
  const move = (step: number) => {
    const all = links()
    const from = held()
    const to = from ? Math.min(Math.max(all.indexOf(from) + step, 0), all.length - 1) : 0
    all[to]?.focus()
  }
  const key = { group: 'page', isKeyOnly: true } as const
  useCommands([
    { ...key, id: 'line-next', title: say('keys.next'), keys: ['j'], run: () => move(1) },
    { ...key, id: 'line-previous', title: say('keys.previous'), keys: ['k'], run: () => move(-1) },
    {
      ...key,
      id: 'line-open',
      title: say('keys.open'),
      keys: ['o', 'Enter'],
      run: () => (held() ?? links()[0])?.click(),
    },
  ])
}
