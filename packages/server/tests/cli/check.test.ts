import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { reglament } from './spawned.ts'

const SHTRIH = readFileSync(new URL('../../../../regulations/shtrih-m.yaml', import.meta.url), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'reglament-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('the shipped regulations are without problems but for a promise that is its source’s own', () => {
  const files = ['ideco-ics', 'shtrih-m', 'ideco-utm', 'a-real-iks'].map((id) => `regulations/${id}.yaml`)
  const { code, lines } = reglament(['check', ...files])
  expect(code).toBe(0)
  // Days off are known for some years only, and this test is to outlive them.
  expect(lines.filter((each) => !each.includes(' calendar-out-of-date '))).toEqual([
    expect.stringContaining(
      'a-real-iks.yaml:103:25 warning promise-while-closed `24 hours`: missed by 23 % of arrivals',
    ),
  ])
})

test('each problem is a line, with the place marked on standard error', () => {
  const file = written(
    'broken.yaml',
    SHTRIH.replace('calendar: office', 'calendar: ofice').replace('16 working hours', '16'),
  )
  const { code, lines, stderr } = reglament(['check', file])
  expect(code).toBe(1)
  const line = (of: string) => SHTRIH.split('\n').findIndex((each) => each.includes(of)) + 1
  const first = line('8 working hours, calendar')
  const second = line('16 working hours')
  expect(lines).toEqual([
    `${file}:${first}:52 error unknown-calendar no calendar is called \`ofice\``,
    `${file}:${second}:25 error bad-duration \`16\` is not a length of time`,
  ])
  expect(stderr).toContain(
    `\n     | ${' '.repeat(51)}^^^^^ (programmes.partner.response.calendar)\n     = did you mean \`office\`?`,
  )
})

test('in JSON, for editors', () => {
  const file = written('broken.yaml', SHTRIH.replace('calendar: office', 'calendar: ofice'))
  const { code, lines, stderr } = reglament(['check', '--json', file])
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { file, severity: 'error', rule: 'unknown-calendar', column: 52, endColumn: 57, help: 'did you mean `office`?' },
  ])
})

test('a warning does not fail the check', () => {
  const file = written('warned.yaml', SHTRIH.replace('  S1:\n', '  S99: { ru: Лишний, en: Surplus }\n  S1:\n'))
  const { code, lines } = reglament(['check', file])
  expect(code).toBe(0)
  expect(lines).toEqual([expect.stringContaining('warning unused-clause no rule cites `S99`')])
})

test('a file alone is checked with the shipped calendars, or with those beside it', () => {
  expect(reglament(['check', written('alone.yaml', SHTRIH)]).code).toBe(0)
  expect(
    reglament(['check', written('alone.yaml', SHTRIH.replace('holidays: ru', 'holidays: nowhere'))]),
  ).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('bad-import'),
  })
})

test('a file of one endless line is shown around the mark', () => {
  const { code, stderr } = reglament(['check', written('long.yaml', `{a: ${'x'.repeat(100_000)}, b: [1}`)])
  expect(code).toBe(1)
  expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThan(400)
})

test('nothing in a file reaches the terminal but text', () => {
  const { stdout, stderr } = reglament(['check', written('sly.yaml', 'title: "\\e[31m"\nid: \u001b[2J\n')])
  expect(stdout + stderr).not.toContain('\u001b')
})

test.each([
  ['no file', []],
  ['a file that is not there', ['nowhere.yaml']],
  ['a folder', ['regulations']],
  ['an option that is none', ['--jsn', 'regulations/shtrih-m.yaml']],
])('%s can’t be used: one line says why', (_, args) => {
  const { code, stdout, stderr } = reglament(['check', ...args])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^reglament: .+\n$/)
})

test('a file that can’t be read does not keep the others from being checked', () => {
  const file = written('broken.yaml', SHTRIH.replace('calendar: office', 'calendar: ofice'))
  expect(reglament(['check', 'nowhere.yaml', file])).toMatchObject({
    code: 2,
    lines: [expect.stringContaining('ofice')],
  })
})
