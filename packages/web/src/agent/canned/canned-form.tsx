import { Button, Checkbox, TextInput } from '@mantine/core'
import { hasRight } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { changeCannedAnswer, createCannedAnswer, type NewCannedAnswer } from '../../api/canned.ts'
import type { CannedAnswer, CannedVariable } from '../../api/shapes.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { useWorkplace } from '../workplace.tsx'
import css from './canned-page.module.css'

const WordsEditor = lazy(() => import('./words-editor.tsx'))

interface Props {
  readonly desk: string
  /** null: a new one. */
  readonly answer: CannedAnswer | null
  readonly variables: readonly CannedVariable[]
  readonly close: () => void
}

const EMPTY: NewCannedAnswer = { isOwn: true, name: '', title: '', ru: null, en: null }

/** A canned answer as it is written, in both languages or in one. */
export function CannedForm({ desk, answer, variables, close }: Props) {
  const { say } = useVoice()
  const { desk: here } = useWorkplace()
  const queries = useQueryClient()
  const mayDesk = hasRight(here.role, 'canned.edit')
  const [draft, setDraft] = useState<NewCannedAnswer>(answer ?? { ...EMPTY, isOwn: !mayDesk })
  const change = (part: Partial<NewCannedAnswer>) => setDraft((before) => ({ ...before, ...part }))
  const saving = useMutation({
    mutationFn: () => {
      const { isOwn, name, title, ru, en } = draft
      const body = { isOwn, name, title, ru, en }
      return answer ? changeCannedAnswer(desk, answer.id, body) : createCannedAnswer(desk, body)
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['canned', desk] })
      close()
    },
  })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <div className={css.two}>
        <TextInput
          label={say('canned.name')}
          description={say('canned.nameHint')}
          name="name"
          required
          autoFocus
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={say('canned.titleField')}
          description=" "
          name="title"
          required
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
      </div>
      <Suspense fallback={<div className={css.wait} />}>
        <WordsEditor label={say('canned.ru')} html={draft.ru ?? ''} onChange={(ru) => change({ ru })} />
        <WordsEditor label={say('canned.en')} html={draft.en ?? ''} onChange={(en) => change({ en })} />
      </Suspense>
      <p className={css.variables}>
        {say('canned.variables')}{' '}
        {variables.map((variable) => (
          <code key={variable}>{`{{${variable}}}`}</code>
        ))}
      </p>
      {answer === null && (
        <Checkbox
          label={say('canned.forDesk')}
          description={mayDesk ? null : say('canned.headOnly')}
          disabled={!mayDesk}
          checked={!draft.isOwn}
          onChange={(event) => change({ isOwn: !event.currentTarget.checked })}
        />
      )}
      {saving.isError && <Failed error={saving.error} kept={say('canned.kept')} />}
      <div className={css.buttons}>
        <Button type="submit" size="xs" loading={saving.isPending}>
          {say('canned.save')}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {say('canned.cancel')}
        </Button>
      </div>
    </form>
  )
}
