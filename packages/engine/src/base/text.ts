export const LOCALES = ['ru', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** A sentence or a title in every language that the project speaks. */
export type Text = Readonly<Record<Locale, string>>
