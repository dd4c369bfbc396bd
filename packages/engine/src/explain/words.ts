import type { Duration } from '../base/duration.ts'
import type { Locale } from '../base/text.ts'
import type { Capability, Channel, Evidence, Field, HoldingKind, Item } from '../regulation/index.ts'

type Words<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>

export const CHANNEL_WORDS: Words<Channel> = {
  ru: {
    portal: 'портал',
    email: 'электронная почта',
    phone: 'телефон',
    chat: 'чат на сайте',
    form: 'форма на сайте',
    messenger: 'мессенджер',
    callback: 'обратный звонок',
  },
  en: {
    portal: 'portal',
    email: 'e-mail',
    phone: 'phone',
    chat: 'online chat',
    form: 'question form',
    messenger: 'messenger',
    callback: 'call back',
  },
}

export const FIELD_WORDS: Words<Field> = {
  ru: {
    contact: 'контактные данные',
    organization: 'организация',
    inn: 'ИНН',
    licence: 'номер лицензии',
    product: 'продукт',
    version: 'версия',
    description: 'описание вопроса',
  },
  en: {
    contact: 'contact details',
    organization: 'organization',
    inn: 'INN',
    licence: 'licence number',
    product: 'product',
    version: 'version',
    description: 'description',
  },
}

const EVIDENCE_WORDS: Words<Evidence> = {
  ru: { logs: 'журналы', screenshots: 'снимки экрана', access: 'доступ к серверу' },
  en: { logs: 'logs', screenshots: 'screenshots', access: 'access to the server' },
}

/** A line of a checklist, by name. */
export function itemWords(item: Item, locale: Locale): string {
  return { ...FIELD_WORDS[locale], ...EVIDENCE_WORDS[locale] }[item]
}

export const HOLDING_WORDS: Words<HoldingKind> = {
  ru: {
    subscription: 'подписка',
    'extended-contract': 'договор расширенной поддержки',
    partnership: 'партнёрское соглашение',
    demo: 'демонстрационный режим',
    trial: 'пробный период',
    purchase: 'покупка',
    module: 'модуль «Техподдержка»',
    'free-edition': 'бесплатная редакция',
    key: 'регистрация ключа',
    'paid-support': 'платная поддержка',
  },
  en: {
    subscription: 'subscription',
    'extended-contract': 'extended-support contract',
    partnership: 'partnership',
    demo: 'demo',
    trial: 'trial',
    purchase: 'purchase',
    module: 'support module',
    'free-edition': 'free edition',
    key: 'key registration',
    'paid-support': 'paid support',
  },
}

export const CAPABILITY_WORDS: Words<Capability> = {
  ru: {
    'custom-development': 'доработка по согласованию',
    'remote-ssh': 'удалённая помощь по SSH',
    'remote-teamviewer': 'удалённая помощь через TeamViewer',
    updates: 'обновления',
    'state-lists': 'государственные списки',
    databases: 'актуальные базы данных',
  },
  en: {
    'custom-development': 'custom development by agreement',
    'remote-ssh': 'remote help over SSH',
    'remote-teamviewer': 'remote help over TeamViewer',
    updates: 'updates',
    'state-lists': 'state lists',
    databases: 'current databases',
  },
}

const plurals: Readonly<Record<Locale, Intl.PluralRules>> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
}

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** A number with its noun in the right form: `1 рабочий час`, `2 рабочих часа`, `16 рабочих часов`. */
export function counted(amount: number, forms: Forms, locale: Locale): string {
  return `${amount.toLocaleString(locale)} ${forms[plurals[locale].select(amount)] ?? forms.other}`
}

const UNITS: Readonly<
  Record<
    'minute' | 'hour' | 'working-minute' | 'working-hour' | 'day' | 'month' | 'year',
    Readonly<Record<Locale, Forms>>
  >
> = {
  minute: {
    ru: { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' },
    en: { one: 'minute', other: 'minutes' },
  },
  hour: { ru: { one: 'час', few: 'часа', many: 'часов', other: 'часа' }, en: { one: 'hour', other: 'hours' } },
  'working-minute': {
    ru: { one: 'рабочая минута', few: 'рабочие минуты', many: 'рабочих минут', other: 'рабочей минуты' },
    en: { one: 'working minute', other: 'working minutes' },
  },
  'working-hour': {
    ru: { one: 'рабочий час', few: 'рабочих часа', many: 'рабочих часов', other: 'рабочего часа' },
    en: { one: 'working hour', other: 'working hours' },
  },
  day: { ru: { one: 'день', few: 'дня', many: 'дней', other: 'дня' }, en: { one: 'day', other: 'days' } },
  month: {
    ru: { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' },
    en: { one: 'month', other: 'months' },
  },
  year: { ru: { one: 'год', few: 'года', many: 'лет', other: 'года' }, en: { one: 'year', other: 'years' } },
}

/** A duration in words, in the unit that reads best: `4 часа`, `16 working hours`, `1 year`. */
export function durationWords(duration: Duration, locale: Locale): string {
  const say = (amount: number, unit: keyof typeof UNITS) => counted(amount, UNITS[unit][locale], locale)
  if (duration.clock === 'term') {
    const years = Math.floor(duration.months / 12)
    const parts = [
      years > 0 ? say(years, 'year') : '',
      duration.months % 12 > 0 ? say(duration.months % 12, 'month') : '',
      duration.days > 0 || duration.months === 0 ? say(duration.days, 'day') : '',
    ]
    return parts.filter((part) => part !== '').join(' ')
  }
  const prefix = duration.clock === 'working' ? 'working-' : ''
  if (duration.ms % 3_600_000 === 0) return say(duration.ms / 3_600_000, `${prefix}hour` as keyof typeof UNITS)
  return say(Math.round(duration.ms / 600) / 100, `${prefix}minute` as keyof typeof UNITS)
}
