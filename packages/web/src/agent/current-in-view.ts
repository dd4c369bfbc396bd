import { useRouterState } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * On a narrow page the ways to the lists stand in one row that is scrolled: the list that is open comes into it.
 * @param isCounted whether the counts stand there, which push it further.
 */
export function useCurrentInView(isCounted: boolean): RefObject<HTMLUListElement | null> {
  const row = useRef<HTMLUListElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts are read from the page, as wide as they are drawn
  useEffect(() => {
    const current = row.current?.querySelector(`a[href="${path}"]`)?.getBoundingClientRect()
    const seen = row.current?.getBoundingClientRect()
    if (!row.current || !current || !seen) return
    if (current.left < seen.left || current.right > seen.right) row.current.scrollLeft += current.left - seen.left - 8
  }, [path, isCounted])
  return row
}
