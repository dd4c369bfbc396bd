// The what-if from end to end: a desk lives, its cases are exported from the database, and they are replayed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportDesk } from '../../src/cli/export.ts'
import { replayLines } from '../../src/cli/replay/part.ts'
import { replayFile, replayRange, splitAtLines } from '../../src/cli/replay/split.ts'
import { replay } from '../../src/cli/replay.ts'
import { fillDemo } from '../../src/demo/fill-demo.ts'
import { readRegulation } from '../../src/desks/read-one.ts'
import { REGULATIONS, type TestDesks, testDesks } from '../desks.ts'

const ICS = join(REGULATIONS, 'ideco-ics.yaml')

class Collector extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.text += chunk.toString()
    setImmediate(done)
  }
}

type Run = (io: { stdin: Readable; stdout: Writable; stderr: Writable }) => Promise<number>

async function run(command: Run, input = '') {
  const [stdout, stderr] = [new Collector(), new Collector()]
  const code = await command({ stdin: Readable.from([input]), stdout, stderr })
  for (const each of [stdout, stderr]) await finished(each.end())
  return { code, out: stdout.text, err: stderr.text }
}

const folder = mkdtempSync(join(tmpdir(), 'reglament-replay-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** The shipped regulation with some text replaced. */
function edited(name: string, ...edits: readonly (readonly [string, string])[]): string {
  let source = readFileSync(ICS, 'utf8')
  for (const [from, to] of edits) {
    expect(source).toContain(from)
    source = source.replace(from, to)
  }
  return written(name, source)
}

let desks: TestDesks
const exported: Record<string, string> = {}
beforeAll(async () => {
  desks = await testDesks()
  desks.at('2026-03-18T13:20+03:00')
  await fillDemo(desks.shell, () => {})
  for (const id of ['ideco-ics', 'shtrih-m']) {
    const { code, out, err } = await run((io) =>
      exportDesk(['--desk', id], io, { DATABASE_URL: desks.database.connectionString }),
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    exported[id] = written(`${id}.jsonl`, out)
  }
})
afterAll(() => desks.close())

const fromDesk = (id: string) => exported[id] ?? ''
const asked = (...args: readonly string[]) => run((io) => replay(args, io))
const json = async (...args: readonly string[]) => {
  const { code, out, err } = await asked(...args, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

describe('an export', () => {
  test('has each case with its commands, as they were recorded, and what became of it', () => {
    const lines = readFileSync(fromDesk('ideco-ics'), 'utf8').trimEnd().split('\n')
    const cases = lines.map((line) => JSON.parse(line))
    expect(cases.length).toBeGreaterThan(10)
    expect(cases.map((each) => each.number)).toEqual(cases.map((_, i) => i + 1))
    for (const each of cases) {
      expect(each).toMatchObject({
        regulation: { id: 'ideco-ics', version: expect.any(String) },
        client: expect.any(String),
      })
      expect(each.commands[0]).toMatchObject({ at: expect.any(Number), command: { kind: 'register' } })
      expect(each.outcome.verdict).toEqual(expect.any(String))
    }
    expect(cases.some((each) => each.outcome.closedBy === 'time-limit')).toBe(true)
  })

  test('of a desk that is not there says which are', async () => {
    const { code, err } = await run((io) =>
      exportDesk(['--desk', 'nobody'], io, { DATABASE_URL: desks.database.connectionString }),
    )
    expect(code).toBe(2)
    expect(err).toMatch(/there is no desk `nobody`; there are .*ideco-ics/)
  })

  test('of a directory without a database makes none there', async () => {
    const { code, err } = await run((io) => exportDesk(['--desk', 'a'], io, { REGLAMENT_DATA: join(folder, 'none') }))
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('there is no database in') })
  })
})

describe('a replay of a desk that was lived', () => {
  test.each(['ideco-ics', 'shtrih-m'])('%s under its own regulation comes to what happened', async (id) => {
    const regulation = join(REGULATIONS, `${id}.yaml`)
    const found = await json('--from', fromDesk(id), '--regulation', regulation)
    expect(found).toMatchObject({ changed: 0, rejected: [], badLines: 0 })
    expect(found.cases).toBeGreaterThan(10)
    expect(await json('--from', fromDesk(id), '--regulation', regulation, '--against', regulation)).toMatchObject({
      changed: 0,
      rejected: [],
    })
  })

  test('under a stricter one tells what changes', async () => {
    const stricter = edited('stricter.yaml', ['version: "1"', 'version: "2"'], ['after: 14 days', 'after: 3 days'])
    const found = await json('--from', fromDesk('ideco-ics'), '--regulation', stricter)
    expect(found.kinds.closing.cases).toBeGreaterThan(0)
    expect(found.kinds.closing.rows.map((row: { to: string }) => row.to)).toContain('time-limit')
    expect(found.kinds.verdict.cases).toBe(0)
    const until = await json(
      '--from',
      fromDesk('ideco-ics'),
      '--regulation',
      ICS,
      '--against',
      ICS,
      '--until',
      '2026-09-01T00:00Z',
    )
    expect(until.changed).toBe(0)
  })

  test('speaks Russian and English', async () => {
    const args = [
      '--from',
      fromDesk('ideco-ics'),
      '--regulation',
      edited('ten.yaml', ['after: 14 days', 'after: 3 days']),
    ]
    const { out: ru } = await asked(...args)
    expect(ru).toMatch(/Обращений: \d+\. Иначе сложились бы: \d+/)
    expect(ru).toMatch(/Закрытие: \d+ обращени/)
    expect(ru).toMatch(/по сроку молчания/)
    const { out: en } = await asked(...args, '--locale', 'en')
    expect(en).toMatch(/Closing: \d+ cases?\n {2}.*by time limit/)
    expect(en).toMatch(/ICS-\d+: /)
  })
})

describe('what can’t be used', () => {
  test('bad lines are told by number, the others are replayed, and the exit code is 1', async () => {
    const [first = '', second = ''] = readFileSync(fromDesk('ideco-ics'), 'utf8').split('\n')
    const path = written('bad.jsonl', [first, '', '{"case":', '{"case":"c"}', second, ''].join('\n'))
    const { code, out, err } = await asked('--from', path, '--regulation', ICS, '--json', '--locale', 'en')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ cases: 2, badLines: 2 })
    expect(err).toContain('line 3: `{"case":` is not JSON')
    expect(err).toContain('line 4: `commands` is no list of commands')
    expect(err).toContain('2 lines could not be replayed')
  })

  test('a record without an outcome needs a regulation to compare with', async () => {
    const [first = ''] = readFileSync(fromDesk('ideco-ics'), 'utf8').split('\n')
    const { outcome: _, ...rest } = JSON.parse(first)
    const path = written('no-outcome.jsonl', JSON.stringify(rest))
    const { code, err } = await asked('--from', path, '--regulation', ICS)
    expect(code).toBe(1)
    expect(err).toContain('`--against FILE`')
    expect(await json('--from', path, '--regulation', ICS, '--against', ICS)).toMatchObject({ cases: 1, changed: 0 })
  })

  test('files and arguments: one line, exit code 2', async () => {
    const bad = [
      ['--regulation', ICS],
      ['--from', fromDesk('ideco-ics')],
      ['--from', join(folder, 'none.jsonl'), '--regulation', ICS],
      ['--from', fromDesk('ideco-ics'), '--regulation', join(folder, 'none.yaml')],
      ['--from', fromDesk('ideco-ics'), '--regulation', ICS, '--until', 'soon'],
      ['--from', fromDesk('ideco-ics'), '--regulation', ICS, '--locale', 'de'],
      ['--from', folder, '--regulation', ICS],
    ]
    for (const args of bad) {
      const { code, out, err } = await asked(...args)
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' })
      expect(err).toMatch(/^reglament: [^\n]+\n$/)
    }
  })
})

describe('a large export', () => {
  const whatIf = async () => {
    const { regulation } = await readRegulation(edited('large.yaml', ['after: 14 days', 'after: 3 days']))
    if (!regulation) throw new Error('the edited regulation has errors')
    return { regulation, against: null, until: null, examplesPerKind: 3 }
  }

  test('cut in parts and in threads comes to the same as in one', async () => {
    const lines = readFileSync(fromDesk('ideco-ics'), 'utf8')
    const path = written('large.jsonl', `${lines}not JSON\n`.repeat(500))
    const one = await replayFile(path, await whatIf(), 1)
    expect(await replayFile(path, await whatIf(), 2)).toEqual(one)
    expect(one.bad).toBe(500)
    const ranges = await splitAtLines(path, 7, 0)
    expect(ranges).toHaveLength(7)
    let lineCount = 0
    for (const range of ranges) lineCount += (await replayRange({ path, range, whatIf: await whatIf() })).lines
    expect(lineCount).toBe(one.lines)
  })

  test('lines without an end at the end, and files shorter than their parts, are cut all the same', async () => {
    expect(await splitAtLines(written('short', 'a\nb'), 4, 0)).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 3 },
    ])
    expect(await splitAtLines(written('one-line', 'abc'), 4, 0)).toEqual([{ start: 0, end: 3 }])
    expect(await splitAtLines(written('empty', ''), 4, 0)).toEqual([{ start: 0, end: 0 }])
  })

  test('memory stays flat: ten times as many cases need no more', async () => {
    const [first = ''] = readFileSync(fromDesk('ideco-ics'), 'utf8').split('\n')
    const bytes = Buffer.from(`${first}\n`.repeat(200))
    const input = (count: number) =>
      Readable.from(
        (function* () {
          for (let i = 0; i < count; i += 1) yield bytes
        })(),
      )
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const options = await whatIf()
    const heapAfter = async (count: number) => {
      const { summary } = await replayLines(input(count), options)
      expect(summary.cases).toBe(count * 200)
      collect()
      return process.memoryUsage().heapUsed
    }
    await heapAfter(10)
    const few = await heapAfter(10)
    const many = await heapAfter(100)
    expect(many - few).toBeLessThan(4 * 1024 * 1024)
  })
})
