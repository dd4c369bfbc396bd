import type { Locale } from '@reglament/engine'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// The words of the desk's letters. Each throws `ApiError`.

type Schemas = components['schemas']
export type LetterTemplate = Schemas['LetterTemplate']
export type LetterVersion = Schemas['LetterTemplateVersion']
export type LetterProblem = Schemas['LetterTemplateProblem']
export type TemplateName = Schemas['LetterTemplateName']

export interface LetterPreview {
  readonly problems: readonly LetterProblem[]
  readonly preview: {
    readonly number: number
    readonly subject: string
    readonly text: string
    readonly html: string
  } | null
}

export const listLetterTemplates = (
  desk: string,
): Promise<{ readonly rows: readonly LetterTemplate[]; readonly variables: readonly Schemas['LetterVariable'][] }> =>
  answered(http.GET('/api/desks/{desk}/letter-templates', { params: { path: { desk } } }))

export const listLetterVersions = (
  desk: string,
  name: TemplateName,
  locale: Locale,
): Promise<{ readonly rows: readonly LetterVersion[] }> =>
  answered(
    http.GET('/api/desks/{desk}/letter-templates/{name}/{locale}/versions', {
      params: { path: { desk, name, locale } },
    }),
  )

export const writeLetterTemplate = (
  desk: string,
  body: {
    readonly name: TemplateName
    readonly locale: Locale
    readonly text: string | null
    readonly after: number
  },
): Promise<LetterTemplate> =>
  answered(http.POST('/api/desks/{desk}/letter-templates', { params: { path: { desk } }, body }))

export const previewLetterTemplate = (
  desk: string,
  body: {
    readonly name: TemplateName
    readonly locale: Locale
    readonly text: string
    readonly number?: number
  },
): Promise<LetterPreview> =>
  answered(http.POST('/api/desks/{desk}/letter-template-previews', { params: { path: { desk } }, body }))
