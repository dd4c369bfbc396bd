import type { Instant } from '../base/instant.ts'
import type { RenewalAsk, RenewalJudgement } from '../policy/judge-renewal.ts'
import type { Request } from '../policy/request.ts'
import type { Ground, Verdict } from '../policy/verdict.ts'
import type { Channel, Field, Item } from '../regulation/vocabulary.ts'
import type { Actor, InDevelopment, MessageRef, Owed, Quote } from './command.ts'
import type { CallFact, ClosedBy, Developer, OnBehalf, Status, TargetClock } from './state.ts'

interface Stamp {
  readonly at: Instant
  readonly by: Actor
  /** The clocks beyond the first response as they stand after it; absent where it moved none. */
  readonly clocks?: readonly TargetClock[]
}

/** What happened to a case; appended, never edited. */
export type Event = Stamp &
  (
    | {
        readonly kind: 'registered'
        readonly caseId: string
        readonly regulation: { readonly id: string; readonly version: string }
        readonly request: Request
        readonly verdict: Verdict
        readonly status: Status
        /** The case of the same client that is being worked. */
        readonly behind: string | null
        readonly message: MessageRef | null
        /** The case that the question was taken out of (I21). */
        readonly splitFrom?: string
        /** A partner asked for the client. */
        readonly onBehalf?: OnBehalf
      }
    | {
        readonly kind: 'supplied'
        readonly request: Request
        readonly verdict: Verdict
        readonly was: Status
        readonly status: Status
        readonly behind: string | null
        /** What of the checklist came with it; absent where there is none. */
        readonly came?: readonly Item[]
        readonly message?: MessageRef
      }
    | { readonly kind: 'taken'; readonly assignee: string }
    | {
        readonly kind: 'assigned'
        /** Null: nobody has it any more. */
        readonly assignee: string | null
        readonly was: string | null
        /** What the one who gives it says to the one who gets it. */
        readonly message: MessageRef | null
      }
    | {
        readonly kind: 'answered'
        readonly status: Status
        /** Since when the client is waited for, as the regulation counts its silence. */
        readonly silentSince: Instant | null
        readonly message: MessageRef | null
      }
    | {
        readonly kind: 'asked'
        readonly status: Status
        readonly silentSince: Instant | null
        readonly fields: readonly Field[]
        /** The checklist; absent where the answer is free. */
        readonly items?: readonly Item[]
        readonly message: MessageRef | null
      }
    | {
        readonly kind: 'replied'
        readonly status: Status
        readonly behind: string | null
        readonly message: MessageRef | null
      }
    | {
        readonly kind: 'reopened'
        readonly status: Status
        /** When the next answer is due: a reopened case starts a new cycle. */
        readonly dueAt: Instant | null
        readonly behind: string | null
        readonly message: MessageRef | null
      }
    | { readonly kind: 'noted'; readonly message: MessageRef | null }
    | ({
        readonly kind: 'escalated'
        readonly developer: Developer | null
        readonly etaAt: Instant | null
      } & InDevelopment)
    | ({
        readonly kind: 'promised'
        readonly developer: Developer | null
        readonly etaAt: Instant
        /** A word to the client with the new date. */
        readonly message?: MessageRef
      } & InDevelopment)
    | {
        readonly kind: 'returned'
        readonly status: Status
        readonly behind: string | null
        /** What came of it, for staff. */
        readonly message?: MessageRef
      }
    | {
        readonly kind: 'closed'
        readonly closedBy: ClosedBy
        readonly clause: string | null
        readonly into: string | null
        /** It was merged into a case of another client: the two conversations stay apart. */
        readonly apart?: true
      }
    | {
        readonly kind: 'joined'
        readonly from: string
        readonly status: Status
        readonly behind: string | null
        readonly owed?: Owed
      }
    | {
        readonly kind: 'refused'
        readonly reason: string
        readonly grounds: readonly Ground[]
        readonly evidence?: Quote
        readonly message: MessageRef | null
      }
    | {
        readonly kind: 'admitted'
        readonly status: Status
        readonly reason: string
        readonly until: string | null
        readonly behind: string | null
        /** The instant that `until` means; absent where it has no end. */
        readonly endsAt?: Instant
        /** The case that the head decided on; absent where it was this one. */
        readonly under?: string
      }
    | {
        readonly kind: 'admission-ended'
        /** When it ended. */
        readonly endedAt: Instant
        readonly status: Status
        readonly behind: null
        readonly clause: string | null
      }
    | {
        readonly kind: 'renewal-judged'
        readonly ask: RenewalAsk
        /** From when the right would be in force, whenever it was judged. */
        readonly quotedAt: Instant
        readonly outcome: RenewalJudgement
      }
    | { readonly kind: 'invited'; readonly channels: readonly Channel[]; readonly clauses: readonly string[] }
    | { readonly kind: 'turn-came'; readonly status: Status }
    | { readonly kind: 'closing-warned'; readonly closesAt: Instant }
    | { readonly kind: 'response-missed'; readonly dueAt: Instant }
    | { readonly kind: 'target-missed'; readonly target: TargetClock['target']; readonly dueAt: Instant }
    | { readonly kind: 'promise-missed'; readonly etaAt: Instant }
    | { readonly kind: 'split'; readonly into: string; readonly messages?: readonly string[] }
    | { readonly kind: 'rated'; readonly score: number; readonly comment: string }
    | { readonly kind: 'complained'; readonly message: MessageRef | null }
    | {
        readonly kind: 'called'
        readonly call: CallFact
        /** How many attempts to call back have failed, with this one. */
        readonly failed: number
        /** No further attempt is owed: the client is written to. */
        readonly isLast: boolean
        readonly message: MessageRef | null
      }
  )

export type EventKind = Event['kind']
