import type { Envelope } from '../store/intake/raw-message.ts'

interface MailPerson {
  readonly address: string
  readonly name: string
}

interface IncomingAttachment {
  readonly filename: string | null
  readonly contentType: string
  readonly content: Buffer
  readonly contentId: string | null
  readonly isInline: boolean
}

/** A letter that came, read; what carried it does not matter here. */
export interface IncomingMail {
  readonly from: MailPerson | null
  readonly to: readonly MailPerson[]
  readonly cc: readonly MailPerson[]
  readonly subject: string
  readonly text: string
  /** What the sender wrote now. */
  readonly visibleText: string
  readonly html: string | null
  readonly attachments: readonly IncomingAttachment[]
  readonly messageId: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  /** Which sign says that a program wrote it; null for a person's letter. */
  readonly automatic: string | null
  readonly bounce: {
    readonly action: 'failed' | 'delayed' | 'other'
    readonly status: string | null
    readonly recipient: string | null
    readonly diagnostic: string | null
    readonly originalMessageId: string | null
  } | null
}

/** The stored message that a letter was read from. */
export interface Received {
  readonly rawId: string
  readonly envelope: Envelope
}
