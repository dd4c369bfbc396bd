import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type CaseChanged, watchDesk } from '../api/live.ts'
import { noteChanges, noteGap } from './changes.ts'
import { heardPresence } from './presence/present.ts'

/** Changes that come together are asked for together, in milliseconds. */
const GATHER_MS = 250
/** Counts move with every change, and a desk has many: they are read again no oftener, in milliseconds. */
const COUNTS_MS = 1_000

/** Keeps the lists and the open case of a desk fresh; says whether the line to the server holds. */
export function useLive(desk: string): boolean {
  const queries = useQueryClient()
  const [isConnected, setConnected] = useState(true)
  useEffect(() => {
    let changed: CaseChanged[] = []
    let timer: ReturnType<typeof setTimeout> | null = null
    let counting: ReturnType<typeof setTimeout> | null = null
    const count = () => {
      counting ??= setTimeout(() => {
        counting = null
        queries.invalidateQueries({ queryKey: ['counts', desk] })
      }, COUNTS_MS - GATHER_MS)
    }
    const refresh = () => {
      timer = null
      const changes = changed
      changed = []
      noteChanges(desk, changes)
      queries.invalidateQueries({ queryKey: ['cases', desk] })
      count()
      for (const number of new Set(changes.map((change) => change.number)))
        queries.invalidateQueries({ queryKey: ['case', desk, number] })
    }
    const stop = watchDesk(desk, {
      changed: (change) => {
        changed.push(change)
        timer ??= setTimeout(refresh, GATHER_MS)
      },
      resync: () => {
        noteGap(desk)
        heardPresence(desk, 'nothing')
        refresh()
        queries.invalidateQueries({ queryKey: ['case', desk] })
        queries.invalidateQueries({ queryKey: ['calls', desk] })
      },
      rang: () => queries.invalidateQueries({ queryKey: ['calls', desk] }),
      present: (at) => heardPresence(desk, at),
      connected: setConnected,
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
      if (counting !== null) clearTimeout(counting)
    }
  }, [desk, queries])
  return isConnected
}
