import type { CallOutcome, Request } from '@reglament/engine'
import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import type { Asked, CaseRow, Registered } from './shapes.ts'
import { http } from './transport.ts'

// The desk's telephone. Each throws `ApiError`.

type Schemas = components['schemas']
export type Call = Schemas['Call']
export type Caller = Schemas['Caller']
export type PhoneSettings = Schemas['PhoneSettings']
export type CallersFound = Omit<Schemas['CallersFound'], 'case'> & { readonly case: CaseRow | null }

export const listCalls = (desk: string, which: 'now' | 'recent'): Promise<{ calls: readonly Call[] }> =>
  answered(http.GET('/api/desks/{desk}/calls', { params: { path: { desk }, query: { which } } }))

export const getCall = (desk: string, call: string): Promise<Call> =>
  answered(http.GET('/api/desks/{desk}/calls/{call}', { params: { path: { desk, call } } }))

/** Saying twice that a call was about a case is saying it once. */
export const tieCall = (desk: string, call: string, number: number): Promise<Call> =>
  answered(http.POST('/api/desks/{desk}/calls/{call}/cases', { params: { path: { desk, call } }, body: { number } }))

/** A talk or an attempt that no exchange told of. */
export const recordCall = (
  desk: string,
  number: number,
  body: { direction: 'in' | 'out'; outcome: CallOutcome; phone?: string; text?: string },
): Promise<unknown> =>
  answered(http.POST('/api/desks/{desk}/cases/{number}/calls', { params: { path: { desk, number } }, body }))

/** By telephone in any writing, by the number of a case, or by INN. */
export const findCallers = (desk: string, q: string): Promise<CallersFound> =>
  answered(http.GET('/api/desks/{desk}/callers', { params: { path: { desk }, query: { q } } }))

export const listCallbacks = (desk: string): Promise<{ rows: readonly CaseRow[]; attempts: number }> =>
  answered(http.GET('/api/desks/{desk}/callbacks', { params: { path: { desk } } }))

export const getPhone = (desk: string): Promise<PhoneSettings> =>
  answered(http.GET('/api/desks/{desk}/phone', { params: { path: { desk } } }))

export const changePhone = (
  desk: string,
  body: Pick<PhoneSettings, 'country' | 'callbackAttempts' | 'callbackWindowMinutes'>,
): Promise<PhoneSettings> => answered(http.PATCH('/api/desks/{desk}/phone', { params: { path: { desk } }, body }))

export const setExtension = (desk: string, extension: string | null): Promise<PhoneSettings> =>
  answered(http.PATCH('/api/desks/{desk}/phone/extension', { params: { path: { desk } }, body: { extension } }))

/** Shown once: the one before it is void. */
export const makePhoneSecret = (desk: string): Promise<{ secret: string }> =>
  answered(http.POST('/api/desks/{desk}/phone/secrets', { params: { path: { desk } } }))

export const registerFromCall = (
  desk: string,
  request: Asked & Pick<Request, 'channel'>,
  more: { readonly subject?: string; readonly contact?: string; readonly call?: string },
): Promise<Registered> =>
  answered(http.POST('/api/desks/{desk}/cases', { params: { path: { desk } }, body: { request, ...more } }))
