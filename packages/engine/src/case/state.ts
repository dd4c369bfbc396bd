import type { Instant } from '../base/instant.ts'
import type { Request } from '../policy/request.ts'
import type { Ground, Verdict } from '../policy/verdict.ts'
import type { Field, Item } from '../regulation/vocabulary.ts'
import type { Admission } from './admission.ts'
import type { InDevelopment } from './command.ts'

export const STATUSES = [
  'registered',
  'waiting-turn',
  'in-progress',
  'waiting-client',
  'escalated',
  'closed',
  'refused',
] as const
export type Status = (typeof STATUSES)[number]
export type Turn = 'staff' | 'client' | 'development' | 'nobody'

/** The promise of a first (or, after reopening, a next) answer. A finished one is never judged again. */
export interface ResponseClock {
  /** 1 for the first answer; reopening starts the next cycle. */
  readonly cycle: number
  readonly startedAt: Instant
  readonly dueAt: Instant | null
  readonly endedAt: Instant | null
  readonly result: 'in-time' | 'late' | null
  /** The breach was noticed and announced. */
  readonly missed: boolean
}

/** An interval in which a clock ran; `to` is null while it runs. */
export interface Run {
  readonly from: Instant
  readonly to: Instant | null
}

/** The clock of a target beyond the first response: the intervals it ran in, and its verdict once it has ended. */
export interface TargetClock {
  readonly target: 'next-response' | 'resolution'
  readonly cycle: number
  readonly runs: readonly Run[]
  /** Null while it is paused, and where the target is `none`. */
  readonly dueAt: Instant | null
  readonly endedAt: Instant | null
  readonly result: 'in-time' | 'late' | null
  readonly missed: boolean
}

export interface DevelopmentPromise extends InDevelopment {
  readonly developer: Developer | null
  readonly etaAt: Instant | null
  readonly missed: boolean
}

/** Who in development has the case, and how the client reaches them (I26). */
export interface Developer {
  readonly name: string
  readonly email?: string
  readonly phone?: string
}

/** A line of the checklist that the client was asked to fill in (I23). */
export interface WantedItem {
  readonly item: Item
  readonly cameAt: Instant | null
}

export const CALL_OUTCOMES = ['reached', 'no-answer', 'busy', 'wrong-number'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** A telephone call, or an attempt at one, as a case remembers it. */
export interface CallFact {
  /** The shell's record of the call, which knows its length and its recording; null where a person noted it by hand. */
  readonly callId: string | null
  readonly direction: 'in' | 'out'
  readonly outcome: CallOutcome
  /** Whose telephone it was, as it is kept; null: withheld. */
  readonly number: string | null
}

/** The promise to call a client back (I32), and what came of it. */
export interface CallbackState {
  readonly from: Instant
  readonly to: Instant
  /** Attempts that did not get through. */
  readonly failed: number
  readonly ended: 'reached' | 'given-up' | null
}

export type ClosedBy = 'time-limit' | 'confirmation' | 'specialist' | 'merge'

/** A partner organization, named as it was called then. */
export interface PartnerRef {
  readonly id: string
  readonly name: string | null
}

/** Who asked in the place of the client whose case it is, and by what grant. */
export interface OnBehalf {
  readonly partner: PartnerRef
  readonly grant: string
}

/** Everything that the rules need to know of a case; folded from its events by `evolve`, never edited. */
export interface CaseState {
  readonly id: string
  readonly regulation: { readonly id: string; readonly version: string }
  readonly status: Status
  readonly turn: Turn
  readonly request: Request
  readonly verdict: Verdict
  /** The head let it in although the verdict was `refuse` or `discretion`. */
  readonly admitted: boolean
  /** Until when, where the head set an end; absent: for as long as the case lasts. */
  readonly admission?: Admission
  readonly registeredAt: Instant
  /** It is the case of its client that is being worked, until it is closed or escalated (I22). */
  readonly hasTurn: boolean
  /** The first answer was given, in whatever cycle. */
  readonly answered: boolean
  readonly response: ResponseClock
  readonly finishedResponses: readonly ResponseClock[]
  /** The other targets of its programme, finished ones first. */
  readonly clocks: readonly TargetClock[]
  /** Since when the desk waits for the client; null while it does not. */
  readonly silentSince: Instant | null
  readonly closingWarned: boolean
  readonly development: DevelopmentPromise | null
  readonly assignee: string | null
  readonly closedBy: ClosedBy | null
  readonly closedAt: Instant | null
  readonly mergedInto: string | null
  /** That one is of another client: whoever writes to this case goes on with it, and sees nothing of the other. */
  readonly mergedApart?: true
  readonly asked: readonly Field[]
  /** The checklist of the last request for data; absent where there was none, and gone with the next answer. */
  readonly wanted?: readonly WantedItem[]
  /** What it was refused for; gone when the client goes on with it. */
  readonly refusal?: { readonly reason: string; readonly grounds: readonly Ground[] }
  /** Absent: the client did not ask to be called back. */
  readonly callback?: CallbackState
  /** Absent: the client asked, or somebody for it who is no partner. */
  readonly onBehalf?: OnBehalf
}

/** Whose turn follows from the status; kept here so that no state is without its turn. */
export const TURN_OF = {
  registered: 'staff',
  'waiting-turn': 'staff',
  'in-progress': 'staff',
  'waiting-client': 'client',
  escalated: 'development',
  closed: 'nobody',
  refused: 'nobody',
} as const satisfies Record<Status, Turn>
