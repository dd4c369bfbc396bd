import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { reglament } from './spawned.ts'

const FOLDER = new URL('../../../../regulations/scenarios/', import.meta.url)
const STORY = readFileSync(new URL('ics-closed-by-time-limit.yaml', FOLDER), 'utf8')
/** The story of the contract, section 6. */
const CONTRACT = `regulation: ideco-ics
name: closed by time limit, then continued
client: {organization: {name: Ромашка, inn: "7707083893"}, contact: {name: Анна, email: anna@romashka.example}, holdings: [{kind: subscription, product: ics, from: 2026-01-10}]}
steps:
  - at: 2026-03-06T18:30+03:00
    do: {register: {case: a, channel: email, product: ics, version: 7.9.9, description: Нет связи}}
    expect: {verdict: accept, programme: subscription, state: registered, turn: staff, respondBy: 2026-03-06T22:30+03:00}
  - {at: 2026-03-06T20:00+03:00, do: {answer: {case: a}}, expect: {state: waiting-client, responded: in-time}}
  - {at: 2026-03-20T20:00+03:00, do: tick, expect: {case: a, state: closed, closedBy: time-limit, sent: [closed-by-time-limit]}}
  - {at: 2026-05-01T09:00+03:00, do: {reply: {case: a}}, expect: {case: a, state: in-progress}}
`

const folder = mkdtempSync(join(tmpdir(), 'reglament-scenario-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('all shipped stories go as told', () => {
  const files = readdirSync(FOLDER).map((name) => `regulations/scenarios/${name}`)
  const { code, stderr, lines } = reglament(['scenario', ...files])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([
    `${lines.length - 1} of ${lines.length - 1} scenarios as told`,
  ])
})

test('the story of the contract, from anywhere', () => {
  expect(reglament(['scenario', written('contract.yaml', CONTRACT)])).toMatchObject({
    code: 0,
    lines: ['ok ideco-ics: closed by time limit, then continued', '1 of 1 scenarios as told'],
  })
})

test('each step that differs is named, expected beside actual', () => {
  const file = written(
    'other.yaml',
    CONTRACT.replace('responded: in-time', 'responded: late').replace(
      'closedBy: time-limit, sent: [closed-by-time-limit]',
      'closedBy: specialist, sent: []',
    ),
  )
  const { code, lines } = reglament(['scenario', file])
  expect(code).toBe(1)
  expect(lines).toEqual([
    'not ok ideco-ics: closed by time limit, then continued',
    `  ${file}:8 step 2 (answer), case a: responded expected "late", actual "in-time"`,
    `  ${file}:9 step 3 (tick), case a: closedBy expected "specialist", actual "time-limit"`,
    `  ${file}:9 step 3 (tick), case a: sent expected [], actual ["closed-by-time-limit"]`,
    '0 of 1 scenarios as told',
  ])
})

test('a story names its regulation by a path, too', () => {
  writeFileSync(
    join(folder, 'mine.yaml'),
    readFileSync(new URL('../ideco-ics.yaml', FOLDER), 'utf8').replace('within: 4 hours', 'within: 2 hours'),
  )
  const file = written('mine-story.yaml', STORY.replace('regulation: ideco-ics', 'regulation: mine.yaml'))
  expect(reglament(['scenario', file]).code).toBe(0)
  const partner = STORY.replace('regulation: ideco-ics', 'regulation: mine.yaml').replace(
    'kind: subscription, product: ics',
    'kind: partnership',
  )
  expect(reglament(['scenario', written('partner.yaml', partner)])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('actual "2026-03-06T20:30:00+03:00"'),
  })
})

test('many stories in a file, and the bad file beside the good one', () => {
  const list = [CONTRACT, CONTRACT.replace('state: in-progress', 'state: closed')]
  const file = written('list.yaml', `${list.map((each) => `- ${each.trim().replaceAll('\n', '\n  ')}`).join('\n')}\n`)
  expect(reglament(['scenario', file])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('1 of 2 scenarios as told'),
  })
  expect(reglament(['scenario', file, 'nowhere.yaml'])).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('1 of 2 scenarios'),
  })
})

test.each([
  ['no file', null],
  ['an unknown command', CONTRACT.replace('answer:', 'anwser:')],
  ['an unknown expectation', CONTRACT.replace('responded:', 'respond:')],
  ['steps out of order', CONTRACT.replace('2026-03-06T20:00', '2026-03-05T20:00')],
  ['a time without its offset', CONTRACT.replace('20:00+03:00, do: tick', '20:00, do: tick')],
  ['a regulation that is not there', CONTRACT.replace('ideco-ics', 'nowhere')],
  ['no YAML', 'steps: ['],
  ['nothing', ''],
  ['no story', '[]'],
])('%s can’t be used: it says where and why', (_, text) => {
  const { code, lines, stderr } = reglament(['scenario', ...(text === null ? [] : [written('bad.yaml', text)])])
  expect(code).toBe(2)
  expect(stderr).toMatch(text === null ? /^reglament: / : /bad\.yaml/)
  expect(lines.filter((line) => line.startsWith('ok'))).toEqual([])
})
