import { LOCALES, type Locale } from '@reglament/engine'

const KEY = 'reglament.locale'

/** The language to speak: chosen here before, else the first of the browser's that we have, else `fallback`. */
export function chooseLocale(saved: string | null, languages: readonly string[], fallback: Locale): Locale {
  const known = (tag: string) => LOCALES.find((locale) => tag.toLowerCase().split('-')[0] === locale)
  return (saved ? known(saved) : undefined) ?? languages.map(known).find((locale) => locale) ?? fallback
}

export function savedLocale(): string | null {
  return localStorage.getItem(KEY)
}

export function saveLocale(locale: Locale): void {
  localStorage.setItem(KEY, locale)
}
