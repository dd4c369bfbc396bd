import type { Letter, Locale, Regulation } from '@reglament/engine'
import { type RenderedLetter, renderLetter } from '../../letters/render.ts'
import type { TemplateName } from '../../letters/template.ts'
import type { FoundCase } from '../../store/case/case-detail.ts'
import type { MergedCase } from '../../store/case/thread.ts'
import type { KnownContact } from '../../store/client/client.ts'
import { caseLabel, type Desk } from '../../store/desk/desk.ts'
import type { ApiContext } from '../context.ts'
import { linkKey, regulationUrl, trackingUrl } from '../present.ts'

/** What a letter about a case is worded from. */
export interface PreviewedCase {
  readonly found: FoundCase
  readonly regulation: Regulation
  readonly contact: KnownContact | null
  /** Cases that the letter says go on in this one. */
  readonly joined: readonly MergedCase[]
  readonly templates: ReadonlyMap<TemplateName, string>
}

export function localeOf(contact: KnownContact | null, desk: Desk): Locale {
  return (contact?.locale as Locale | null | undefined) ?? desk.locale
}

/** A letter as it would go out now, in the client's language unless another is named. */
export function previewOf(
  { publicUrl }: Pick<ApiContext, 'publicUrl'>,
  desk: Desk,
  { found, regulation, contact, joined, templates }: PreviewedCase,
  { letter, written }: { readonly letter: Letter; readonly written: string | null },
  locale: Locale = localeOf(contact, desk),
): RenderedLetter {
  return renderLetter({
    letter,
    locale,
    label: caseLabel(desk, found.number),
    subject: found.subject,
    deskTitle: desk.title[locale],
    regulationTitle: regulation.title[locale],
    regulationVersion: regulation.version,
    clauseTexts: Object.fromEntries(Object.values(regulation.clauses).map(({ id, text: words }) => [id, words])),
    timezone: contact?.timezone ?? desk.timezone,
    deskTimezone: desk.timezone,
    trackingUrl: trackingUrl(publicUrl, desk.id, found.number, linkKey(found)),
    regulationUrl: regulationUrl(publicUrl, desk.id, { version: regulation.version, locale }),
    contactName: contact?.name ?? null,
    templates,
    written: written === null ? null : { text: written, html: null },
    filesElsewhere: [],
    behindLabel: null,
    splitFromLabel: null,
    joinedLabels: joined.map(({ number }) => caseLabel(desk, number)),
  })
}
