import { answered } from './answer.ts'
import type { CannedAnswer, CannedVariable } from './shapes.ts'
import { http } from './transport.ts'

// Texts that are written often. Each throws `ApiError`.

export type NewCannedAnswer = Omit<CannedAnswer, 'id' | 'changedAt'>

export const listCannedAnswers = (
  desk: string,
): Promise<{ readonly rows: readonly CannedAnswer[]; readonly variables: readonly CannedVariable[] }> =>
  answered(http.GET('/api/desks/{desk}/canned-answers', { params: { path: { desk } } }))

export const createCannedAnswer = (desk: string, body: NewCannedAnswer): Promise<CannedAnswer> =>
  answered(http.POST('/api/desks/{desk}/canned-answers', { params: { path: { desk } }, body }))

export const changeCannedAnswer = (
  desk: string,
  id: string,
  { isOwn: _, ...body }: NewCannedAnswer,
): Promise<CannedAnswer> =>
  answered(http.PUT('/api/desks/{desk}/canned-answers/{id}', { params: { path: { desk, id } }, body }))

export const deleteCannedAnswer = (desk: string, id: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/canned-answers/{id}', { params: { path: { desk, id } } }))
