/** Legal forms, in every way that people write them; they tell nobody apart. */
const FORMS = new Set(
  [
    'ооо оао зао пао ао нао ип чп гуп муп фгуп гбу мбу фгбу ано нко ко тоо оо чоу мбоу гбоу фку мку',
    'llc ltd inc gmbh ag co corp jsc ojsc cjsc pjsc plc sa srl',
  ].flatMap((line) => line.split(' ')),
)
const LONG_FORMS =
  /общество с ограниченной ответственностью|(публичное|открытое|закрытое|непубличное)? ?акционерное общество|индивидуальный предприниматель|limited liability company/g

/**
 * What two writings of one organization's name have in common: small letters, `ё` as `е`, without quotes, punctuation
 * and legal form, the words in one order. `ООО «Ромашка-Плюс»` and `РОМАШКА ПЛЮС, ООО` are the same.
 */
export function nameKey(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(LONG_FORMS, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const telling = words.filter((word) => !FORMS.has(word))
  return (telling.length > 0 ? telling : words).sort().join(' ')
}

/**
 * How alike two keys are, 0 to 1: the share of pairs of neighbouring letters that they have in common (Dice). Cheap,
 * and a slip of the pen in a long name costs little.
 */
export function likeness(a: string, b: string): number {
  return a === b ? 1 : likenessOfPairs(pairsOf(a), pairsOf(b))
}

/** The same of keys that are compared many times: their pairs are counted once. */
export function likenessOfPairs(left: Pairs, right: Pairs): number {
  let common = 0
  for (const [pair, count] of left.counts) common += Math.min(count, right.counts.get(pair) ?? 0)
  const all = left.all + right.all
  return all === 0 ? 0 : (2 * common) / all
}

/** Pairs of neighbouring letters. */
export interface Pairs {
  readonly all: number
  readonly counts: ReadonlyMap<string, number>
}

export function pairsOf(text: string): Pairs {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { all: Math.max(0, text.length - 1), counts: pairs }
}

/** Where everybody has an address: two people there need not know each other. */
const PUBLIC_DOMAINS = new Set(
  (
    'gmail.com googlemail.com mail.ru inbox.ru list.ru bk.ru internet.ru yandex.ru ya.ru yandex.com yandex.by yandex.kz ' +
    'rambler.ru lenta.ru outlook.com hotmail.com live.com icloud.com me.com yahoo.com proton.me protonmail.com vk.com'
  ).split(' '),
)

/** The domain of a mailbox that belongs to a firm; null where anybody could have it. */
export function firmDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return domain === '' || domain === email.toLowerCase() || PUBLIC_DOMAINS.has(domain) ? null : domain
}

const YANDEX = /^(ya\.ru|yandex\.(ru|com|by|kz))$/

/** One writing of a mailbox: without a `+tag`, Yandex under its first name, dots of Gmail left out. */
export function mailboxKey(email: string): string {
  const [, local = '', domain = ''] = /^(.*)@(.*)$/.exec(email.toLowerCase()) ?? []
  const bare = local.replace(/\+.*$/, '')
  if (YANDEX.test(domain)) return `${bare.replaceAll('.', '-')}@yandex.ru`
  if (domain === 'gmail.com' || domain === 'googlemail.com') return `${bare.replaceAll('.', '')}@gmail.com`
  return `${bare}@${domain}`
}
