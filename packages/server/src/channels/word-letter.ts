import type { Locale } from '@reglament/engine'
import type { Shell } from '../handle/shell.ts'
import { type RenderedLetter, renderLetter } from '../letters/render.ts'
import type { TemplateName } from '../letters/template.ts'
import { caseLabel, type Desk } from '../store/desk/desk.ts'
import type { OutgoingLetter } from '../store/letter/letter.ts'
import { readTemplates } from '../store/letter/letter-template.ts'
import { inDesk } from '../store/transaction.ts'

export interface WordingParts {
  readonly shell: Shell
  readonly trackingUrl: (deskId: string, number: number, secret: string) => string
  /** The public page of the version that the case is under, in the language of the letter. */
  readonly regulationUrl: (deskId: string, page: { readonly version: string; readonly locale: Locale }) => string
}

/** A letter in the client's language and zone, whatever way it goes. */
export async function wordLetter(
  parts: WordingParts,
  desk: Desk,
  found: OutgoingLetter,
  /** Names of files that go another way: the page of the case has them. */
  filesElsewhere: readonly string[] = [],
): Promise<{ readonly rendered: RenderedLetter; readonly locale: Locale }> {
  const { shell } = parts
  const locale = found.contactLocale ?? desk.locale
  const { regulation, templates } = await inDesk(shell.pool, desk.id, async (db) => ({
    regulation: await shell.regulations.get(db, found.regulation),
    templates: await readTemplates<TemplateName>(db, locale),
  }))
  const rendered = renderLetter({
    letter: found.letter,
    locale,
    label: caseLabel(desk, found.number),
    subject: found.subject,
    deskTitle: desk.title[locale],
    regulationTitle: regulation.title[locale],
    regulationVersion: regulation.version,
    clauseTexts: Object.fromEntries(Object.values(regulation.clauses).map(({ id, text }) => [id, text])),
    timezone: found.contactTimezone ?? desk.timezone,
    deskTimezone: desk.timezone,
    trackingUrl: parts.trackingUrl(desk.id, found.number, found.trackingSecret),
    regulationUrl: parts.regulationUrl(desk.id, { version: regulation.version, locale }),
    contactName: found.contactName,
    templates,
    written: found.written,
    filesElsewhere,
    splitFromLabel: found.splitFromNumber === null ? null : caseLabel(desk, found.splitFromNumber),
    joinedLabels: found.joined.map(({ number }) => caseLabel(desk, number)),
    behindLabel: found.behindNumber === null ? null : caseLabel(desk, found.behindNumber),
  })
  return { rendered, locale }
}
