import { LETTERS, type Letter, type Locale } from '@reglament/engine'
import { describe, expect, test } from 'vitest'
import type { LetterFacts } from '../../src/letters/facts.ts'
import { renderLetter } from '../../src/letters/render.ts'
import { at } from '../desks.ts'

const LETTER: Letter = {
  kind: 'registered',
  eventIndex: 0,
  respondBy: at('2026-03-06T22:30+03:00'),
  closesAt: at('2026-03-20T18:30+03:00'),
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

describe.each(['ru', 'en'] as const)('letters in %s', (locale) => {
  test.each(LETTERS)('`%s` names the case, the clause and the tracking link, in text and in HTML', (kind) => {
    const { subject, text, html } = renderLetter(facts(kind, locale))
    expect(subject).toBe('Re: Не работает <интернет> [ICS-12]')
    expect(text).toContain('ICS-12')
    expect(text).toContain('I12')
    expect(text).toContain('https://desk.example/d/ics/track/12?key=a&b=c')
    expect(html).toContain('href="https://desk.example/d/ics/track/12?key=a&amp;b=c"')
    expect(`${text}${html}`).not.toMatch(/undefined|null|\[object/)
  })
})

test.each([
  ['registered', 'ru', '6 марта 2026 г. в 22:30 (московское время, UTC+3)'],
  ['registered', 'en', '6 March 2026 at 22:30 (Moscow time, UTC+3)'],
  ['reopened', 'ru', '6 марта 2026 г. в 22:30 (московское время, UTC+3)'],
  ['closing-soon', 'ru', '20 марта 2026 г. в 18:30 (московское время, UTC+3)'],
  ['escalated', 'ru', '12 марта 2026 г. в 12:00 (московское время, UTC+3)'],
  ['escalated', 'ru', 'Олег Дубов, dubov@vendor.example, +7 495 000-00-00'],
  ['incomplete', 'ru', 'версия, ИНН'],
  ['incomplete', 'en', 'version, INN'],
  ['redirected', 'ru', 'портал, телефон'],
  ['waiting-turn', 'ru', 'ICS-11'],
  ['closed-by-time-limit', 'ru', 'закрыто по лимиту времени'],
] as const)('`%s` in %s says «%s»', (kind, locale, words) => {
  expect(renderLetter(facts(kind, locale)).text).toContain(words)
})

test('a client elsewhere reads the time of their own zone', () => {
  const { text } = renderLetter(facts('registered', 'ru', { timezone: 'Asia/Yekaterinburg' }))
  expect(text).toContain('7 марта 2026 г. в 00:30 (Asia/Yekaterinburg, UTC+5)')
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
