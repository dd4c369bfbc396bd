import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ApiError } from '../../api/answer.ts'
import { takeNext } from '../../api/lists.ts'
import type { ListFilter } from '../../api/shapes.ts'
import { getCase } from '../../api/staff.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { useWhyMayNot } from '../may.ts'
import { useCommands } from '../palette/registry.ts'
import css from './list.module.css'

/** Takes the first case of the queue that is free, and opens it; what is filtered out is not taken. */
export function TakeNext({ desk, filter }: { readonly desk: string; readonly filter: ListFilter }) {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const reason = useWhyMayNot('case.work')
  const taking = useMutation({
    mutationFn: () => takeNext(desk, filter),
    onSuccess: async ({ number }) => {
      await queries.prefetchQuery({ queryKey: ['case', desk, number], queryFn: () => getCase(desk, number) })
      await navigate({ to: '/desk/$desk/cases/$number', params: { desk, number: String(number) } })
    },
  })
  const take = () => {
    if (reason === null && !taking.isPending) taking.mutate()
  }
  useCommands([{ id: 'take-next', group: 'page', title: say('queue.take'), keys: ['t'], reason, run: take }])
  const isNone = taking.error instanceof ApiError && taking.error.code === 'queue-empty'
  return (
    <span className={css.take}>
      {isNone && <span role="status">{say('queue.none')}</span>}
      {taking.isError && !isNone && <Failed error={taking.error} />}
      <Button
        size="xs"
        loading={taking.isPending}
        {...(reason === null ? {} : { 'aria-disabled': true, title: reason })}
        onClick={take}
      >
        {say('queue.take')}
      </Button>
    </span>
  )
}
