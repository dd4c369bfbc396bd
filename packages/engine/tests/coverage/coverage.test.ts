import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type Coverage,
  citationsOf,
  coverageOf,
  type Duty,
  isCovered,
  parseDuties,
  parseScenarios,
} from '../../src/index.ts'
import { type ShippedId, shipped, shippedText } from '../regulation/shipped.ts'

const SCENARIOS = new URL('../../../../regulations/scenarios/', import.meta.url)

const stories = readdirSync(SCENARIOS).flatMap((file) =>
  parseScenarios(readFileSync(new URL(file, SCENARIOS), 'utf8'), file).scenarios.map((scenario) => ({
    name: basename(file, '.yaml'),
    scenario,
  })),
)

const STORY = `
regulation: shtrih-m
name: одна
clauses: [S7]
client: {organization: {name: ИП Лавка}, contact: {email: l@lavka.example}, holdings: [{kind: key, from: 2026-01-20}]}
steps:
  - {at: 2026-03-02T10:00+03:00, do: {register: {case: a, channel: email, topic: visit}}, expect: {verdict: refuse}}
  - {at: 2026-03-02T10:05+03:00, do: {refuse: {case: a}}, expect: {state: refused}}
`

function one(clause: string, story = STORY): Coverage | undefined {
  const duties: readonly Duty[] = [{ clause, duty: 'enforced', says: 'so' }]
  const { scenarios } = parseScenarios(story, 'one.yaml')
  return coverageOf({
    regulationId: 'shtrih-m',
    duties,
    regulation: { model: shipped('shtrih-m'), source: shippedText('shtrih-m.yaml') },
    scenarios: scenarios.map((scenario) => ({ name: 'one', scenario })),
  })[0]
}

describe('a clause is exercised', () => {
  test('by a story that is told for it', () => {
    expect(one('S7')).toMatchObject({ rules: ['notices.buy', 'contacts.centre'], scenarios: ['one'], acted: [] })
  })

  test('by a story in whose course it was a ground', () => {
    expect(one('S6')).toMatchObject({ scenarios: ['one'], acted: ['one'] })
  })

  test('not by a story that speaks of other things', () => {
    expect(one('S9')).toMatchObject({ rules: ['renewals.paid-support.act.0'], scenarios: [], acted: [] })
  })

  test('not by a story that does not go as told', () => {
    expect(one('S7', STORY.replace('verdict: refuse', 'verdict: accept'))).toMatchObject({ scenarios: [] })
  })

  test('and covered only where a rule cites it too', () => {
    const row = one('S7')
    expect(row && isCovered(row)).toBe(true)
    expect(row && isCovered({ ...row, rules: [] })).toBe(false)
    expect(row && isCovered({ ...row, scenarios: [] })).toBe(false)
  })
})

test('without a usable regulation nothing counts', () => {
  const duties: readonly Duty[] = [{ clause: 'S7', duty: 'published', says: 'so' }]
  const rows = coverageOf({ regulationId: 'shtrih-m', duties, regulation: null, scenarios: stories })
  expect(rows).toMatchObject([{ rules: [], scenarios: [] }])
})

test('citations name the rule, not its list of clauses', () => {
  const cited = citationsOf(shippedText('ideco-ics.yaml'))
  expect(cited.get('I29')).toEqual(['lifecycle.silence'])
  expect(cited.get('I18')).toEqual(['lifecycle.stages'])
  expect(cited.get('I12')).toContain('programmes.demo.response')
})

describe('a list of duties', () => {
  test('may have commas in its sentences', () => {
    const { duties } = parseDuties('r:\n  A1: {duty: enforced, says: One, two, and three., assume: four}\n', 'd.yaml')
    expect(duties).toEqual({ r: [{ clause: 'A1', duty: 'enforced', says: 'One, two, and three.' }] })
  })

  test.each([
    ['r: {A1: {duty: sometimes, says: so}}', /sometimes/],
    ['r: {A1: {duty: enforced}}', /says/],
    ['r: [1, 2]', /r/],
    ['{', /./],
  ])('%s can’t be used', (source, message) => {
    const { duties, problems } = parseDuties(source, 'd.yaml')
    expect(duties).toBeNull()
    expect(problems[0]?.message).toMatch(message)
  })
})

test('every duty of the four sources is cited by a rule and exercised by a story', () => {
  const { duties } = parseDuties(shippedText('sources/clauses.yaml'), 'clauses.yaml')
  const rows = Object.entries(duties ?? {}).flatMap(([id, listed]) =>
    coverageOf({
      regulationId: id,
      duties: listed,
      regulation: { model: shipped(id as ShippedId), source: shippedText(`${id}.yaml`) },
      scenarios: stories.filter(({ scenario }) => scenario.regulation === id),
    }),
  )
  expect(rows).toHaveLength(78)
  expect(rows.filter((row) => !isCovered(row)).map((row) => row.clause)).toEqual([])
  // What the desk enforces by a decision is a reason of some decision; the rest is done by screens, numbers and letters.
  const silent = rows.filter((row) => row.duty === 'enforced' && row.acted.length === 0).map((row) => row.clause)
  expect(silent).toEqual(['I18', 'I25'])
})
