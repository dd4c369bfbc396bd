import { createTransport } from 'nodemailer'
import type { Dkim } from './dkim.ts'

interface OutgoingMail {
  readonly from: { readonly address: string; readonly name: string }
  readonly to: { readonly address: string; readonly name: string }
  /** Others of the client who asked the same. */
  readonly cc: readonly string[]
  readonly replyTo: string
  /** Where a report of failure goes. */
  readonly envelopeFrom: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** With angle brackets. */
  readonly messageId: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly date: Date
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly {
    readonly filename: string
    readonly contentType: string
    readonly content: Buffer
    /** What the HTML shows it by; null for a file that stands beside the text. */
    readonly cid: string | null
  }[]
}

type Sent =
  | { readonly kind: 'sent' }
  /** The server will never take it (5xx). */
  | {
      readonly kind: 'refused'
      readonly problem: string /** It is the receiver that was refused. */
      readonly isAddress: boolean
    }
  /** It may go later: the server is away, busy, or said 4xx. */
  | { readonly kind: 'later'; readonly problem: string }

export interface Outgoing {
  send(mail: OutgoingMail): Promise<Sent>
  close(): void
}

const TIMEOUT_MS = 30_000

/** The server of `REGLAMENT_SMTP_URL` (`smtp://user:password@host:587`, `smtps://…`); a few connections are kept open. */
export function openOutgoing(smtpUrl: string, dkim: Dkim | null): Outgoing {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: 2 * TIMEOUT_MS,
    // What stands in a letter is text: nothing in it may name a file or an address to load.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim === null
      ? {}
      : { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }),
  })
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          from: { ...mail.from },
          to: { ...mail.to },
          ...(mail.cc.length === 0 ? {} : { cc: [...mail.cc] }),
          replyTo: mail.replyTo,
          envelope: { from: mail.envelopeFrom, to: [mail.to.address, ...mail.cc] },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo }),
          references: [...mail.references],
          date: mail.date,
          headers: { ...mail.headers },
          attachments: mail.attachments.map(({ cid, ...file }) => ({
            ...file,
            contentDisposition: cid === null ? 'attachment' : 'inline',
            ...(cid === null ? {} : { cid }),
          })),
        })
        return { kind: 'sent' }
      } catch (thrown) {
        return failureOf(thrown)
      }
    },
    close: () => transport.close(),
  }
}

function failureOf(thrown: unknown): Sent {
  const { responseCode, command, message } = thrown as { responseCode?: number; command?: string; message?: string }
  const problem = (message ?? String(thrown)).slice(0, 500)
  // A 5xx to a greeting or a login speaks of our settings, and not of this letter: it can be mended.
  const isAboutLetter = command === undefined || /^(?:MAIL FROM|RCPT TO|DATA)/.test(command) || command === 'API'
  const isFinal = responseCode !== undefined && responseCode >= 500 && responseCode < 600 && isAboutLetter
  return isFinal ? { kind: 'refused', problem, isAddress: command === 'RCPT TO' } : { kind: 'later', problem }
}
