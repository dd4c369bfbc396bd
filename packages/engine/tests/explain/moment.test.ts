import { expect, test } from 'vitest'
import { endOnClock, endWords, type Locale, windowWords, zoneWords } from '../../src/index.ts'

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const MOSCOW = 'Europe/Moscow'

// An end at the reader's, with the desk in Moscow.
const ENDS: readonly [at: string, timezone: string, locale: Locale, words: string, why: string][] = [
  ['2026-03-06T22:30+03:00', MOSCOW, 'ru', '6 марта 2026 г. в 22:30 (по Москве, UTC+3)', 'one zone is named once'],
  ['2026-03-06T22:30+03:00', MOSCOW, 'en', '6 March 2026 at 22:30 (Moscow time, UTC+3)', 'the same in English'],
  ['2026-12-03T00:00+03:00', MOSCOW, 'ru', '2 декабря 2026 г. в 24:00 (по Москве, UTC+3)', 'it runs through the day'],
  ['2026-12-03T00:00+03:00', MOSCOW, 'en', '2 December 2026 at 24:00 (Moscow time, UTC+3)', 'the same in English'],
  ['2027-01-01T00:00+03:00', MOSCOW, 'ru', '31 декабря 2026 г. в 24:00 (по Москве, UTC+3)', 'the year that ends'],
  [
    '2026-12-03T00:01+03:00',
    MOSCOW,
    'ru',
    '3 декабря 2026 г. в 00:01 (по Москве, UTC+3)',
    'a minute later it does not',
  ],
  [
    '2026-03-06T15:00+03:00',
    'Asia/Yekaterinburg',
    'ru',
    '6 марта 2026 г. в 17:00 (по Екатеринбургу, UTC+5; по Москве 15:00)',
    'the desk’s clock stands beside',
  ],
  [
    '2026-03-06T22:30+03:00',
    'Asia/Yekaterinburg',
    'ru',
    '7 марта 2026 г. в 00:30 (по Екатеринбургу, UTC+5; по Москве 6 марта в 22:30)',
    'with its day, where that is another',
  ],
  [
    '2026-03-06T22:30+03:00',
    'Asia/Yekaterinburg',
    'en',
    '7 March 2026 at 00:30 (Yekaterinburg time, UTC+5; 6 March at 22:30 Moscow time)',
    'the same in English',
  ],
  [
    '2026-12-03T00:00+03:00',
    'Asia/Omsk',
    'ru',
    '3 декабря 2026 г. в 03:00 (по Омску, UTC+6; по Москве 2 декабря в 24:00)',
    'the desk’s day ends, the reader’s does not',
  ],
  [
    '2026-12-02T21:00+03:00',
    'Asia/Omsk',
    'ru',
    '2 декабря 2026 г. в 24:00 (по Омску, UTC+6; по Москве 21:00)',
    'the reader’s day ends, the desk’s does not',
  ],
  ['2026-03-06T22:30+03:00', 'Europe/Minsk', 'ru', '6 марта 2026 г. в 22:30 (по Минску, UTC+3)', 'clocks that agree'],
  [
    '2026-03-06T22:30+03:00',
    'Asia/Kolkata',
    'en',
    '7 March 2026 at 01:00 (Kolkata time, UTC+5:30; 6 March at 22:30 Moscow time)',
    'half an hour is an offset too',
  ],
  ['2026-03-06T22:30+03:00', 'Атлантида', 'ru', '6 марта 2026 г. в 22:30 (по Москве, UTC+3)', 'no zone: the desk’s'],
]

test.each(ENDS)('an end at %s, read in %s, in %s: %s (%s)', (moment, timezone, locale, words) => {
  expect(endWords(at(moment), { locale, timezone, deskTimezone: MOSCOW })).toBe(words)
})

test.each([
  ['2026-03-10T12:00+03:00', '2026-03-10T13:00+03:00', MOSCOW, '10 марта 2026 г., 12:00–13:00 (по Москве, UTC+3)'],
  ['2026-03-10T23:00+03:00', '2026-03-11T00:00+03:00', MOSCOW, '10 марта 2026 г., 23:00–24:00 (по Москве, UTC+3)'],
  ['2026-03-10T12:00+03:00', '2026-03-10T13:00+03:00', 'Asia/Omsk', '10 марта 2026 г., 15:00–16:00 (по Омску, UTC+6)'],
])('a window from %s to %s, read in %s', (from, to, timezone, words) => {
  expect(windowWords(at(from), at(to), { locale: 'ru', timezone, deskTimezone: MOSCOW })).toBe(words)
})

test('the day that an end is of is the one that it ends', () => {
  const midnight = at('2026-12-03T00:00+03:00')
  expect(endOnClock(midnight, MOSCOW)).toEqual({ dayMs: midnight - 60_000, isMidnight: true })
  expect(endOnClock(midnight + 1_000, 'Asia/Omsk')).toEqual({ dayMs: midnight + 1_000, isMidnight: false })
})

test('zones have names in both languages, and a zone without one goes by its city', () => {
  expect(zoneWords('Europe/Moscow', 'ru')).toBe('по Москве')
  expect(zoneWords('Asia/Yekaterinburg', 'en')).toBe('Yekaterinburg time')
  expect(zoneWords('America/New_York', 'en')).toBe('New York time')
  expect(zoneWords('America/New_York', 'ru')).toBe('время New York')
})
