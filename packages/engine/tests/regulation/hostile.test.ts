// Whatever a file holds, `check` answers with problems: it never throws, and never hangs.
import { describe, expect, test } from 'vitest'
import { type Problem, parseRegulation, parseScenarios } from '../../src/index.ts'
import { imports, shippedText } from './shipped.ts'
import { SMALL } from './small.ts'

const read = (source: string) => parseRegulation(source, { file: 'x.yaml', imports })

/** A place in the text, or just behind its last line. */
function stands(problem: Problem, source: string): boolean {
  const lines = source.replace(/^\uFEFF/, '').split('\n')
  return (
    Number.isInteger(problem.line) &&
    problem.line >= 1 &&
    problem.line <= lines.length + 1 &&
    problem.column >= 1 &&
    problem.column <= (lines[problem.line - 1]?.length ?? 0) + 1 &&
    problem.endColumn > problem.column &&
    problem.message !== '' &&
    !/[\n\r]/.test(problem.message)
  )
}

const deep = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`
const letters = [...'abcdefgh']

const HOSTILE: readonly (readonly [why: string, source: string])[] = [
  ['nothing at all', ''],
  ['only a comment', '# a regulation will stand here\n'],
  ['one word', 'hello'],
  ['a list', '- a\n- b\n'],
  ['null', '~'],
  ['a binary file', '\u0000\u0001\u0002\uFFFD\uFFFD\u0007'],
  ['half a surrogate pair', `title: "\uD800" ${SMALL}`],
  ['tabs all over', SMALL.replaceAll('  ', '\t')],
  ['sixty-five levels', deep(65)],
  ['a thousand levels', deep(1000)],
  ['ten thousand levels', deep(10_000)],
  ['ten thousand brackets that never close', '['.repeat(10_000)],
  ['ten thousand groups', `${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['ten thousand dashes', `${'- '.repeat(10_000)}x`],
  ['a list that holds itself', '&a [*a]'],
  ['a regulation that holds itself', 'reglament: &a { x: *a }'],
  ['an alias of nothing', 'reglament: *nobody'],
  [
    'a billion laughs',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${letters
      .slice(1)
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${letters[i]}`).join(',')}]`)
      .join('\n')}`,
  ],
  ['tags of other programs', '!!binary aGVsbG8=\n'],
  ['a tagged set', '!!set {a, b}'],
  ['keys that are lists', '? [a, b]\n: c\n? {x: y}\n: z\n'],
  ['a merge key', SMALL.replace('hours: office', '<<: { a: b }\nhours: office')],
  ['a prototype as a key', `__proto__: { a: 1 }\n${SMALL}`],
  [
    'a prototype as a name',
    SMALL.replace('  gate:', '  __proto__: { title: { ru: а, en: a }, versions: any }\n  gate:'),
  ],
  ['a constructor as a calendar', SMALL.replace('hours: office', 'hours: constructor')],
  ['a constructor as weekdays', SMALL.replace('mon-fri: 10', 'constructor: 10')],
  ['a prototype as a clause', SMALL.replace('clauses: [A1]', 'clauses: [__proto__, toString]')],
  ['two documents', `${SMALL}---\n${SMALL}`],
  ['a thousand words where one is wanted', SMALL.replace('prefix: SML', `prefix: ${'x'.repeat(100_000)}`)],
  [
    'a hundred thousand versions',
    SMALL.replace('["7"]', `[${Array.from({ length: 100_000 }, (_, i) => i).join(', ')}]`),
  ],
  ['a version with a hundred thousand dots', SMALL.replace('["7"]', `["7", "${'8.'.repeat(100_000)}"]`)],
  [
    'five thousand programmes with ten thousand capabilities each',
    SMALL.replace('programmes:\n', () => {
      const capabilities = `capabilities: [${'{ grant: [updates] },'.repeat(10_000)}]\n`
      const programme = (_: unknown, i: number) =>
        `  p${i}: { title: { ru: а, en: a }, who: { holds: [trial] }, response: { within: 1 hour }, clauses: [A1] }\n`
      return `${capabilities}programmes:\n${Array.from({ length: 5000 }, programme).join('')}`
    }),
  ],
  ['a thousand unknown keys', `${SMALL}${Array.from({ length: 1000 }, (_, i) => `k${i}: v\n`).join('')}`],
]

describe('hostile files', () => {
  for (const [why, source] of HOSTILE) {
    test(why, () => {
      const { regulation, problems } = read(source)
      const errors = problems.filter((problem) => problem.severity === 'error')
      expect(regulation === null).toBe(errors.length > 0)
      expect(problems.filter((problem) => !stands(problem, source))).toEqual([])
      expect(problems.length).toBeLessThanOrEqual(400)
      expect(() => parseScenarios(source, 'x.yaml')).not.toThrow()
    })
  }
})

describe('ways to write the same file', () => {
  const plain = read(SMALL).regulation
  test.each([
    ['with a byte order mark', `\uFEFF${SMALL}`],
    ['with the line ends of Windows', SMALL.replaceAll('\n', '\r\n')],
    ['without the last line end', SMALL.trimEnd()],
    ['with comments and empty lines', SMALL.replaceAll('\n', ' # so it is\n\n')],
    [
      'with an anchor and its alias',
      SMALL.replace('clauses: [A1]\nhours', 'clauses: &a [A1]\nhours').replace(
        'phone], clauses: [A1]',
        'phone], clauses: *a',
      ),
    ],
  ])('%s', (_, source) => {
    const { regulation, problems } = read(source)
    expect(problems).toEqual([])
    expect(regulation).toEqual(plain)
  })

  test('lines are counted alike with either line end, and a mark does not move columns', () => {
    const broken = SMALL.replace('prefix: SML', 'prefix: sml')
    const place = ({ line, column, endColumn }: Problem) => ({ line, column, endColumn })
    const expected = [{ line: 6, column: 9, endColumn: 12 }]
    expect(read(broken).problems.map(place)).toEqual(expected)
    expect(read(broken.replaceAll('\n', '\r\n')).problems.map(place)).toEqual(expected)
    const first = read(`\uFEFF${SMALL.replace('reglament: 1', 'reglament: 2')}`)
    expect(first.problems.map(place)).toEqual([{ line: 1, column: 12, endColumn: 13 }])
  })
})

describe('mutants of the shipped files', () => {
  const story = shippedText('scenarios/ics-escalation.yaml')
  // The long file is the slowest to read, and the small one says a little of everything.
  const sources = [SMALL, SMALL, SMALL, story, story, shippedText('shtrih-m.yaml'), shippedText('ideco-ics.yaml')]
  const RUNS = Number(process.env.FUZZ_RUNS ?? 1500)
  const SEED = Number(process.env.FUZZ_SEED ?? 20260306)
  const SCRAPS = [
    '\t',
    '\n',
    '  ',
    ':',
    ': ',
    '-',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '#',
    '&a ',
    '*a',
    '!',
    '|',
    '>',
    '%',
    '?',
    '\u0000',
    'ё',
    '😀',
    '---\n',
    '__proto__: x\n',
    'null',
    '0',
    '-1',
    '1e999',
    'clauses:',
    'none',
    'everyone',
  ]

  /** Numbers in [0, 1) that follow from the seed alone (mulberry32). */
  function numbers(seed: number): () => number {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let t = Math.imul(state ^ (state >>> 15), 1 | state)
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
      return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
    }
  }

  function mutant(original: string, next: () => number): string {
    const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]
    let text = original
    for (let edits = 1 + Math.floor(next() * 4); edits > 0; edits--) {
      const at = Math.floor(next() * text.length)
      const length = Math.floor(next() ** 3 * 200)
      const kind = Math.floor(next() * 6)
      const piece = text.slice(at, at + length)
      if (kind === 0) text = text.slice(0, at) + text.slice(at + length)
      else if (kind === 1) text = text.slice(0, at) + pick(SCRAPS) + text.slice(at)
      else if (kind === 2) text = text.slice(0, at) + piece + piece + text.slice(at + length)
      else if (kind === 3) text = text.slice(0, at)
      else if (kind === 4) {
        const lines = text.split('\n')
        const line = Math.floor(next() * lines.length)
        lines.splice(line, 1, ...(next() < 0.5 ? [] : [pick(lines) ?? '', lines[line] ?? '']))
        text = lines.join('\n')
      } else {
        const words = [...text.matchAll(/[\p{L}\d.-]+/gu)]
        const [one, other] = [pick(words), pick(words)]
        if (one && other) text = text.slice(0, one.index) + other[0] + text.slice(one.index + one[0].length)
      }
    }
    return text
  }

  test(
    `${RUNS} of them, from seed ${SEED}: none throws, and every problem has its place`,
    () => {
      const next = numbers(SEED)
      const seen = new Set<string>()
      for (let run = 0; run < RUNS; run++) {
        const original = sources[run % sources.length] ?? SMALL
        const source = mutant(original, next)
        let problems: readonly Problem[]
        try {
          problems = original === story ? parseScenarios(source, 'x.yaml').problems : read(source).problems
        } catch (error) {
          throw new Error(`mutant ${run} of seed ${SEED} throws; it begins\n${source.slice(0, 500)}`, { cause: error })
        }
        for (const problem of problems) seen.add(problem.rule)
        const lost = problems.filter((problem) => !stands(problem, source))
        if (lost.length > 0) throw new Error(`mutant ${run} of seed ${SEED}: ${JSON.stringify(lost[0])} in\n${source}`)
      }
      // Guards the fuzzer itself: mutants that are all alike would find nothing.
      expect(seen.size).toBeGreaterThan(8)
    },
    RUNS * 40,
  )
})
