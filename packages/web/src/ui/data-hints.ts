import type { Item, Locale } from '@reglament/engine'
import type { DataHint } from '../api/data-hints.ts'

/**
 * How a client of a product gets a thing, as HTML: in the product's own words, else in those of all products; in the
 * reader's language, else in the other one. Null where the desk has said nothing.
 */
export function hintFor(hints: readonly DataHint[], product: string | null, item: Item, locale: Locale): string | null {
  const about = hints.filter((hint) => hint.item === item)
  for (const of of product === null ? [null] : [product, null]) {
    const found = about.find((hint) => hint.product === of)
    const words = found && (locale === 'ru' ? (found.ru ?? found.en) : (found.en ?? found.ru))
    if (words) return words
  }
  return null
}

/** What cases of a product can't do without, as the desk has said. */
export function neededBy(hints: readonly DataHint[], product: string | null): readonly Item[] {
  return hints.flatMap((hint) =>
    hint.isNeeded && (hint.product === null || hint.product === product) ? [hint.item] : [],
  )
}
