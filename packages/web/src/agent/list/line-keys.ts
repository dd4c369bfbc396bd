import type { RefObject } from 'react'
import { useKeys } from '../keys.ts'

/** The keys of a list: `j` and `k` move along its lines (links marked `data-line`), `/` goes to the search. */
export function useLineKeys(lines: RefObject<HTMLElement | null>, search: RefObject<HTMLInputElement | null>): void {
  const move = (step: number) => {
    const links = [...(lines.current?.querySelectorAll<HTMLAnchorElement>('a[data-line]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
  }
  useKeys({ j: () => move(1), k: () => move(-1), '/': () => search.current?.focus() })
}
