import { useRouterState } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * On a narrow page the ways to the lists stand in one row that is scrolled: the list that is open comes into it.
 * @param isComplete whether all that stands there has come: a count beside a name pushes the others further.
 */
export function useCurrentInView(isComplete: boolean): RefObject<HTMLUListElement | null> {
  const row = useRef<HTMLUListElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  useEffect(() => {
    if (!isComplete) return
    const current = row.current?.querySelector(`a[href="${path}"]`)?.getBoundingClientRect()
    const seen = row.current?.getBoundingClientRect()
    if (!row.current || !current || !seen) return
    if (current.left < seen.left || current.right > seen.right) row.current.scrollLeft += current.left - seen.left - 8
  }, [path, isComplete])
  return row
}
