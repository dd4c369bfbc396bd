import type { ArticleKind, ArticleWords } from '../../store/knowledge/article.ts'

/** An article of a demo desk, in both languages. */
export interface InventedArticle {
  readonly slug: string
  readonly kind: ArticleKind
  /** None: of all products. */
  readonly products: readonly string[]
  /** Weekdays before today that its head wrote and published it. */
  readonly daysAgo: number
  /** Where the video or the webinar would be; nobody answers there. */
  readonly mediaUrl?: string
  /** When the webinar is held: days from today, before it where negative. */
  readonly heldInDays?: number
  readonly ru: ArticleWords
  readonly en: ArticleWords
}
