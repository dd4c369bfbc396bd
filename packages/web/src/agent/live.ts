import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { watchDesk } from '../api/live.ts'

/** Changes that come together are asked for together, in milliseconds. */
const GATHER_MS = 250

/** Keeps the lists and the open case of a desk fresh; says whether the line to the server holds. */
export function useLive(desk: string): boolean {
  const queries = useQueryClient()
  const [isConnected, setConnected] = useState(true)
  useEffect(() => {
    const changed = new Set<number>()
    let timer: ReturnType<typeof setTimeout> | null = null
    const refresh = () => {
      timer = null
      const numbers = [...changed]
      changed.clear()
      queries.invalidateQueries({ queryKey: ['cases', desk] })
      queries.invalidateQueries({ queryKey: ['counts', desk] })
      for (const number of numbers) queries.invalidateQueries({ queryKey: ['case', desk, number] })
    }
    const stop = watchDesk(desk, {
      changed: ({ number }) => {
        changed.add(number)
        timer ??= setTimeout(refresh, GATHER_MS)
      },
      resync: () => {
        refresh()
        queries.invalidateQueries({ queryKey: ['case', desk] })
        queries.invalidateQueries({ queryKey: ['calls', desk] })
      },
      rang: () => queries.invalidateQueries({ queryKey: ['calls', desk] }),
      connected: setConnected,
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [desk, queries])
  return isConnected
}
