import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  ACT_CONDITIONS,
  CAPABILITIES,
  CHANNELS,
  diffRegulations,
  FIELDS,
  HOLDING_KINDS,
  parseRegulation,
  parseScenarios,
  runScenario,
  TOPICS,
} from '../../src/index.ts'
import { imports } from '../regulation/shipped.ts'

const guide = readFileSync(new URL('../../../../docs/regulation.md', import.meta.url), 'utf8')
const snippets = [...guide.matchAll(/^```([a-z ]+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({
  kind,
  text,
}))
const texts = (kind: string) => snippets.filter((each) => each.kind === kind).map((each) => each.text)
const parse = (source: string) => parseRegulation(source, { file: 'kassa.yaml', imports })

/** The parts of a file by their key. */
const parts = (source: string) =>
  new Map(source.split(/^(?=[a-z][a-z-]*:)/m).map((part) => [part.slice(0, part.indexOf(':')), part.trimEnd()]))

/** The file after a snippet: its parts take the place of those of the same name, and clauses go on. */
function after(source: string, snippet: string): string {
  const file = parts(source)
  for (const [key, part] of parts(snippet)) {
    const clauses = key === 'clauses' ? file.get(key) : undefined
    file.set(key, clauses === undefined ? part : `${clauses}\n${part.split('\n').slice(1).join('\n')}`)
  }
  return `${[...file.values()].filter((part) => part !== '').join('\n')}\n`
}

const stages: string[] = []
for (const snippet of texts('yaml')) stages.push(after(stages.at(-1) ?? '', snippet))
const whole = stages.at(-1) ?? ''

describe('the regulation of the guide', () => {
  test.each(stages.map((source, i) => [i + 1, source] as const))('is whole after snippet %d', (_step, source) => {
    const { problems } = parse(source)
    expect(problems).toEqual([])
  })

  test('says what `check` says of the wrong one', () => {
    const [wrong = ''] = texts('yaml wrong')
    const said = parse(after(whole, wrong)).problems.filter((each) => each.severity === 'error')
    const lines = said.flatMap(({ severity, rule, message, help }) => [
      `${severity} ${rule} ${message}`,
      ...(help === null ? [] : [`  ${help}`]),
    ])
    const [expected = ''] = texts('text problems')
    expect(new Set(lines)).toEqual(new Set(expected.trimEnd().split('\n')))
  })

  test('can keep its promise, and could not keep the other', () => {
    const { problems } = parse(whole.replace('16 working hours', '16 hours'))
    expect(problems.map((each) => each.message)).toEqual(texts('text warning').map((text) => text.trimEnd()))
  })

  test('keeps its story', () => {
    const { regulation } = parse(whole)
    const { scenarios, problems } = parseScenarios(texts('yaml story')[0] ?? '', 'story.yaml')
    expect(problems).toEqual([])
    expect(scenarios).toHaveLength(1)
    for (const scenario of scenarios) expect(regulation && runScenario(scenario, regulation)).toEqual([])
  })

  test('differs in the words that the guide says', () => {
    const newer = parse(whole.replace('within: 16 working', 'within: 10 working')).regulation
    const { regulation } = parse(whole)
    expect(regulation && newer && diffRegulations(regulation, newer, 'en')).toEqual(
      texts('text diff')[0]?.trimEnd().split('\n'),
    )
  })
})

test.each([
  ['channel', CHANNELS],
  ['topic', TOPICS],
  ['holding', HOLDING_KINDS],
  ['field', FIELDS],
  ['capability', CAPABILITIES],
  ['act must', ACT_CONDITIONS],
])('the guide names every %s', (what, words: readonly string[]) => {
  const row = guide.split('\n').find((line) => line.startsWith(`| ${what} `)) ?? ''
  expect([...row.matchAll(/`([^`]+)`/g)].map(([, word]) => word)).toEqual(words)
})
