import type { Locale } from '../../base/text.ts'
import type { Regulation } from '../../regulation/index.ts'
import { assumptionsSection, clausesSection } from './clauses.ts'
import { contactsSection, courseSection, noticesSection, refusalsSection } from './course.ts'
import { intakeSection, productsSection, scopeSection } from './covered.ts'
import { type Page, pageOf } from './frame.ts'
import { hoursSection } from './hours.ts'
import { type Html, html } from './markup.ts'
import type { Phrases } from './phrases.ts'
import { programmesSection } from './programmes.ts'
import { rightsSection } from './rights.ts'
import { STYLE } from './style.ts'

/** The parts of the page in the order in which a client asks: who serves me, when, how soon, what must I say. */
const SECTIONS: readonly (readonly [keyof Phrases['headings'], (page: Page) => Html | null])[] = [
  ['programmes', programmesSection],
  ['hours', hoursSection],
  ['contacts', contactsSection],
  ['intake', intakeSection],
  ['products', productsSection],
  ['scope', scopeSection],
  ['course', courseSection],
  ['rights', rightsSection],
  ['refusals', refusalsSection],
  ['notices', noticesSection],
  ['clauses', clausesSection],
  ['assumptions', assumptionsSection],
]

/**
 * The public page of a regulation as one HTML file: made from the regulation alone, without scripts or anything fetched
 * from elsewhere; every text in it is escaped. Clauses stand at `#I29`.
 */
export function renderRegulation(regulation: Regulation, locale: Locale): string {
  const page = pageOf(regulation, locale)
  const { say } = page
  const parts = SECTIONS.flatMap(([name, write]) => {
    const body = write(page)
    return body === null ? [] : [{ name, title: say.headings[name], body }]
  })
  const links = parts.map(({ name, title }) => html`<li><a href="#${name}">${title}</a></li>`)
  const sections = parts.map(
    ({ name, title, body }) =>
      html`<section aria-labelledby="${name}">\n<h2 id="${name}">${title}</h2>\n${body}</section>\n`,
  )
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${regulation.title[locale]}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header>
<p>${regulation.vendor[locale]}</p>
<h1>${regulation.title[locale]}</h1>
<p>${say.version(regulation.version)}</p>
<nav aria-label="${say.contents}"><ul>${links}</ul></nav>
</header>
<main>
${sections}</main>
<footer>${say.madeFrom(regulation.id, regulation.version)}</footer>
</body>
</html>
`.markup
}

/** The hours of a regulation as a part of another page; its clauses are links into the page at `regulationAt`. Null where it states none. */
export function renderHours(regulation: Regulation, locale: Locale, regulationAt: string): Html | null {
  return hoursSection(pageOf(regulation, locale, regulationAt))
}
