import { describe, expect, test } from 'vitest'
import { diffRegulations, parseRegulation, type Regulation } from '../../src/index.ts'
import { imports, type ShippedId, shipped } from '../regulation/shipped.ts'
import { SMALL } from '../regulation/small.ts'

type Edit = readonly [from: string | RegExp, to: string]

function regulation(source: string): Regulation {
  const { regulation: read, problems } = parseRegulation(source, { file: 'small', imports })
  if (!read) throw new Error(problems.map((each) => each.message).join('; '))
  return read
}

const edited = ([from, to]: Edit) => {
  const source = SMALL.replace(from, to)
  if (source === SMALL) throw new Error(`the small regulation does not say \`${String(from)}\``)
  return regulation(source)
}

/** An edit of the small regulation, and what is said of it. */
const EDITS: readonly (readonly [edit: Edit, sentences: readonly string[]])[] = [
  [
    [
      'who: { holds: [subscription] }',
      'who: { holds: [subscription] }\n    targets: { resolution: { within: 40 working hours, clauses: [A1] } }',
    ],
    ['solution for `paid`: none → 40 working hours'],
  ],
  [['4 working hours', '16 working hours'], ['response for `paid`: 4 → 16 working hours']],
  [
    ['4 working hours', '4 hours'],
    ['response for `paid`: 4 working hours → 4 hours', 'calendar of the response for `paid`: office → none'],
  ],
  [
    ['4 working hours', 'none'],
    ['response for `paid`: 4 working hours → unlimited', 'calendar of the response for `paid`: office → none'],
  ],
  [
    ['open: [email, phone]', 'open: [email, chat]'],
    [
      'removed: channel “phone” for `paid`',
      'added: channel “online chat” for `paid`',
      'removed: channel “phone” for `others`',
      'added: channel “online chat” for `others`',
    ],
  ],
  [
    ['mon-fri: 10:00-19:00', 'mon-thu: 10:00-19:00, fri: 10:00-18:00'],
    ['hours `office`, Friday: 10:00–19:00 → 10:00–18:00'],
  ],
  [['mon-fri: 10:00-19:00', 'mon-fri: 09:00-13:00'], ['hours `office`, Monday – Friday: 10:00–19:00 → 09:00–13:00']],
  [['holidays: ru', 'holidays: [2026-03-09]'], []],
  [['term: 1 year', 'term: 6 months'], ['term of “subscription”: 1 year → 6 months']],
  [['versions: ["7"]', 'current: "7.2"'], ['versions of `gate`: 7 → current (7.2)']],
  [
    ['topics: [theory]', 'topics: [theory, training]'],
    ['“training” for `paid`: in scope → out of scope', '“training” for `others`: in scope → out of scope'],
  ],
  [['who: everyone\n', 'who: everyone\n    admission: discretion\n'], ['admission to `others`: open → at discretion']],
  [
    ['who: { holds: [subscription] }', 'who: { holds: [subscription] }\n    priority: 1'],
    ['priority of `paid`: none → 1'],
  ],
  [
    ['channels: {', 'intake:\n  required:\n    - { fields: [inn], on: first-contact, clauses: [A1] }\nchannels: {'],
    ['required data “INN”: not asked for → on first contact'],
  ],
  [
    ['channels: {', 'turns: { one-at-a-time: true, clauses: [A1] }\nchannels: {'],
    ['one case of a client at a time: no → yes'],
  ],
  [
    ['channels: {', 'lifecycle: { silence: { after: 14 days, clauses: [A1] } }\nchannels: {'],
    ['closing by silence after: none → 14 days'],
  ],
  [
    ['channels: {', 'escalation: { requires: [developer, eta], clauses: [A1] }\nchannels: {'],
    ['what escalation must name: none → the developer, the time of review'],
  ],
  [
    ['channels: {', 'remote: { protocol: ssh, port: 33, clauses: [A1] }\nchannels: {'],
    ['remote access: none → ssh 33'],
  ],
  [
    ['channels: {', 'renewals:\n  subscription: { term: 1 year, clauses: [A1] }\nchannels: {'],
    ['added: renewal of “subscription”'],
  ],
  [['en: Hours }', 'en: Office hours }'], ['clause A1 is worded anew']],
  [['en: Hours }', 'en: Hours, assumed: { ru: Так, en: So } }'], ['assumption of A1: none → So']],
  [['en: Small }', 'en: Smaller }'], ['title: Small → Smaller']],
  [['prefix: SML', 'prefix: SM'], ['prefix of case numbers: SML → SM']],
  [['clauses: [A1] }\nscope', 'clauses: [A2] }\nscope'], ['rules cite other clauses, or details are worded anew']],
]

describe('a change in words', () => {
  for (const [edit, sentences] of EDITS) {
    test(sentences[0] ?? 'days off', () => {
      const found = diffRegulations(regulation(SMALL), edited(edit), 'en')
      if (sentences.length > 0) expect(found).toEqual(sentences)
      else expect(found[0]).toMatch(/^days off in `office`: − 2024: 1–8 Jan/)
    })
  }

  test('is said in Russian too', () => {
    const [edit] = EDITS.find(([[from]]) => from === '4 working hours') ?? []
    expect(edit && diffRegulations(regulation(SMALL), edited(edit), 'ru')).toEqual([
      'ответ для `paid`: 4 → 16 рабочих часов',
    ])
  })

  test('programmes and clauses come, go and change places', () => {
    const [head = '', rest = ''] = SMALL.split(/(?= {2}others:)/)
    const [others = '', clauses = ''] = rest.split(/(?=clauses:\n)/)
    const free = others
      .replace('others', 'free')
      .replace('Others', 'Free')
      .replace('who: everyone', 'who: { held: [demo] }')
    const after = regulation(
      `${head.replace(/ {2}paid:[\s\S]*/, '')}${free}${others}${clauses}  A3: { ru: Ещё, en: More }\n`,
    )
    expect(diffRegulations(regulation(SMALL), after, 'en')).toEqual([
      'removed: programme `paid` (Subscribers)',
      'added: programme `free` (Free)',
      'added: clause A3 (More)',
    ])
  })
})

test.each<ShippedId>(['ideco-utm', 'ideco-ics', 'a-real-iks', 'shtrih-m'])('%s does not differ from itself', (id) => {
  expect(diffRegulations(shipped(id), shipped(id), 'ru')).toEqual([])
  expect(diffRegulations(shipped(id), { ...shipped(id), version: '2' }, 'ru')).toEqual([])
})

test('what stops a clock is said where the clock stays', () => {
  const target = (rest: string): Edit => [
    'who: { holds: [subscription] }',
    `who: { holds: [subscription] }\n    targets: { next-response: { within: ${rest}, clauses: [A1] } }`,
  ]
  expect(diffRegulations(edited(target('8 hours')), edited(target('4 hours, pauses: [escalated]')), 'en')).toEqual([
    'next answer for `paid`: 8 → 4 hours',
    'what stops the clock of the next answer for `paid`: none → the case is with development',
  ])
})

test('whatever differs is said, whichever way one looks', () => {
  for (const [edit] of EDITS) {
    expect(diffRegulations(edited(edit), regulation(SMALL), 'ru').length).toBeGreaterThan(0)
  }
})
