/** What a column of the table can say. */
export const TARGETS = [
  'organization',
  'inn',
  'kpp',
  'name',
  'email',
  'phone',
  'locale',
  'timezone',
  'kind',
  'product',
  'from',
  'until',
] as const
export type Target = (typeof TARGETS)[number]

/** Which column says what: the number of the column, from 0. A target that no column says is left out. */
export type Mapping = Readonly<Partial<Record<Target, number>>>

/** Words that headers are known by, in Russian and English; the first target whose word stands in a header has it. */
const WORDS: readonly (readonly [Target, RegExp])[] = [
  ['inn', /(^|[^а-яa-z])(инн|inn|tax\s?id|vat)([^а-яa-z]|$)/],
  ['kpp', /(^|[^а-яa-z])(кпп|kpp)([^а-яa-z]|$)/],
  ['email', /e-?mail|почт|электронн/],
  ['phone', /телефон|phone|(^|\s)тел\.?(\s|$)|мобильн/],
  ['timezone', /часов.*пояс|time\s?zone|(^|\s)зона/],
  ['locale', /язык|language|locale/],
  [
    'until',
    /(действует|срок|оконч|дата|действ).*\bдо\b|окончан|конец|истека|until|valid to|expir|end date|(^|\s)(до|по)(\s|$)/,
  ],
  ['from', /начал|куплен|приобрет|дата покупки|from|start|since|purchased|(^|\s)(с|от)(\s|$)/],
  ['product', /продукт|product|издели|программа$/],
  ['kind', /(^|\s)(вид|тип|type)(\s|$)|право|подписк|поддержк|kind|entitlement|right|holding/],
  ['name', /фио|ф\.и\.о|контакт|имя|сотрудник|представитель|person|contact|full name|first name/],
  [
    'organization',
    /организац|компан|контрагент|клиент|заказчик|юр.*лиц|название|наименование|organi[sz]ation|company|client|customer|^name$/,
  ],
]

/**
 * What the headers seem to say; each column says one thing and each thing is said once. Content helps where headers are
 * silent: a column of addresses with `@` is the e-mail.
 */
export function guessMapping(headers: readonly string[], sample: readonly (readonly string[])[]): Mapping {
  const mapping: Partial<Record<Target, number>> = {}
  const taken = new Set<number>()
  const take = (target: Target, column: number) => {
    if (mapping[target] !== undefined || taken.has(column) || column < 0) return
    mapping[target] = column
    taken.add(column)
  }
  const lower = headers.map((header) => header.toLowerCase().replaceAll('ё', 'е'))
  for (const target of TARGETS) take(target, lower.indexOf(target))
  for (const [target, word] of WORDS)
    take(
      target,
      lower.findIndex((header, at) => !taken.has(at) && word.test(header)),
    )
  const mostly = (column: number, like: RegExp) => {
    const filled = sample.map((cells) => cells[column] ?? '').filter((cell) => cell !== '')
    return filled.length > 0 && filled.filter((cell) => like.test(cell)).length > filled.length / 2
  }
  for (const column of headers.keys()) {
    if (taken.has(column)) continue
    if (mostly(column, /^[^@\s]+@[^@\s]+\.[^@\s]+$/)) take('email', column)
    else if (mostly(column, /^\d{10}(\d{2})?$/)) take('inn', column)
    else if (mostly(column, /(^|\s)(ООО|АО|ЗАО|ПАО|ИП)(\s|$|«|")/)) take('organization', column)
  }
  return mapping
}
