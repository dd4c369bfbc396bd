import { answered } from './answer.ts'
import type { components, operations } from './generated/schema.ts'
import { http } from './transport.ts'

// What is done to a case beside answering, and the desk's own words and fields. Each throws `ApiError`.

type Schemas = components['schemas']
type BodyOf<K extends keyof operations> = operations[K] extends {
  requestBody: { content: { 'application/json': infer Body } }
}
  ? Body
  : never

export type Beside = Schemas['Beside']
export type CaseLink = Schemas['CaseLink']
export type Mark = Schemas['Mark']
export type Tag = Schemas['Tag']
export type CountedTag = Schemas['CountedTag']
export type CaseField = Schemas['CaseField']
export type AskedField = Beside['fields'][number]
export type OtherCase = Schemas['OtherCase']

const base = '/api/desks/{desk}/cases/{number}'
const at = (desk: string, number: number) => ({ path: { desk, number } })

export const assignCase = (desk: string, number: number, body: BodyOf<'assignCase'>): Promise<unknown> =>
  answered(http.POST(`${base}/assignments`, { params: at(desk, number), body }))

/** The second case. */
export const splitCase = (desk: string, number: number, body: BodyOf<'splitCase'>): Promise<OtherCase> =>
  answered(http.POST(`${base}/splits`, { params: at(desk, number), body }))

/** The case that goes on. */
export const mergeCase = (desk: string, number: number, body: BodyOf<'mergeCase'>): Promise<OtherCase> =>
  answered(http.POST(`${base}/merges`, { params: at(desk, number), body }))

export const transferCase = (
  desk: string,
  number: number,
  body: BodyOf<'transferCase'>,
): Promise<OtherCase & { readonly desk: string }> =>
  answered(http.POST(`${base}/transfers`, { params: at(desk, number), body }))

export const tagCase = (desk: string, number: number, name: string): Promise<Tag> =>
  answered(http.POST(`${base}/tags`, { params: at(desk, number), body: { name } }))

export const untagCase = (desk: string, number: number, tag: string): Promise<unknown> =>
  answered(http.DELETE(`${base}/tags/{tag}`, { params: { path: { desk, number, tag } } }))

export const setCaseField = (desk: string, number: number, body: BodyOf<'setCaseField'>): Promise<unknown> =>
  answered(http.POST(`${base}/field-values`, { params: at(desk, number), body }))

export const linkCase = (desk: string, number: number, body: BodyOf<'linkCase'>): Promise<unknown> =>
  answered(http.POST(`${base}/links`, { params: at(desk, number), body }))

export const unlinkCase = (desk: string, number: number, link: string): Promise<unknown> =>
  answered(http.DELETE(`${base}/links/{link}`, { params: { path: { desk, number, link } } }))

export const listTags = (desk: string): Promise<{ readonly rows: readonly CountedTag[] }> =>
  answered(http.GET('/api/desks/{desk}/tags', { params: { path: { desk } } }))

export const renameTag = (desk: string, tag: string, body: BodyOf<'renameTag'>): Promise<unknown> =>
  answered(http.PATCH('/api/desks/{desk}/tags/{tag}', { params: { path: { desk, tag } }, body }))

export const deleteTag = (desk: string, tag: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/tags/{tag}', { params: { path: { desk, tag } } }))

export const listFields = (desk: string): Promise<{ readonly rows: readonly CaseField[] }> =>
  answered(http.GET('/api/desks/{desk}/fields', { params: { path: { desk } } }))

export const makeField = (desk: string, body: BodyOf<'makeField'>): Promise<CaseField> =>
  answered(http.POST('/api/desks/{desk}/fields', { params: { path: { desk } }, body }))

export const changeField = (desk: string, field: string, body: BodyOf<'changeField'>): Promise<CaseField> =>
  answered(http.PATCH('/api/desks/{desk}/fields/{field}', { params: { path: { desk, field } }, body }))
