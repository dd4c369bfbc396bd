import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// How somebody in copy hears of cases, by the link of a digest. Each throws `ApiError`.

export type CopyMode = components['schemas']['CopyMode']
export interface CopiesLink {
  readonly email: string
  readonly key: string
}

export const readCopies = (desk: string, link: CopiesLink): Promise<{ readonly mode: CopyMode }> =>
  answered(http.GET('/api/public/desks/{desk}/copies', { params: { path: { desk }, query: link } }))

export const chooseCopies = (
  desk: string,
  body: CopiesLink & { readonly mode: CopyMode },
): Promise<{ readonly mode: CopyMode }> =>
  answered(http.PUT('/api/public/desks/{desk}/copies', { params: { path: { desk } }, body }))
