import type { Locale } from '@reglament/engine'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import type { CaseRow, ClientDetail } from './shapes.ts'
import { http } from './transport.ts'

// The register of clients as people keep it. Each throws `ApiError`.

type Schemas = components['schemas']
export type ClientChange = Schemas['ClientChange']
export type DuplicatePair = Schemas['DuplicatePair']
export type MergeWeight = Schemas['MergeWeight']
export type Side = Schemas['PossibleDuplicate'] & { readonly weight: MergeWeight }
export type MergeKind = DuplicatePair['kind']

export interface OrganizationFields {
  readonly name: string | null
  readonly inn: string | null
  readonly kpp: string | null
}

export interface PersonFields {
  readonly name: string | null
  readonly emails: string[]
  readonly phones: string[]
  readonly locale: Locale | null
  readonly timezone: string | null
}

export const changeOrganization = (
  desk: string,
  organization: string,
  body: OrganizationFields,
): Promise<ClientDetail> =>
  answered(
    http.PATCH('/api/desks/{desk}/organizations/{organization}', { params: { path: { desk, organization } }, body }),
  )

export const changeContact = (desk: string, contact: string, body: PersonFields): Promise<ClientDetail> =>
  answered(http.PATCH('/api/desks/{desk}/contacts/{contact}', { params: { path: { desk, contact } }, body }))

export const addContact = (desk: string, organization: string, body: PersonFields): Promise<ClientDetail> =>
  answered(
    http.POST('/api/desks/{desk}/organizations/{organization}/contacts', {
      params: { path: { desk, organization } },
      body,
    }),
  )

export const noteClient = (desk: string, client: string, text: string): Promise<ClientDetail> =>
  answered(
    http.POST('/api/desks/{desk}/clients/{client}/notes', { params: { path: { desk, client } }, body: { text } }),
  )

export const dropNote = (desk: string, client: string, note: string): Promise<unknown> =>
  answered(http.DELETE('/api/desks/{desk}/clients/{client}/notes/{note}', { params: { path: { desk, client, note } } }))

/** The newest first. */
export const listChanges = (desk: string, client: string): Promise<{ readonly rows: readonly ClientChange[] }> =>
  answered(http.GET('/api/desks/{desk}/clients/{client}/changes', { params: { path: { desk, client } } }))

/** Cases with numbers below `before`, the newest first. */
export const listClientCases = (
  desk: string,
  client: string,
  before: number | null,
): Promise<{ readonly rows: readonly CaseRow[]; readonly next: number | null }> =>
  answered(
    http.GET('/api/desks/{desk}/clients/{client}/cases', {
      params: { path: { desk, client }, query: { limit: 50, ...(before === null ? {} : { before }) } },
    }),
  )

export const listDuplicates = (
  desk: string,
  dismissed: boolean,
): Promise<{
  readonly pairs: readonly DuplicatePair[]
  readonly count: number
  readonly dismissedCount: number
}> =>
  answered(
    http.GET('/api/desks/{desk}/duplicates', {
      params: { path: { desk }, query: dismissed ? { dismissed: 'true' } : {} },
    }),
  )

export const dismissDuplicate = (desk: string, one: string, other: string): Promise<unknown> =>
  answered(http.POST('/api/desks/{desk}/duplicates/dismissals', { params: { path: { desk } }, body: { one, other } }))

export const restoreDuplicate = (desk: string, one: string, other: string): Promise<unknown> =>
  answered(
    http.DELETE('/api/desks/{desk}/duplicates/dismissals/{one}/{other}', { params: { path: { desk, one, other } } }),
  )

export const previewMerge = (
  desk: string,
  query: { readonly kind: MergeKind; readonly keep: string; readonly gone: string },
): Promise<{ readonly keep: Side; readonly gone: Side }> =>
  answered(http.GET('/api/desks/{desk}/merges/preview', { params: { path: { desk }, query } }))

export type TakenField = 'name' | 'inn' | 'kpp' | 'email' | 'phone'

/** Everything of `gone` goes over to `keep`; fields named in `from` are taken from the one that goes. */
export const mergeClients = (
  desk: string,
  body: { kind: MergeKind; keep: string; gone: string; from: TakenField[] },
): Promise<ClientDetail> => answered(http.POST('/api/desks/{desk}/merges', { params: { path: { desk } }, body }))
