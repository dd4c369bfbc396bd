import type { Duration } from '../base/duration.ts'
import type { Locale, Text } from '../base/text.ts'
import type { CalendarSpec } from '../calendar/model.ts'
import type { ActCondition, Capability, Channel, Field, HoldingKind, PausingState, Topic } from './vocabulary.ts'

export type Clauses = readonly string[]

/** One duty that the source states; `assumed` is what the source leaves open and this regulation takes it to mean. */
export interface Clause {
  readonly id: string
  readonly text: Text
  readonly assumed: Text | null
}

export interface NamedCalendar {
  readonly title: Text
  readonly spec: CalendarSpec
  readonly clauses: Clauses
}

export interface Product {
  readonly title: Text
  readonly versions: 'any' | readonly string[]
  /** Only the newest release is supported, and `versions` names it. */
  readonly current: boolean
  readonly clauses: Clauses
}

export interface HoldingRule {
  /** How long the right runs from the holding's `from`; null: while the holding itself says. */
  readonly term: Duration | null
  /** The holding gives the right of another kind: a purchase that brings a subscription. */
  readonly countsAs: HoldingKind | null
  /** At most one in this term, counted from the start of the last one that was granted (I10). */
  readonly onceIn: Duration | null
  readonly clauses: Clauses
}

export interface Target {
  readonly within: Duration | null
  readonly calendar: string | null
  readonly clauses: Clauses
}

export interface ChannelRule {
  readonly open: readonly Channel[]
  /** Taken in and served, though the regulation does not list them among the channels to write to. */
  readonly also: readonly Channel[]
  /** What is to be known of single channels, and the clauses that open them. */
  readonly about: Readonly<Partial<Record<Channel, ChannelDetail>>>
  readonly clauses: Clauses
}

export interface ChannelDetail {
  /** Only those who were let in may use it (U5); they ask for it through this channel. Null: open to all. */
  readonly byInvitation: { readonly askedBy: Channel } | null
  /** Where it is found, where that is more than one place (U8). */
  readonly places: readonly Text[]
  readonly clauses: Clauses
}

export interface CapabilityRule {
  readonly grant: readonly Capability[]
  /** On what condition, for the reader: "by agreement". */
  readonly note: Text | null
  readonly clauses: Clauses
}

export interface ScopeRule {
  readonly topics: readonly Topic[]
  readonly note: Text | null
  readonly clauses: Clauses
}

export interface Scope {
  readonly in: readonly ScopeRule[]
  readonly out: readonly ScopeRule[]
  readonly otherwise: { readonly is: 'in' | 'out'; readonly clauses: Clauses }
}

/** Who a programme serves: everyone, or a holder (now, or ever) of one of these kinds. */
export type Who =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'holder'; readonly holds: readonly HoldingKind[]; readonly held: readonly HoldingKind[] }

/** A promise beyond the first response: how long, on which hours, and in which states of a case its clock stands still. */
export interface FurtherTarget extends Target {
  readonly name: 'next-response' | 'resolution'
  readonly pauses: readonly PausingState[]
}

export interface Programme {
  readonly id: string
  readonly title: Text
  readonly who: Who
  readonly admission: 'open' | 'discretion' | 'refuse'
  readonly priority: number | null
  /** The calendar of the hours in which it is served: its own (U4), or the desk's; null: none are stated. */
  readonly hours: string | null
  readonly response: Target
  readonly targets: readonly FurtherTarget[]
  readonly channels: ChannelRule
  readonly capabilities: readonly CapabilityRule[]
  readonly scope: Scope
  readonly clauses: Clauses
}

export interface RequiredRule {
  readonly fields: readonly Field[]
  readonly on: 'always' | 'first-contact'
  readonly clauses: Clauses
}

export interface RefusalRule {
  readonly title: Text
  readonly clauses: Clauses
}

export interface SilenceRule {
  readonly after: Duration
  /** What the silence is counted from: the specialist's last answer (I29), or when the desk began to wait (A5). */
  readonly since: 'last-answer' | 'waiting'
  /** How long before closing the client is warned; null: not at all. */
  readonly warn: Duration | null
  readonly clauses: Clauses
}

export interface Lifecycle {
  readonly stages: Clauses
  readonly confirmation: { readonly clauses: Clauses }
  readonly silence: SilenceRule | null
  readonly bySpecialist: { readonly when: 'after-answer' | 'any-time'; readonly clauses: Clauses }
  readonly reopening: { readonly clauses: Clauses }
}

export interface Escalation {
  readonly to: Text | null
  readonly requires: readonly ('developer' | 'eta')[]
  /** A developer may answer the client without support in between. Absent in versions published before it could be said. */
  readonly direct?: boolean
  readonly clauses: Clauses
}

/** Something the desk publishes or offers a person; it decides nothing, and cites its clauses. */
export interface Notice {
  readonly id: string
  readonly title: Text
  readonly clauses: Clauses
}

export interface ContactPoint {
  readonly title: Text
  readonly value: Text
  readonly clauses: Clauses
}

/** How a right is made to last longer: by buying more of it (U2), or by quoting an act of services (S8-S10). */
export interface Renewal {
  readonly holding: HoldingKind
  readonly term: Duration
  /** Several terms at once may be had. */
  readonly orMore: boolean
  /** From the moment that it is asked for, or from the end of what is still in force. */
  readonly starts: 'when-asked' | 'after-the-last'
  /** The only channels that it can be asked through; null: any. */
  readonly asked: { readonly channels: readonly Channel[]; readonly clauses: Clauses } | null
  /** What the quoted act of services must be; null: none is asked for. */
  readonly act: readonly { readonly must: ActCondition; readonly clauses: Clauses }[] | null
  readonly clauses: Clauses
}

/** A support regulation, parsed and checked: plain data, the same in the server, the browser and the database. */
export interface Regulation {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly vendor: Text
  readonly prefix: string
  readonly timezone: string
  readonly locale: Locale
  readonly clauses: Readonly<Record<string, Clause>>
  readonly calendars: Readonly<Record<string, NamedCalendar>>
  /** The calendar of the desk's hours; null: none are stated. */
  readonly hours: string | null
  readonly products: Readonly<Record<string, Product>>
  readonly holdings: Readonly<Partial<Record<HoldingKind, HoldingRule>>>
  readonly response: { readonly clauses: Clauses }
  /** From the most to the least favourable: the first whose condition holds serves the request. */
  readonly programmes: readonly Programme[]
  /** What a request is refused by where no programme's condition holds. */
  readonly notEntitled: Clauses
  readonly required: readonly RequiredRule[]
  readonly refusals: Readonly<Record<string, RefusalRule>>
  readonly turns: { readonly oneAtATime: boolean; readonly clauses: Clauses }
  readonly queue: { readonly order: readonly ('priority' | 'due' | 'arrival')[]; readonly clauses: Clauses }
  readonly lifecycle: Lifecycle
  readonly escalation: Escalation
  readonly remote: {
    readonly protocol: 'ssh' | 'teamviewer'
    readonly port: number | null
    readonly clauses: Clauses
  } | null
  readonly renewals: readonly Renewal[]
  readonly notices: readonly Notice[]
  readonly contacts: readonly ContactPoint[]
}
