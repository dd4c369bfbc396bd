import type { Request } from '../policy/request.ts'
import type { Field } from '../regulation/vocabulary.ts'
import type { AdmissionFact } from './admission.ts'
import type { Developer } from './state.ts'

/** Who acts: a member of staff or a developer by user id, the client by contact id, or the desk itself. */
export type Actor =
  | { readonly role: 'specialist' | 'developer' | 'head' | 'administrator'; readonly id: string }
  | { readonly role: 'client'; readonly id: string | null }
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

export type Command =
  | ({ readonly kind: 'register'; readonly request: Request; readonly message?: MessageRef } & TurnFact & AdmittedFact)
  | ({ readonly kind: 'supply'; readonly data: Partial<Request> } & TurnFact & AdmittedFact)
  | { readonly kind: 'take' }
  | { readonly kind: 'answer'; readonly message?: MessageRef }
  | { readonly kind: 'ask'; readonly fields?: readonly Field[]; readonly message?: MessageRef }
  | ({ readonly kind: 'reply'; readonly message?: MessageRef } & TurnFact)
  | { readonly kind: 'note'; readonly message?: MessageRef }
  | { readonly kind: 'escalate'; readonly developer?: Developer; readonly eta?: string }
  | { readonly kind: 'promise'; readonly eta?: string; readonly developer?: Developer }
  | ({ readonly kind: 'return' } & TurnFact)
  | { readonly kind: 'confirm' }
  | { readonly kind: 'close' }
  | { readonly kind: 'refuse'; readonly reason?: string; readonly clause?: string; readonly message?: MessageRef }
  | ({ readonly kind: 'admit'; readonly reason?: string; readonly until?: string } & TurnFact)
  | { readonly kind: 'split'; readonly into: string }
  | { readonly kind: 'merge'; readonly into: string }
  | { readonly kind: 'rate'; readonly score: number; readonly comment?: string }
  | { readonly kind: 'complain'; readonly message?: MessageRef }
  /** Given by the shell when the case before it lets the turn go (I22). */
  | { readonly kind: 'give-turn' }
  /** Given by a timer, or by a scenario that lets time pass. */
  | { readonly kind: 'tick' }

export type CommandKind = Command['kind']
