import type { CaseState, Event, Locale, Regulation, Request, Verdict } from '@reglament/engine'
import type { components } from './generated/schema.ts'

type Schemas = components['schemas']

/** What the server says, with the engine's own types where the server passes on the engine's own data. */
type OfEngine<T> = Omit<T, 'state' | 'verdict' | 'events' | 'regulation' | 'otherCases'>

export type Me = Schemas['Me']
export type Member = Schemas['Member']
export type Role = Schemas['Role']
export type Invitation = Schemas['Invitation']
export type ClientRow = Schemas['ClientRow']
export type HeldRight = Schemas['HeldRight']
export type RecordedClient = Schemas['Client']
export type Counts = Schemas['Counts']
export type DeskTitle = Schemas['DeskTitle']
export type ListFilter = Schemas['ListFilter']
export type SavedFilter = Schemas['SavedFilter']
export type Taken = Schemas['Taken']
export type Preferences = Schemas['Preferences']
export type Message = Schemas['Message']
export type Attachment = Schemas['Attachment']
export type SentLetter = Schemas['Letter']
export type Unreadable = Schemas['Unreadable']
export type Found = Schemas['Found']
export type CaseHit = Schemas['CaseHit']
export type Snippet = Schemas['Snippet']
export type Upload = Schemas['Upload']
export type Draft = Schemas['Draft']
export type WaitingSend = Schemas['WaitingSend']
export type CannedAnswer = Schemas['CannedAnswer']
export type CannedVariable = Schemas['CannedVariable']

export type Desk = OfEngine<Schemas['Desk']> & { readonly regulation: Regulation }
export type PublicDesk = OfEngine<Schemas['PublicDesk']> & { readonly regulation: Regulation }
export type CaseRow = OfEngine<Schemas['CaseRow']> & { readonly state: CaseState }
export type CaseDetail = OfEngine<Schemas['CaseDetail']> & {
  readonly state: CaseState
  readonly events: readonly Event[]
  readonly otherCases: readonly CaseRow[]
}
export type ClientDetail = Omit<Schemas['ClientDetail'], 'cases'> & { readonly cases: readonly CaseRow[] }
export type Registered = OfEngine<Schemas['Registered']> & { readonly verdict: Verdict; readonly state: CaseState }
export type PublicRegistered = OfEngine<Schemas['PublicRegistered']> & { readonly verdict: Verdict }
export type TrackedCase = OfEngine<Schemas['TrackedCase']> & {
  readonly state: CaseState
  readonly verdict: Verdict
  readonly regulation: Regulation
}
export interface Page {
  readonly rows: readonly CaseRow[]
  readonly next: string | null
}

export const LISTS = ['queue', 'mine', 'team', 'waiting', 'development', 'to-decide', 'closed'] as const
export type List = (typeof LISTS)[number]

/** How who asks reads: letters to them go so. */
export interface Reads {
  readonly locale: Locale
  /** IANA. */
  readonly timezone: string
}

/** What a person says of a question; when, through what channel and with what rights, the desk knows. */
export type Asked = Omit<Request, 'at' | 'channel' | 'holdings' | 'firstContact'>
