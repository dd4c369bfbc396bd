import type { Locale, Regulation } from '@reglament/engine'
import { saidInChat } from '../../letters/said-in-chat.ts'
import type { AtCase } from '../../realtime/presence.ts'
import type { CaseMessage, FoundCase } from '../../store/case/case-detail.ts'
import { caseLabel, type Desk } from '../../store/desk/desk.ts'
import type { SaidLetter } from '../../store/messenger/site-chat.ts'
import type { Said } from '../shape/chat.ts'

interface Conversation {
  readonly found: FoundCase
  readonly messages: readonly CaseMessage[]
  readonly letters: readonly SaidLetter[]
  readonly desk: Desk
  readonly regulation: Regulation
  readonly locale: Locale
}

/** The messages of a case and what the regulation says between them, in the order of time. No notes. */
export function chatSaid({ found, messages, letters, desk, regulation, locale }: Conversation): Said[] {
  const written = messages
    .filter(({ direction }) => direction !== 'note')
    .map(
      ({ id, at, direction, author, text, visibleText, attachments }): Said => ({
        id,
        at,
        by: direction === 'in' ? 'client' : 'staff',
        name: author.name,
        text: visibleText ?? text,
        clauses: [],
        files: attachments.map((file) => ({
          filename: file.filename,
          sizeBytes: file.sizeBytes,
          url: `/api/public/cases/${desk.id}/${found.number}/files/${file.id}?key=${encodeURIComponent(found.trackingSecret)}`,
        })),
      }),
    )
  const byDesk = letters.map(
    ({ id, letter, createdAt }): Said => ({
      id,
      at: createdAt.toISOString(),
      by: 'desk',
      name: null,
      text: saidInChat({
        letter,
        locale,
        label: caseLabel(desk, found.number),
        subject: found.subject,
        deskTitle: desk.title[locale],
        regulationTitle: regulation.title[locale],
        regulationVersion: regulation.version,
        clauseTexts: {},
        timezone: found.client.timezone ?? desk.timezone,
        deskTimezone: desk.timezone,
        contactName: null,
        // Where a specialist wrote something, it stands before this line.
        written: letter.message === null ? null : { text: letter.message.messageId, html: null },
        filesElsewhere: [],
        behindLabel: null,
        splitFromLabel: null,
        joinedLabels: [],
      }),
      clauses: [...new Set(letter.clauses)].map((clause) => ({
        id: clause,
        text: regulation.clauses[clause]?.text[locale] ?? null,
      })),
      files: [],
    }),
  )
  // The sort keeps the order of equals: what was written stands before what came of it.
  return [...written, ...byDesk.filter(({ text }) => text !== '')].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** Whether a specialist writes in the case now; not who: a name is told with the answer. */
export function isStaffWriting(at: readonly AtCase[], number: number): boolean {
  const people = at.find((each) => each.number === number)?.people ?? []
  return people.some(({ isClient, isWriting }) => isWriting && !isClient)
}
