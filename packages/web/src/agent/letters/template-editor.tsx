import { Button, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type LetterTemplate, previewLetterTemplate, writeLetterTemplate } from '../../api/letters.ts'
import { useSay } from '../../say/say.tsx'
import { Failed } from '../../ui/states.tsx'
import { Barred } from '../gated.tsx'
import css from './letters.module.css'
import { PreviewView } from './preview-view.tsx'
import { ProblemList } from './problem-list.tsx'
import { VersionList } from './version-list.tsx'

interface Props {
  readonly desk: string
  readonly template: LetterTemplate
  readonly variables: readonly string[]
}

/** Between the last key and the next look at the letter. */
const SETTLED_MS = 300

/** One letter in one language: its words, what is wrong with them, and the letter that they make. */
export function TemplateEditor({ desk, template, variables }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(template.text)
  const [number, setNumber] = useState('')
  const { name, locale, version } = template
  const [askedText] = useDebouncedValue(text, SETTLED_MS)
  const [askedNumber] = useDebouncedValue(number, SETTLED_MS)
  const looked = useQuery({
    queryKey: ['letter-template-preview', desk, name, locale, askedText, askedNumber],
    queryFn: () =>
      previewLetterTemplate(desk, {
        name,
        locale,
        text: askedText,
        ...(/^\d{1,9}$/.test(askedNumber) ? { number: Number(askedNumber) } : {}),
      }),
    placeholderData: (before) => before,
    retry: false,
  })
  const saving = useMutation({
    mutationFn: (words: string | null) => writeLetterTemplate(desk, { name, locale, text: words, after: version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['letter-templates', desk] }),
  })
  const insert = (variable: string) => {
    const at = box.current?.selectionStart ?? text.length
    setText(`${text.slice(0, at)}{{ ${variable} }}${text.slice(box.current?.selectionEnd ?? at)}`)
    box.current?.focus()
  }
  const problems = looked.data?.problems ?? []
  const isChanged = text.trim() !== template.text.trim()
  const whyNot = !isChanged ? say('letters.unchanged') : problems.length > 0 ? say('letters.mendFirst') : null
  return (
    <div className={css.both}>
      <div className={css.form}>
        <Textarea
          ref={box}
          label={say('letters.words')}
          name="words"
          autosize
          minRows={10}
          maxRows={28}
          value={text}
          aria-invalid={problems.length > 0}
          onChange={(event) => setText(event.currentTarget.value)}
          classNames={{ input: css.words ?? '' }}
        />
        <ProblemList problems={problems} />
        <fieldset className={css.variables}>
          <legend>{say('letters.variables')}</legend>
          {variables.map((variable) => (
            <button key={variable} type="button" className={css.variable} onClick={() => insert(variable)}>
              {variable}
            </button>
          ))}
        </fieldset>
        {saving.isError && <Failed error={saving.error} kept={say('letters.kept')} />}
        <div className={css.buttons}>
          <Barred size="xs" reason={whyNot} loading={saving.isPending} onClick={() => saving.mutate(text)}>
            {say('letters.save')}
          </Barred>
          <Barred
            size="xs"
            variant="default"
            reason={template.isOwn ? null : say('letters.isShipped')}
            onClick={() => saving.mutate(null)}
          >
            {say('letters.putBack')}
          </Barred>
          {isChanged && (
            <Button size="xs" variant="subtle" onClick={() => setText(template.text)}>
              {say('letters.undo')}
            </Button>
          )}
        </div>
        {version > 0 && <VersionList desk={desk} template={template} take={setText} />}
      </div>
      <PreviewView found={looked} locale={locale} number={number} setNumber={setNumber} />
    </div>
  )
}
