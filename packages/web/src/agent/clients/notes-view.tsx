import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { dropNote, noteClient } from '../../api/register.ts'
import type { ClientDetail } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { dayAndTime, readersZone } from '../../say/time.ts'
import { useNow } from '../../ui/now.ts'
import { Failed } from '../../ui/states.tsx'
import { useMay } from '../may.ts'
import { useWorkplace } from '../workplace.tsx'
import css from './client-page.module.css'
import { useRefreshClient } from './refresh-client.ts'
import form from './register-form.module.css'

interface Props {
  readonly detail: ClientDetail
  readonly desk: string
  readonly client: string
}

/** What colleagues should know of a client. */
export function Notes({ detail, desk, client }: Props) {
  const { say, locale } = useVoice()
  const now = useNow()
  const mayNote = useMay('client.note')
  const mayDropAny = useMay('organization.edit')
  const { me } = useWorkplace()
  const refresh = useRefreshClient(desk, client)
  const [text, setText] = useState('')
  const writing = useMutation({
    mutationFn: () => noteClient(desk, client, text.trim()),
    onSuccess: (fresh) => {
      setText('')
      return refresh(fresh)
    },
  })
  const dropping = useMutation({
    mutationFn: (note: string) => dropNote(desk, client, note),
    onSettled: () => refresh(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') writing.mutate()
  }
  if (detail.notes.length === 0 && !mayNote) return null
  return (
    <section aria-label={say('register.notes')}>
      <h2 className={css.heading}>{say('register.notes')}</h2>
      <ul className={form.plain}>
        {detail.notes.map((note) => (
          <li key={note.id} className={form.note}>
            {note.text}
            <p className={form.soft}>
              {say('register.noteBy', {
                by: note.by ?? say('right.somebody'),
                at: dayAndTime(Date.parse(note.at), now, { timezone: readersZone(), locale, say }),
              })}{' '}
              {mayNote && (mayDropAny || note.byId === me.user.id) && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={say('register.dropNoteOf', { text: note.text.slice(0, 60) })}
                  loading={dropping.isPending && dropping.variables === note.id}
                  onClick={() => dropping.mutate(note.id)}
                >
                  {say('register.dropNote')}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {mayNote && (
        <form onSubmit={submit} className={css.add} noValidate>
          <Textarea
            label={say('register.note')}
            description={say('register.notesHint')}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {writing.isError && <Failed error={writing.error} kept={say('composer.kept')} />}
          {dropping.isError && <Failed error={dropping.error} />}
          <div className={css.row}>
            <Button type="submit" size="xs" variant="default" loading={writing.isPending} disabled={text.trim() === ''}>
              {say('register.addNote')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
