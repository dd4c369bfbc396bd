import type { Request } from '@reglament/engine'
import type { MessageAuthor, NewMessage } from '../handle/command.ts'
import type { Asked } from './shape/request.ts'

const SUBJECT_LENGTH = 120

/** What was asked, without the fields that a form sends empty: an empty field is one that is missing. */
export function withoutEmpty(asked: Asked): Asked {
  const said: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(asked)) {
    const kept =
      typeof value === 'string' ? value.trim() : typeof value === 'object' ? withoutEmpty(value as Asked) : value
    if (kept === '' || kept === undefined || (typeof kept === 'object' && Object.keys(kept).length === 0)) continue
    said[name] = kept
  }
  return said as Asked
}

/** The subject that was given, or the first line of what was asked; empty where nothing was said. */
export function subjectOf(given: string | undefined, { description, product }: Asked): string {
  const text = given || description?.trim().split(/\r?\n/, 1)[0] || product || ''
  if (text.length <= SUBJECT_LENGTH) return text
  // At a word's end, where there is one not too far back.
  const cut = text.slice(0, SUBJECT_LENGTH)
  return `${cut.slice(0, cut.lastIndexOf(' ') > SUBJECT_LENGTH / 2 ? cut.lastIndexOf(' ') : SUBJECT_LENGTH)}…`
}

/** The client as the author of what they said; null where the books don't know them yet. */
export function clientAuthor({ contact }: Pick<Request, 'contact'>, contactId: string | null): MessageAuthor {
  return { role: 'client', id: contactId, name: contact?.name ?? null, email: contact?.email ?? null }
}

/** A message that was written on a page of ours: there is no letter behind it, and nothing is quoted in it. */
export function written(
  direction: NewMessage['direction'],
  channel: Request['channel'],
  author: MessageAuthor,
  text: string,
  subject: string | null = null,
): NewMessage {
  return { direction, channel, author, subject, text, visibleText: null, html: null, internetId: null, attachments: [] }
}
