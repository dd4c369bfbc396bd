// Promises that can't be kept: the share of a week's arrivals whose time runs out while nobody works.
import { describe, expect, test } from 'vitest'
import { parseRegulation } from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { imports, shippedText } from './shipped.ts'
import { SMALL } from './small.ts'

/** What is said of the promise of `paid`, served in these hours. */
function saidOf(within: string, weekly: string, own = ''): readonly string[] {
  const source = SMALL.replace('{ mon-fri: 10:00-19:00 }', `{ ${weekly} }`)
    .replace('4 working hours', within)
    .replace('    who: { holds', `${own}    who: { holds`)
    .replace(
      'hours: office',
      `  night:
    title: { ru: Ночь, en: Night }
    weekly: { mon-thu: 20:00-24:00 }
  eastern:
    title: { ru: День, en: Day }
    timezone: Asia/Vladivostok
    weekly: { mon-fri: 17:00-24:00, tue: 00:00-02:00, wed: 00:00-02:00, thu: 00:00-02:00, fri: 00:00-02:00, sat: 00:00-02:00 }
  always: { title: { ru: Всегда, en: Always }, weekly: { daily: 24h } }
hours: office`,
    )
  const { problems } = parseRegulation(source, { file: 'x.yaml', imports })
  return problems
    .filter((each) => each.rule === 'promise-while-closed')
    .map(({ message }) => / missed by (.*) of arrivals/.exec(message)?.[1] ?? message)
}

const SHARES = `
  hours                              promise            missed      why
  mon-fri: 10:00-19:00               4 hours            61 %        nights of 15 hours less 4, and a weekend of 63 less 4: 103 of 168 hours
  mon-fri: 10:00-19:00               24 hours           23 %        only the weekend is longer: 39 of 168
  mon-fri: 10:00-19:00               1 day              23 %        a day is as long, where no clock moves
  mon-fri: 10:00-19:00               62.5 hours         under 1 %   half an hour in the week, on Friday evening
  mon-fri: 10:00-19:00               63 hours           kept        due at the opening on Monday, to the minute: still nothing
  mon-fri: 10:00-19:00               3 days             kept        no gap is as long
  mon-fri: 10:00-19:00               1 month            kept        every month has a working day
  mon-fri: 10:00-19:00               4 working hours    kept        the clock stands while the desk is closed
  mon-fri: 10:00-19:00               none               kept        nothing is promised
  daily: 24h                         1 minutes          kept        never closed
  daily: 08:00-20:00                 4 hours            33 %        the night from Sunday to Monday is one gap: 7 times 8 hours
  daily: 00:00-20:00                 3 hours            4 %         7 times 1 hour, on the week’s edge too
  daily: 04:00-24:00                 3 hours            4 %         a gap that begins with the week
  mon: 10:00-10:01                   1 hours            99 %        open for a minute a week
  mon-fri: 10:00-13:00, sat: 10:00-11:00  20 hours      19 %        five nights of 21 hours and a Sunday of 47: 5 + 27 of 168
`

describe('the share of arrivals that is missed', () => {
  for (const { hours = '', promise = '', missed, why = '' } of rows(SHARES)) {
    test(`${promise} in ${hours}: ${why}`, () => {
      expect(saidOf(promise, hours)).toEqual(missed === 'kept' ? [] : [missed])
    })
  }

  test('is found of working time on hours in which the programme is not served', () => {
    // Four evenings of four hours hold one promise each: who writes from 19:00 to 20:00 has it due at midnight.
    expect(saidOf('4 working hours, calendar: night', 'mon-fri: 10:00-19:00')).toEqual(['2 %'])
    expect(saidOf('2 working hours, calendar: always', 'mon-fri: 10:00-19:00')).toEqual(['67 %'])
    expect(saidOf('5 working hours, calendar: night', 'mon-fri: 10:00-19:00')).toEqual([])
  })

  test('is that of the programme’s own hours', () => {
    expect(saidOf('4 hours', 'mon-fri: 10:00-19:00', '    hours: always\n')).toEqual([])
  })

  test('does not depend on the zone that hours are written in', () => {
    // Vladivostok is seven hours ahead: the same hours as 10:00-19:00 in Moscow.
    expect(saidOf('4 hours', 'daily: 24h', '    hours: eastern\n')).toEqual([])
  })

  test('can’t be said where no hours are stated, or where they can’t be read', () => {
    const without = SMALL.replace('hours: office\n', '').replace('4 working hours', '4 hours')
    const rules = (source: string) => parseRegulation(source, { file: 'x.yaml', imports }).problems.map((p) => p.rule)
    expect(rules(without)).toEqual(['unused-calendar'])
    expect(rules(SMALL.replace('10:00-19:00', '10-19').replace('4 working hours', '4 hours'))).toEqual(['bad-hours'])
  })
})

describe('the same, counted minute by minute', () => {
  const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  const WEEK = 7 * 1440
  // Numbers that follow from the seed alone.
  let state = 20260306
  const upTo = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * limit)
  }
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

  test.each(Array.from({ length: 40 }, (_, i) => i))('week %d', () => {
    const open = new Array<boolean>(WEEK).fill(false)
    const weekly = DAYS.flatMap((day, d) => {
      if (upTo(4) === 0) return []
      const [from, to] = [upTo(1440), upTo(1440)].sort((a, b) => a - b) as [number, number]
      if (from === to) return []
      open.fill(true, d * 1440 + from, d * 1440 + to)
      return [`${day}: ${clock(from)}-${clock(to)}`]
    })
    const promised = 1 + upTo(30 * 60)
    if (weekly.length === 0) return
    let missed = 0
    for (let at = 0; at < WEEK; at++) {
      let waits = 0
      while (!open[(at + waits) % WEEK]) waits++
      if (waits >= promised) missed++
    }
    const share = Math.round((missed / WEEK) * 100)
    const said = saidOf(`${promised} minutes`, weekly.join(', '))
    const [words = '0 %'] = said
    const found = words === 'under 1 %' ? 0 : Number(words.replace(' %', ''))
    expect(Math.abs(found - Math.min(share, 99))).toBeLessThanOrEqual(1)
    if (missed === 0) expect(said).toEqual([])
  })
})

describe('the shipped regulations', () => {
  test.each([
    ['ideco-utm', []],
    ['ideco-ics', []],
    ['shtrih-m', []],
    // The source’s own: an answer within a day, and no work on weekends.
    ['a-real-iks', ['103 promise-while-closed']],
  ])('%s has no problem that is not its source’s', (id, expected) => {
    const { problems } = parseRegulation(shippedText(`${id}.yaml`), {
      file: `${id}.yaml`,
      imports,
      today: '2026-11-22',
    })
    expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual(expected)
  })

  test('a year later, their days off are not known any more', () => {
    const { problems } = parseRegulation(shippedText('shtrih-m.yaml'), { file: 'x', imports, today: '2027-01-01' })
    expect(problems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'calendar-out-of-date: `ru` knows the days off up to 2026, and it is 2027',
    ])
  })
})
