import { Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type NewAct, registerActs } from '../../api/renewals.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import page from '../page.module.css'
import { readActs } from './parse-acts.ts'
import css from './rights.module.css'

/** As many as the server takes at once. */
const MOST_AT_ONCE = 1000

interface Sent {
  readonly rows: readonly NewAct[]
  /** The text that they were read from, and the lines of it that could not be. */
  readonly whole: string
  readonly rest: string
}

/** Acts out of a table: what can be read is recorded, what can't is named by its line and stays in the box. */
export function PasteActs({ desk }: { readonly desk: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const { acts, wrong } = readActs(text)
  const recording = useMutation({
    mutationFn: ({ rows }: Sent) => registerActs(desk, rows),
    onSuccess: (_made, { whole, rest }) => {
      // What was written meanwhile stays, with what it was written to.
      setText((now) => (now === whole ? rest : now))
      return queries.invalidateQueries({ queryKey: ['acts', desk] })
    },
  })
  const record = () => {
    const lines = text.split(/\r?\n/)
    recording.mutate({ rows: acts, whole: text, rest: wrong.map(({ line }) => lines[line - 1]).join('\n') })
  }
  return (
    <details>
      <summary>{say('acts.paste')}</summary>
      <div className={css.form}>
        <Textarea
          label={say('acts.rows')}
          description={say('acts.rowsHint')}
          rows={6}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ul className={page.list}>
          {wrong.map(({ line, why }) => (
            <li key={line}>{say('acts.line', { line, why: say(`acts.wrong.${why}`) })}</li>
          ))}
        </ul>
        <div className={css.row}>
          <Barred
            size="xs"
            variant="default"
            loading={recording.isPending}
            reason={acts.length > MOST_AT_ONCE ? say('acts.tooMany', { most: MOST_AT_ONCE }) : null}
            disabled={acts.length === 0}
            onClick={record}
          >
            {acts.length === 0 ? say('acts.readyNone') : say('acts.ready', { count: acts.length })}
          </Barred>
        </div>
        {recording.isError && <Failed error={recording.error} kept={say('composer.kept')} />}
        <ul className={page.list} aria-live="polite">
          {recording.data?.acts.map(({ number, outcome }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one answer, whose lines never move; a number may stand in it twice
            <li key={`${at} ${number}`}>
              {number}: {say(`acts.outcome.${outcome}`)}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
