import { Button, Checkbox } from '@mantine/core'
import { type Item, itemWords } from '@reglament/engine'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type KeptHint, saveDataHint } from '../../api/data-hints.ts'
import { useVoice } from '../../say/say.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import css from './hints.module.css'

const WordsEditor = lazy(() => import('../canned/words-editor.tsx'))

interface Props {
  readonly desk: string
  readonly product: string | null
  readonly item: Item
  /** What is said now; null where nothing is. */
  readonly own: KeptHint | null
  readonly close: () => void
}

/** How a client gets one thing, in both languages or in one. Empty words give way to those of all products. */
export function HintForm({ desk, product, item, own, close }: Props) {
  const { say, locale } = useVoice()
  const queries = useQueryClient()
  const [draft, setDraft] = useState({
    isNeeded: own?.isNeeded ?? false,
    ru: own?.ru ?? null,
    en: own?.en ?? null,
  })
  const saving = useMutation({
    mutationFn: () => saveDataHint(desk, { product, item, ...draft }),
    onSuccess: (saved) => {
      queries.setQueryData(['data-hints', desk], saved)
      close()
    },
  })
  return (
    <form
      className={css.form}
      aria-label={say('hints.editWhat', { item: itemWords(item, locale) })}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <h2 className={css.name}>{itemWords(item, locale)}</h2>
      <Checkbox
        label={say(product === null ? 'hints.isNeededByAll' : 'hints.isNeeded')}
        description={say('hints.isNeededHint')}
        checked={draft.isNeeded}
        autoFocus
        onChange={(event) => setDraft({ ...draft, isNeeded: event.currentTarget.checked })}
      />
      <Suspense fallback={<Loading lines={4} />}>
        <WordsEditor
          label={say('hints.ru')}
          html={draft.ru ?? ''}
          onChange={(ru) => setDraft((now) => ({ ...now, ru }))}
        />
        <WordsEditor
          label={say('hints.en')}
          html={draft.en ?? ''}
          onChange={(en) => setDraft((now) => ({ ...now, en }))}
        />
      </Suspense>
      {saving.isError && <Failed error={saving.error} kept={say('composer.kept')} />}
      <div className={css.row}>
        <Button type="submit" size="xs" loading={saving.isPending}>
          {say('hints.save')}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {say('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
