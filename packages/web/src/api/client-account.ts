import type { CaseState, HoldingKind, Locale, Regulation, RenewalJudgement, Verdict } from '@reglament/engine'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import type { Offered } from './knowledge.ts'
import type { Asked, Reads } from './shapes.ts'
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

/** Whose cases a partner's person looks at: all, none but their organization's, or those of one client by its id. */
export type CasesOf = 'all' | 'own' | (string & {})

export const listAccountCases = (
  desk: string,
  of: CasesOf,
  before: number | null,
): Promise<{ readonly rows: readonly AccountCase[]; readonly next: number | null }> =>
  answered(
    http.GET(`${BASE}/cases`, {
      params: {
        path: { desk },
        query: {
          ...(before === null ? {} : { before }),
          ...(of === 'all' ? {} : of === 'own' ? { own: 'true' as const } : { client: of }),
        },
      },
    }),
  )

/** The partner of that INN, for the client to confirm; 404 `not-a-partner` where there is none now. */
export const findPartner = (
  desk: string,
  inn: string,
): Promise<{ readonly id: string; readonly name: string | null; readonly inn: string | null }> =>
  answered(http.GET(`${BASE}/partners/{inn}`, { params: { path: { desk, inn } } }))

export const grantPartner = (
  desk: string,
  body: { readonly inn: string; readonly covers: 'raised' | 'all'; readonly copies: boolean; readonly until?: string },
): Promise<{ readonly id: string }> => answered(http.POST(`${BASE}/grants`, { ...at(desk), body }))

/** By the client, or by the partner that gives it up. */
export const endGrant = (desk: string, grant: string): Promise<unknown> =>
  answered(http.POST(`${BASE}/grants/{grant}/ends`, { params: { path: { desk, grant } }, body: {} }))

export const askFromAccount = (
  desk: string,
  asked: Omit<Asked, 'contact' | 'organization'> & {
    attachments?: string[]
    uploadToken?: string
    offered?: Offered
    reads: Reads
    /** A partner asks for this client. */
    client?: string
    /** As the question form would send it. */
    channel?: 'form'
  },
): Promise<{ readonly number: number; readonly label: string; readonly verdict: Verdict }> =>
  answered(http.POST(`${BASE}/cases`, { ...at(desk), body: asked }))

export const renewFromAccount = (
  desk: string,
  renewal: { readonly holding: HoldingKind; readonly actNumber?: string },
): Promise<{ readonly outcome: RenewalJudgement }> =>
  answered(http.POST(`${BASE}/renewals`, { ...at(desk), body: renewal }))

export type WaysIn = Schemas['WaysIn']

/** By what a client can sign in to a desk. */
export const getDoors = (desk: string): Promise<{ readonly letter: boolean; readonly keyHost: string | null }> =>
  answered(http.GET(`${BASE}/doors`, at(desk)))

export const openByPassword = (desk: string, email: string, password: string): Promise<unknown> =>
  answered(http.POST(`${BASE}/password-sessions`, { ...at(desk), body: { email, password } }))

export const getWaysIn = (desk: string): Promise<WaysIn> => answered(http.GET(`${BASE}/ways`, at(desk)))

export type AccountSession = Schemas['AccountSession']

/** Where the person is signed in. */
export const listSessions = (desk: string): Promise<{ readonly rows: readonly AccountSession[] }> =>
  answered(http.GET(`${BASE}/sessions`, at(desk)))

export const endSession = (desk: string, session: string): Promise<unknown> =>
  answered(http.DELETE(`${BASE}/sessions/{session}`, { params: { path: { desk, session } } }))

/** Every one but that of this browser. */
export const endOtherSessions = (desk: string): Promise<unknown> => answered(http.DELETE(`${BASE}/sessions`, at(desk)))

export const setPassword = (desk: string, password: string): Promise<unknown> =>
  answered(http.PUT(`${BASE}/password`, { ...at(desk), body: { password } }))

export const dropPassword = (desk: string): Promise<unknown> => answered(http.DELETE(`${BASE}/password`, at(desk)))

/** What a key is to sign, and what a new one is made by: the browser's own form, which the API passes through. */
export const askKey = async (desk: string): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  (await answered(http.POST(`${BASE}/key-challenges`, at(desk)))) as unknown as PublicKeyCredentialRequestOptionsJSON

export const askNewKey = async (desk: string): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  (await answered(
    http.POST(`${BASE}/new-key-challenges`, at(desk)),
  )) as unknown as PublicKeyCredentialCreationOptionsJSON

export const openByKey = (desk: string, response: { readonly id: string }): Promise<unknown> =>
  answered(http.POST(`${BASE}/key-sessions`, { ...at(desk), body: response }))

export const addKey = (desk: string, name: string, response: { readonly id: string }): Promise<unknown> =>
  answered(http.POST(`${BASE}/keys`, { ...at(desk), body: { name, response } }))

export const dropKey = (desk: string, key: string): Promise<unknown> =>
  answered(http.DELETE(`${BASE}/keys/{key}`, { params: { path: { desk, key } } }))
