import type { Channel, HoldingKind, Topic } from '../regulation/vocabulary.ts'

/** A dated fact about a client that gives it a right. `until` overrides the term that the regulation gives the kind. */
export interface Holding {
  readonly kind: HoldingKind
  readonly product?: string
  /** ISO date, or an instant with offset where the right starts within a day. */
  readonly from: string
  readonly until?: string
}

export interface Contact {
  readonly name?: string
  readonly email?: string
  readonly phone?: string
}

export interface Organization {
  readonly name?: string
  readonly inn?: string
}

/** When a client asked to be called back (I32): half-open, instants as ISO text, and the zone that they read them in. */
export interface CallbackWindow {
  readonly from: string
  readonly to: string
  readonly timezone?: string
}

/** What a client said, and what is known of the client (contracts, section 4). Instants are ISO text at the edge. */
export interface Request {
  readonly at: string
  readonly channel: Channel
  readonly contact?: Contact
  readonly organization?: Organization
  readonly product?: string
  readonly version?: string
  readonly licence?: string
  readonly topic?: Topic
  readonly description?: string
  /** Absent counts as true: nothing is known of this person yet. */
  readonly firstContact?: boolean
  /** Asked for through the channel `callback` alone. */
  readonly callback?: CallbackWindow
  readonly holdings?: readonly Holding[]
  /** False: has not been let in to the channels that are by invitation (U5). Absent: whoever is there was let in. */
  readonly invited?: boolean
}
