import { LETTERS, type Letter, type LetterKind, type Locale } from '@reglament/engine'
import { describe, expect, test } from 'vitest'
import type { LetterFacts } from '../../src/letters/facts.ts'
import { renderLetter } from '../../src/letters/render.ts'
import { at } from '../desks.ts'

const LETTER: Letter = {
  kind: 'registered',
  eventIndex: 0,
  respondBy: at('2026-03-06T22:30+03:00'),
  closesAt: at('2026-03-21T00:00+03:00'),
  missing: ['version', 'inn'],
  channels: ['portal', 'phone'],
  grounds: [{ clause: 'I15', reason: 'missing-data' }],
  developer: { name: 'Олег Дубов', email: 'dubov@vendor.example', phone: '+7 495 000-00-00' },
  etaAt: at('2026-03-12T12:00+03:00'),
  behind: null,
  message: null,
  clauses: ['I12'],
}

function facts(kind: Letter['kind'], locale: Locale, rest: Partial<LetterFacts> = {}): LetterFacts {
  return {
    letter: { ...LETTER, kind },
    locale,
    label: 'ICS-12',
    subject: 'Не работает <интернет>',
    deskTitle: 'Поддержка',
    regulationTitle: 'Регламент',
    regulationVersion: '1',
    clauseTexts: { I12: { ru: 'Ответ за 4 часа', en: 'An answer within 4 hours' } },
    timezone: 'Europe/Moscow',
    deskTimezone: 'Europe/Moscow',
    trackingUrl: 'https://desk.example/d/ics/track/12?key=a&b=c',
    regulationUrl: 'https://desk.example/d/ics/regulation?locale=ru&version=1',
    contactName: 'Анна',
    written: null,
    filesElsewhere: [],
    behindLabel: 'ICS-11',
    splitFromLabel: null,
    joinedLabels: [],
    ...rest,
  }
}

type Time = 'respondBy' | 'closesAt' | 'eta'
const WORDS: Readonly<Record<Time, Readonly<Record<Locale, string>>>> = {
  respondBy: {
    ru: '7 марта 2026 г. в 00:30 (по Екатеринбургу, UTC+5; по Москве 6 марта в 22:30)',
    en: '7 March 2026 at 00:30 (Yekaterinburg time, UTC+5; 6 March at 22:30 Moscow time)',
  },
  closesAt: {
    ru: '21 марта 2026 г. в 02:00 (по Екатеринбургу, UTC+5; по Москве 20 марта в 24:00)',
    en: '21 March 2026 at 02:00 (Yekaterinburg time, UTC+5; 20 March at 24:00 Moscow time)',
  },
  eta: {
    ru: '12 марта 2026 г. в 14:00 (по Екатеринбургу, UTC+5; по Москве 12:00)',
    en: '12 March 2026 at 14:00 (Yekaterinburg time, UTC+5; 12:00 Moscow time)',
  },
}

/** Of each letter: what comes next, until when, and what the client can say with one press. */
const KINDS: Readonly<Record<LetterKind, { ru: string; en: string; by: readonly Time[]; press: readonly Press[] }>> = {
  registered: { ru: 'Специалист ответит', en: 'A specialist will answer', by: ['respondBy'], press: ['confirm'] },
  incomplete: {
    ru: 'Сообщите их в ответ',
    en: 'state it in an answer',
    by: ['respondBy', 'closesAt'],
    press: ['confirm'],
  },
  redirected: { ru: 'Обратитесь через один из них', en: 'use one of them', by: ['closesAt'], press: ['confirm'] },
  refused: { ru: 'Если вы не согласны', en: 'If you do not agree', by: [], press: [] },
  'waiting-turn': { ru: 'Мы напишем, когда', en: 'We will write when', by: ['respondBy'], press: ['confirm'] },
  'your-turn': { ru: 'Специалист ответит', en: 'A specialist will answer', by: ['respondBy'], press: ['confirm'] },
  answered: { ru: 'подтвердите это', en: 'please confirm', by: ['closesAt'], press: ['confirm', 'keep'] },
  asked: { ru: 'Ответьте, пожалуйста', en: 'Please answer this letter', by: ['closesAt'], press: ['confirm'] },
  escalated: { ru: 'О результате мы напишем', en: 'We will write when', by: ['eta'], press: ['confirm'] },
  'new-promise': { ru: 'О результате мы напишем', en: 'We will write when', by: ['eta'], press: ['confirm'] },
  'closing-soon': { ru: 'Ответьте на это письмо', en: 'Please answer', by: ['closesAt'], press: ['confirm', 'keep'] },
  'closed-by-time-limit': { ru: 'обращение продолжится', en: 'the case goes on', by: [], press: [] },
  closed: { ru: 'обращение продолжится', en: 'the case goes on', by: [], press: [] },
  reopened: { ru: 'Специалист ответит', en: 'A specialist will answer', by: ['respondBy'], press: ['confirm'] },
  'not-reached': {
    ru: 'Ответьте на это письмо',
    en: 'Please answer this letter',
    by: ['respondBy', 'closesAt'],
    press: ['confirm'],
  },
  renewed: { ru: 'больше ничего делать не нужно', en: 'you need do nothing else', by: [], press: [] },
  'renewal-refused': { ru: 'ответьте на это письмо', en: 'answer this letter', by: [], press: [] },
  invited: { ru: 'Теперь вопросы можно задавать', en: 'You can ask there', by: [], press: [] },
}
type Press = 'confirm' | 'keep'
const PRESSES: readonly Press[] = ['confirm', 'keep']

/** What a person reads of the HTML. */
const shown = (html: string) =>
  html
    .replaceAll(/<br>|<\/p>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

describe.each(['ru', 'en'] as const)('letters in %s', (locale) => {
  test.each(LETTERS)('`%s` has number, next step, time, clause and links, in text and in HTML', (kind) => {
    const { [locale]: next, by, press } = KINDS[kind]
    const { subject, text, html } = renderLetter(facts(kind, locale, { timezone: 'Asia/Yekaterinburg' }))
    expect(subject).toBe('Re: Не работает <интернет> [ICS-12]')
    const track = 'https://desk.example/d/ics/track/12?key=a&b=c'
    for (const words of [text, shown(html)]) {
      expect(words).toContain('ICS-12')
      expect(words).toContain('I12')
      expect(words).toContain(next)
      for (const time of by) expect(words).toContain(WORDS[time][locale])
      expect(words.match(/UTC\+5/g) ?? []).toHaveLength(by.length)
    }
    const offered = PRESSES.filter((each) => press.includes(each))
    expect(text).toContain(`${track}\n`)
    expect(html).toContain(`href="${track.replaceAll('&', '&amp;')}"`)
    expect(PRESSES.filter((each) => text.includes(`${track}&act=${each}\n`))).toEqual(offered)
    expect(PRESSES.filter((each) => html.includes(`&amp;act=${each}"`))).toEqual(offered)
    expect(`${text}${html}`).not.toMatch(/undefined|null|\[object/)
  })
})

test.each([
  ['registered', 'ru', '6 марта 2026 г. в 22:30 (по Москве, UTC+3)'],
  ['registered', 'en', '6 March 2026 at 22:30 (Moscow time, UTC+3)'],
  ['reopened', 'ru', '6 марта 2026 г. в 22:30 (по Москве, UTC+3)'],
  ['closing-soon', 'ru', '20 марта 2026 г. в 24:00 (по Москве, UTC+3)'],
  ['escalated', 'ru', '12 марта 2026 г. в 12:00 (по Москве, UTC+3)'],
  ['escalated', 'ru', 'Олег Дубов, dubov@vendor.example, +7 495 000-00-00'],
  ['incomplete', 'ru', 'версия, ИНН'],
  ['incomplete', 'en', 'version, INN'],
  ['redirected', 'ru', 'портал, телефон'],
  ['waiting-turn', 'ru', 'ICS-11'],
  ['closed-by-time-limit', 'ru', 'закрыто по лимиту времени'],
] as const)('`%s` in %s says «%s»', (kind, locale, words) => {
  expect(renderLetter(facts(kind, locale)).text).toContain(words)
})

test('what the specialist wrote stands first and is no markup', () => {
  const { text, html } = renderLetter(
    facts('answered', 'ru', { written: { text: 'Откройте <b>порт</b> 33.\nИ перезапустите.', html: null } }),
  )
  expect(text.startsWith('Откройте <b>порт</b> 33.\nИ перезапустите.')).toBe(true)
  expect(html).toContain('&lt;b&gt;порт&lt;/b&gt;')
})

test.each([
  ['ru', 'Регламент поддержки: '],
  ['en', 'The support regulation: '],
] as const)('the foot leads to the regulation, in %s', (locale, words) => {
  const { text, html } = renderLetter(facts('registered', locale))
  expect(text).toContain(`${words}https://desk.example/d/ics/regulation?locale=ru&version=1`)
  expect(html).toContain('<a href="https://desk.example/d/ics/regulation?locale=ru&amp;version=1">Регламент</a>')
})

test('where no time is promised, the letter says so', () => {
  const withoutTime = { ...facts('registered', 'ru'), letter: { ...LETTER, respondBy: null } }
  expect(renderLetter(withoutTime).text).toContain('не установлен')
})
