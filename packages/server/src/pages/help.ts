import { type Html, html, type Locale, type Regulation } from '@reglament/engine'
import { wordsIn } from '../knowledge/find.ts'
import { pictureAddress } from '../knowledge/pictures.ts'
import { renderMarkdown } from '../rich/markdown.ts'
import type { ArticleAt } from '../store/knowledge/article.ts'
import { momentWords, type Reader, writePage } from './frame.ts'

/** Everything that the desk has published, product by product, and a box to search in. */
export function writeHelp(reader: Reader, articles: readonly ArticleAt[], { products }: Regulation): string {
  const { say, locale } = reader
  const of = (product: string | null) =>
    articles.filter(({ content }) =>
      product === null ? content.products.length === 0 : content.products.includes(product),
    )
  const groups = [
    { title: say.help.forAll, found: of(null) },
    ...Object.entries(products).map(([id, { title }]) => ({ title: title[locale], found: of(id) })),
  ].filter(({ found }) => found.length > 0)
  const only = groups.length === 1
  const sections = groups.map(
    ({ title, found }) =>
      html`<section>\n${only ? null : html`<h2>${title}</h2>\n`}${lines(found, reader)}</section>\n`,
  )
  const empty = articles.length === 0 ? html`<p>${say.help.empty}</p>\n` : null
  const body = html`<h1>${say.places.help}</h1>
<p class="lead">${say.help.lead}</p>
${searchBox(reader, '')}${empty}${sections}`
  return writePage(reader, { place: 'help', title: say.places.help, body })
}

/** What a search found; nothing found says what to do. */
export function writeHelpFound(reader: Reader, asked: string, found: readonly ArticleAt[]): string {
  const { say, desk, locale } = reader
  const none = html`<p><strong>${say.help.notFound(asked)}</strong></p>
<p>${say.help.notFoundHint} <a href="/d/${desk.id}?locale=${locale}">${say.ask}</a></p>
`
  const body = html`<h1>${say.places.help}</h1>
${searchBox(reader, asked)}
<section aria-live="polite">
${found.length === 0 ? none : html`<p class="lead">${say.help.found(found.length)}</p>\n${lines(found, reader)}`}</section>
<p><a href="/d/${desk.id}/help?locale=${locale}">${say.help.all}</a></p>
`
  return writePage(reader, { place: 'help', title: say.places.help, query: { q: asked }, body })
}

/** One article, as it was published. */
export function writeArticle(reader: Reader, { content, at }: ArticleAt, nowMs: number): string {
  const { say, desk, locale } = reader
  const words = wordsIn(content, locale)
  const { kind, mediaUrl, heldAt } = content
  const held = heldAt === null ? null : Date.parse(heldAt)
  const when =
    held === null
      ? null
      : html`<p>${(held > nowMs ? say.help.ahead : say.help.past)(momentWords(held, reader, nowMs))}</p>\n`
  const media =
    mediaUrl === null
      ? null
      : html`<p><a class="media" href="${mediaUrl}" rel="noopener noreferrer">${say.help.watch[kind]}</a></p>\n`
  const date = new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'long',
    timeZone: desk.timezone,
  }).format(Date.parse(at))
  const foreign = words.locale === locale ? null : html`<p><small>${say.help.otherLanguage}</small></p>\n`
  const body = html`<article>
<h1 lang="${words.locale}">${words.title}</h1>
<p class="lead" lang="${words.locale}">${words.summary}</p>
${foreign}${when}${media}<div class="written" lang="${words.locale}">
${{ markup: renderMarkdown(words.body, (id) => pictureAddress(desk.id, id)) }}
</div>
<p><small>${say.help.changed(date)}</small></p>
</article>
<p class="noprint"><a href="/d/${desk.id}?locale=${locale}">${say.help.notAnswered}</a></p>
`
  return writePage(reader, { place: null, title: words.title, body })
}

function searchBox({ say, desk, locale }: Reader, asked: string): Html {
  return html`<form class="row" role="search" action="/d/${desk.id}/help" method="get">
<input type="hidden" name="locale" value="${locale}">
<label>${say.help.search} <input type="search" name="q" value="${asked}" maxlength="200" required></label>
<button type="submit">${say.help.find}</button>
</form>
`
}

function lines(articles: readonly ArticleAt[], reader: Reader): Html {
  return html`<ul class="articles">\n${articles.map((article) => line(article, reader))}</ul>\n`
}

function line({ slug, content }: ArticleAt, { say, desk, locale }: Reader): Html {
  const { title, summary, locale: written } = wordsIn(content, locale)
  const kind = content.kind === 'article' ? null : html` <span class="kind">${say.help.kinds[content.kind]}</span>`
  return html`<li><a href="${addressOf(desk.id, slug, locale)}" lang="${written}">${title}</a>${kind}${summary === '' ? null : html`<p lang="${written}">${summary}</p>`}</li>\n`
}

function addressOf(desk: string, slug: string, locale: Locale): string {
  return `/d/${desk}/help/${slug}?locale=${locale}`
}
