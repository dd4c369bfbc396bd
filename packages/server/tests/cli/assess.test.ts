import { expect, test } from 'vitest'
import { reglament } from './spawned.ts'

const ICS = ['assess', '--regulation', 'regulations/ideco-ics.yaml']
const REQUEST = {
  at: '2026-03-06T18:30:00+03:00',
  channel: 'email',
  contact: { name: 'Анна', email: 'anna@romashka.example', phone: '+7 495 000-00-00' },
  organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
  product: 'ics',
  version: '7.9.9',
  licence: 'ICS-1',
  topic: 'fault',
  description: 'Не поднимается туннель',
  firstContact: true,
  holdings: [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }],
}
const jsonl = (...lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

test('a verdict a line, in the same order', () => {
  const { code, lines, stderr } = reglament(
    ICS,
    jsonl(
      REQUEST,
      { ...REQUEST, version: '7.0' },
      { ...REQUEST, holdings: [] },
      { ...REQUEST, channel: 'chat' },
      { at: REQUEST.at, channel: 'email', holdings: REQUEST.holdings },
    ),
  )
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const answers = lines.map((line) => JSON.parse(line))
  expect(answers.map((each) => each.verdict)).toEqual(['accept', 'refuse', 'discretion', 'redirect', 'incomplete'])
  expect(answers[0]).toEqual({
    verdict: 'accept',
    programme: 'subscription',
    priority: null,
    respondBy: '2026-03-06T22:30:00+03:00',
    missing: [],
    grounds: [],
    channels: ['portal', 'email', 'phone'],
    capabilities: ['remote-ssh'],
    because: expect.arrayContaining([
      { clause: 'I9', says: 'programme “Active subscription”' },
      { clause: 'I12', says: 'first answer: 4 hours' },
    ]),
  })
  expect(answers[2]).toMatchObject({ programme: 'none', respondBy: null })
  expect(answers[4]).toMatchObject({ missing: ['contact', 'organization', 'product', 'version', 'description'] })
})

test('reasons in Russian', () => {
  const { lines } = reglament([...ICS, '--locale', 'ru'], jsonl(REQUEST))
  expect(JSON.parse(lines[0] ?? '').because).toContainEqual({ clause: 'I12', says: 'первый ответ: 4 часа' })
})

test('a line that is no request answers with an error in its place', () => {
  const { code, lines } = reglament(
    ICS,
    `no json\n${jsonl(REQUEST)}[]\n{"at":"yesterday","channel":"email"}\n\n${jsonl(REQUEST)}`,
  )
  expect(code).toBe(1)
  expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual([
    'error',
    'verdict',
    'error',
    'error',
    'verdict',
  ])
})

test('bytes that are no text answer with an error, or as text', () => {
  const { code, lines } = reglament(ICS, Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x7b, 0x7d, 0x0a]))
  expect(code).toBe(1)
  expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([['error'], ['error']])
})

test('nothing asked is nothing answered', () => {
  expect(reglament(ICS)).toMatchObject({ code: 0, stdout: '', stderr: '' })
})

test.each([
  ['no regulation', ['assess']],
  ['a regulation that is not there', ['assess', '--regulation', 'nowhere.yaml']],
  ['a file that is no regulation', ['assess', '--regulation', 'package.json']],
  ['a language that is none of ours', [...ICS, '--locale', 'de']],
  ['a file of requests beside the option', [...ICS, 'requests.jsonl']],
])('%s can’t be used: one line says why', (_, args) => {
  const { code, stdout, stderr } = reglament(args, jsonl(REQUEST))
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^reglament: .+\n$/)
})
