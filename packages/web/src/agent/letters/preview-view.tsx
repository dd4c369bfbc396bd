import { NativeSelect, TextInput } from '@mantine/core'
import type { Locale } from '@reglament/engine'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { LetterPreview } from '../../api/letters.ts'
import { useSay } from '../../say/say.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import css from './letters.module.css'

interface Props {
  readonly found: UseQueryResult<LetterPreview>
  readonly locale: Locale
  readonly number: string
  readonly setNumber: (number: string) => void
}

/** The letter about a real case, as text and as a mail program lays it out. */
export function PreviewView({ found, locale, number, setNumber }: Props) {
  const say = useSay()
  const [form, setForm] = useState('html')
  const preview = found.data?.preview
  return (
    <section className={css.preview} aria-label={say('letters.preview')}>
      <div className={css.buttons}>
        <TextInput
          size="xs"
          label={say('letters.case')}
          placeholder={preview ? String(preview.number) : ''}
          name="case"
          inputMode="numeric"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value.replace(/\D/g, ''))}
        />
        <NativeSelect
          size="xs"
          label={say('letters.form')}
          name="form"
          value={form}
          onChange={(event) => setForm(event.currentTarget.value)}
          data={[
            { value: 'html', label: say('letters.asHtml') },
            { value: 'text', label: say('letters.asText') },
          ]}
        />
      </div>
      {found.isError && <Failed error={found.error} />}
      {found.isPending && <Loading lines={8} />}
      {found.data && !preview && (
        <p className={css.hint}>{say(found.data.problems.length > 0 ? 'letters.noPreview' : 'letters.noCase')}</p>
      )}
      {preview && !found.isError && (
        <article className={css.letter} lang={locale} aria-label={preview.subject}>
          <p className={css.subject}>{preview.subject}</p>
          {form === 'html' ? (
            // Nothing in it can run, and nothing can be loaded: it is looked at.
            <iframe className={css.frame} title={preview.subject} sandbox="" srcDoc={preview.html} />
          ) : (
            <ScrollRegion className={css.plain} label={preview.subject}>
              {preview.text}
            </ScrollRegion>
          )}
        </article>
      )}
    </section>
  )
}
