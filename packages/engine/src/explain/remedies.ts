import type { Locale } from '../base/text.ts'
import type { RefusalChoice } from '../case/index.ts'
import type { GroundReason } from '../policy/index.ts'
import type { Regulation } from '../regulation/index.ts'
import { GROUND_WORDS } from './reasons.ts'

/** How a client puts right what a request was refused for (I17, A19); `other` is for grounds that a regulation names itself. */
const REMEDY_WORDS: Readonly<Record<Locale, Readonly<Record<GroundReason | 'other', string>>>> = {
  ru: {
    'not-entitled': 'Продлите право на поддержку и напишите нам снова: обращение продолжится под тем же номером.',
    'at-discretion': 'Продлите право на поддержку и напишите нам снова: обращение продолжится под тем же номером.',
    'version-not-supported': 'Обновите продукт до поддерживаемой версии и сообщите её номер.',
    'product-not-supported': 'Проверьте, о каком продукте вопрос, и назовите его.',
    'out-of-scope': 'Если вопрос всё же о работе продукта, опишите, что в нём не работает.',
    'missing-data': 'Пришлите недостающие данные: обращение продолжится под тем же номером.',
    'channel-not-open': 'Обратитесь через канал, открытый для вашей программы поддержки.',
    other: 'Напишите снова по существу вопроса: обращение продолжится под тем же номером.',
  },
  en: {
    'not-entitled': 'Renew your right to support and write to us again: the case goes on under its number.',
    'at-discretion': 'Renew your right to support and write to us again: the case goes on under its number.',
    'version-not-supported': 'Update the product to a supported version and tell us its number.',
    'product-not-supported': 'Check which product the question is about, and name it.',
    'out-of-scope': 'If the question is about the product after all, describe what does not work in it.',
    'missing-data': 'Send the missing data: the case goes on under its number.',
    'channel-not-open': 'Use a channel that is open to your support programme.',
    other: 'Write again about the matter itself: the case goes on under its number.',
  },
}

const REFUSAL_WORDS = {
  ru: {
    hello: (name: string | null) => (name === null ? 'Здравствуйте!' : `Здравствуйте, ${name}!`),
    because: (ground: string) => `Мы не можем взять обращение в работу: ${ground}.`,
    clause: (id: string, text: string) => `Пункт ${id} регламента: «${text}»`,
  },
  en: {
    hello: (name: string | null) => (name === null ? 'Hello,' : `Hello, ${name},`),
    because: (ground: string) => `We can’t take up the case: ${ground}.`,
    clause: (id: string, text: string) => `Clause ${id} of the regulation: “${text}”`,
  },
} as const

/** A first draft of what a client is told with a refusal, in the client's language: the ground, its clause, the way out. */
export function refusalText(
  { reason, clause, title }: Pick<RefusalChoice, 'reason' | 'clause' | 'title'>,
  name: string | null,
  regulation: Regulation,
  locale: Locale,
): string {
  const words = REFUSAL_WORDS[locale]
  const named: Readonly<Record<string, string>> = GROUND_WORDS[locale]
  const ground = title?.[locale] ?? named[reason] ?? reason
  const text = clause === null ? undefined : regulation.clauses[clause]?.text[locale]
  return [
    words.hello(name),
    words.because(ground.charAt(0).toLowerCase() + ground.slice(1)),
    ...(clause !== null && text !== undefined ? [words.clause(clause, text)] : []),
    remedyWords(reason, locale),
  ].join('\n\n')
}

/** The way out of a ground; a ground that the regulation names under a word of its own has the common one. */
export function remedyWords(reason: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = REMEDY_WORDS[locale]
  return Object.hasOwn(words, reason) ? (words[reason] ?? words.other ?? '') : (words.other ?? '')
}
