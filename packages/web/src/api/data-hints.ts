import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// What each product needs of a client, and how the client gets it. Each throws `ApiError`.

export type DataHint = components['schemas']['DataHint']
export type KeptHint = components['schemas']['KeptDataHint']

export const listDataHints = (desk: string): Promise<{ readonly rows: readonly KeptHint[] }> =>
  answered(http.GET('/api/desks/{desk}/data-hints', { params: { path: { desk } } }))

export const saveDataHint = (desk: string, body: DataHint): Promise<{ readonly rows: readonly KeptHint[] }> =>
  answered(http.PUT('/api/desks/{desk}/data-hints', { params: { path: { desk } }, body }))
