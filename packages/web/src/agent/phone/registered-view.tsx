import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { doAct } from '../../api/acts.ts'
import type { Registered } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { useWorkplace } from '../workplace.tsx'
import { readOut } from './judge.ts'
import css from './phone.module.css'
import { SayVerdict } from './say-verdict.tsx'

interface Props {
  readonly desk: string
  readonly registered: Registered
  /** One more question of the same caller, in the same call (I21). */
  readonly another: () => void
  readonly afresh: () => void
}

/** The number, large enough to be read out, and what can be done while the client is still there. */
export function RegisteredView({ desk, registered, another, afresh }: Props) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const { me } = useWorkplace()
  const [answer, setAnswer] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const { number, label, verdict } = registered
  const params = { desk, number: String(number) }
  const refresh = () => queries.invalidateQueries({ queryKey: ['case', desk, number] })
  const answering = useMutation({
    mutationFn: () => doAct(desk, number, { kind: 'answer', text: answer.trim() }),
    onSuccess: refresh,
  })
  const taking = useMutation({ mutationFn: () => doAct(desk, number, { kind: 'take' }), onSuccess: refresh })
  const canAnswer = answer.trim() !== '' && !answering.isPending && !answering.isSuccess
  const hurry = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canAnswer) answering.mutate()
  }
  return (
    <div className={css.done}>
      <h1 className={css.title}>{say('phone.registered')}</h1>
      <output className={css.number} aria-label={label}>
        {readOut(label)}
      </output>
      <SayVerdict judgement={{ verdict, behind: null }} />
      <Textarea
        ref={box}
        label={say('phone.answerNow')}
        description={say('phone.answerNowHint')}
        name="answer"
        rows={4}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        onKeyDown={hurry}
      />
      {answering.isError && <Failed error={answering.error} kept={say('composer.kept')} />}
      {taking.isError && <Failed error={taking.error} />}
      {answering.isSuccess && <p role="status">{say('phone.answered')}</p>}
      <p className={css.send}>
        <Button onClick={() => answering.mutate()} loading={answering.isPending} disabled={!canAnswer}>
          {say('send.answer')}
        </Button>
        <kbd className={css.key}>Ctrl+Enter</kbd>
        <Button
          variant="default"
          onClick={() => taking.mutate()}
          loading={taking.isPending}
          disabled={taking.isSuccess}
        >
          {taking.isSuccess ? say('case.assignee', { name: me.user.name }) : say('act.take')}
        </Button>
      </p>
      <p className={css.next}>
        <Link to="/desk/$desk/cases/$number" params={params}>
          {say('phone.openToEscalate')}
        </Link>
        <Button variant="default" size="xs" onClick={another}>
          {say('phone.another')}
        </Button>
        <Button variant="default" size="xs" onClick={afresh}>
          {say('phone.afresh')}
        </Button>
      </p>
    </div>
  )
}
