import { Button } from '@mantine/core'
import { type Actor, instant, whyNot } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { doClientAct } from '../api/public.ts'
import type { TrackedCase } from '../api/shapes.ts'
import { useVoice } from '../say/say.tsx'
import { useNow } from '../ui/now.ts'
import { Failed } from '../ui/states.tsx'
import css from './track-page.module.css'

interface Props {
  readonly tracked: TrackedCase
  readonly desk: string
  readonly number: number
  readonly secret: string
  /** What the link of a letter offered: it is asked here once more, since opening a link must change nothing. */
  readonly offered: string | null
}

const CLIENT: Actor = { role: 'client', id: null }

/** What is done with one press: keeping a case open that silence would close, and what a letter's link offered. */
export function OnePress({ tracked, desk, number, secret, offered }: Props) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const now = instant(useNow())
  const doing = useMutation({
    mutationFn: (kind: 'keep' | 'confirm') =>
      doClientAct(desk, number, secret, kind === 'confirm' ? { kind } : { kind: 'reply', text: say('track.keepText') }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tracked', desk, number] }),
  })
  const { state, regulation, closesAt } = tracked
  const canConfirm = whyNot('confirm', state, regulation, now, CLIENT) === null
  const asksConfirm = offered === 'confirm' && canConfirm
  const asksKeep = closesAt !== null && !asksConfirm
  if (!asksConfirm && !asksKeep) return null
  const kind = asksConfirm ? 'confirm' : 'keep'
  return (
    <section className={`${css.supply} ${css.onePress}`}>
      <p>{say(asksConfirm ? 'track.confirmAsk' : 'track.silence')}</p>
      <div className={css.row}>
        <Button
          variant={offered === kind ? 'filled' : 'default'}
          loading={doing.isPending}
          onClick={() => doing.mutate(kind)}
        >
          {say(asksConfirm ? 'track.confirm' : 'track.keep')}
        </Button>
      </div>
      {doing.isError && <Failed error={doing.error} />}
    </section>
  )
}
