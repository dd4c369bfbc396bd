// What a careful author may well write, though it looks like a mistake: `check` is silent.
import { expect, test } from 'vitest'
import { parseRegulation } from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { imports } from './shipped.ts'
import { SMALL } from './small.ts'

// Written as in the table of problems: `⏎` ends a line and `␣` indents the next.
const ROWS = `
  instead of               write                                                                                                        why
  within: none }           within: 3 days }                                                                                             a longer promise than any weekend
  term: 1 year             term: 30 days, once-in: 30 days                                                                              the next begins when the last has ended
  ["7"]                    ["7", "70", "6.7"]                                                                                           7 takes 7.2 in, not 70
  holidays: ru             holidays: [2026-03-09]⏎␣␣␣␣transferred-days: { 2026-03-14: mon }                                             a Saturday worked in its place
  holidays: ru             holidays: ru⏎␣␣␣␣special-days: { 2026-05-01: 10:00-12:00 }                                                   a holiday with hours on duty
  en: Rights }             en: Rights (Права) }                                                                                         a name in its own language
  A1: { ru: Часы, en: Hours }  A1: { ru: "10:00-19:00", en: "10:00-19:00" }                                                             figures are the same in every language
  who: everyone            who: everyone⏎␣␣␣␣channels: { open: [], clauses: [A1] }⏎␣␣␣␣admission: refuse                                who is refused is told no channel
  clauses:⏎␣␣A1            lifecycle: { silence: { after: 14 days, warn: 13 days, clauses: [A2] } }⏎clauses:⏎␣␣A1                       warned after a day
  clauses:⏎␣␣A1            lifecycle: { silence: { after: 1 month, warn: 29 days, clauses: [A2] } }⏎clauses:⏎␣␣A1                       in most months it is later
  clauses:⏎␣␣A1            capabilities: [{ grant: [remote-teamviewer], clauses: [A2] }]⏎clauses:⏎␣␣A1                                  TeamViewer needs no rule of ours
  clauses:⏎␣␣A1            contacts: { sales-chat: { title: { ru: Чат, en: Chat }, value: "https://small.example/" } }⏎clauses:⏎␣␣A1    a contact that is no channel
  clauses:⏎␣␣A1            intake: { required: [{ fields: [contact], on: first-contact, clauses: [A2] }, { fields: [version], clauses: [A2] }] }⏎clauses:⏎␣␣A1  each field once
`

const lines = (text = '') => text.replaceAll('⏎', '\n').replaceAll('␣', ' ')

for (const { 'instead of': from = '', write = '', why = '' } of rows(ROWS)) {
  test(`${why}: ${write}`, () => {
    expect(SMALL).toContain(lines(from))
    const source = SMALL.replace(lines(from), () => lines(write))
    const { problems } = parseRegulation(source, { file: 'x.yaml', imports, today: '2026-11-22' })
    expect(problems).toEqual([])
  })
}

/** The programmes of the small regulation, with others of this kind between them. */
function between(...programmes: readonly string[]): readonly string[] {
  const written = programmes.map(
    (each, i) => `  p${i}:\n    title: { ru: Ещё, en: More }\n    ${each}\n    clauses: [A2]\n`,
  )
  const source = SMALL.replace('  others:', () => `${written.join('')}  others:`).replace(
    'holdings:\n',
    'holdings:\n  purchase: { counts-as: subscription }\n  trial: {}\n  partnership: {}\n',
  )
  return parseRegulation(source, { file: 'x.yaml', imports })
    .problems.filter((each) => each.rule !== 'holding-without-programme')
    .map(({ rule, where }) => `${rule} ${where}`)
}

test('programmes of which each has something that the other has not are not compared', () => {
  const trial = 'who: { holds: [trial] }\n    response'
  const fewer = 'channels: { open: [email], clauses: [A1] }'
  expect(between(`${trial}: { within: 2 working hours }\n    ${fewer}`)).toEqual([])
  expect(between(`${trial}: { within: 4 working hours }`)).toEqual([])
})

test('who had a right once is not who has it now', () => {
  expect(between('who: { held: [subscription] }\n    response: { within: none }')).toEqual([])
})

test('a purchase that counts as a subscription is served by the programme of subscriptions', () => {
  const late = 'who: { holds: [purchase] }\n    response: { within: none }'
  expect(between(late)).toEqual(['unreachable-programme programmes.p0'])
})

test('who has it now is served by the programme of those who had it once', () => {
  const ever = 'who: { held: [trial] }\n    response: { within: 4 working hours }'
  const now = 'who: { holds: [trial] }\n    response: { within: none }'
  expect(between(ever, now)).toEqual(['unreachable-programme programmes.p1'])
})
