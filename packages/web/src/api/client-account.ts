import type { CaseState, HoldingKind, Locale, Regulation, RenewalJudgement, Verdict } from '@reglament/engine'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import type { Asked } from './shapes.ts'
import { http } from './transport.ts'

// What the account of a client asks of the server, with the session that the browser keeps. Each throws `ApiError`.

type Schemas = components['schemas']
export type Account = Omit<Schemas['Account'], 'regulation'> & { readonly regulation: Regulation }
export type AccountCase = Omit<Schemas['AccountCase'], 'state'> & { readonly state: CaseState }

const BASE = '/api/public/account/{desk}'
const at = (desk: string) => ({ params: { path: { desk } } })

/** The answer is the same whoever the address belongs to. */
export const askSignIn = (desk: string, email: string, locale: Locale): Promise<{ readonly minutes: number }> =>
  answered(http.POST(`${BASE}/sign-ins`, { ...at(desk), body: { email, locale } }))

export const openAccount = (desk: string, token: string): Promise<unknown> =>
  answered(http.POST(`${BASE}/sessions`, { ...at(desk), body: { token } }))

export const leaveAccount = (desk: string): Promise<unknown> => answered(http.DELETE(`${BASE}/session`, at(desk)))

export const getAccount = (desk: string): Promise<Account> => answered(http.GET(BASE, at(desk)))

export const listAccountCases = (
  desk: string,
  before: number | null,
): Promise<{ readonly rows: readonly AccountCase[]; readonly next: number | null }> =>
  answered(http.GET(`${BASE}/cases`, { params: { path: { desk }, query: before === null ? {} : { before } } }))

export const askFromAccount = (
  desk: string,
  asked: Omit<Asked, 'contact' | 'organization'>,
): Promise<{ readonly number: number; readonly label: string; readonly verdict: Verdict }> =>
  answered(http.POST(`${BASE}/cases`, { ...at(desk), body: asked }))

export const renewFromAccount = (
  desk: string,
  renewal: { readonly holding: HoldingKind; readonly actNumber?: string },
): Promise<{ readonly outcome: RenewalJudgement }> =>
  answered(http.POST(`${BASE}/renewals`, { ...at(desk), body: renewal }))
