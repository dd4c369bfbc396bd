import { beforeAll, describe, expect, test } from 'vitest'
import { chooseLocale } from '../src/say/locale.ts'
import { type Say, speaker } from '../src/say/say.tsx'
import { dayAndTime, offsetMinutes, span, workingSpan } from '../src/say/time.ts'

const voices: { ru: Say; en: Say } = { ru: () => '', en: () => '' }
beforeAll(async () => {
  for (const locale of ['ru', 'en'] as const) {
    const voice = await speaker(locale, 'portal')
    voices[locale] = (key, values) => voice.t(key, values ?? {})
  }
})

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds
const NOW = at('2026-03-06T18:30+03:00')

const MOMENTS = [
  { at: '2026-03-06T22:30+03:00', ru: 'сегодня в 22:30', en: 'today 22:30', why: 'later the same day' },
  {
    at: '2026-03-07T00:00+03:00',
    ru: 'завтра в 00:00',
    en: 'tomorrow 00:00',
    why: 'midnight belongs to the day it begins',
  },
  { at: '2026-03-05T09:05+03:00', ru: 'вчера в 09:05', en: 'yesterday 09:05', why: 'the day before' },
  {
    at: '2026-03-10T18:00+03:00',
    ru: 'вторник, 10 марта, 18:00',
    en: 'Tuesday 10 March, 18:00',
    why: 'a date to wait for has its weekday',
  },
  {
    at: '2027-01-11T10:00+03:00',
    ru: 'понедельник, 11 января 2027 г., 10:00',
    en: 'Monday, 11 January 2027, 10:00',
    why: 'another year is named',
  },
] as const

test.each([
  ['2026-03-10T00:00+03:00', 'ru', '9 марта, 24:00', 'a promise until the end of a day names that day'],
  ['2026-03-10T00:00+03:00', 'en', '9 March, 24:00', 'the same in English'],
  ['2026-03-07T00:00+03:00', 'ru', 'сегодня в 24:00', 'an end at midnight tonight is today’s'],
  ['2026-03-10T00:01+03:00', 'ru', '10 марта, 00:01', 'any other moment is as it is'],
] as const)('an end at %s, in %s: %s (%s)', (moment, locale, expected, _why) => {
  const where = { timezone: 'Europe/Moscow', locale, say: voices[locale], isEnd: true }
  expect(dayAndTime(at(moment), NOW, where)).toBe(expected)
})

describe('a moment', () => {
  for (const moment of MOMENTS) {
    test(moment.why, () => {
      for (const locale of ['ru', 'en'] as const) {
        const where = { timezone: 'Europe/Moscow', locale, say: voices[locale] }
        expect(dayAndTime(at(moment.at), NOW, where, true)).toBe(moment[locale])
      }
    })
  }

  test('is today or tomorrow by the reader’s own clock', () => {
    const where = { timezone: 'Asia/Vladivostok', locale: 'en' as const, say: voices.en }
    expect(dayAndTime(at('2026-03-06T22:30+03:00'), NOW, where)).toBe('today 05:30')
  })
})

const SPANS = [
  { ms: 20_000, ru: 'меньше минуты', en: 'under a minute' },
  { ms: 59 * 60_000, ru: '59 мин', en: '59m' },
  { ms: 80 * 60_000, ru: '1 ч 20 мин', en: '1h 20m' },
  { ms: 27 * 3_600_000, ru: '1 дн. 3 ч', en: '1d 3h' },
  { ms: 5 * 24 * 3_600_000 + 1, ru: '5 дней', en: '5 days' },
] as const

describe('a length of time', () => {
  for (const { ms, ru, en } of SPANS) {
    test(en, () => {
      expect(span(ms, 'ru', voices.ru).replaceAll(/\s/g, ' ')).toBe(ru)
      expect(span(ms, 'en', voices.en).replaceAll(/\s/g, ' ')).toBe(en)
      expect(span(-ms, 'en', voices.en)).toBe(span(ms, 'en', voices.en))
    })
  }
})

test('two zones are told apart by what their clocks show then', () => {
  expect(offsetMinutes(NOW, 'Europe/Moscow')).toBe(180)
  expect(offsetMinutes(NOW, 'Europe/Minsk')).toBe(180)
  expect(offsetMinutes(at('2026-07-01T12:00Z'), 'Europe/Berlin')).toBe(120)
})

const LANGUAGES = [
  { saved: 'en', browser: ['ru-RU'], locale: 'en', why: 'what was chosen here goes first' },
  { saved: null, browser: ['de-DE', 'en-US', 'ru'], locale: 'en', why: 'the first of the browser’s that we speak' },
  { saved: null, browser: ['de', 'fr'], locale: 'ru', why: 'none of them: the desk’s own' },
  { saved: 'tlh', browser: ['ru-RU'], locale: 'ru', why: 'a choice we do not know is no choice' },
] as const

describe('the language', () => {
  for (const { saved, browser, locale, why } of LANGUAGES)
    test(why, () => expect(chooseLocale(saved, browser, 'ru')).toBe(locale))
})

const WORKED = [
  { ms: 30_000, ru: 'меньше минуты', en: 'under a minute' },
  { ms: 45 * 60_000, ru: '45 мин', en: '45m' },
  { ms: 8 * 3_600_000, ru: '8 ч', en: '8h' },
  { ms: 40 * 3_600_000 + 20 * 60_000, ru: '40 ч 20 мин', en: '40h 20m' },
] as const

describe('a length of working time is in hours, however many', () => {
  for (const { ms, ru, en } of WORKED) {
    test(en, () => {
      expect(workingSpan(ms, 'ru', voices.ru).replaceAll(/\s/g, ' ')).toBe(ru)
      expect(workingSpan(ms, 'en', voices.en).replaceAll(/\s/g, ' ')).toBe(en)
    })
  }
})
