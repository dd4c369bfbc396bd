import type { z } from 'zod'
import type { Path, SourceDocument } from './document.ts'
import { didYouMean } from './suggest.ts'

type Issue = z.core.$ZodIssue

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
}

const TYPE_HELP: Readonly<Record<string, string>> = {
  object: 'write its keys below it, each as `key: value`',
  record: 'write its keys below it, each as `key: value`',
  array: 'write `[one, two]`, or each on a line of its own behind `- `',
  string: 'write one value here',
}

function pathOf(issue: Issue, base: Path): Path {
  return [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))]
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

/** Words what the schema found wrong, at the place in the file that is wrong. */
export function reportShape(
  document: SourceDocument,
  schema: z.ZodType,
  issues: readonly Issue[],
  base: Path = [],
): void {
  for (const issue of issues) {
    const path = pathOf(issue, base)
    const value = valueAt(document.data, path)
    const last = path.findLast((step) => typeof step === 'string') ?? 'the file'
    switch (issue.code) {
      case 'unrecognized_keys':
        for (const key of issue.keys) {
          const known = keysAt(schema, path.slice(base.length))
          document.report(
            'unknown-key',
            [...path, key],
            `no key is called \`${key}\` here`,
            didYouMean(key, known),
            'key',
          )
        }
        break
      case 'invalid_value': {
        if (value === undefined) {
          document.report(
            'missing-key',
            path,
            `\`${last}\` is missing`,
            `one of ${issue.values.map((each) => `\`${String(each)}\``).join(', ')}`,
            'key',
          )
          break
        }
        document.report(
          'unknown-value',
          path,
          `\`${short(value)}\` is not a value of \`${last}\``,
          didYouMean(String(value), issue.values.map(String)),
        )
        break
      }
      case 'invalid_type':
        if (value === undefined)
          document.report('missing-key', path, `\`${last}\` is missing`, `add \`${last}:\` here`, 'key')
        else
          document.report(
            'wrong-type',
            path,
            `\`${last}\` must be ${TYPE_NAMES[issue.expected] ?? issue.expected}, not \`${short(value)}\``,
            TYPE_HELP[issue.expected] ?? null,
          )
        break
      case 'invalid_key':
        document.report('unknown-key', path, `\`${last}\` can't be a key here`, keyHelp(issue), 'key')
        break
      case 'invalid_union': {
        // The branch that got furthest says most: an inner problem beats "must be a list".
        const branch = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? []
        if (depth(branch) > 0) reportShape(document, schema, branch, path)
        else if (value === undefined || value === '')
          document.report(
            'missing-key',
            path,
            `\`${last}\` is ${value === '' ? 'empty' : 'missing'}`,
            unionHelp(issue.errors),
            'key',
          )
        else
          document.report('wrong-type', path, `\`${short(value)}\` does not fit \`${last}\``, unionHelp(issue.errors))
        break
      }
      default:
        if (Array.isArray(value) && value.length === 0)
          document.report('wrong-type', path, `\`${last}\` is an empty list`, 'name at least one, or leave the key out')
        else if (value === '' || value === undefined)
          document.report('missing-key', path, `\`${last}\` is empty`, 'write its value, or leave the key out')
        else document.report('wrong-type', path, `\`${short(value)}\` does not fit \`${last}\``, issue.message)
    }
  }
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)))
}

function short(value: unknown): string {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return written.length > 60 ? `${written.slice(0, 57)}…` : written
}

function keyHelp(issue: Extract<Issue, { code: 'invalid_key' }>): string {
  const inner = issue.issues[0]
  if (inner?.code === 'invalid_value') return didYouMean(String(issue.path.at(-1)), inner.values.map(String))
  return inner?.message ?? 'see docs/regulation.md'
}

function unionHelp(branches: readonly (readonly Issue[])[]): string | null {
  const ways = branches.flatMap((branch) =>
    branch.map((issue) =>
      issue.code === 'invalid_value'
        ? issue.values.map((each) => `\`${String(each)}\``).join(' or ')
        : issue.code === 'invalid_type'
          ? (TYPE_NAMES[issue.expected] ?? issue.expected)
          : null,
    ),
  )
  const known = [...new Set(ways.filter((way): way is string => way !== null))]
  return known.length > 0 ? `expected ${known.join(', or ')}` : null
}

/** The keys that a schema knows at a path, looking through defaults, unions, records and lists. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  let current: readonly unknown[] = [schema]
  for (const step of [...path, null]) {
    const open = current.flatMap(unwrap)
    if (step === null) return [...new Set(open.flatMap((each) => Object.keys(shapeOf(each) ?? {})))]
    current = open.flatMap((each) => {
      const definition = definitionOf(each)
      if (definition.type === 'object') return shapeOf(each)?.[String(step)] ?? []
      if (definition.type === 'record') return definition.valueType ?? []
      if (definition.type === 'array') return definition.element ?? []
      return []
    })
  }
  return []
}

interface Definition {
  type: string
  innerType?: unknown
  in?: unknown
  options?: readonly unknown[]
  valueType?: unknown
  element?: unknown
  shape?: Record<string, unknown>
}

function definitionOf(schema: unknown): Definition {
  return (schema as { _zod: { def: Definition } })._zod.def
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  return definitionOf(schema).shape
}

function unwrap(schema: unknown): readonly unknown[] {
  const definition = definitionOf(schema)
  if (definition.innerType) return unwrap(definition.innerType)
  if (definition.type === 'pipe' && definition.in) return unwrap(definition.in)
  if (definition.options && definition.type === 'union') return definition.options.flatMap(unwrap)
  return [schema]
}
