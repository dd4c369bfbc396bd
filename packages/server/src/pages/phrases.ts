import type { Locale } from '@reglament/engine'
import type { ArticleKind } from '../store/knowledge/article.ts'
import { EN } from './phrases.en.ts'
import { RU } from './phrases.ru.ts'

/** The words of the pages that are read without an account. */
export interface PagePhrases {
  readonly language: string
  readonly pages: string
  readonly ask: string
  readonly account: string
  readonly regulation: string
  /** On a page of ours that only a script can draw, for a browser without one. */
  readonly scriptless: string
  readonly places: { readonly help: string; readonly hours: string; readonly status: string }
  readonly help: {
    readonly lead: string
    readonly search: string
    readonly find: string
    readonly empty: string
    readonly found: (count: number) => string
    readonly notFound: (asked: string) => string
    readonly notFoundHint: string
    readonly forAll: string
    readonly all: string
    readonly kinds: Readonly<Record<ArticleKind, string>>
    readonly watch: Readonly<Record<ArticleKind, string>>
    readonly ahead: (moment: string) => string
    readonly past: (moment: string) => string
    readonly otherLanguage: string
    readonly changed: (date: string) => string
    readonly notAnswered: string
  }
  readonly form: {
    readonly boxes: Readonly<
      Record<
        'description' | 'product' | 'version' | 'licence' | 'name' | 'email' | 'phone' | 'organization' | 'inn',
        string
      >
    >
    readonly anyProduct: string
    readonly trap: string
    readonly send: string
    readonly wrong: (box: string) => string
    readonly kept: string
    readonly registered: (label: string) => string
    readonly answerBy: (moment: string) => string
    readonly accepted: string
    readonly incomplete: (fields: string) => string
    readonly redirect: (channels: string) => string
    readonly discretion: string
    readonly refuse: string
    readonly track: string
    readonly trackHint: string
    readonly held: string
    readonly heldHint: string
  }
  readonly hours: {
    readonly zone: (zone: string, now: string) => string
    readonly stated: string
    readonly none: string
    readonly always: string
    readonly openAlways: string
    readonly open: (until: string) => string
    readonly opens: (at: string) => string
    readonly closed: string
  }
  readonly status: {
    readonly allWork: string
    readonly someFail: string
    readonly states: Readonly<Record<'works' | 'slow' | 'down' | 'quiet', string>>
    readonly notes: Readonly<Record<'operator' | 'no-operator' | 'letters-late' | 'letters-held', string>>
    readonly seen: (moment: string) => string
    readonly checked: (moment: string) => string
  }
}

export const PHRASES: Readonly<Record<Locale, PagePhrases>> = { ru: RU, en: EN }
