import type { Locale } from '@reglament/engine'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// The desk's articles: kept by its head, offered to its clients. Each throws `ApiError`.

type Schemas = components['schemas']
export type ArticleRow = Schemas['ArticleRow']
export type Article = Schemas['Article']
export type ArticleContent = Schemas['ArticleContent']
export type OfferedArticle = Schemas['OfferedArticle']
/** What a form says of the articles that it showed. */
export type Offered = { article: string; isOpened: boolean }[]
export interface MissedQuestion {
  readonly text: string
  readonly times: number
  readonly lastAt: string
  readonly cases: readonly { readonly number: number; readonly label: string }[]
}

export const listArticles = (desk: string): Promise<{ readonly rows: readonly ArticleRow[] }> =>
  answered(http.GET('/api/desks/{desk}/articles', { params: { path: { desk } } }))

export const readArticle = (desk: string, id: string, version: number | null): Promise<Article> =>
  answered(
    http.GET('/api/desks/{desk}/articles/{id}', {
      params: { path: { desk, id }, query: version === null ? {} : { version } },
    }),
  )

export interface NewArticle {
  readonly slug: string
  readonly content: ArticleContent
}

type Written = Promise<{ readonly id: string; readonly version: number }>

export const createArticle = (desk: string, body: NewArticle): Written =>
  answered(http.POST('/api/desks/{desk}/articles', { params: { path: { desk } }, body }))

/** Upon version `base`; 409 where somebody wrote another one meanwhile. */
export const writeArticle = (desk: string, id: string, base: number, body: NewArticle): Written =>
  answered(
    http.POST('/api/desks/{desk}/articles/{id}/versions', { params: { path: { desk, id } }, body: { base, ...body } }),
  )

/** null takes it down. */
export const publishArticle = (desk: string, id: string, version: number | null): Written =>
  answered(
    http.POST('/api/desks/{desk}/articles/{id}/publications', { params: { path: { desk, id } }, body: { version } }),
  )

export const orderArticles = (desk: string, ids: string[]): Promise<unknown> =>
  answered(http.PUT('/api/desks/{desk}/article-order', { params: { path: { desk } }, body: { ids } }))

export const previewArticle = (desk: string, body: string): Promise<{ readonly html: string }> =>
  answered(http.POST('/api/desks/{desk}/article-previews', { params: { path: { desk } }, body: { body } }))

/** Makes a picture of a whole upload; an article's text names it as `picture:ID`. */
export const createPicture = (desk: string, upload: string): Promise<{ readonly id: string }> =>
  answered(http.POST('/api/desks/{desk}/article-pictures', { params: { path: { desk } }, body: { upload } }))

export const listMissedQuestions = (desk: string): Promise<{ readonly rows: readonly MissedQuestion[] }> =>
  answered(http.GET('/api/desks/{desk}/article-questions', { params: { path: { desk } } }))

export const listOfferedArticles = (
  desk: string,
  number: number,
  locale: Locale,
): Promise<{ readonly rows: readonly (OfferedArticle & { readonly isOpened: boolean })[] }> =>
  answered(
    http.GET('/api/desks/{desk}/cases/{number}/offered-articles', {
      params: { path: { desk, number }, query: { locale } },
    }),
  )
