import { isInn, type Product, type Regulation } from '@reglament/engine'

/** What a letter states plainly. A field is absent where it is not said, or where two things are said. */
export interface StatedFacts {
  readonly product?: string
  readonly version?: string
  readonly inn?: string
  readonly licence?: string
}

const MAX_CHARS = 20_000

/**
 * The facts that a free text states beyond doubt: an INN after the word, with right check digits; a version after the
 * word or right after the product's name; a product by the name that the regulation gives it. A wrong guess costs the
 * client more than a question does, so that whatever is said twice in different ways counts as not said.
 */
export function readFacts(text: string, products: Regulation['products'], vendor = ''): StatedFacts {
  const said = text.slice(0, MAX_CHARS).replaceAll('\u00a0', ' ')
  const named = namedProducts(said, products, vendor)
  const product = only(named.map(({ id }) => id))
  const version = only([...versions(said, products), ...named.flatMap(({ version: each }) => each ?? [])])
  const inn = only([...said.matchAll(INN)].map(([, digits = '']) => digits.replace(/\s/g, '')).filter(isInn))
  const licence = only([...said.matchAll(LICENCE)].map(([, code = '']) => code).filter((code) => /\d/.test(code)))
  return {
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
    ...(inn === undefined ? {} : { inn }),
    ...(licence === undefined ? {} : { licence }),
  }
}

const INN =
  /(?<![\p{L}\d])(?:ИНН|INN)(?:\s+(?:организации|компании|клиента))?\s*(?:[:№=–—-]\s*)?(\d{12}|\d{10})(?!\d)/giu

const LICENCE =
  /(?<![\p{L}\d])(?:номер\s+лицензии|лиценз(?:ия|ии|ию|ией)\s*(?:№|N|номер)|licen[cs]e\s*(?:number|no\.?|#))\s*[:=–—-]?\s*№?\s*([A-Z0-9][A-Z0-9-]{3,40}[A-Z0-9])/giu

const NUMBER = '\\d{1,4}(?:\\.\\d{1,6}){0,4}'
const VERSION = new RegExp(
  `(?:(?<before>[\\p{L}\\d-]+)[ ,(]{1,3})?(?<![\\p{L}\\d])(?:верси(?:я|и|ю|ей)|вер\\.|version|ver\\.?|v\\.)\\s{0,3}(?:(?:ПО|программы|продукта|шлюза)\\s)?[:=№–—-]?\\s{0,3}[vV]?(?<number>${NUMBER})(?![\\p{L}\\d-])`,
  'giu',
)

function versions(text: string, products: Regulation['products']): string[] {
  const ours = new Set(
    Object.entries(products)
      .flatMap(([id, product]) => [id, ...words(product)])
      .map((word) => word.toLowerCase()),
  )
  return [...text.matchAll(VERSION)]
    .filter(({ groups }) => {
      // «Windows версии 10» speaks of something else.
      const before = groups?.before
      return before === undefined || !/^[A-Za-z][A-Za-z\d-]+$/.test(before) || ours.has(before.toLowerCase())
    })
    .map(({ groups }) => groups?.number ?? '')
}

interface Named {
  readonly id: string
  readonly from: number
  readonly to: number
  /** A number right after the name. */
  readonly version: string | null
}

/** Every product named, the longest name first where names overlap: «ICS 6» is not «ICS». */
function namedProducts(text: string, products: Regulation['products'], vendor: string): Named[] {
  const found: Named[] = []
  for (const [id, product] of Object.entries(products)) {
    for (const name of names(product, vendor)) {
      const pattern = new RegExp(
        `(?<![\\p{L}\\d_.-])${escaped(name)}(?![\\p{L}\\d_-])(?:[ ,(]{1,2}(?:v|версии )?(${NUMBER})(?![\\p{L}\\d-]))?`,
        'giu',
      )
      for (const match of text.matchAll(pattern)) {
        const to = match.index + name.length
        found.push({ id, from: match.index, to, version: match[1]?.includes('.') ? match[1] : null })
      }
    }
  }
  return found.filter(
    (a) => !found.some((b) => b.id !== a.id && b.from <= a.from && b.to >= a.to && b.to - b.from > a.to - a.from),
  )
}

/** A product's titles, and the parts of a title in Latin letters, with the vendor's name and without it. */
function names(product: Product, vendor: string): string[] {
  const all = new Set<string>()
  for (const title of Object.values(product.title)) {
    if (/\s/.test(title)) all.add(title)
    if (!/[а-я]/iu.test(title)) continue
    for (const [run] of title.matchAll(LATIN_RUN)) {
      all.add(run)
      all.add(run.replace(new RegExp(`^${escaped(vendor)}\\s`, 'i'), ''))
    }
  }
  // The vendor's name alone is no product of theirs.
  return [...all].filter((name) => name.length >= 3 && name.toLowerCase() !== vendor.toLowerCase())
}

const LATIN_RUN = /(?<![\p{L}\d-])[A-Z][\w-]*(?:\s[A-Z\d][\w.-]*)*(?![\p{L}-])/gu

function words(product: Product): string[] {
  return Object.values(product.title).flatMap((title) => title.split(/[^\p{L}\d-]+/u))
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function only(values: readonly string[]): string | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}
