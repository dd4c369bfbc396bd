import type { ReadMail } from './automatic.ts'
import { decodeText } from './charset.ts'
import { readHeaders } from './header.ts'
import type { Part } from './mime.ts'

/** What a report says of a message that somebody (we, as it seems) sent. */
export interface Bounce {
  /** `failed` ends the delivery; `delayed` does not. */
  readonly action: 'failed' | 'delayed' | 'other'
  /** RFC 3463, `5.1.1`; null where the report has none. */
  readonly status: string | null
  readonly recipient: string | null
  /** The server's own words. */
  readonly diagnostic: string | null
  /** Message-ID of the message that came back, with its brackets. */
  readonly originalMessageId: string | null
}

/** Signs of reports from before RFC 3464 and of servers that do without it. */
const OLD_REPORTS: readonly { readonly server: string; readonly pattern: RegExp }[] = [
  { server: 'qmail', pattern: /This is the qmail-send program at/i },
  { server: 'Exim', pattern: /This message was created automatically by mail delivery software/i },
  { server: 'Postfix', pattern: /This is the mail system at host|This is the Postfix program at host/i },
  { server: 'sendmail', pattern: /The following addresses had (?:permanent fatal|delivery) (?:errors|problems)/i },
  {
    server: 'Exchange (en)',
    pattern:
      /(?:Your message did not reach some or all of the intended recipients|Delivery has failed to these recipients)/i,
  },
  {
    server: 'Exchange (ru)',
    pattern:
      /(?:Ваше сообщение не достигло некоторых или всех (?:намеченных )?получателей|Сбой доставки (?:следующим )?получател|Не удалось доставить (?:ваше )?сообщение)/iu,
  },
  {
    server: 'Mail.ru',
    pattern:
      /(?:Это письмо создано автоматически|Это сообщение (?:было )?создано автоматически) (?:сервером|почтовой системой)/iu,
  },
  { server: 'Lotus', pattern: /Your (?:message|document) (?:could not be delivered|was not delivered)/i },
]

const BOUNCE_SUBJECT =
  /^(?:undeliver(?:able|ed)|delivery (?:status notification|failure|has failed)|mail delivery (?:failed|failure|system)|failure notice|returned mail|не удается доставить|недоставлен|сообщение не доставлено|ошибка доставки|уведомление о (?:недоставке|состоянии доставки))/iu

const DAEMON = /^(?:mailer-?daemon|postmaster|mail-?daemon|microsoftexchange[0-9a-f]+)$/i

/** The report that a message is, or null where it is none. */
export function readBounce({ headers, root, sender, isNullSender, subject, text }: ReadMail): Bounce | null {
  const isReport =
    root.contentType === 'multipart/report' &&
    (root.params['report-type'] ?? 'delivery-status').toLowerCase() === 'delivery-status'
  const status = find(root, (part) => STATUS_PART.test(part.contentType))
  if (isReport && status !== null) return fromStatus(status, root, text)
  const isDaemon = isNullSender || DAEMON.test(sender.split('@')[0] ?? '')
  const failed = headers.first('x-failed-recipients')
  const speaks = OLD_REPORTS.some(({ pattern }) => pattern.test(text.slice(0, 20_000)))
  const named = BOUNCE_SUBJECT.test(subject.trim())
  // One sign alone may be a person who passes a report on: two are needed.
  if ([isDaemon, failed !== null, speaks, named, isReport].filter(Boolean).length < 2) return null
  return {
    action: /delayed|задерж|will (?:be retried|keep trying)|не требуется никаких действий/iu.test(subject)
      ? 'delayed'
      : 'failed',
    status: /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null,
    recipient: failed?.trim() ?? /<([^\s<>@]{1,64}@[^\s<>@]{1,190})>:?/.exec(text)?.[1] ?? null,
    diagnostic: /^.{0,200}\b[45]\d\d[ -].{1,300}$/m.exec(text)?.[0].trim() ?? null,
    originalMessageId: originalId(root, text),
  }
}

function fromStatus(status: Part, root: Part, text: string): Bounce {
  // Groups of fields divided by empty lines: the first is of the message, the others of its recipients.
  const groups = decodeText(status.content, null)
    .split(/\r?\n\s*\r?\n/)
    .map((group) => readHeaders(Buffer.from(group, 'utf8')).headers)
  const field = (name: string) => groups.map((group) => group.first(name)).find((value) => value !== null) ?? null
  const action = field('action')?.toLowerCase() ?? ''
  return {
    action: action === 'failed' || action === 'delayed' ? action : action === '' ? 'failed' : 'other',
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(field('status') ?? '')?.[0] ?? null,
    recipient: utf8((field('final-recipient') ?? field('original-recipient'))?.replace(/^[^;]*;\s*/, '') ?? null),
    diagnostic:
      field('diagnostic-code')
        ?.replace(/^[^;]*;\s*/, '')
        .slice(0, 500) ?? null,
    originalMessageId: originalId(root, text),
  }
}

/** Headers are read byte by byte; an address beyond ASCII is UTF-8 (RFC 6533). */
function utf8(value: string | null): string | null {
  return value === null ? null : Buffer.from(value, 'latin1').toString('utf8')
}

/** The second for addresses beyond ASCII (RFC 6533). */
const STATUS_PART = /^message\/(?:global-)?delivery-status$/

const MESSAGE_ID = /^Message-I[dD]:\s*(<[^\s<>]{1,500}>)/im

/** In the returned message or its headers, or, with old reports, in the text below the report. */
function originalId(root: Part, text: string): string | null {
  const returned = find(root, (part) =>
    /^(?:message\/rfc822|text\/rfc822-headers|message\/global(?:-headers)?)$/.test(part.contentType),
  )
  const inReturned = returned && MESSAGE_ID.exec(returned.content.toString('latin1', 0, 65_536))?.[1]
  return inReturned ?? MESSAGE_ID.exec(text)?.[1] ?? null
}

function find(part: Part, matches: (part: Part) => boolean): Part | null {
  if (matches(part)) return part
  for (const child of part.parts) {
    const found = find(child, matches)
    if (found !== null) return found
  }
  return null
}
