import { type Html, html, type Locale, PAGE_STYLE, type Text } from '@reglament/engine'
import { type PagePhrases, PHRASES } from './phrases.ts'
import { OWN_STYLE } from './style.ts'

/** The pages that anybody may read without an account and without a script. */
type Place = 'help' | 'hours' | 'status'

/** The desk and the reader that a page is written for. */
export interface Reader {
  readonly desk: { readonly id: string; readonly title: Text; readonly timezone: string }
  readonly locale: Locale
  readonly say: PagePhrases
}

export function readerOf(desk: Reader['desk'], locale: Locale): Reader {
  return { desk, locale, say: PHRASES[locale] }
}

interface Parts {
  /** Which of the links is the page itself; null: none of them. */
  readonly place: Place | null
  readonly title: string
  /** In the other language it is at the same address; what else the address says (`q=…`). */
  readonly query?: Readonly<Record<string, string>>
  readonly body: Html
}

/** A whole page of ours as one HTML file: no script, nothing from elsewhere, and its parts where every page has them. */
export function writePage({ desk, locale, say }: Reader, { place, title, query = {}, body }: Parts): string {
  const here = (path: string) => `/d/${desk.id}${path}?locale=${locale}`
  const links = [
    { path: '', words: say.ask, is: null },
    { path: '/account', words: say.account, is: null },
    { path: '/help', words: say.places.help, is: 'help' },
    { path: '/hours', words: say.places.hours, is: 'hours' },
    { path: '/status', words: say.places.status, is: 'status' },
    { path: '/regulation', words: say.regulation, is: null },
  ].map(({ path, words, is }) => {
    const current = is !== null && is === place ? html` aria-current="page"` : null
    return html`<li><a href="${here(path)}"${current}>${words}</a></li>`
  })
  const other: Locale = locale === 'ru' ? 'en' : 'ru'
  const otherQuery = new URLSearchParams({ ...query, locale: other }).toString()
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<title>${title} · ${desk.title[locale]}</title>
<style>${{ markup: PAGE_STYLE + OWN_STYLE }}</style>
</head>
<body class="public">
<header>
<p class="brand"><a href="${here('')}">${desk.title[locale]}</a> <a class="language" href="?${otherQuery}" hreflang="${other}" lang="${other}">${PHRASES[other].language}</a></p>
<nav aria-label="${say.pages}"><ul>${links}</ul></nav>
</header>
<main>
${body}</main>
</body>
</html>
`.markup
}

/** A moment as the desk's clients read it, with its zone: `понедельник, 9 марта, 10:00`. */
export function momentWords(atMs: number, { desk, locale }: Reader, nowMs: number): string {
  const timeZone = desk.timezone
  const yearOf = (ms: number) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(ms)
  return new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    ...(yearOf(atMs) === yearOf(nowMs) ? {} : { year: 'numeric' }),
    timeZone,
  }).format(atMs)
}

/** The zone as people name it: `Москва, стандартное время`. */
export function zoneWords({ desk, locale }: Reader, atMs: number): string {
  const parts = new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone: desk.timezone,
    timeZoneName: 'long',
  }).formatToParts(atMs)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? desk.timezone
}
