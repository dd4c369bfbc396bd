import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { listPage, listSome, type View } from '../../api/lists.ts'
import { useRules } from '../../ui/regulation.tsx'
import { changedSince, onChanges } from '../changes.ts'
import { appended, type Loaded, noticed, orderOf, settled } from './merge.ts'
import { IN_QUEUE_ORDER } from './view.ts'

/** A list that was left is remembered for this long, in milliseconds. */
const KEPT_MS = 15 * 60_000
/** Of a list that was read far down, as many pages are read again at once; those after them when they are come to. */
const MOST_PAGES_AGAIN = 20
/** More changes than this at once are not followed one by one. */
const MOST_FOLLOWED = 200

const NOTHING: Loaded = { rows: [], next: null, fresh: [], gone: new Set() }

/** The list as it is now, as far down as it was read: nobody's place in it is lost meanwhile. */
async function readAgain(desk: string, view: View, wanted: number): Promise<Loaded> {
  let read = appended(NOTHING, await listPage(desk, view, null))
  for (let page = 1; page < MOST_PAGES_AGAIN && read.next !== null && read.rows.length < wanted; page++)
    read = appended(read, await listPage(desk, view, read.next))
  return read
}

export interface Rows {
  readonly loaded: Loaded | null
  readonly error: unknown
  readonly isMore: boolean
  /** Reads the page that follows, unless it is being read. */
  readonly more: () => void
  readonly retry: () => void
  /** Shows what waits and clears away what has gone. */
  readonly settle: () => void
}

/**
 * The rows of a list, kept fresh without being read again: what changed is asked for by number. The page says when what
 * came and went may be shown (`isQuiet`: nothing is under anybody's hand), so that nothing jumps.
 */
export function useRows(desk: string, view: View, isQuiet: () => boolean): Rows {
  const queries = useQueryClient()
  const { regulation } = useRules()
  const key = ['list', desk, view]
  const id = JSON.stringify(key)
  const compare = orderOf(IN_QUEUE_ORDER.has(view.list), regulation)
  const first = useQuery({
    queryKey: key,
    queryFn: (): Promise<Loaded> => readAgain(desk, view, 0),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    structuralSharing: false,
  })
  const [moreError, setMoreError] = useState<unknown>(null)
  const reading = useRef<string | null>(null)
  const latest = useRef({ key, compare, isQuiet, view })
  latest.current = { key, compare, isQuiet, view }

  const change = useCallback(
    (work: (loaded: Loaded) => Loaded) =>
      queries.setQueryData<Loaded>(latest.current.key, (loaded) => (loaded ? work(loaded) : loaded)),
    [queries],
  )
  const settle = useCallback(() => change((loaded) => settled(loaded, latest.current.compare)), [change])
  const more = useCallback(async () => {
    const at = latest.current
    const cursor = queries.getQueryData<Loaded>(at.key)?.next ?? null
    if (cursor === null || reading.current === cursor) return
    reading.current = cursor
    try {
      const page = await listPage(desk, at.view, cursor)
      queries.setQueryData<Loaded>(at.key, (loaded) => (loaded?.next === cursor ? appended(loaded, page) : loaded))
      setMoreError(null)
    } catch (thrown) {
      setMoreError(thrown)
    }
    reading.current = null
  }, [queries, desk])

  useEffect(() => {
    const { key: own, view: shown } = latest.current
    let isHere = id !== ''
    const everything = () =>
      void readAgain(desk, shown, queries.getQueryData<Loaded>(own)?.rows.length ?? 0).then(
        (loaded) => {
          if (isHere) queries.setQueryData<Loaded>(own, loaded)
        },
        // Whoever looks at the list is told, and may try again.
        () => {
          if (isHere) void queries.resetQueries({ queryKey: own, exact: true })
        },
      )
    const follow = async (numbers: readonly number[]) => {
      if (numbers.length === 0 || !queries.getQueryData<Loaded>(own)) return
      if (numbers.length > MOST_FOLLOWED) return everything()
      const { rows } = await listSome(desk, shown, numbers)
      if (!isHere) return
      queries.setQueryData<Loaded>(own, (loaded) => {
        if (!loaded) return loaded
        const known = noticed(loaded, numbers, rows, latest.current.compare)
        return latest.current.isQuiet() || known.rows.length === known.gone.size
          ? settled(known, latest.current.compare)
          : known
      })
    }
    // A change that can't be asked for now is found by the next one, or by the line's own return.
    const followed = (numbers: readonly number[]) => void follow(numbers).catch(() => undefined)
    const state = queries.getQueryState<Loaded>(own)
    if (state?.data) {
      const missed = changedSince(desk, state.dataUpdatedAt - 1_000)
      // Whoever comes back finds the list as it is now: nothing is under the hand yet.
      queries.setQueryData<Loaded>(own, (loaded) => loaded && settled(loaded, latest.current.compare))
      if (missed === 'everything') everything()
      else followed(missed)
    }
    const stop = onChanges(desk, (changes) =>
      changes === 'everything' ? everything() : followed([...new Set(changes.map(({ number }) => number))]),
    )
    return () => {
      isHere = false
      stop()
    }
  }, [queries, desk, id])

  return {
    loaded: first.data ?? null,
    error: first.error ?? moreError,
    isMore: (first.data?.next ?? null) !== null,
    more: () => void more(),
    retry: () => void (first.error ? first.refetch() : more()),
    settle,
  }
}
