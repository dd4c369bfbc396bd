import { answered } from './answer.ts'
import type { Draft, WaitingSend } from './shapes.ts'
import { http } from './transport.ts'

// What one is writing in a case, and what is on its way. Each throws `ApiError`.

export const listDrafts = (
  desk: string,
  number: number,
): Promise<{ readonly drafts: readonly Draft[]; readonly waiting: readonly WaitingSend[] }> =>
  answered(http.GET('/api/desks/{desk}/cases/{number}/drafts', { params: { path: { desk, number } } }))

/** 409 `draft-changed` where another device has written since `revision`. */
export const saveDraft = (
  desk: string,
  number: number,
  slot: string,
  draft: {
    readonly revision: number
    readonly body: Record<string, unknown>
    readonly aside: Record<string, unknown>[]
    readonly attachments: string[]
  },
): Promise<Draft> =>
  answered(
    http.PUT('/api/desks/{desk}/cases/{number}/drafts/{slot}', {
      params: { path: { desk, number, slot } },
      body: draft,
    }),
  )

export const deleteDraft = (desk: string, number: number, slot: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/cases/{number}/drafts/{slot}', { params: { path: { desk, number, slot } } }))

/** 404 where it was sent already. */
export const takeSendBack = (desk: string, number: number, send: string): Promise<Draft> =>
  answered(http.DELETE('/api/desks/{desk}/cases/{number}/sends/{send}', { params: { path: { desk, number, send } } }))
