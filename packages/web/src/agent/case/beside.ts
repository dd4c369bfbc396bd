import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { listPage } from '../../api/lists.ts'
import { useSay } from '../../say/say.tsx'
import type { Loaded } from '../list/merge.ts'
import { lastList } from '../list/places.ts'
import { useNear } from '../list/use-near.ts'
import { viewOf } from '../list/view.ts'
import { useCommands } from '../palette/registry.ts'

/**
 * The number of the case that stands `step` lines from `from` in `numbers`; where `from` stands there no more, the first
 * but itself. null at either end.
 */
export function besideIn(numbers: readonly number[], from: number, step: 1 | -1): number | null {
  const at = numbers.indexOf(from)
  return at < 0 ? (numbers[0] ?? null) : (numbers[at + step] ?? null)
}

/** From a case to its neighbours in the list that it was opened from, by `j` and `k`; what is given back goes on after an act. */
export function useBeside(desk: string, number: number): () => Promise<void> {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const fetchAhead = useNear(desk)
  const left = lastList(desk)
  const view = viewOf(left.list, left.search)
  /** The lines as they stood there; null where this case was not among them. */
  const seen = () => {
    const loaded = queries.getQueryData<Loaded>(['list', desk, view])
    const numbers = (loaded?.rows ?? []).map((row) => row.number).filter((each) => !loaded?.gone.has(each))
    return numbers.includes(number) ? numbers : null
  }
  const read = async () => {
    const { rows } = await queries.fetchQuery({
      queryKey: ['cases', desk, view, 'beside'],
      queryFn: () => listPage(desk, view, null),
      // After an act the order is another one.
      staleTime: 0,
    })
    return rows.map((row) => row.number)
  }
  const open = async (beside: number | null) => {
    if (beside === null)
      await navigate({ to: '/desk/$desk/$list', params: { desk, list: left.list }, search: left.search })
    else await navigate({ to: '/desk/$desk/cases/$number', params: { desk, number: String(beside) } })
  }
  const go = async (step: 1 | -1) => open(besideIn(seen() ?? (await read()), number, step))
  const near = useEffectEvent(() => {
    const numbers = seen()
    if (numbers === null) return
    const beside = ([1, -1] as const).map((step) => besideIn(numbers, number, step))
    fetchAhead(beside.filter((each) => each !== null))
  })
  useEffect(() => {
    if (number > 0) near()
  }, [number])
  useCommands([
    { id: 'case-next', group: 'page', title: say('keys.nextCase'), keys: ['j'], run: () => go(1) },
    { id: 'case-previous', group: 'page', title: say('keys.previousCase'), keys: ['k'], run: () => go(-1) },
  ])
  return async () => {
    // Of the queue the first is always the next; elsewhere one goes down the list that one looks through.
    const beside = left.list === 'queue' ? null : seen()
    if (beside) await open(besideIn(beside, number, 1))
    else await open((await read()).find((each) => each !== number) ?? null)
  }
}
