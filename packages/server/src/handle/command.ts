import type { Actor, CaseState, Channel, Command, Event, PartnerRef, Rejection, Request } from '@reglament/engine'
import type { Reads } from '../reads.ts'
import type { DeskClient } from '../store/transaction.ts'

/** A command as its giver knows it: the facts (holdings, first contact, who holds the turn) are filled in by `handle`. */
type WithoutFacts<C> = C extends unknown
  ? Omit<C, 'turnHeldBy' | 'message' | 'assigneeRole' | 'admission' | 'facts' | 'seat'>
  : never

/**
 * Everything that can be asked of a case that is there; what two cases have a part in has a function of its own
 * (`splitCase`, `mergeCases`). The message, where there is one, travels beside it.
 */
export type CaseCommand = WithoutFacts<Exclude<Command, { kind: 'register' | 'split' | 'merge' | 'join' }>>

export interface RegisterInput {
  readonly kind: 'register'
  /** `holdings` and `firstContact` are what the database says, whatever stands here. */
  readonly request: Request
}

/** Whose case it is, where the caller knows. */
export interface ClientRef {
  readonly organizationId: string | null
  readonly contactId: string | null
}

export interface MessageAuthor {
  readonly role: Actor['role']
  readonly id: string | null
  readonly name: string | null
  readonly email: string | null
  /** The partner whose person it is, where a partner writes for the client. */
  readonly partner?: string | null
}

export interface NewAttachment {
  readonly filename: string
  readonly contentType: string
  readonly sizeBytes: number
  /** From `FileStore.put`, called before: bytes are on the disk before a row speaks of them. */
  readonly sha256: string
  readonly contentId: string | null
  readonly isInline: boolean
}

/** A message that comes with a command, kept in the same transaction. */
export interface NewMessage {
  readonly direction: 'in' | 'out' | 'note'
  readonly channel: Channel
  readonly author: MessageAuthor
  readonly subject: string | null
  readonly text: string
  /** What the sender wrote now, without quoted history; null where it is the same as `text`. */
  readonly visibleText: string | null
  readonly html: string | null
  /** Message-ID, with its angle brackets; null where the message was no letter. */
  readonly internetId: string | null
  readonly attachments: readonly NewAttachment[]
}

/** What was done, for work that must be in the same transaction (marking a raw message as taken). */
export interface Done {
  readonly caseId: string
  readonly number: number
  readonly messageId: string | null
  /** What the command added. */
  readonly events: readonly Event[]
}

/** Runs after everything is written and before the commit: what it throws rolls all of it back. */
export type Within = (db: DeskClient, done: Done) => Promise<void>

export interface Registration {
  readonly command: RegisterInput
  readonly actor: Actor
  /** null: found by the request's INN, e-mail or phone, and made where it is new. */
  readonly client: ClientRef | null
  /** The partner that asks for the client, whose organization `client` names; the rules say whether it may. */
  readonly partner?: PartnerRef
  readonly subject: string
  /** How the client reads, where their browser told it; fills what was not known. */
  readonly reads?: Reads
  /** The address of another channel than e-mail that letters go to, `telegram:…`; left out: the contact's e-mail. */
  readonly answerTo?: string
  readonly message?: NewMessage
  readonly within?: Within
}

export type Outcome =
  | {
      readonly kind: 'done'
      readonly caseId: string
      readonly number: number
      readonly trackingSecret: string
      /** The number of events so far; lists and live pages compare it. */
      readonly version: number
      readonly state: CaseState
      /** What this command added; empty where it changed nothing (a tick with nothing due). */
      readonly events: readonly Event[]
      readonly messageId: string | null
    }
  | Rejection
  | { readonly kind: 'unknown-case' }
