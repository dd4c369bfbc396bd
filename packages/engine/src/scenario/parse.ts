import { z } from 'zod'
import { isOrdinary, parseInstant } from '../base/instant.ts'
import { nearest } from '../base/nearest.ts'
import { requestSchema } from '../policy/index.ts'
import { type Path, readDocument, type SourceDocument } from '../regulation/document.ts'
import type { Problem } from '../regulation/index.ts'
import { reportShape } from '../regulation/shape.ts'
import { didYouMean } from '../regulation/suggest.ts'
import { COMMAND_NAMES } from './command.ts'
import type { Client, Expectation, Scenario, Step, StepCommand } from './model.ts'
import { EXPECTED_FIELDS } from './observe.ts'

const group = z.record(z.string(), z.unknown())

const scenarioFile = z.strictObject({
  regulation: z.string().min(1),
  name: z.string().min(1),
  clauses: z.array(z.string()).default([]),
  client: group.default({}),
  steps: z.array(
    z.strictObject({
      at: z.string(),
      do: z.union([z.literal('tick'), group]),
      expect: z.union([group, z.array(group)]).optional(),
    }),
  ),
})

/** Reads a story, or a list of stories, from YAML; problems have their places, as a regulation's have. */
export function parseScenarios(
  source: string,
  file: string,
): { scenarios: readonly Scenario[]; problems: readonly Problem[] } {
  const document = readDocument(source, file)
  if (document.problems.length > 0) return { scenarios: [], problems: document.problems }
  if (Array.isArray(document.data) && document.data.length === 0)
    document.report('missing-key', [], 'the file tells no story', 'write one, or a list of them')
  const written = Array.isArray(document.data)
    ? document.data.map((data: unknown, i) => ({ data, path: [i] as Path }))
    : [{ data: document.data, path: [] as Path }]
  const scenarios = written.flatMap(({ data, path }) => {
    const parsed = scenarioFile.safeParse(data)
    if (parsed.success) return [readScenario(parsed.data, path, document)]
    reportShape(document, scenarioFile, parsed.error.issues, path)
    return []
  })
  return { scenarios, problems: document.problems }
}

function readScenario(file: z.output<typeof scenarioFile>, path: Path, document: SourceDocument): Scenario {
  let last = Number.NEGATIVE_INFINITY
  const steps = file.steps.flatMap((written, i): Step[] => {
    const here = [...path, 'steps', i]
    const at = parseInstant(written.at)
    if (at === null || !isOrdinary(at)) {
      document.report(
        'wrong-type',
        [...here, 'at'],
        `\`${written.at}\` is not an instant`,
        'write one with its offset, such as 2026-03-06T18:30+03:00',
      )
      return []
    }
    if (at < last)
      document.report(
        'wrong-type',
        [...here, 'at'],
        `\`${written.at}\` is before the step above it`,
        'steps stand in the order of time',
      )
    last = at
    const command = written.do === 'tick' ? null : readCommand(written.do, [...here, 'do'], document)
    if (command === undefined) return []
    const expected =
      written.expect === undefined ? [] : Array.isArray(written.expect) ? written.expect : [written.expect]
    const expectations = expected.map((fields, n) =>
      readExpectation(fields, [...here, 'expect', ...(Array.isArray(written.expect) ? [n] : [])], document),
    )
    if (command === null && expectations.some((each) => each.caseName === null)) {
      document.report(
        'missing-key',
        [...here, 'expect'],
        '`tick` has no case of its own',
        'say with `case:` which case is meant',
        'key',
      )
    }
    return [{ at, command, expectations, line: document.lineOf(here) }]
  })
  return {
    name: file.name,
    regulation: file.regulation,
    clauses: file.clauses,
    client: readClient(file.client, [...path, 'client'], document),
    steps,
  }
}

function readClient(written: Record<string, unknown>, path: Path, document: SourceDocument): Client {
  checkSpelling(written, CLIENT_WORDS, path, document)
  return plain(written) as Client
}

function readCommand(
  written: Record<string, unknown>,
  path: Path,
  document: SourceDocument,
): StepCommand | null | undefined {
  const entries = Object.entries(written)
  const [kind, value] = entries[0] ?? []
  if (kind === undefined || entries.length !== 1) {
    document.report('wrong-type', path, '`do` holds one command', 'write a step for each')
    return undefined
  }
  if (kind === 'tick') return null
  if (!COMMAND_NAMES.includes(kind)) {
    document.report(
      'unknown-value',
      [...path, kind],
      `no command is called \`${kind}\``,
      didYouMean(kind, [...COMMAND_NAMES, 'tick']),
      'key',
    )
    return undefined
  }
  const details = typeof value === 'string' ? { case: value } : (plain(value) as Record<string, unknown> | null)
  const caseName = details?.case
  if (details === null || typeof caseName !== 'string' || caseName === '') {
    document.report('missing-key', [...path, kind], `\`${kind}\` names no case`, 'add `case: a`', 'key')
    return undefined
  }
  if (kind === 'register' || kind === 'supply') checkSpelling(details, REQUEST_WORDS, [...path, kind], document)
  if (typeof details.client === 'object' && details.client !== null)
    checkSpelling(details.client, CLIENT_WORDS, [...path, kind, 'client'], document)
  return { kind, caseName, details }
}

const REQUEST_WORDS = ['case', 'client', 'data', 'items', ...Object.keys(requestSchema.shape)]
const CLIENT_WORDS = ['organization', 'contact', 'holdings']

/** A story may tell more than the engine reads; but a word that is nearly one that it reads is a misspelling. */
function checkSpelling(group: object, words: readonly string[], path: Path, document: SourceDocument): void {
  for (const key of Object.keys(group)) {
    const meant = words.includes(key) ? null : nearest(key, words)
    if (meant !== null)
      document.report(
        'unknown-key',
        [...path, key],
        `no key is called \`${key}\` here`,
        `did you mean \`${meant}\`?`,
        'key',
      )
  }
}

function readExpectation(fields: Record<string, unknown>, path: Path, document: SourceDocument): Expectation {
  for (const field of Object.keys(fields)) {
    if (field !== 'case' && !EXPECTED_FIELDS.includes(field)) {
      document.report(
        'unknown-key',
        [...path, field],
        `nothing called \`${field}\` can be expected`,
        didYouMean(field, ['case', ...EXPECTED_FIELDS]),
        'key',
      )
    }
  }
  const { case: caseName, ...rest } = fields
  return {
    caseName: typeof caseName === 'string' ? caseName : null,
    fields: plain(rest) as Record<string, unknown>,
    line: document.lineOf(path),
  }
}

/** The reader leaves scalars as text; a story's null means that there is nothing. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
  return value === 'null' || value === '~' || value === '' ? null : value
}
