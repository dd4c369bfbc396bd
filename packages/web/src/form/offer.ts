import { el } from '../widget/parts.ts'
import type { OfferedHere } from './ask.ts'
import type { Words } from './words.ts'

/** Between the last key and the question, in milliseconds. */
const PAUSE_MS = 400
const LEAST_LENGTH = 6

/** Articles that may answer what is being written, and what was done with them. */
export function offerBeside(
  words: Words,
  find: (text: string) => Promise<readonly OfferedHere[]>,
): { readonly view: HTMLElement; readonly typed: (text: string) => void; readonly report: () => object } {
  const shown = new Map<string, boolean>()
  let hasLooked = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const list = el('ul')
  const box = el('div', { class: 'offered', hidden: true }, el('p', {}, words.offered), list)
  const draw = (articles: readonly OfferedHere[]) => {
    hasLooked = true
    box.hidden = articles.length === 0
    list.replaceChildren(
      ...articles.map(({ id, title, url }) => {
        if (!shown.has(id)) shown.set(id, false)
        const opened = () => shown.set(id, true)
        return el(
          'li',
          {},
          el('a', { href: url, target: '_blank', rel: 'noopener', onclick: opened, onauxclick: opened }, title),
        )
      }),
    )
  }
  return {
    view: el('div', { 'aria-live': 'polite' }, box),
    typed(text) {
      clearTimeout(timer)
      // Without it a question is asked just as well.
      if (text.trim().length >= LEAST_LENGTH) timer = setTimeout(() => find(text).then(draw, () => {}), PAUSE_MS)
      else box.hidden = true
    },
    report: () =>
      hasLooked ? { offered: [...shown].slice(0, 20).map(([article, isOpened]) => ({ article, isOpened })) } : {},
  }
}
