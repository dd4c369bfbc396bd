import type { Locale } from '@reglament/engine'
import type { CannedAnswer, CannedVariable } from '../../api/shapes.ts'

/** What each variable is in one case; null where the case does not say. */
export type Values = Readonly<Record<CannedVariable, string | null>>

export interface Filled {
  readonly html: string
  /** Variables that the case knows nothing for: they stand in the text as they were, and hold the answer back. */
  readonly missing: readonly string[]
}

/** A canned answer with the values in place of its variables. */
export function fill(html: string, values: Values): Filled {
  const missing: string[] = []
  const known: Readonly<Record<string, string | null>> = values
  const filled = html.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => {
    const value = known[name]
    if (value) return escaped(value)
    missing.push(name)
    return whole
  })
  return { html: filled, missing }
}

/** In the language of the client; in the other one where there is no such text. */
export function wordsFor({ ru, en }: CannedAnswer, locale: Locale): string {
  return (locale === 'ru' ? (ru ?? en) : (en ?? ru)) ?? ''
}

/** Those that a search means: by name first, then by a word of the title. */
export function matching(answers: readonly CannedAnswer[], query: string): readonly CannedAnswer[] {
  const wanted = query.toLowerCase()
  const isNamed = ({ name }: CannedAnswer) => name.toLowerCase().startsWith(wanted)
  const isTitled = ({ title }: CannedAnswer) => title.toLowerCase().includes(wanted)
  return [...answers.filter(isNamed), ...answers.filter((answer) => !isNamed(answer) && isTitled(answer))].slice(0, 8)
}

/** As it stands between tags or in an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
