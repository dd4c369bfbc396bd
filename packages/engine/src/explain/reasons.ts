import { type Instant, instant } from '../base/instant.ts'
import type { Locale } from '../base/text.ts'
import { localDate } from '../calendar/index.ts'
import type { GroundReason, Reason } from '../policy/index.ts'
import type { Regulation } from '../regulation/index.ts'
import { durationWords, FIELD_WORDS, HOLDING_WORDS } from './words.ts'

export const GROUND_WORDS: Readonly<Record<Locale, Readonly<Record<GroundReason, string>>>> = {
  ru: {
    'channel-not-open': 'этот канал не открыт для программы',
    'version-not-supported': 'версия не поддерживается',
    'product-not-supported': 'продукт не поддерживается',
    'out-of-scope': 'вопрос вне предмета поддержки',
    'not-entitled': 'права на поддержку нет',
    'missing-data': 'не хватает данных',
    'at-discretion': 'помощь — на усмотрение руководителя',
  },
  en: {
    'channel-not-open': 'this channel is not open to the programme',
    'version-not-supported': 'the version is not supported',
    'product-not-supported': 'the product is not supported',
    'out-of-scope': 'the question is out of scope',
    'not-entitled': 'there is no right to support',
    'missing-data': 'data is missing',
    'at-discretion': 'help is at the discretion of the head of support',
  },
}

/** The last day on which a right that ends at `until` (exclusive) is in force, written as its reader writes dates. */
export function lastDay(until: Instant, timezone: string, locale: Locale): string {
  const [year = '', month = '', day = ''] = localDate(instant(until - 1), timezone).split('-')
  return locale === 'ru' ? `${day}.${month}.${year}` : `${year}-${month}-${day}`
}

/** A reason as a sentence without its full stop; the clause it rests on stands beside it, not in it. */
export function reasonWords(reason: Reason, regulation: Regulation, locale: Locale): string {
  const ru = locale === 'ru'
  const clauseText = reason.clause === null ? null : regulation.clauses[reason.clause]
  switch (reason.kind) {
    case 'programme': {
      const title =
        regulation.programmes.find((each) => each.id === reason.programme)?.title[locale] ?? reason.programme
      return ru ? `программа «${title}»` : `programme “${title}”`
    }
    case 'holding': {
      const word = HOLDING_WORDS[locale][reason.holding as keyof (typeof HOLDING_WORDS)['ru']] ?? reason.holding
      if (reason.until === null) return word
      const day = lastDay(reason.until, regulation.timezone, locale)
      return ru ? `${word} до ${day} включительно` : `${word} up to and including ${day}`
    }
    case 'rule':
      return clauseText ? withoutStop(clauseText.text[locale]) : (reason.clause ?? '')
    case 'target': {
      const target = regulation.programmes.find((each) => each.id === reason.target)?.response
      const within = target?.within ? durationWords(target.within, locale) : ''
      const calendar = reason.calendar === null ? undefined : regulation.calendars[reason.calendar]?.title[locale]
      const hours = calendar === undefined ? '' : ` (${calendar})`
      return ru ? `первый ответ: ${within}${hours}` : `first answer: ${within}${hours}`
    }
    case 'no-target':
      return ru ? 'время ответа не ограничено' : 'no time to the answer is promised'
    case 'assumed':
      return `${ru ? 'принято' : 'assumed'}: ${withoutStop(clauseText?.assumed?.[locale] ?? '')}`
    case 'calendar-year-unknown': {
      const years = reason.years.join(', ')
      return ru
        ? `праздники ${years} в календаре неизвестны: срок посчитан по обычной неделе`
        : `the calendar does not know the days off of ${years}: computed on the weekly hours`
    }
    case 'never-due':
      return ru ? 'в календаре больше нет рабочего времени' : 'the calendar has no working time left'
    case 'ground': {
      const fields = reason.fields.map((field) => FIELD_WORDS[locale][field]).join(', ')
      return fields === '' ? GROUND_WORDS[locale][reason.reason] : `${GROUND_WORDS[locale][reason.reason]}: ${fields}`
    }
  }
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}
