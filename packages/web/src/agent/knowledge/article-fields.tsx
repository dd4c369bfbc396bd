import { Checkbox, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { Locale } from '@reglament/engine'
import { useRef, useState } from 'react'
import { slugOf } from '../../say/latin.ts'
import { useVoice } from '../../say/say.tsx'
import { useWorkplace } from '../workplace.tsx'
import { AddPicture } from './add-picture.tsx'
import type { ArticleForm, WordsForm } from './form.ts'
import css from './knowledge.module.css'
import { Preview } from './preview.tsx'

const KINDS = ['article', 'video', 'webinar'] as const

interface Props {
  readonly desk: string
  readonly form: ArticleForm
  readonly change: (part: Partial<ArticleForm>) => void
  /** Clients know the article by its address. */
  readonly isKnown: boolean
}

/** What an article is, for whom, and its words in both languages, one at a time. */
export function ArticleFields({ desk, form, change, isKnown }: Props) {
  const { say, locale } = useVoice()
  const { desk: here } = useWorkplace()
  const [language, setLanguage] = useState<Locale>(form.ru.title === '' && form.en.title !== '' ? 'en' : locale)
  const box = useRef<HTMLTextAreaElement>(null)
  const words = form[language]
  const write = (part: Partial<WordsForm>) => {
    // An address that nobody has chosen follows the title.
    const follows = !isKnown && (form.slug === '' || form.slug === slugOf(words.title))
    change({
      [language]: { ...words, ...part },
      ...(follows && part.title !== undefined ? { slug: slugOf(part.title) } : {}),
    })
  }
  const insert = (markdown: string) => {
    const at = box.current?.selectionEnd ?? words.body.length
    const [before, after] = [words.body.slice(0, at), words.body.slice(at)]
    // A paragraph of its own.
    const gap = before === '' || before.endsWith('\n\n') ? '' : '\n\n'
    write({ body: `${before}${gap}${markdown}\n${after}` })
    box.current?.focus()
  }
  const nameOf = (each: Locale) =>
    form[each].title === '' ? `${say(`knowledge.${each}`)} ${say('knowledge.unwritten')}` : say(`knowledge.${each}`)
  return (
    <div className={css.form}>
      <div className={css.two}>
        <NativeSelect
          label={say('knowledge.kind')}
          name="kind"
          value={form.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as ArticleForm['kind'] })}
          data={KINDS.map((kind) => ({ value: kind, label: say(`knowledge.kind.${kind}`) }))}
        />
        {form.kind !== 'article' && (
          <TextInput
            label={say('knowledge.media')}
            name="media"
            type="url"
            value={form.mediaUrl}
            onChange={(event) => change({ mediaUrl: event.currentTarget.value })}
          />
        )}
        {form.kind === 'webinar' && (
          <TextInput
            label={say('knowledge.heldAt')}
            name="heldAt"
            type="datetime-local"
            value={form.heldAt}
            onChange={(event) => change({ heldAt: event.currentTarget.value })}
          />
        )}
      </div>
      <Checkbox.Group
        label={say('knowledge.products')}
        description={say('knowledge.productsHint')}
        value={[...form.products]}
        onChange={(products) => change({ products })}
      >
        <div className={css.products}>
          {Object.entries(here.regulation.products).map(([id, { title }]) => (
            <Checkbox key={id} value={id} label={title[locale]} />
          ))}
        </div>
      </Checkbox.Group>
      <div>
        <SegmentedControl
          aria-label={say('knowledge.language')}
          value={language}
          onChange={(value) => setLanguage(value === 'en' ? 'en' : 'ru')}
          data={[
            { value: 'ru', label: nameOf('ru') },
            { value: 'en', label: nameOf('en') },
          ]}
        />
      </div>
      <div className={css.two}>
        <TextInput
          label={say('knowledge.name')}
          description={say('knowledge.nameHint')}
          name="title"
          maxLength={200}
          lang={language}
          value={words.title}
          onChange={(event) => write({ title: event.currentTarget.value })}
        />
        <TextInput
          label={say('knowledge.slug')}
          description={say(isKnown ? 'knowledge.slugKnown' : 'knowledge.slugHint')}
          name="slug"
          maxLength={80}
          disabled={isKnown}
          value={form.slug}
          onChange={(event) => change({ slug: event.currentTarget.value.toLowerCase().replace(/[^a-z0-9-]+/g, '-') })}
          onBlur={() => change({ slug: slugOf(form.slug) })}
        />
      </div>
      <TextInput
        label={say('knowledge.summary')}
        name="summary"
        maxLength={500}
        lang={language}
        value={words.summary}
        onChange={(event) => write({ summary: event.currentTarget.value })}
      />
      <div className={css.two}>
        <Textarea
          ref={box}
          className={css.text}
          label={say('knowledge.body')}
          description={say('knowledge.bodyHint')}
          name="body"
          rows={20}
          lang={language}
          value={words.body}
          onChange={(event) => write({ body: event.currentTarget.value })}
        />
        <Preview desk={desk} body={words.body} />
      </div>
      <AddPicture desk={desk} insert={insert} />
    </div>
  )
}
