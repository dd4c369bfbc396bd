import type { HoldingKind, RenewalJudgement } from '@reglament/engine'
import { answered } from './answer.ts'
import { http } from './transport.ts'

// Rights that move. Each throws `ApiError`.

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
