// Every problem that `check` can find, in the smallest file that has it.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PROBLEM_RULES, parseRegulation } from '../../src/index.ts'
import { rows } from '../calendar/table.ts'
import { LINT_ROWS, MORE_LINT_ROWS } from './lint-rows.ts'
import { imports } from './shipped.ts'
import { SMALL } from './small.ts'

const DOCS = readFileSync(new URL('../../../../docs/problems.md', import.meta.url), 'utf8')

// `write` stands in the small regulation in place of `instead of`, with `«»` around the place that the problem marks;
// `⏎` ends a line and `␣` indents the next.
const ROWS = `
  rule                           instead of                             write                                                says                                help                           why
  bad-yaml                       prefix: SML                            «\t»prefix: SML                                      tabs                                spaces                         a tab indents
  bad-yaml                       prefix: SML                            prefix: «!!binary» SML                               unresolved tag                      every value is text            tags mean nothing here
  bad-yaml                       en: Rights }                           en: Rights }⏎«---»⏎                                  a second document                   take the line                  the rest would be passed over in silence
  duplicate-key                  prefix: SML                            prefix: SML⏎«p»refix: TWO                            unique                              one of the two                 only one of them could be meant
  unknown-key                    timezone:                              «timezoen»: x⏎timezone:                              timezoen                            did you mean \`timezone\`       a misspelt key
  unknown-key                    ␣␣office:⏎                             ␣␣«Office»: { title: {}, weekly: {} }⏎␣␣office:⏎     can't be a key                      small latin letters            a name that is no name
  missing-key                    ru: Шлюз, en: Gate                     ru: Шлюз                                             \`en\` is missing                   add \`en:\`                    every text is in both languages
  missing-key                    version: "1"                           «version»:                                           \`version\` is empty                write its value                a key without a value
  missing-key                    who: everyone                          «who»:                                               \`who\` is empty                    everyone                       a programme for nobody
  missing-key                    versions: ["7"], clauses: [A2]         clauses: [A2]                                        no versions                         versions: any                  a product without versions
  wrong-type                     [email, phone]                         «email»                                              must be a list, not \`email\`       [one, two]                     one value where a list is wanted
  wrong-type                     prefix: SML                            prefix: «sml-1»                                      \`sml-1\` does not fit              capital latin letters          a prefix of small letters
  wrong-type                     clauses: [A2]⏎␣␣others                 clauses: «[]»⏎␣␣others                               empty list                          at least one                   a programme that rests on nothing
  unknown-value                  [email, phone]                         [«emial», phone]                                     \`emial\` is not a value            did you mean \`email\`         a channel that is none
  unknown-value                  topics: [setup]                        topics: [«cooking»]                                  cooking                             known are \`setup\`            a topic that is none
  bad-duration                   4 working hours                        «4»                                                  \`4\` is not a length of time       which clock                    the unit is left out
  bad-duration                   4 working hours                        «4 workin hours»                                     4 workin hours                      units are                      a unit that is none
  bad-duration                   4 working hours                        «soon»                                               soon                                a number and its unit          no number
  bad-duration                   term: 1 year                           term: «1.5 years»                                    1.5 years                           whole                          half a calendar unit
  bad-duration                   term: 1 year                           term: «900 years»                                    900 years                           hundred years                  longer than anybody promises
  bad-duration                   term: 1 year                           term: «8 working hours»                              working time                        days, months                   a right does not last by the office clock
  bad-hours                      10:00-19:00                            «10-19»                                              not a day's hours                   10:00-19:00                    hours without minutes
  bad-hours                      { mon-fri:                             { «mo-fri»:                                          names no weekdays                   mon-fri                        a weekday that is none
  bad-hours                      10:00-19:00 }                          10:00-19:00, «wed»: closed }                         hours twice                         once                           which of the two holds?
  bad-calendar                   10:00-19:00                            «19:00-10:00»                                        closes before                       two days                       hours past midnight
  bad-calendar                   holidays: ru                           holidays: [2026-03-09, «2026-02-30»]                 does not exist                      no such day                    a date that is none
  bad-import                     holidays: ru                           holidays: «narnia»                                   calendars/narnia.yaml               list of dates                  days off of a country without a file
  unknown-calendar               hours: office                          hours: «ofice»                                       ofice                               did you mean \`office\`        a misspelt calendar
  unknown-clause                 versions: ["7"], clauses: [A2]         versions: ["7"], clauses: [A2, «B7»]                 B7                                  known                          a clause that nobody states
  unknown-timezone               Europe/Moscow                          «Europe/Moskow»                                      Europe/Moskow                       Europe/Moscow                  a misspelt zone
  working-time-without-calendar  hours: office                          locale: en                                           needs a calendar                    calendar:                      working hours of which office?
  unused-clause                  clauses:⏎␣␣A1                          clauses:⏎␣␣«A3»: { ru: в, en: c }⏎␣␣A1               A3                                  clauses:                       a duty that no rule acts on
  unreachable-programme          [A2]⏎clauses                           [A2]⏎␣␣«late»: { title: { ru: а, en: a }, who: everyone, response: { within: none }, clauses: [A2] }⏎clauses  nobody reaches \`late\`  move it up  everyone is served above it
  unreachable-programme          ␣␣others:                              ␣␣«again»: { title: { ru: а, en: a }, who: { holds: [subscription] }, response: { within: none }, clauses: [A2] }⏎␣␣others:  the same holders  who:  its holders are served above it
  holding-without-rule           who: { holds: [subscription] }         «who»: { holds: [subscription, trial] }              trial                               add \`trial:\`                 how long does a trial last?
  holding-without-programme      holdings:⏎                             holdings:⏎␣␣«demo»: { term: 30 days }⏎               \`demo\` gives no programme         who:                           a right to nothing
  topic-in-and-out               topics: [setup]                        topics: [setup, «theory»]                            both in scope and out               one of the two                 which of the two holds?
  channel-twice                  channels: {                            channels: { also: [«phone»],                         \`phone\` stands twice              one of the two                 listed, and taken beside the list
`

/** Too long for the table. */
const MORE: readonly Row[] = [
  {
    rule: 'no-programme',
    from: SMALL.slice(SMALL.indexOf('programmes:'), SMALL.indexOf('clauses:\n  A1')),
    to: '«programmes»: {}\n',
    says: 'no programme',
    help: 'refused',
    why: 'nobody is served',
  },
  {
    rule: 'too-large',
    from: SMALL,
    to: `«#»${' '.repeat(1_000_000)}`,
    says: '1000001 characters',
    help: 'split',
    why: 'no regulation is a megabyte',
  },
]

interface Row {
  readonly rule: string
  readonly from: string
  readonly to: string
  readonly says: string
  readonly help: string
  readonly why: string
}

const lines = (text = '') => text.replaceAll('⏎', '\n').replaceAll('␣', ' ')

const ALL: readonly Row[] = [
  ...[...rows(ROWS), ...rows(LINT_ROWS)].map(
    ({ rule = '', 'instead of': from, write: to, says = '', help = '', why = '' }): Row => ({
      rule,
      from: lines(from),
      to: lines(to),
      says,
      help,
      why,
    }),
  ),
  ...MORE,
  ...MORE_LINT_ROWS,
]

/** The file of a row, and where its marks stand. */
function written({ from, to }: Row) {
  if (!SMALL.includes(from)) throw new Error(`the small regulation does not say \`${from}\``)
  const marked = SMALL.replace(from, () => to)
  const source = marked.replace(/[«»]/g, '')
  const start = marked.indexOf('«')
  if (start < 0) return { source, place: null }
  const before = marked.slice(0, start).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  return { source, place: { line: before.length, column, endColumn: column + marked.indexOf('»') - start - 1 } }
}

test('the small regulation itself is without problems', () => {
  const { regulation, problems } = parseRegulation(SMALL, { file: 'small.yaml', imports })
  expect(problems).toEqual([])
  expect(regulation?.id).toBe('small')
})

describe('each problem is found where it stands, with a way out', () => {
  for (const each of ALL) {
    test(`${each.rule}: ${each.why}`, () => {
      const { source, place } = written(each)
      const { regulation, problems } = parseRegulation(source, { file: 'small.yaml', imports, today: '2026-11-22' })
      const found = problems.filter((problem) => problem.rule === each.rule)
      const [first] = found
      expect(first?.message ?? 'nothing was found').toContain(each.says)
      expect(first?.help ?? '').toContain(each.help)
      if (place) expect({ line: first?.line, column: first?.column, endColumn: first?.endColumn }).toEqual(place)
      expect(regulation === null).toBe(problems.some((problem) => problem.severity === 'error'))
      // One mistake is one problem: nothing that only follows from it is held against the author.
      expect(problems.filter((problem) => problem.severity === 'error' && problem.rule !== each.rule)).toEqual([])
    })
  }
})

test('every rule has its row', () => {
  const tried = new Set(ALL.map((each) => each.rule))
  expect(Object.keys(PROBLEM_RULES).filter((rule) => !tried.has(rule))).toEqual([])
})

test('docs/problems.md explains every rule, and no other', () => {
  const explained = [...DOCS.matchAll(/^### `([a-z-]+)`(?: · (error|warning))?$/gm)].map(([, rule, severity]) => [
    rule,
    severity,
  ])
  expect(explained.sort()).toEqual(Object.entries(PROBLEM_RULES).sort())
})

describe('several mistakes', () => {
  const broken = SMALL.replace('4 working hours', 'four')
    .replace('Europe/Moscow', 'Mars/Phobos')
    .replace('[email, phone]', '[email, pigeon]')
    .replace('hours: office', 'hours: offcie')
    .replace('topics: [theory], clauses: [A2]', 'topics: [theory], clauses: [A9]')

  test('all are found at once, in the order of the file', () => {
    const { regulation, problems } = parseRegulation(broken, { file: 'small.yaml', imports })
    expect(regulation).toBeNull()
    expect(problems.map((problem) => `${problem.line} ${problem.rule}`)).toEqual([
      '7 unknown-timezone',
      '14 unknown-calendar',
      '19 unknown-value',
      '22 unknown-clause',
      '27 bad-duration',
    ])
  })

  test('a broken part does not make what names it wrong', () => {
    const source = SMALL.replace('weekly: { mon-fri: 10:00-19:00 }', 'weekly: 10').replace(
      'A1: { ru: Часы, en: Hours }',
      'A1: Часы',
    )
    const { problems } = parseRegulation(source, { file: 'small.yaml', imports })
    expect(problems.map((problem) => problem.where)).toEqual(['calendars.office.weekly', 'clauses.A1'])
  })

  test('syntax errors are each told', () => {
    const source = 'reglament: 1\nid: a\nid: b\nprefix: A\nprefix: B\ntitle: [\n'
    const { problems } = parseRegulation(source, { file: 'x.yaml', imports })
    expect(problems.map((problem) => `${problem.line} ${problem.rule}`)).toEqual([
      '3 duplicate-key',
      '5 duplicate-key',
      '6 wrong-type',
      '7 bad-yaml',
    ])
  })

  test('hundreds of warnings do not hide an error', () => {
    const spare = Array.from({ length: 300 }, (_, i) => `  Z${i}: { ru: а, en: a }\n`).join('')
    const source = `${SMALL}${spare}`.replace('topics: [setup]', 'topics: [theory]')
    const { regulation, problems } = parseRegulation(source, { file: 'x.yaml', imports })
    expect(regulation).toBeNull()
    expect(problems.filter((problem) => problem.severity === 'error').map((problem) => problem.rule)).toEqual([
      'topic-in-and-out',
    ])
  })

  test('a problem is one line, whatever the file put into its names', () => {
    const { problems } = parseRegulation(SMALL.replace('prefix: SML', 'prefix: "a\\nb\\u2028c\\u001b[31m"'), {
      file: 'x.yaml',
      imports,
    })
    expect(problems.map((problem) => problem.message)).toEqual(['`a b c [31m` does not fit `prefix`'])
  })
})
