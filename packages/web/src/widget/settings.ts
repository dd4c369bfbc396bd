/** How the vendor's page set the chat up: the attributes of the script. */
export interface ChatSettings {
  /** Where the desk is, without a slash at the end; empty on the desk's own pages. */
  readonly root: string
  readonly desk: string
  readonly locale: 'ru' | 'en'
  /** `page`: fills its element and is always open. Elsewhere a button in the corner opens it. */
  readonly place: 'site' | 'account' | 'product' | 'page'
  /** What the page knows of the client already; it goes with the first question. */
  readonly known: Readonly<Record<string, string>>
}

const KNOWN = ['name', 'email', 'phone', 'organization', 'inn', 'product', 'version', 'licence'] as const
const PLACES = ['site', 'account', 'product', 'page'] as const

/** @throws Error where the tag does not name its desk: the sentence is for whoever put the tag there. */
export function readSettings(data: DOMStringMap, source: string, pageLanguage: string): ChatSettings {
  const { desk, locale = pageLanguage, place } = data
  if (!desk) throw new Error('the chat’s script needs the attribute `data-desk` with the id of a desk')
  return {
    root: new URL(source).origin,
    desk,
    locale: /^en\b/i.test(locale) ? 'en' : 'ru',
    place: PLACES.find((each) => each === place) ?? 'site',
    known: Object.fromEntries(KNOWN.flatMap((name) => (data[name] ? [[name, data[name]]] : []))),
  }
}
