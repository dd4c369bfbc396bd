import { Button, Textarea } from '@mantine/core'
import { type Actor, instant, whyNot } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ClientAct, doClientAct } from '../api/public.ts'
import type { TrackedCase } from '../api/shapes.ts'
import { caseUploads } from '../api/uploads.ts'
import { useVoice } from '../say/say.tsx'
import { useNow } from '../ui/now.ts'
import { Failed } from '../ui/states.tsx'
import { Attach } from './attach.tsx'
import { Checklist } from './checklist.tsx'
import css from './track-page.module.css'
import { useAttached } from './use-attached.ts'

interface Props {
  readonly tracked: TrackedCase
  readonly desk: string
  readonly number: number
  readonly secret: string
}

const CLIENT: Actor = { role: 'client', id: null }
const SCORES = [1, 2, 3, 4, 5] as const

/** What the client can do: answer, fill in what is missing, say that nothing is open, rate, complain. */
export function Acts({ tracked, desk, number, secret }: Props) {
  const { say } = useVoice()
  const queries = useQueryClient()
  const now = useNow()
  const [text, setText] = useState('')
  const attached = useAttached(caseUploads(desk, number, secret))
  const [complaint, setComplaint] = useState<string | null>(null)
  const doing = useMutation({
    mutationFn: (act: ClientAct) => doClientAct(desk, number, secret, act),
    onSuccess: (_, act) => {
      if (act.kind === 'reply') {
        setText('')
        attached.clear()
      }
      if (act.kind === 'complain') setComplaint(null)
      return queries.invalidateQueries({ queryKey: ['tracked', desk, number] })
    },
  })
  const send = (act: ClientAct) =>
    doing.mutateAsync(act).then(
      () => true,
      () => false,
    )
  const { state, regulation, status } = tracked
  const can = (kind: 'confirm') => whyNot(kind, state, regulation, instant(now), CLIENT) === null
  const isOver = status === 'closed' || status === 'refused'
  const rated = (doing.variables?.kind === 'rate' && doing.isSuccess) || tracked.rated !== null
  return (
    <section className={css.acts}>
      <Checklist tracked={tracked} send={send} />
      <Textarea
        label={say(isOver ? 'track.goOn' : 'track.reply')}
        name="reply"
        rows={4}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Attach limitBytes={tracked.uploadLimitBytes} {...attached.shown} />
      <div className={css.row}>
        <Button
          loading={doing.isPending && doing.variables.kind === 'reply'}
          disabled={attached.isPending || (text.trim() === '' && attached.ids.length === 0)}
          onClick={() => doing.mutate({ kind: 'reply', text, attachments: attached.ids })}
        >
          {say('track.send')}
        </Button>
        {can('confirm') && (
          <Button
            variant="default"
            loading={doing.isPending && doing.variables.kind === 'confirm'}
            onClick={() => doing.mutate({ kind: 'confirm' })}
          >
            {say('track.confirm')}
          </Button>
        )}
      </div>
      {!attached.isPending && text.trim() === '' && attached.ids.length === 0 && (
        <p className={css.hint}>{say('track.sendNeeds')}</p>
      )}
      {doing.isError && <Failed error={doing.error} kept={say('track.kept')} />}
      {isOver && !rated && (
        <fieldset className={css.stars}>
          <legend className={css.hint}>{say('track.rate')}</legend>
          {SCORES.map((score) => (
            <Button
              key={score}
              variant="default"
              size="xs"
              onClick={() => doing.mutate({ kind: 'rate', score, comment: '' })}
            >
              {score}
            </Button>
          ))}
        </fieldset>
      )}
      {isOver && rated && (
        <p className={css.hint}>
          {say('track.rated')} {tracked.rated !== null && say('track.ratedAs', { score: tracked.rated })}
        </p>
      )}
      {complaint === null ? (
        <p className={css.hint}>
          <button type="button" className={css.quiet} onClick={() => setComplaint('')}>
            {say('track.complain')}
          </button>
        </p>
      ) : (
        <div className={css.supply}>
          <Textarea
            label={say('track.complaint')}
            rows={3}
            value={complaint}
            onChange={(event) => setComplaint(event.currentTarget.value)}
          />
          <div className={css.row}>
            <Button
              variant="default"
              disabled={complaint.trim() === ''}
              onClick={() => doing.mutate({ kind: 'complain', text: complaint })}
            >
              {say('track.sendComplaint')}
            </Button>
            <Button variant="subtle" onClick={() => setComplaint(null)}>
              {say('action.cancel')}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}
