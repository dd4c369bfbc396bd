import { answered } from './answer.ts'
import type { Found } from './shapes.ts'
import { http } from './transport.ts'

/** Cases, clients and people for whatever was typed; the space after it means that its last word is whole. Throws `ApiError`. */
export const search = (desk: string, q: string, signal: AbortSignal): Promise<Found> =>
  answered(http.GET('/api/desks/{desk}/search', { params: { path: { desk }, query: { q, limit: 10 } }, signal }))
