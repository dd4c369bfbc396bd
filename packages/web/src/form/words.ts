import en from '../say/en/form.ts'
import ru from '../say/ru/form.ts'

export type Words = typeof ru

/** Both languages travel with the script: they are small, and a second file would be a second wait. */
export const WORDS: Readonly<Record<'ru' | 'en', Words>> = { ru, en }
