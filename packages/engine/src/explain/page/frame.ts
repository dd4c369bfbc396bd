import type { Locale } from '../../base/text.ts'
import type { Clauses, Regulation } from '../../regulation/index.ts'
import { type Html, html } from './markup.ts'
import { PAGE_PHRASES, type Phrases } from './phrases.ts'

/** What every part of the page is written from. */
export interface Page {
  readonly regulation: Regulation
  readonly locale: Locale
  readonly say: Phrases
  /** The page on which the clauses stand, where it is another one; empty: this one. */
  readonly clausesAt: string
}

export function pageOf(regulation: Regulation, locale: Locale, clausesAt = ''): Page {
  return { regulation, locale, say: PAGE_PHRASES[locale], clausesAt }
}

/** The clauses that a rule rests on, in the margin beside it; a circle marks one with an assumption. */
function cites(clauses: Clauses, { regulation, say, clausesAt }: Page): Html | null {
  const known = [...new Set(clauses)]
  if (known.length === 0) return null
  const links = known.map((id) => {
    const assumed = regulation.clauses[id]?.assumed != null
    const mark = assumed ? html`<span class="mark" title="${say.assumedMark}">○</span>` : null
    return html`<a href="${clausesAt}#${id}">${id}${mark}</a> `
  })
  return html`<span class="cites">${links}</span>`
}

export interface Row {
  readonly head: Html | string
  readonly cells: readonly (Html | string)[]
  readonly clauses: Clauses
}

/** A table with the clauses of each row in its last column; on a narrow screen each cell names its column. */
export function table(
  headings: readonly { readonly title: string; readonly clauses?: Clauses }[],
  rows: readonly Row[],
  page: Page,
): Html {
  const head = headings.map(
    ({ title, clauses }) => html`<th scope="col">${title}${clauses ? html`<br>${cites(clauses, page)}` : null}</th>`,
  )
  const body = rows.map(
    ({ head: first, cells, clauses }) =>
      html`<tr><th scope="row">${first}</th>${cells.map((cell, i) => html`<td data-label="${headings[i + 1]?.title ?? ''}"><div>${cell}</div></td>`)}<td class="margin">${cites(clauses, page)}</td></tr>\n`,
  )
  const margin = html`<th scope="col" class="margin"><span class="unseen">${page.say.noted}</span></th>`
  return html`<table${headings.length > 4 ? html` class="wide"` : null}>\n<thead><tr>${head}${margin}</tr></thead>\n<tbody>\n${body}</tbody></table>\n`
}

/** Statements one below the other, each with its clauses in the margin; empty ones are left out. */
export function statements(
  items: readonly { readonly head?: string; readonly text: Html | string; readonly clauses: Clauses }[],
  page: Page,
): Html {
  const lines = items.map(
    ({ head, text, clauses }) =>
      html`<li>${head === undefined ? null : html`<b>${head}</b> `}<span>${text}</span>${cites(clauses, page)}</li>\n`,
  )
  return html`<ul class="statements">\n${lines}</ul>\n`
}

export function list(items: readonly (Html | string)[]): Html {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
}

/** The first letter of a sentence that begins a line. */
export function begun(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
