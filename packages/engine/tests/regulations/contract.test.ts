import { describe, expect, test } from 'vitest'
import { parseRegulation } from '../../src/index.ts'
import { imports, type ShippedId, shipped, shippedText } from '../regulation/shipped.ts'

/** What others rely on: the ids of the shipped regulations. */
const IDS: readonly (readonly [ShippedId, programmes: string, products: string])[] = [
  ['ideco-utm', 'extended subscription none', 'utm:any'],
  ['ideco-ics', 'partner subscription demo none', 'ics:7.9.9 ics6:6 pbx:4.0 selecta:any gost-vpn:any'],
  [
    'a-real-iks',
    'module trial partner no-module lite',
    'standard:6,7 fstec:5 content-filter-standard:6,7 content-filter-fstec:5 lite:6,7',
  ],
  ['shtrih-m', 'partner paid free none', 'software:any'],
]

describe.each(IDS)('%s', (id, programmes, products) => {
  test('has no error, and no clause that nothing cites', () => {
    const { problems } = parseRegulation(shippedText(`${id}.yaml`), { file: id, imports })
    expect(problems.filter((each) => each.severity === 'error' || each.rule === 'unused-clause')).toEqual([])
  })

  test('has the programmes and products that others rely on, in their order', () => {
    const regulation = shipped(id)
    expect(regulation.programmes.map((each) => each.id).join(' ')).toBe(programmes)
    const written = Object.entries(regulation.products).map(([name, { versions }]) => `${name}:${String(versions)}`)
    expect(written.join(' ')).toBe(products)
  })

  test('says in both languages whatever it says', () => {
    const texts: string[] = []
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('ru' in value && 'en' in value) texts.push(String(value.en))
      for (const each of Object.values(value)) collect(each)
    }
    collect(shipped(id))
    expect(texts.length).toBeGreaterThan(20)
    expect(texts.filter((text) => /[а-яё]/i.test(text))).toEqual([])
  })
})

test('every assumption of the sources is marked as one', () => {
  const assumed = (id: ShippedId) =>
    Object.values(shipped(id).clauses).flatMap((each) => (each.assumed === null ? [] : [each.id]))
  expect(assumed('ideco-ics')).toEqual(expect.arrayContaining(['I2', 'I10', 'I12', 'I21', 'I22', 'I29']))
  expect(assumed('a-real-iks')).toEqual(expect.arrayContaining(['A5', 'A10']))
  expect(assumed('shtrih-m')).toEqual(expect.arrayContaining(['S2', 'S8']))
  expect(assumed('ideco-utm')).toEqual(expect.arrayContaining(['U1', 'U2', 'U10']))
})
