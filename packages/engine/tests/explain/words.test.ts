import { describe, expect, test } from 'vitest'
import {
  assess,
  CAPABILITIES,
  CAPABILITY_WORDS,
  CHANNEL_WORDS,
  CHANNELS,
  counted,
  durationWords,
  FIELD_WORDS,
  FIELDS,
  GROUND_WORDS,
  HOLDING_KINDS,
  HOLDING_WORDS,
  instant,
  LOCALES,
  lastDay,
  NEEDS_A_PERSON_WORDS,
  parseDuration,
  REJECTION_WORDS,
  REJECTIONS,
  RENEWAL_REFUSALS,
  RENEWAL_WORDS,
  type Reason,
  reasonWords,
  verdictJson,
  WHYS_OF_A_PERSON,
} from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { held, whole } from '../policy/ask.ts'
import { shipped } from '../regulation/shipped.ts'

const DURATIONS = `
  written              ru                       en
  1 hour               1 час                    1 hour
  2 hours              2 часа                   2 hours
  4 hours              4 часа                   4 hours
  5 hours              5 часов                  5 hours
  11 hours             11 часов                 11 hours
  21 hours             21 час                   21 hours
  24 hours             24 часа                  24 hours
  112 hours            112 часов                112 hours
  1.5 hours            90 минут                 90 minutes
  1 working hour       1 рабочий час            1 working hour
  8 working hours      8 рабочих часов          8 working hours
  22 working hours     22 рабочих часа          22 working hours
  41 working minutes   41 рабочая минута        41 working minutes
  43 working minutes   43 рабочие минуты        43 working minutes
  45 minutes           45 минут                 45 minutes
  60 minutes           1 час                    1 hour
  1 day                1 день                   1 day
  3 days               3 дня                    3 days
  14 days              14 дней                  14 days
  2 weeks              14 дней                  14 days
  1 month              1 месяц                  1 month
  3 months             3 месяца                 3 months
  6 months             6 месяцев                6 months
  12 months            1 год                    1 year
  18 months            1 год 6 месяцев          1 year 6 months
  5 years              5 лет                    5 years
  0 days               0 дней                   0 days
`

describe('lengths of time in words', () => {
  for (const { written = '', ru, en } of rows(DURATIONS)) {
    test(written, () => {
      const duration = parseDuration(written)
      if (typeof duration === 'string') throw new Error(duration)
      expect([durationWords(duration, 'ru'), durationWords(duration, 'en')]).toEqual([ru, en])
    })
  }

  test('a fraction has its own form in Russian', () => {
    expect(counted(1.5, { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' }, 'ru')).toBe('1,5 минуты')
  })
})

describe.each(LOCALES)('in %s every word has its words', (locale) => {
  const TABLES: readonly (readonly [what: string, words: Readonly<Record<string, string>>, of: readonly string[]])[] = [
    ['rejections', REJECTION_WORDS[locale], REJECTIONS],
    ['refusals of a renewal', RENEWAL_WORDS[locale], RENEWAL_REFUSALS],
    ['reasons for a person to look', NEEDS_A_PERSON_WORDS[locale], WHYS_OF_A_PERSON],
    ['channels', CHANNEL_WORDS[locale], CHANNELS],
    ['fields', FIELD_WORDS[locale], FIELDS],
    ['holdings', HOLDING_WORDS[locale], HOLDING_KINDS],
    ['capabilities', CAPABILITY_WORDS[locale], CAPABILITIES],
    [
      'grounds',
      GROUND_WORDS[locale],
      [
        'channel-not-open',
        'version-not-supported',
        'product-not-supported',
        'out-of-scope',
        'not-entitled',
        'missing-data',
        'at-discretion',
      ],
    ],
  ]
  test.each(TABLES)('%s', (_, words, of) => {
    expect(Object.keys(words).sort()).toEqual([...of].sort())
    for (const said of Object.values(words)) {
      expect(said.trim()).not.toBe('')
      expect(said).not.toMatch(/[.!?]$/)
      if (locale === 'en') expect(said).not.toMatch(/[а-яё]/i)
    }
    // Two words for one thing can't be told apart.
    expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length)
  })
})

const ics = shipped('ideco-ics')
const shtrih = shipped('shtrih-m')

/** One reason of each kind; the compiler does not let one be forgotten. */
const REASONS: {
  readonly [K in Reason['kind']]: readonly [reason: Extract<Reason, { kind: K }>, ru: string, en: string]
} = {
  programme: [
    { kind: 'programme', clause: 'S1', programme: 'paid' },
    'программа «Платная поддержка»',
    'programme “Paid support”',
  ],
  holding: [
    { kind: 'holding', clause: 'S8', holding: 'paid-support', until: instant(Date.UTC(2027, 1, 10, 21)) },
    'платная поддержка до 10.02.2027 включительно',
    'paid support up to and including 2027-02-10',
  ],
  rule: [
    { kind: 'rule', clause: 'S14' },
    'Партнёр: 8 рабочих часов; не входит только выезд',
    'Partner: 8 working hours; out of scope only visits',
  ],
  target: [
    { kind: 'target', clause: 'S3', target: 'paid', calendar: 'office' },
    'первый ответ: 16 рабочих часов (Будни 10:00–19:00)',
    'first answer: 16 working hours (Weekdays 10:00–19:00)',
  ],
  'no-target': [{ kind: 'no-target', clause: 'S3' }, 'время ответа не ограничено', 'no time to the answer is promised'],
  assumed: [{ kind: 'assumed', clause: 'S8' }, 'принято: Продлевается на один год', 'assumed: Extended by one year'],
  'never-due': [
    { kind: 'never-due', clause: 'S3' },
    'в календаре больше нет рабочего времени',
    'the calendar has no working time left',
  ],
  'calendar-year-unknown': [
    { kind: 'calendar-year-unknown', clause: 'S2', years: [2027, 2028] },
    'праздники 2027, 2028 в календаре неизвестны: срок посчитан по обычной неделе',
    'the calendar does not know the days off of 2027, 2028: computed on the weekly hours',
  ],
  ground: [
    { kind: 'ground', clause: 'S2', reason: 'missing-data', fields: ['version', 'description'] },
    'не хватает данных: версия, описание вопроса',
    'data is missing: version, description',
  ],
}

describe('reasons in words', () => {
  for (const [kind, [reason, ru, en]] of Object.entries(REASONS)) {
    test(kind, () => {
      expect([reasonWords(reason, shtrih, 'ru'), reasonWords(reason, shtrih, 'en')]).toEqual([ru, en])
    })
  }

  test('names that a regulation lost since are said as they are', () => {
    const gone: readonly Reason[] = [
      { kind: 'programme', clause: 'Z1', programme: 'gone' },
      { kind: 'rule', clause: 'Z1' },
      { kind: 'assumed', clause: 'Z1' },
      { kind: 'target', clause: 'Z1', target: 'gone', calendar: 'gone' },
      { kind: 'holding', clause: 'Z1', holding: 'gone', until: null },
      { kind: 'calendar-year-unknown', clause: null, years: [2027] },
    ]
    for (const reason of gone)
      for (const locale of LOCALES) expect(reasonWords(reason, shtrih, locale)).toEqual(expect.any(String))
  })

  test('the last day of a right is the day before its end, in its zone', () => {
    const end = instant(Date.UTC(2027, 1, 10, 21))
    expect(lastDay(end, 'Europe/Moscow', 'ru')).toBe('10.02.2027')
    expect(lastDay(end, 'Asia/Vladivostok', 'en')).toBe('2027-02-11')
  })
})

describe('a verdict as the contract writes it', () => {
  const verdict = assess(whole('2026-03-06T18:30:00', { holdings: held('subscription 2026-01-10') }), ics)

  test('the example of the contract', () => {
    const json = verdictJson(verdict, ics, 'en')
    expect(Object.keys(json)).toEqual([
      'verdict',
      'programme',
      'priority',
      'respondBy',
      'missing',
      'grounds',
      'channels',
      'capabilities',
      'because',
    ])
    expect(json).toMatchObject({
      verdict: 'accept',
      programme: 'subscription',
      priority: null,
      respondBy: '2026-03-06T22:30:00+03:00',
      missing: [],
      channels: ['portal', 'email', 'phone'],
      capabilities: ['remote-ssh'],
    })
    expect(json.because[0]).toEqual({ clause: 'I9', says: 'programme “Active subscription”' })
    expect(json.because.map((each) => each.clause)).toContain('I12')
  })

  test('every reason is a sentence that says something, in both languages', () => {
    for (const locale of LOCALES) {
      const { because } = verdictJson(verdict, ics, locale)
      expect(because.length).toBeGreaterThan(3)
      for (const { says } of because) expect(says).toMatch(/\p{L}{3}/u)
    }
  })
})
