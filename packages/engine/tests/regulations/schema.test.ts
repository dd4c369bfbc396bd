import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { regulationJsonSchema } from '../../src/index.ts'
import { shippedText } from '../regulation/shipped.ts'
import { SMALL } from '../regulation/small.ts'

/** What an editor does: reads the file as YAML does, and holds it against the JSON Schema. */
const editor = z.fromJSONSchema(JSON.parse(shippedText('regulation.schema.json')))
const accepts = (source: string) => editor.safeParse(parse(source)).success

test('is fresh: `npm run generate` writes what is committed', () => {
  expect(shippedText('regulation.schema.json')).toBe(`${JSON.stringify(regulationJsonSchema(), null, 2)}\n`)
})

test.each(['ideco-utm', 'ideco-ics', 'a-real-iks', 'shtrih-m'])('accepts %s', (id) => {
  expect(accepts(shippedText(`${id}.yaml`))).toBe(true)
})

describe('an editor', () => {
  test.each([
    ['as it stands', '', ''],
    ['a version as YAML reads numbers', 'version: "1"', 'version: 2.1'],
    ['a yes or no', 'channels: {', 'turns: { one-at-a-time: true }\nchannels: {'],
    ['a whole number', 'channels: {', 'remote: { protocol: ssh, port: 33 }\nchannels: {'],
    [
      'several rules where one may stand',
      'in: { topics: [setup], clauses: [A2] }',
      'in: [{ topics: [setup] }, { topics: [fault] }]',
    ],
  ])('lets through %s', (_what, from, to) => {
    expect(accepts(SMALL.replace(from, to))).toBe(true)
  })

  test.each([
    ['an unknown key', 'hours: office', 'ours: office'],
    ['an unknown channel', 'open: [email, phone]', 'open: [email, fax]'],
    ['a missing title', 'title: { ru: Остальные, en: Others }', ''],
    ['a title in one language', 'title: { ru: Остальные, en: Others }', 'title: { ru: Остальные }'],
    ['a programme for an unknown holding', 'holds: [subscription]', 'holds: [subscribtion]'],
    ['a made-up format', 'reglament: 1', 'reglament: 3'],
  ])('marks %s', (_what, from, to) => {
    expect(SMALL).toContain(from)
    expect(accepts(SMALL.replace(from, to))).toBe(false)
  })
})
