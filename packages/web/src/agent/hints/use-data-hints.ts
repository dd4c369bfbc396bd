import { useQuery } from '@tanstack/react-query'
import { listDataHints } from '../../api/data-hints.ts'

/** Hints change seldom, in milliseconds. */
const FRESH_MS = 60_000

export function useDataHints(desk: string) {
  return useQuery({ queryKey: ['data-hints', desk], queryFn: () => listDataHints(desk), staleTime: FRESH_MS })
}
