import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listDrafts, takeSendBack } from '../../api/drafts.ts'
import type { Draft, WaitingSend } from '../../api/shapes.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { useCommands } from '../palette/registry.ts'
import css from './composer.module.css'

/** Past its time it is looked for this often, until it is gone, in milliseconds. */
const LOOK_EVERY_MS = 1_000

interface Props {
  readonly desk: string
  readonly number: number
  readonly back: (draft: Draft) => void
}

/** What was sent and can still be taken back: for how long, and the way to do it. */
export function WaitingBar({ desk, number, back }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const key = ['drafts', desk, number]
  const found = useQuery({ queryKey: key, queryFn: () => listDrafts(desk, number), staleTime: 0 })
  const read = found.dataUpdatedAt
  const waiting = found.data?.waiting ?? []
  const first = waiting[0]
  const taking = useMutation({
    mutationFn: (send: WaitingSend) => takeSendBack(desk, number, send.id),
    onSuccess: back,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: key }),
        queries.invalidateQueries({ queryKey: ['case', desk, number] }),
      ]),
  })
  const left = useSecondsLeft(first ? read + first.leftMs : null)
  useEffect(() => {
    if (!first || left > 0) return
    const timer = setInterval(
      () => void queries.invalidateQueries({ queryKey: ['drafts', desk, number] }),
      LOOK_EVERY_MS,
    )
    return () => clearInterval(timer)
  }, [first, left, queries, desk, number])
  const gone = first?.id
  useEffect(() => {
    if (gone === undefined) return
    return () => void queries.invalidateQueries({ queryKey: ['case', desk, number] })
  }, [gone, queries, desk, number])
  useCommands(
    first
      ? [{ id: 'take-back', group: 'page', title: say('undo.take'), keys: ['z'], run: () => taking.mutate(first) }]
      : [],
  )
  if (!first) return taking.isError ? <Failed error={taking.error} /> : null
  return (
    <div className={css.waiting} role="status">
      <span className={css.waitingText}>{first.text}</span>
      <span className={css.waitingLeft} data-figures>
        {left > 0 ? say('undo.left', { seconds: left }) : say('undo.going')}
      </span>
      <Button size="compact-sm" variant="default" loading={taking.isPending} onClick={() => taking.mutate(first)}>
        {say('undo.take')}
      </Button>
    </div>
  )
}

/** Whole seconds until then; 0 past it. */
function useSecondsLeft(until: number | null): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (until === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [until])
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000))
}
