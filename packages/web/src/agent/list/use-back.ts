import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSay } from '../../say/say.tsx'
import { useCommands } from '../palette/registry.ts'
import type { Loaded } from './merge.ts'
import { keepPlace, lastList, placeKey } from './places.ts'
import { viewOf } from './view.ts'

/** From a case back to the list that it was opened from, and there to its own line: by `u`, or Escape outside a form. */
export function useBack(desk: string, number: number): void {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const back = () => {
    const left = lastList(desk)
    const { list, search } = left
    const loaded = queries.getQueryData<Loaded>(['list', desk, viewOf(list, search)])
    // One may have gone on to another case of the list; a case from elsewhere has no line there.
    if (loaded?.rows.some((row) => row.number === number))
      keepPlace(placeKey(desk, left), { held: number, isHeldWanted: true })
    void navigate({ to: '/desk/$desk/$list', params: { desk, list }, search })
  }
  // A way elsewhere, and so the last that Escape is for: a sheet that is open closes first.
  useCommands([{ id: 'back', group: 'go', title: say('keys.back'), keys: ['u', 'Escape'], run: back }])
}
