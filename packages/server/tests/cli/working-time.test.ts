import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { workingTime } from '../../src/cli/working-time.ts'

const CONTRACT = {
  timezone: 'Europe/Moscow',
  weekly: { mon: [['10:00', '19:00']], tue: [['10:00', '19:00']], fri: [['10:00', '19:00']] },
  holidays: ['2026-03-09'],
  specialDays: { '2026-03-07': [['10:00', '11:00']] },
}
const ADD = { calendar: CONTRACT, op: 'add', start: '2026-03-06T18:30:00+03:00', minutes: 480 }
const BETWEEN = { calendar: CONTRACT, op: 'between', start: ADD.start, end: '2026-03-10T16:30:00+03:00' }

/** Collects what is written, slowly where asked: the reader sets the pace. */
class Collector extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.text += chunk.toString()
    setImmediate(done)
  }
}

async function answersTo(input: string | Buffer | Iterable<string | Buffer>) {
  const output = new Collector()
  const chunks = typeof input === 'string' || Buffer.isBuffer(input) ? [Buffer.from(input)] : input
  const code = await workingTime(Readable.from(chunks), output)
  return {
    code,
    lines: output.text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

const jsonl = (...lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

describe('the examples of the contract', () => {
  test('480 working minutes from Friday evening', async () => {
    expect(await answersTo(jsonl(ADD))).toEqual({ code: 0, lines: [{ result: '2026-03-10T16:30:00+03:00' }] })
  })
  test('and back', async () => {
    expect(await answersTo(jsonl(BETWEEN))).toEqual({ code: 0, lines: [{ result: 480 }] })
  })
  test('minutes may have fractions, in and out', async () => {
    const { lines } = await answersTo(
      jsonl({ ...ADD, minutes: 0.5 }, { ...BETWEEN, end: '2026-03-06T18:30:45+03:00' }, { ...ADD, minutes: 0.0125 }),
    )
    expect(lines).toEqual([
      { result: '2026-03-06T18:30:30+03:00' },
      { result: 0.75 },
      { result: '2026-03-06T18:30:00.750+03:00' },
    ])
  })
  test('answers carry the offset of the calendar, whatever that of the question', async () => {
    const calendar = { timezone: 'Europe/Berlin', weekly: { sun: [['00:00', '24:00']] } }
    const { lines } = await answersTo(jsonl({ calendar, op: 'add', start: '2026-03-29T00:30:00Z', minutes: 60 }))
    expect(lines).toEqual([{ result: '2026-03-29T03:30:00+02:00' }])
  })
  test('a transferred day has the hours of the weekday it stands in for', async () => {
    const calendar = { ...CONTRACT, transferredDays: { '2026-03-08': 'mon' }, knownYears: { from: 2026, to: 2026 } }
    const { lines } = await answersTo(jsonl({ ...ADD, calendar }))
    expect(lines).toEqual([{ result: '2026-03-08T16:30:00+03:00' }])
  })
})

describe('a line that can not be answered says why in its place, and the exit code is 1', () => {
  const BAD: [unknown, RegExp][] = [
    [{ ...ADD, minutes: -1 }, /`-1` minutes are negative/],
    [{ ...ADD, minutes: '480' }, /`480` is not a number of minutes/],
    [{ ...ADD, minutes: null }, /`null` is not a number of minutes/],
    [{ ...ADD, minutes: [1] }, /is not a number of minutes/],
    [{ ...ADD, minutes: undefined }, /`minutes` is missing/],
    [{ ...ADD, minutes: 1e300 }, /never pass.*before the year 10000/],
    [{ ...ADD, calendar: { timezone: 'UTC', weekly: {} } }, /`480` minutes never pass/],
    [{ ...ADD, start: '2026-03-06T18:30:00' }, /`start` `2026-03-06T18:30:00` has no offset from UTC/],
    [{ ...ADD, start: '2026-02-30T18:30:00Z' }, /`start` `2026-02-30T18:30:00Z` is not an instant/],
    [{ ...ADD, start: 1772811000 }, /`start` `1772811000` is not an instant/],
    [{ ...ADD, start: '+275000-01-01T00:00Z' }, /outside the years 0000 to 9999/],
    [{ ...ADD, start: undefined }, /`start` is missing/],
    [{ ...BETWEEN, end: '2026-03-06T18:29:59+03:00' }, /`end` is before `start`/],
    [{ ...BETWEEN, end: {} }, /`end` `{…}` is not an instant/],
    [{ ...ADD, op: 'subtract' }, /`subtract` is not an `op`; write `add` or `between`/],
    [{ ...ADD, op: 'constructor' }, /`constructor` is not an `op`/],
    [{ ...ADD, op: undefined }, /`op` is missing/],
    [{ ...ADD, calendar: undefined }, /`calendar` is missing/],
    [{ ...ADD, calendar: null }, /not `null`/],
    [
      { ...ADD, calendar: { ...CONTRACT, timezone: 'Europe/Moskow' } },
      /calendar\.timezone: .*did you mean `Europe\/Moscow`/,
    ],
    [
      { ...ADD, calendar: { ...CONTRACT, holidays: ['2026-02-30'] } },
      /calendar\.holidays\.0: `2026-02-30` does not exist/,
    ],
    [{ ...ADD, calendar: { ...CONTRACT, holidays: Array(9).fill(1) } }, /holidays\.2.*; and 6 more$/],
    [[], /a line is an object/],
    [null, /a line is an object/],
    ['add', /a line is an object/],
  ]
  test.each(BAD)('%j', async (line, why) => {
    const { code, lines } = await answersTo(jsonl(ADD, line, BETWEEN))
    expect(code).toBe(1)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toEqual({ result: '2026-03-10T16:30:00+03:00' })
    expect(lines[1]?.error).toMatch(why)
    expect(lines[2]).toEqual({ result: 480 })
  })

  const good = JSON.stringify(ADD)
  test.each([
    ['no JSON', 'nonsense', /not JSON/],
    ['cut off', good.slice(0, -9), /not JSON/],
    ['a comma too many, after a known calendar', `${good.slice(0, good.indexOf(',"op"'))},}`, /not JSON/],
    ['a number that is too large', good.replace('480', '1e999'), /`Infinity` is not a number/],
    ['keys of a prototype', '{"__proto__":{"calendar":{}},"op":"add"}', /`calendar` is missing/],
    [
      'a calendar with such a key',
      good.replace('{"timezone"', '{"__proto__":{},"timezone"'),
      /`__proto__` is not known/,
    ],
    ['brackets without end', '['.repeat(200_000), /not JSON|too deep/],
    [
      'a calendar nested without end',
      `{"calendar":${'{"x":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      /not known here|too deep/,
    ],
    ['more than a line may be', `"${'x'.repeat(9_000_000)}"`, /too long/],
  ])('%s', async (_name, text, why) => {
    const { code, lines } = await answersTo(`${good}\n${text}\n${good}\n`)
    expect(code).toBe(1)
    expect(lines).toHaveLength(3)
    expect(lines[1]?.error).toMatch(why)
    expect(lines[2]).toEqual(lines[0])
  })
})

describe('what comes in the input', () => {
  const one = JSON.stringify(ADD)
  const answer = { result: '2026-03-10T16:30:00+03:00' }
  test('nothing', async () => expect(await answersTo('')).toEqual({ code: 0, lines: [] }))
  test('a last line without its end', async () => expect((await answersTo(one)).lines).toEqual([answer]))
  test('blank lines and Windows line ends', async () => {
    expect(await answersTo(`\r\n${one}\r\n\n  \n${one}\r\n\r\n`)).toEqual({ code: 0, lines: [answer, answer] })
  })
  test('a byte order mark', async () => expect((await answersTo(`\ufeff${one}\n`)).lines).toEqual([answer]))
  test('bytes that are no UTF-8', async () => {
    const { code, lines } = await answersTo(Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(`${one}\n`)]))
    expect(code).toBe(1)
    expect(lines).toEqual([{ error: expect.stringContaining('not JSON') }, answer])
  })
  test('characters and lines cut anywhere between chunks', async () => {
    const bytes = Buffer.from(jsonl(ADD, { ...ADD, note: 'в пятницу вечером 🕡' }, BETWEEN))
    const { code, lines } = await answersTo(Array.from(bytes, (byte) => Buffer.from([byte])))
    expect({ code, lines }).toEqual({ code: 0, lines: [answer, answer, { result: 480 }] })
  })
  test('a very long line in many chunks takes no memory and no other line with it', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x')
    const { lines } = await answersTo([one, '\n', ...Array.from({ length: 20 }, () => chunk), '\n', one])
    expect(lines).toEqual([answer, { error: expect.stringContaining('20000000 characters') }, answer])
  })
})

describe('calendars are remembered by their text, and that changes no answer', () => {
  const other = { timezone: 'Asia/Kathmandu', weekly: { fri: [['21:00', '24:00']] } }
  test('written with spaces, with its keys elsewhere, twice in a line', async () => {
    const spaced = `  {  "calendar" : ${JSON.stringify(CONTRACT, null, 1).replaceAll('\n', ' ')} , "op":"add","start":"${ADD.start}","minutes":480 }`
    const last = JSON.stringify({ op: 'add', start: ADD.start, minutes: 480, calendar: CONTRACT })
    const both = `${JSON.stringify(ADD).slice(0, -1)},"calendar":${JSON.stringify(other)}}`
    const { lines } = await answersTo([spaced, spaced, last, both, spaced, both, last].join('\n'))
    const moscow = { result: '2026-03-10T16:30:00+03:00' }
    const kathmandu = { result: '2026-03-20T23:15:00+05:45' }
    expect(lines).toEqual([moscow, moscow, moscow, kathmandu, moscow, kathmandu, moscow])
  })
  test('more of them than are kept', async () => {
    const asked = Array.from({ length: 1000 }, (_, i) => {
      const calendar = {
        ...CONTRACT,
        holidays: [`2026-03-${String(1 + (i % 28)).padStart(2, '0')}`],
        shortenedByMinutes: i % 400,
      }
      return { ...ADD, calendar }
    })
    const { lines } = await answersTo(jsonl(...asked))
    const apart = await Promise.all(asked.slice(0, 50).map(async (line) => (await answersTo(jsonl(line))).lines[0]))
    expect(lines).toHaveLength(1000)
    expect(lines.slice(0, 50)).toEqual(apart)
  })
})

describe('a reader', () => {
  test('that is slow sets the pace', async () => {
    let produced = 0
    let written = 0
    let furthestAhead = 0
    const line = jsonl(ADD)
    const input = Readable.from(
      (function* () {
        for (; produced < 2000; produced += 1) yield line.repeat(50)
      })(),
      { highWaterMark: 1 },
    )
    const output = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, done) {
        furthestAhead = Math.max(furthestAhead, produced - written)
        if (chunk.length > 0) written += 1
        setImmediate(done)
      },
    })
    expect(await workingTime(input, output)).toBe(0)
    expect(written).toBe(2000)
    expect(furthestAhead).toBeLessThan(20)
  })
  test('that leaves early is no failure', async () => {
    const output = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('the pipe is broken'), { code: 'EPIPE' }))
      },
    })
    expect(await workingTime(Readable.from([jsonl(ADD), jsonl(ADD)]), output)).toBe(0)
  })
  test('that fails otherwise is one', async () => {
    const output = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
      },
    })
    await expect(workingTime(Readable.from([jsonl(ADD)]), output)).rejects.toThrow('no space left')
  })
})
