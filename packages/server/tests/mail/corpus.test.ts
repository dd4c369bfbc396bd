import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMail } from '../../src/channels/email/parse.ts'
import { describe as described, mail } from '../../src/cli/mail.ts'

// Raw messages as mail programs write them, all invented, each with what must be read from it.
const FOLDER = join(import.meta.dirname, '../../../../tests/corpus/mail')
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => file.replace(/\.eml$/, ''))

const raw = (name: string) => readFileSync(join(FOLDER, `${name}.eml`))

describe('every message of the corpus is read as its neighbour file says', () => {
  test.each(NAMES)('%s', (name) => {
    const expected: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'))
    const read = parseMail(raw(name))
    expect({ ...described(name, read), bounce: read.bounce }).toMatchObject(expected as object)
  })
})

describe('nothing makes the parser crash', () => {
  const small = NAMES.map(raw).filter((bytes) => bytes.length < 20_000)

  test('bytes changed, cut out or repeated at random', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ maxLength: 8 }),
      cut: fc.nat(40),
    })
    fc.assert(
      fc.property(fc.constantFrom(...small), fc.array(change, { minLength: 1, maxLength: 12 }), (message, changes) => {
        let bytes = message
        for (const { at, bytes: put, cut } of changes) {
          const from = Math.floor(at * bytes.length)
          bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + cut)])
        }
        expect(typeof JSON.stringify(described('x', parseMail(bytes)))).toBe('string')
      }),
      { numRuns: 400 },
    )
  })

  test('two halves of different messages', () => {
    const half = fc.tuple(fc.constantFrom(...small), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(half, half, ([a, cutA], [b, cutB]) => {
        const bytes = Buffer.concat([a.subarray(0, a.length * cutA), b.subarray(b.length * cutB)])
        expect(parseMail(bytes).text).toBeTypeOf('string')
      }),
      { numRuns: 200 },
    )
  })

  // Each shape takes quadratic time in one parser or another. Processor time: other work on the machine is no fault.
  const SHAPES: readonly [string, Buffer][] = [
    ['a header of a megabyte', Buffer.from(`Subject: ${'=?utf-8?B?0J/R?= '.repeat(60_000)}\r\n\r\nx`)],
    ['fifty thousand headers', Buffer.from(`${'X-A: b\r\n'.repeat(50_000)}\r\nx`)],
    ['an address list without end', Buffer.from(`To: ${'a@b.example, "x" <y@z.example>, '.repeat(20_000)}\r\n\r\nx`)],
    ['open brackets', Buffer.from(`From: ${'<'.repeat(100_000)}\r\nReferences: ${'<a'.repeat(100_000)}\r\n\r\nx`)],
    ['quotes in parameters', Buffer.from(`Content-Type: text/plain; a="${'\\"'.repeat(60_000)}\r\n\r\nx`)],
    ['HTML nested without end', Buffer.from(`Content-Type: text/html\r\n\r\n${'<div><blockquote>'.repeat(50_000)}x`)],
    ['a line of marks', Buffer.from(`\r\n${'> '.repeat(200_000)}\r\n${'От: '.repeat(100_000)}\r\n`)],
    ['a hundred thousand lines', Buffer.from(`\r\nOn 2026 at 10:00\r\n${'9 марта 2026 г.\r\n'.repeat(100_000)}`)],
    [
      'boundaries that are none',
      Buffer.from(`Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--xy\r\n'.repeat(200_000)}`),
    ],
    [
      'base64 of ten megabytes',
      Buffer.from(`Content-Transfer-Encoding: base64\r\n\r\n${'0J/RgNC40LLQtdGC\r\n'.repeat(600_000)}`),
    ],
  ]
  test.each(SHAPES)('%s is read in two seconds', (_, bytes) => {
    const before = process.cpuUsage()
    parseMail(bytes)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000)
  })
})

describe('reglament mail', () => {
  test('answers a line a file, says which file it can not read, and goes on', async () => {
    const out: string[] = []
    const err: string[] = []
    const files = [join(FOLDER, 'bounce-exim.eml'), join(FOLDER, 'no-such.eml'), join(FOLDER, 'empty-file.eml')]
    expect(
      await mail(
        files,
        (line) => out.push(line),
        (line) => err.push(line),
      ),
    ).toBe(2)
    expect(out.map((line) => JSON.parse(line))).toMatchObject([
      { file: files[0], isBounce: true },
      { file: files[2], from: null },
    ])
    expect(err).toHaveLength(1)
    expect(err[0]).toContain('no-such.eml')
  })
})
