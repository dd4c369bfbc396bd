import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { ApiError } from '../../api/answer.ts'
import { takeNext } from '../../api/lists.ts'
import type { Taken } from '../../api/shapes.ts'
import { getCase } from '../../api/staff.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { useWhyMayNot } from '../may.ts'
import { useCommands } from '../palette/registry.ts'
import { lastList } from './places.ts'
import css from './taking.module.css'
import { viewOf } from './view.ts'
import { useWhy } from './why.ts'

interface Taking {
  /** Takes the first case of the queue that is free, and opens it; what the queue's filter leaves out is not taken. */
  readonly take: () => void
  readonly isPending: boolean
  /** Why one may not; null where one may. */
  readonly reason: string | null
}

const TakingContext = createContext<Taking | null>(null)

export function useTaking(): Taking {
  const taking = useContext(TakingContext)
  if (!taking) throw new Error('the button stands outside `TakingNext`; put it under a desk')
  return taking
}

/** Lets the next case be taken from wherever one is, and reads out why it is the next. */
export function TakingNext({ desk, children }: { readonly desk: string; readonly children: ReactNode }) {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const whyOf = useWhy()
  const reason = useWhyMayNot('case.work')
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [said, setSaid] = useState<{ readonly words: string; readonly path: string } | null>(null)
  const wordsOf = (taken: Taken, isNarrowed: boolean) =>
    [
      say('taking.taken', { label: taken.label }),
      taken.before && `${whyOf(taken, undefined, taken.before)}.`,
      isNarrowed && say('taking.narrowed'),
    ]
      .filter(Boolean)
      .join(' ')
  const taking = useMutation({
    mutationFn: async () => {
      const { list, search } = lastList(desk)
      const { filter } = list === 'queue' ? viewOf(list, search) : { filter: {} }
      return { taken: await takeNext(desk, filter), isNarrowed: Object.keys(filter).length > 0 }
    },
    onSuccess: async ({ taken, isNarrowed }) => {
      const { number } = taken
      const key = ['case', desk, number]
      // Fetched before it was taken, it would say that nobody has it.
      await queries.fetchQuery({ queryKey: key, queryFn: () => getCase(desk, number), staleTime: 0 })
      const to = { to: '/desk/$desk/cases/$number', params: { desk, number: String(number) } } as const
      setSaid({ words: wordsOf(taken, isNarrowed), path: `/desk/${desk}/cases/${number}` })
      await navigate(to)
    },
    onError: (error) => {
      if (isEmpty(error)) setSaid({ words: say('queue.none'), path })
    },
  })
  const take = () => {
    if (reason !== null || taking.isPending) return
    setSaid(null)
    taking.mutate()
  }
  const isAtQueue = path === `/desk/${desk}/queue`
  useCommands([
    {
      id: 'take-next',
      group: 'desk',
      title: say('queue.take'),
      // In a case `t` takes that case.
      keys: isAtQueue ? ['t', 'Shift+t'] : ['Shift+t'],
      reason,
      run: take,
    },
  ])
  return (
    <TakingContext value={{ take, isPending: taking.isPending, reason }}>
      <p role="status" className={css.said}>
        {said?.path === path ? said.words : ''}
      </p>
      {taking.isError && !isEmpty(taking.error) && (
        <div className={css.failed}>
          <Failed error={taking.error} retry={take} />
        </div>
      )}
      {children}
    </TakingContext>
  )
}

function isEmpty(error: Error): boolean {
  return error instanceof ApiError && error.code === 'queue-empty'
}
