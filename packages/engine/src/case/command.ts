import type { Instant } from '../base/instant.ts'
import type { RenewalAsk, RenewalFacts } from '../policy/judge-renewal.ts'
import type { Request } from '../policy/request.ts'
import type { SeatFacts } from '../policy/seat.ts'
import type { Field, Item } from '../regulation/vocabulary.ts'
import type { AdmissionFact } from './admission.ts'
import type { CallFact, Developer, OnBehalf, PartnerRef } from './state.ts'

export type StaffRole = 'specialist' | 'developer' | 'head' | 'administrator'

/**
 * Who acts: a member of staff or a developer by user id, the client by contact id, or the desk itself. `partner`: the person
 * is of a partner organization that acts for the client (I8, A16, S14), and the command carries its seat.
 */
export type Actor =
  | { readonly role: StaffRole; readonly id: string }
  | { readonly role: 'client'; readonly id: string | null; readonly partner?: PartnerRef }
  | { readonly role: 'desk' }

/** A message kept by the shell; the engine only carries its id. */
export interface MessageRef {
  readonly messageId: string
}

/** Which other case of the same client is being worked; a fact that the shell reads and the command carries (I22). */
export interface TurnFact {
  readonly turnHeldBy: string | null
}

/** What the head has decided for the client until a date, where that day has not come (I11); read by the shell. */
export interface AdmittedFact {
  readonly admission?: AdmissionFact
}

/** By what a partner acts for the client: read by the shell in the same transaction; absent where no partner does. */
export interface SeatFact {
  readonly seat?: SeatFacts
}

/** The case that a question was taken out of, and when the client had asked it there (I21): ISO 8601 with its offset. */
export interface SplitFrom {
  readonly caseId: string
  readonly askedAt: string
}

/** A promise that was made in a case which is joined to another one: it goes on there. */
export interface Owed {
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly missed: boolean
}

/** In whose hands a case is within development: a team of the desk and one of its members, by their ids. */
export interface InDevelopment {
  readonly team?: string
  readonly developerId?: string
}

/** Words of a message that a decision rests on. */
export interface Quote {
  readonly messageId: string
  readonly text: string
}

export type Command =
  | ({
      readonly kind: 'register'
      readonly request: Request
      readonly message?: MessageRef
      readonly splitFrom?: SplitFrom
      /** A partner asks for the client (S14, A16). */
      readonly onBehalf?: OnBehalf
    } & TurnFact &
      AdmittedFact &
      SeatFact)
  | ({
      readonly kind: 'supply'
      readonly data: Partial<Request>
      /** What came beside the data: files or words that the message carries, or what staff found in a reply (I23). */
      readonly items?: readonly Item[]
      readonly message?: MessageRef
    } & TurnFact &
      AdmittedFact &
      SeatFact)
  /** `next`: as the first of the queue, which nobody else has; absent: this very case, whoever had it. */
  | { readonly kind: 'take'; readonly next?: boolean }
  /** `assigneeRole` is a fact that the shell reads: null where the assignee does not work on the desk. Null assignee: nobody. */
  | {
      readonly kind: 'assign'
      readonly assignee: string | null
      readonly assigneeRole?: StaffRole | null
      readonly message?: MessageRef
    }
  | { readonly kind: 'answer'; readonly message?: MessageRef }
  | {
      readonly kind: 'ask'
      readonly fields?: readonly Field[]
      /** A checklist for the client: the case comes back when all of it has come (I23). */
      readonly items?: readonly Item[]
      readonly message?: MessageRef
    }
  | ({ readonly kind: 'reply'; readonly message?: MessageRef } & TurnFact & SeatFact)
  | { readonly kind: 'note'; readonly message?: MessageRef }
  | ({ readonly kind: 'escalate'; readonly developer?: Developer; readonly eta?: string } & InDevelopment)
  | ({
      readonly kind: 'promise'
      readonly eta?: string
      readonly developer?: Developer
      readonly message?: MessageRef
    } & InDevelopment)
  | ({ readonly kind: 'return'; readonly message?: MessageRef } & TurnFact)
  | ({ readonly kind: 'confirm' } & SeatFact)
  | { readonly kind: 'close' }
  | {
      readonly kind: 'refuse'
      readonly reason?: string
      readonly clause?: string
      readonly evidence?: Quote
      readonly message?: MessageRef
    }
  | ({ readonly kind: 'admit'; readonly reason?: string; readonly until?: string } & TurnFact)
  /** `messages`: those of this case that the other one goes on with. */
  | { readonly kind: 'split'; readonly into: string; readonly messages?: readonly string[] }
  /** `stranger`: the other case is of another client; `intoEnded`: it is closed or refused. Facts that the shell reads. */
  | {
      readonly kind: 'merge'
      readonly into: string
      readonly stranger?: boolean
      readonly confirmed?: boolean
      readonly intoEnded?: boolean
    }
  /** Given by the shell to the case that another one was merged into. `asks`: in that one the client waits for the desk. */
  | ({ readonly kind: 'join'; readonly from: string; readonly asks: boolean; readonly owed?: Owed } & TurnFact)
  | ({ readonly kind: 'rate'; readonly score: number; readonly comment?: string } & SeatFact)
  | ({ readonly kind: 'complain'; readonly message?: MessageRef } & SeatFact)
  /** A telephone call about the case. `attempts`: how many failed ones the desk allows itself, as set when it was made. */
  | { readonly kind: 'call'; readonly call: CallFact; readonly attempts?: number; readonly message?: MessageRef }
  /** A right of the client is asked to last longer (S8, U2); `quotedAt` where it was asked for before it is judged. */
  | {
      readonly kind: 'renew'
      readonly ask: RenewalAsk
      readonly facts: RenewalFacts
      readonly quotedAt?: Instant
    }
  /** The contact of the case is let in to the channels that are by invitation (U5). */
  | ({ readonly kind: 'invite' } & TurnFact & AdmittedFact)
  /** Given by the shell when the case before it lets the turn go (I22). */
  | { readonly kind: 'give-turn' }
  /** Given by a timer, or by a scenario that lets time pass. */
  | { readonly kind: 'tick' }

export type CommandKind = Command['kind']
