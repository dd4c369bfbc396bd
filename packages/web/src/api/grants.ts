import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// Which partners act for which clients, as staff keep it. Each throws `ApiError`.

type Schemas = components['schemas']
export type ClientGrants = Schemas['ClientGrants']
export type Grant = Schemas['PartnerGrant']

export interface KnownPartner {
  readonly id: string
  readonly name: string | null
  readonly inn: string | null
  readonly partnership: { readonly inForce: boolean }
}

export const getGrants = (desk: string, client: string): Promise<ClientGrants> =>
  answered(http.GET('/api/desks/{desk}/clients/{client}/grants', { params: { path: { desk, client } } }))

export const listPartners = (desk: string): Promise<{ readonly partners: readonly KnownPartner[] }> =>
  answered(http.GET('/api/desks/{desk}/partners', { params: { path: { desk } } }))

export const recordGrant = (
  desk: string,
  client: string,
  body: {
    readonly partner: string
    readonly covers: 'raised' | 'all'
    readonly told?: string
    readonly copies: boolean
    readonly until?: string
  },
): Promise<{ readonly id: string }> =>
  answered(http.POST('/api/desks/{desk}/clients/{client}/grants', { params: { path: { desk, client } }, body }))

export const endClientGrant = (desk: string, client: string, grant: string): Promise<unknown> =>
  answered(
    http.POST('/api/desks/{desk}/clients/{client}/grants/{grant}/ends', {
      params: { path: { desk, client, grant } },
      body: {},
    }),
  )
