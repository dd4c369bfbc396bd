import type { HoldingKind, Renewal } from '../../regulation/index.ts'
import { CHANNEL_WORDS, durationWords, HOLDING_WORDS } from '../words.ts'
import { begun, list, type Page, type Row, statements, table } from './frame.ts'
import { type Html, html } from './markup.ts'

/** What gives a client a right, how long it lasts, and how it is made to last longer. */
export function rightsSection(page: Page): Html | null {
  const { regulation, locale, say } = page
  const rows = Object.entries(regulation.holdings).map(([kind, { term, countsAs, onceIn, clauses }]): Row => {
    const notes = [
      ...(countsAs ? [say.countsAs(HOLDING_WORDS[locale][countsAs])] : []),
      ...(onceIn ? [say.onceIn(durationWords(onceIn, locale))] : []),
    ]
    const lasts = term ? durationWords(term, locale) : say.untilEnds
    return {
      head: begun(HOLDING_WORDS[locale][kind as HoldingKind]),
      cells: [notes.length === 0 ? lasts : html`${lasts}<br><small>${notes.join('; ')}</small>`],
      clauses,
    }
  })
  const everyoneServed = regulation.programmes.some((each) => each.who.kind === 'everyone')
  const refused = everyoneServed ? null : statements([{ text: say.notEntitled, clauses: regulation.notEntitled }], page)
  if (rows.length === 0 && regulation.renewals.length === 0) return refused
  return html`${rows.length > 0 ? table([{ title: say.right }, { title: say.lasts }], rows, page) : null}${refused}${renewals(page)}`
}

function renewals(page: Page): Html | null {
  const { regulation, say } = page
  if (regulation.renewals.length === 0) return null
  return html`<h3>${say.renewals}</h3>\n${statements(
    regulation.renewals.map((rule) => renewal(rule, page)),
    page,
  )}`
}

function renewal(
  { holding, term, orMore, starts, asked, act, clauses }: Renewal,
  { locale, say }: Page,
): Parameters<typeof statements>[0][number] {
  const length = durationWords(term, locale)
  const sentences = [
    orMore ? say.renewedByOrMore(length) : say.renewedBy(length),
    starts === 'when-asked' ? say.startsWhenAsked : say.startsAfterTheLast,
    ...(asked ? [say.askedThrough(asked.channels.map((channel) => CHANNEL_WORDS[locale][channel]).join(', '))] : []),
  ].join('; ')
  return {
    head: `${begun(HOLDING_WORDS[locale][holding])}:`,
    text: act ? html`${sentences}.<br>${say.act}${list(act.map(({ must }) => say.actMust[must]))}` : sentences,
    clauses: [...clauses, ...(asked?.clauses ?? []), ...(act ?? []).flatMap((each) => each.clauses)],
  }
}
