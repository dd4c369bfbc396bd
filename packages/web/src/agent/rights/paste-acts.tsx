import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type NewAct, registerActs } from '../../api/renewals.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { readActs } from './parse-acts.ts'
import css from './rights.module.css'

/** As many as the server takes at once. */
const MOST_AT_ONCE = 1000

/** Acts out of a table: what can be read is recorded, what can't is named by its line and stays in the box. */
export function PasteActs({ desk }: { readonly desk: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const { acts, wrong } = readActs(text)
  const recording = useMutation({
    mutationFn: (rows: readonly NewAct[]) => registerActs(desk, rows),
    onSuccess: () => {
      const lines = text.split(/\r?\n/)
      setText(wrong.map(({ line }) => lines[line - 1]).join('\n'))
      return queries.invalidateQueries({ queryKey: ['acts', desk] })
    },
  })
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
        <ul className={css.list}>
          {wrong.map(({ line, why }) => (
            <li key={line}>{say('acts.line', { line, why: say(`acts.wrong.${why}`) })}</li>
          ))}
        </ul>
        <div className={css.row}>
          <Button
            size="xs"
            variant="default"
            loading={recording.isPending}
            disabled={acts.length === 0 || acts.length > MOST_AT_ONCE}
            onClick={() => recording.mutate(acts)}
          >
            {acts.length === 0 ? say('acts.readyNone') : say('acts.ready', { count: acts.length })}
          </Button>
        </div>
        {recording.isError && <Failed error={recording.error} kept={say('composer.kept')} />}
        <ul className={css.list} aria-live="polite">
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
