import { CHANNEL_WORDS, type Channel, FIELD_WORDS, type Field, type Locale, type Regulation } from '@reglament/engine'

/** `contact details, version and description`: fields as a list in a sentence, in the engine's own words. */
export function fieldList(fields: readonly Field[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(fields.map((field) => FIELD_WORDS[locale][field]))
}

export function channelList(channels: readonly Channel[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(
    channels.map((channel) => CHANNEL_WORDS[locale][channel]),
  )
}

/** The title of a programme in the reader's language. */
export function programmeTitle(id: string | null, regulation: Regulation, locale: Locale): string | null {
  return regulation.programmes.find((programme) => programme.id === id)?.title[locale] ?? id
}
