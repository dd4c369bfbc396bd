import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { getCase } from '../../api/staff.ts'

/** A pointer or a key that only passes over a line fetches nothing, in milliseconds. */
const REST_MS = 40
/** A case that was fetched ahead is fresh for so long, in milliseconds; what changes meanwhile is fetched anew in any case. */
const CASE_FRESH_MS = 30_000

/**
 * Fetches cases that are about to be opened: first the one under the hand, then those after it, one by one, so that
 * opening one waits for no answer. A later wish takes the place of an earlier one.
 */
export function useNear(desk: string): (numbers: readonly number[]) => void {
  const queries = useQueryClient()
  const wish = useRef<{ timer: ReturnType<typeof setTimeout> | null; turn: number }>({ timer: null, turn: 0 })
  useEffect(() => {
    const own = wish.current
    return () => {
      own.turn++
      if (own.timer !== null) clearTimeout(own.timer)
    }
  }, [])
  return useCallback(
    (numbers) => {
      const own = wish.current
      const turn = ++own.turn
      if (own.timer !== null) clearTimeout(own.timer)
      own.timer = setTimeout(async () => {
        for (const number of numbers) {
          if (own.turn !== turn) return
          await queries.prefetchQuery({
            queryKey: ['case', desk, number],
            queryFn: () => getCase(desk, number),
            staleTime: CASE_FRESH_MS,
          })
        }
      }, REST_MS)
    },
    [queries, desk],
  )
}
