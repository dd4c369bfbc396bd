import { html, type Locale } from '@reglament/engine'
import { PHRASES } from './phrases.ts'

const ASK = /^\/d\/([a-z0-9-]+)\/?(?:\?|$)/
const OF_DESK = /^\/d\/([a-z0-9-]+)\//

/**
 * A page that a script draws, with what a browser without one is given: from the form that works with a script it is led
 * to the one that is plain HTML, and on every other page it is told where it can go.
 */
export function withScriptless(page: string, url: string, locale: Locale): string {
  const say = PHRASES[locale]
  const ask = ASK.exec(url)?.[1]
  if (ask !== undefined) {
    const { markup } = html`<noscript><meta http-equiv="refresh" content="0; url=/d/${ask}/form"></noscript>`
    return page.replace('</head>', () => `${markup}</head>`)
  }
  const desk = OF_DESK.exec(url)?.[1]
  const links = [
    { path: 'form', words: say.ask },
    { path: 'help', words: say.places.help },
    { path: 'hours', words: say.places.hours },
    { path: 'regulation', words: say.regulation },
  ].map(({ path, words }) => html`<li><a href="/d/${desk ?? ''}/${path}">${words}</a></li>`)
  const { markup } =
    html`<noscript><p>${say.scriptless}</p>${desk === undefined ? null : html`<ul>${links}</ul>`}</noscript>`
  return page.replace('<body>', () => `<body>${markup}`)
}
