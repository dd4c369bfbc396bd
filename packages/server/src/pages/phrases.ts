import type { Locale } from '@reglament/engine'
import type { ArticleKind } from '../store/article.ts'
import { EN } from './phrases.en.ts'
import { RU } from './phrases.ru.ts'

/** The words of the pages that are read without an account. */
export interface PagePhrases {
  readonly language: string
  readonly pages: string
  readonly ask: string
  readonly regulation: string
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
}

export const PHRASES: Readonly<Record<Locale, PagePhrases>> = { ru: RU, en: EN }
