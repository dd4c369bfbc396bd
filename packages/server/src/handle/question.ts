import type { CaseState, Instant } from '@reglament/engine'
import { instant } from '@reglament/engine'
import type { CaseMessage } from '../store/case/case-detail.ts'
import type { MessageCopies } from '../store/case/message-copy.ts'
import type { SplitInput } from './split-case.ts'

/** What was chosen can't be a question of its own; the message says what to choose instead. */
export class UnusableQuestion extends Error {
  override readonly name = 'UnusableQuestion'
}

/** A question that is taken out of a case. */
export interface Question {
  readonly messages: readonly CaseMessage[]
  readonly text: string
  /** Whether `text` is a part of the one message. */
  readonly isPart: boolean
  /** When the client asked it. */
  readonly askedAt: Instant
}

/**
 * The words of the client that were chosen. What is put into a client's mouth must have come out of it: a part of a
 * message has to stand there, however its lines are broken.
 * @throws UnusableQuestion
 */
export function questionOf(
  all: readonly CaseMessage[],
  { messages: ids, text }: Pick<SplitInput, 'messages' | 'text'>,
  { request, registeredAt }: CaseState,
): Question {
  const messages = all.filter(({ id }) => ids.includes(id))
  const strange = ids.find((id) => !messages.some((message) => message.id === id && message.direction === 'in'))
  if (strange !== undefined) throw new UnusableQuestion(`\`messages\`: \`${strange}\` is no message of the client here`)
  const [one] = messages
  if (one === undefined && all.some(({ direction }) => direction === 'in'))
    throw new UnusableQuestion('`messages`: choose the message of the client that holds the other question')
  const whole = one === undefined ? (request.description ?? '') : messages.map(wordsOf).join('\n\n')
  const askedAt = instant(one === undefined ? registeredAt : Math.min(...messages.map(({ at }) => Date.parse(at))))
  const part = text?.trim() ?? ''
  if (part === '') {
    if (whole.trim() === '') throw new UnusableQuestion('`text`: nothing was said there; choose another message')
    return { messages, text: whole, isPart: false, askedAt }
  }
  if (messages.length > 1) throw new UnusableQuestion('`text`: a part can be taken out of one message, and of no more')
  if (!spaced(one === undefined ? whole : `${one.text}\n${whole}`).includes(spaced(part)))
    throw new UnusableQuestion('`text`: the client did not write this there; take the words as they stand')
  return { messages, text: part, isPart: true, askedAt }
}

/** The messages as the other case keeps them: no longer letters, since a reply to the letter belongs to the first one. */
export function copiesOf({ messages, text, isPart }: Question, caseId: string, newId: () => string): MessageCopies {
  const copies = messages.map((message) => ({ message, id: newId() }))
  return {
    messages: copies.map(({ message, id }) => ({
      id,
      case_id: caseId,
      direction: message.direction,
      channel: message.channel,
      author: message.author,
      subject: message.subject,
      text: isPart ? text : message.text,
      visible_text: isPart ? text : (message.visibleText ?? message.text),
      html: isPart ? null : message.html,
      at: message.at,
    })),
    attachments: copies.flatMap(({ message, id }) =>
      message.attachments.map((file) => ({
        id: newId(),
        message_id: id,
        filename: file.filename,
        content_type: file.contentType,
        size_bytes: file.sizeBytes,
        sha256: file.sha256,
        content_id: file.contentId,
        is_inline: file.isInline,
      })),
    ),
  }
}

function wordsOf({ visibleText, text }: CaseMessage): string {
  return (visibleText ?? text).trim()
}

function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
