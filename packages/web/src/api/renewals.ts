import type { ActReading, Channel, HoldingKind, RenewalJudgement } from '@reglament/engine'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

// Rights that move. Each throws `ApiError`.

type Schemas = components['schemas']
export type Act = Schemas['Act']
export type RenewalLine = Schemas['Renewal']
export type NewAct = Pick<Act, 'number' | 'issuedOn' | 'inn' | 'issuedBy' | 'showsSupport'>
type RegisteredAct = Schemas['RegisteredAct']

/** The register of acts, the last registered first; `q` is the beginning of a number, however written, or of an INN. */
export const listActs = (desk: string, q: string): Promise<{ acts: Act[] }> =>
  answered(http.GET('/api/desks/{desk}/acts', { params: { path: { desk }, query: q === '' ? {} : { q } } }))

/** Each act answers for itself. */
export const registerActs = (desk: string, acts: readonly NewAct[]): Promise<{ acts: RegisteredAct[] }> =>
  answered(http.POST('/api/desks/{desk}/acts', { params: { path: { desk } }, body: { acts: [...acts] } }))

/** What was asked for and what came of it, the newest first; `pending`: only what waits for a person. */
export const listRenewals = (
  desk: string,
  query: { readonly client?: string; readonly pending?: boolean },
): Promise<{ renewals: RenewalLine[] }> =>
  answered(
    http.GET('/api/desks/{desk}/renewals', {
      params: {
        path: { desk },
        query: {
          ...(query.client === undefined ? {} : { client: query.client }),
          ...(query.pending ? { pending: 'true' } : {}),
        },
      },
    }),
  )

interface StaffAsk {
  readonly client: string
  readonly channel: Channel
  readonly holding: HoldingKind
  readonly terms?: number
  readonly actNumber?: string
  readonly reading?: ActReading
}

/** Records that a client asks for a right to last longer. */
export const recordRenewal = (desk: string, body: StaffAsk): Promise<{ outcome: RenewalJudgement }> =>
  answered(http.POST('/api/desks/{desk}/renewals', { params: { path: { desk } }, body }))

/** Says what an act shows: it is judged, as of the moment it was quoted. */
export const decideRenewal = (
  desk: string,
  renewal: string,
  reading: ActReading,
): Promise<{ outcome: RenewalJudgement }> =>
  answered(
    http.POST('/api/desks/{desk}/renewals/{renewal}/decisions', { params: { path: { desk, renewal } }, body: reading }),
  )

/** Lets the person of a case in; a case that came by a closed channel is judged again. */
export const inviteFromCase = (desk: string, number: number): Promise<unknown> =>
  answered(http.POST('/api/desks/{desk}/cases/{number}/invitations', { params: { path: { desk, number } }, body: {} }))

/** A client asks on the page of a case; the answer says at once what came of it. */
export const quoteAct = (
  desk: string,
  number: number,
  key: string,
  asked: { readonly holding: HoldingKind; readonly actNumber: string },
): Promise<{ outcome: RenewalJudgement }> =>
  answered(
    http.POST('/api/public/cases/{desk}/{number}/renewals', {
      params: { path: { desk, number } },
      body: { key, ...asked },
    }),
  )

/** Lets a person in to the channels that are by invitation; `isTold`: a letter goes out. */
export const invitePerson = (desk: string, client: string, contact: string): Promise<{ isTold: boolean }> =>
  answered(
    http.POST('/api/desks/{desk}/clients/{client}/people/{contact}/invitations', {
      params: { path: { desk, client, contact } },
      body: {},
    }),
  )
