import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// People go from one organization to another, and who only says where they belong is looked at. Each throws `ApiError`.

type Schemas = components['schemas']
export type Unconfirmed = Schemas['UnconfirmedPerson']
export type Moved = Schemas['ContactMoved']
export type MovePreview = Schemas['ContactMovePreview']
export type CasesMoved = 'none' | 'open' | 'all'

export const listUnconfirmed = (desk: string): Promise<{ readonly rows: readonly Unconfirmed[] }> =>
  answered(http.GET('/api/desks/{desk}/unconfirmed-people', { params: { path: { desk } } }))

export const previewMove = (desk: string, contact: string, organization: string | null): Promise<MovePreview> =>
  answered(
    http.GET('/api/desks/{desk}/contacts/{contact}/moves/preview', {
      params: { path: { desk, contact }, query: organization === null ? {} : { organization } },
    }),
  )

/** `organizationId` null: to none. */
export const moveContact = (
  desk: string,
  contact: string,
  body: { readonly organizationId: string | null; readonly cases: CasesMoved },
): Promise<Moved> =>
  answered(http.POST('/api/desks/{desk}/contacts/{contact}/moves', { params: { path: { desk, contact } }, body }))

export const undoMove = (desk: string, move: string): Promise<Moved> =>
  answered(http.POST('/api/desks/{desk}/contact-moves/{move}/undos', { params: { path: { desk, move } }, body: {} }))

/** The person belongs to the organization: their account shows its cases from now on. */
export const confirmColleague = (desk: string, client: string, contact: string): Promise<unknown> =>
  answered(
    http.POST('/api/desks/{desk}/clients/{client}/people/{contact}/confirmations', {
      params: { path: { desk, client, contact } },
      body: {},
    }),
  )
