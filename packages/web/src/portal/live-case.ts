import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { watchCase } from '../api/live.ts'

/** How often a client's page asks whether something happened where it is not told, in milliseconds. */
export const ASK_AGAIN_MS = 20_000

/** Keeps the page of a case fresh by its key; says whether the line to the server holds. */
export function useLiveCase(desk: string, number: number, secret: string): boolean {
  const queries = useQueryClient()
  const [isLive, setLive] = useState(false)
  useEffect(
    () =>
      watchCase(desk, number, secret, {
        changed: () => queries.invalidateQueries({ queryKey: ['tracked', desk, number] }),
        connected: setLive,
      }),
    [queries, desk, number, secret],
  )
  return isLive
}
