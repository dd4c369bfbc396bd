import { LOCALES, type Locale } from '@reglament/engine'

/** How a client reads, as their own browser tells it: letters go in that language, with times of that zone. */
export interface Reads {
  readonly locale: Locale | null
  /** IANA. */
  readonly timezone: string | null
}

/** What was told and makes sense; a word that is no language and no zone is passed over, since nothing hangs on it. */
export function readsOf(told: { readonly locale?: string; readonly timezone?: string } = {}): Reads {
  const { locale, timezone } = told
  return {
    locale: LOCALES.find((each) => each === locale) ?? null,
    timezone: timezone !== undefined && isZone(timezone) ? timezone : null,
  }
}

/** Whether the IANA database, as this program has it, knows the zone. */
export function isZone(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone })
    return true
  } catch {
    return false
  }
}
