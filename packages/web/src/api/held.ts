import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// Questions from forms that wait for a person. Each throws `ApiError`.

export type HeldQuestion = components['schemas']['HeldQuestion']

export const listHeld = (
  desk: string,
  which: 'waiting' | 'spam',
): Promise<{ readonly rows: readonly HeldQuestion[]; readonly waiting: number }> =>
  answered(http.GET('/api/desks/{desk}/held-questions', { params: { path: { desk }, query: { which } } }))

export const registerHeld = (desk: string, id: string): Promise<{ readonly number: number; readonly label: string }> =>
  answered(http.POST('/api/desks/{desk}/held-questions/{id}/cases', { params: { path: { desk, id } } }))

export const refuseHeld = (desk: string, id: string): Promise<unknown> =>
  answered(http.POST('/api/desks/{desk}/held-questions/{id}/refusals', { params: { path: { desk, id } } }))

/** Where on the vendor's pages a case was asked for. */
export const getOrigin = (
  desk: string,
  number: number,
): Promise<{ readonly origin: { readonly place: string | null; readonly site: string | null } | null }> =>
  answered(http.GET('/api/desks/{desk}/cases/{number}/origin', { params: { path: { desk, number } } }))
