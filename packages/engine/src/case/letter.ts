import type { Instant } from '../base/instant.ts'
import type { Interval } from '../calendar/index.ts'
import type { RenewalAsk, RenewalJudgement } from '../policy/judge-renewal.ts'
import type { Ground } from '../policy/verdict.ts'
import type { Channel, Field, Item } from '../regulation/vocabulary.ts'
import type { MessageRef } from './command.ts'
import type { Developer } from './state.ts'

export const LETTERS = [
  'registered',
  'incomplete',
  'redirected',
  'refused',
  'waiting-turn',
  'your-turn',
  'answered',
  'asked',
  'escalated',
  'new-promise',
  'closing-soon',
  'closed-by-time-limit',
  'closed',
  'reopened',
  'not-reached',
  'renewed',
  'renewal-refused',
  'invited',
] as const
export type LetterKind = (typeof LETTERS)[number]

/** What a letter to the client says, as data; the shell words it in the client's language. */
export interface Letter {
  readonly kind: LetterKind
  /** Index of the event that caused it, within the events of one command: part of the letter's derived id. */
  readonly eventIndex: number
  readonly respondBy: Instant | null
  readonly closesAt: Instant | null
  readonly missing: readonly Field[]
  /** The checklist that it asks to fill in; absent where it asks for none. */
  readonly items?: readonly Item[]
  readonly channels: readonly Channel[]
  readonly grounds: readonly Ground[]
  readonly developer: Developer | null
  readonly etaAt: Instant | null
  readonly behind: string | null
  /** When the desk calls (I32), where it promised to and has not yet; letters of before it did have none. */
  readonly callBetween?: Interval
  readonly message: MessageRef | null
  /** The case that this one's question was taken out of: the client is told both numbers (I21). */
  readonly splitFrom?: string
  /** What came of a renewal that was asked for; absent in letters about other things. */
  readonly renewal?: { readonly ask: RenewalAsk; readonly outcome: RenewalJudgement }
  /** The clauses that the letter rests on. */
  readonly clauses: readonly string[]
}
