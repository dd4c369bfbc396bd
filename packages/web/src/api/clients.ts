import type { Holding, Request } from '@reglament/engine'
import { answered } from './answer.ts'
import type { ClientDetail, ClientRow, HeldRight, RecordedClient } from './shapes.ts'
import { http } from './transport.ts'

// Clients and what they hold. Each throws `ApiError`.

export interface ClientPage {
  readonly rows: readonly ClientRow[]
  readonly next: string | null
}

/** One page of the clients that match, by name. */
export const listClients = (desk: string, q: string, cursor: string | null): Promise<ClientPage> =>
  answered(
    http.GET('/api/desks/{desk}/clients', {
      params: {
        path: { desk },
        query: { limit: 50, ...(q === '' ? {} : { q }), ...(cursor === null ? {} : { cursor }) },
      },
    }),
  )

/** By the id of an organization or of a person. */
export const getClient = (desk: string, client: string): Promise<ClientDetail> =>
  answered(http.GET('/api/desks/{desk}/clients/{client}', { params: { path: { desk, client } } }))

export const recordClient = (
  desk: string,
  body: Pick<Request, 'contact' | 'organization'> & { readonly holdings: readonly Holding[] },
): Promise<RecordedClient> =>
  answered(
    http.POST('/api/desks/{desk}/clients', {
      params: { path: { desk } },
      body: { ...body, holdings: [...body.holdings] },
    }),
  )

export const recordHolding = (desk: string, client: string, holding: Holding): Promise<HeldRight> =>
  answered(
    http.POST('/api/desks/{desk}/clients/{client}/holdings', { params: { path: { desk, client } }, body: holding }),
  )

/** `until` is a date of the desk; null gives the right back the term that the regulation gives its kind. */
export const endHolding = (desk: string, client: string, holding: string, until: string | null): Promise<HeldRight> =>
  answered(
    http.PATCH('/api/desks/{desk}/clients/{client}/holdings/{holding}', {
      params: { path: { desk, client, holding } },
      body: { until },
    }),
  )
