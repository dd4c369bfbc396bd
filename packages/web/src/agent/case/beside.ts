import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { listPage } from '../../api/lists.ts'
import { useSay } from '../../say/say.tsx'
import { useCommands } from '../palette/registry.ts'

/**
 * The number of the case that stands `step` lines from `from` in `numbers`; where `from` stands there no more, the first
 * but itself. null at either end.
 */
export function besideIn(numbers: readonly number[], from: number, step: 1 | -1): number | null {
  const at = numbers.indexOf(from)
  return at < 0 ? (numbers[0] ?? null) : (numbers[at + step] ?? null)
}

/** From a case to its neighbours in the queue, by `j` and `k`; what is given back goes to the first of the others. */
export function useBeside(desk: string, number: number): () => Promise<void> {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const queue = async () => {
    const { rows } = await queries.fetchQuery({
      queryKey: ['cases', desk, 'queue', 'beside'],
      queryFn: () => listPage(desk, { list: 'queue', q: '', filter: {} }, null),
      // After an act the order is another one.
      staleTime: 0,
    })
    return rows.map((row) => row.number)
  }
  const open = async (beside: number | null) => {
    if (beside === null) await navigate({ to: '/desk/$desk/$list', params: { desk, list: 'queue' } })
    else await navigate({ to: '/desk/$desk/cases/$number', params: { desk, number: String(beside) } })
  }
  useCommands([
    {
      id: 'case-next',
      group: 'page',
      title: say('keys.nextCase'),
      keys: ['j'],
      run: async () => open(besideIn(await queue(), number, 1)),
    },
    {
      id: 'case-previous',
      group: 'page',
      title: say('keys.previousCase'),
      keys: ['k'],
      run: async () => open(besideIn(await queue(), number, -1)),
    },
  ])
  return async () => open((await queue()).find((each) => each !== number) ?? null)
}
