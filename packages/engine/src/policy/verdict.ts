import type { Instant } from '../base/instant.ts'
import type { Capability, Channel, Field } from '../regulation/vocabulary.ts'

export const VERDICTS = ['redirect', 'refuse', 'incomplete', 'discretion', 'accept'] as const
/** In the order of precedence: the first that was found is the verdict. */
export type VerdictKind = (typeof VERDICTS)[number]

export type GroundReason =
  | 'channel-not-open'
  | 'version-not-supported'
  | 'product-not-supported'
  | 'out-of-scope'
  | 'not-entitled'
  | 'missing-data'
  | 'at-discretion'

/** A reason with the clause it rests on. */
export interface Ground {
  readonly clause: string
  readonly reason: GroundReason
}

/**
 * Why something was decided, as data; `explain/` makes the sentence. `clause` is null where no clause of the source
 * speaks (a plain fact, such as a calendar that ends).
 */
export type Reason =
  | { readonly kind: 'programme'; readonly clause: string; readonly programme: string }
  | { readonly kind: 'holding'; readonly clause: string; readonly holding: string; readonly until: Instant | null }
  | { readonly kind: 'rule'; readonly clause: string }
  | { readonly kind: 'target'; readonly clause: string; readonly target: string; readonly calendar: string | null }
  | { readonly kind: 'no-target'; readonly clause: string }
  | { readonly kind: 'assumed'; readonly clause: string }
  | { readonly kind: 'never-due'; readonly clause: string }
  | { readonly kind: 'calendar-year-unknown'; readonly clause: string | null; readonly years: readonly number[] }
  | {
      readonly kind: 'ground'
      readonly clause: string
      readonly reason: GroundReason
      readonly fields: readonly Field[]
    }

export interface Verdict {
  readonly verdict: VerdictKind
  readonly programme: string | null
  readonly priority: number | null
  readonly respondBy: Instant | null
  readonly missing: readonly Field[]
  readonly grounds: readonly Ground[]
  readonly channels: readonly Channel[]
  readonly capabilities: readonly Capability[]
  readonly because: readonly Reason[]
}
