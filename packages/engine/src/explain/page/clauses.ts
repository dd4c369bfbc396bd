import { begun, type Page } from './frame.ts'
import { type Html, html } from './markup.ts'

/** Every clause at its own address (`#I29`), with what is assumed where the source leaves something open. */
export function clausesSection({ regulation, locale, say }: Page): Html {
  const rows = Object.values(regulation.clauses).map(({ id, text, assumed }) => {
    const assumption = assumed
      ? html`<p class="assumed"><b>${begun(say.assumedMark)}:</b> ${assumed[locale]}</p>`
      : null
    return html`<dt id="${id}"><a href="#${id}">${id}</a></dt><dd><p>${text[locale]}</p>${assumption}</dd>\n`
  })
  return html`<p>${say.clausesLead}</p>\n<dl class="clauses">\n${rows}</dl>\n`
}

/** All that is assumed, in one place: what a reader would ask the vendor about. */
export function assumptionsSection({ regulation, locale, say }: Page): Html {
  const open = Object.values(regulation.clauses).filter((each) => each.assumed !== null)
  if (open.length === 0) return html`<p>${say.noAssumptions}</p>\n`
  const rows = open.map(
    ({ id, assumed }) => html`<dt><a href="#${id}">${id}</a></dt><dd><p>${assumed?.[locale] ?? ''}</p></dd>\n`,
  )
  return html`<p>${say.assumptionsLead}</p>\n<dl class="clauses">\n${rows}</dl>\n`
}
