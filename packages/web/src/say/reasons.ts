import {
  CHANNEL_WORDS,
  type Channel,
  FIELD_WORDS,
  type Field,
  GROUND_WORDS,
  type Item,
  itemWords,
  type Locale,
  type Regulation,
} from '@reglament/engine'

/** `contact details, version and description`: fields as a list in a sentence, in the engine's own words. */
export function fieldList(fields: readonly Field[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(fields.map((field) => FIELD_WORDS[locale][field]))
}

/** The same of a checklist, which asks for more than the fields of a request. */
export function itemList(items: readonly Item[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items.map((item) => itemWords(item, locale)))
}

/** What a case was refused for: the regulation's own title of the ground, or the engine's word for it. */
export function groundWords(
  { reason, grounds }: { readonly reason: string; readonly grounds: readonly { readonly reason: string }[] },
  regulation: Regulation,
  locale: Locale,
): string {
  const words: Readonly<Record<string, string>> = GROUND_WORDS[locale]
  const named = (id: string) =>
    Object.hasOwn(regulation.refusals, id) ? regulation.refusals[id]?.title[locale] : (words[id] ?? undefined)
  return named(reason) ?? named(grounds[0]?.reason ?? '') ?? reason
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
