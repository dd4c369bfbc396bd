import type { Locale } from '@reglament/engine'
import type { Article, ArticleContent } from '../../api/knowledge.ts'
import { slugOf } from '../../say/latin.ts'

/** An article as it stands in the boxes: text everywhere, empty where nothing is written. */
export interface ArticleForm {
  readonly slug: string
  readonly kind: ArticleContent['kind']
  readonly products: readonly string[]
  readonly mediaUrl: string
  /** As `datetime-local` has it, in the writer's zone. */
  readonly heldAt: string
  readonly ru: WordsForm
  readonly en: WordsForm
}

export interface WordsForm {
  readonly title: string
  readonly summary: string
  readonly body: string
}

const NO_WORDS: WordsForm = { title: '', summary: '', body: '' }

export function newForm(title: string, locale: Locale): ArticleForm {
  const blank = {
    slug: '',
    kind: 'article',
    products: [],
    mediaUrl: '',
    heldAt: '',
    ru: NO_WORDS,
    en: NO_WORDS,
  } as const
  return title === '' ? blank : { ...blank, slug: slugOf(title), [locale]: { ...NO_WORDS, title } }
}

export function formOf({ slug, content }: Article): ArticleForm {
  const { kind, products, mediaUrl, heldAt, ru, en } = content
  return {
    slug,
    kind,
    products,
    mediaUrl: mediaUrl ?? '',
    heldAt: heldAt === null ? '' : localOf(heldAt),
    ru: ru ?? NO_WORDS,
    en: en ?? NO_WORDS,
  }
}

/** What is sent; a language without a title is not written. */
export function contentOf({ kind, products, mediaUrl, heldAt, ru, en }: ArticleForm): ArticleContent {
  const words = (form: WordsForm) =>
    form.title.trim() === '' ? null : { title: form.title.trim(), summary: form.summary.trim(), body: form.body }
  return {
    kind,
    products: [...products],
    mediaUrl: mediaUrl.trim() === '' ? null : mediaUrl.trim(),
    heldAt: kind === 'webinar' && heldAt !== '' ? new Date(heldAt).toISOString() : null,
    ru: words(ru),
    en: words(en),
  }
}

/** What keeps the form from being saved; null where nothing does. */
export function hindranceOf(
  form: ArticleForm,
): 'knowledge.needsTitle' | 'knowledge.needsMedia' | 'knowledge.needsSlug' | null {
  if (form.ru.title.trim() === '' && form.en.title.trim() === '') return 'knowledge.needsTitle'
  if (form.kind !== 'article' && form.mediaUrl.trim() === '') return 'knowledge.needsMedia'
  return form.slug === '' ? 'knowledge.needsSlug' : null
}

function localOf(iso: string): string {
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
