import { z } from 'zod'
import { regulationFile } from './schema.ts'

type Node = Readonly<Record<string, unknown>>

/**
 * The JSON Schema of a regulation file, for editors. It knows shapes and names of the format; what depends on other parts
 * of the file (calendars, clauses) is what `check` is for.
 */
export function regulationJsonSchema(): Node {
  const schema = z.toJSONSchema(regulationFile, { io: 'input', target: 'draft-7', reused: 'ref' }) as Node
  return { ...(asYaml(schema) as Node), title: 'A support regulation' }
}

/** The reader takes every scalar as text, while YAML reads `4.0` and `true` as more than that: an editor allows both. */
function asYaml(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asYaml)
  if (typeof value !== 'object' || value === null) return value
  const node = value as Node
  if (node.type === 'string') return asScalar(node)
  return Object.fromEntries(
    Object.entries(node)
      // What a group is by default is said in the guide; keys are text in YAML too.
      .filter(([key, each]) => key !== 'default' || typeof each !== 'object')
      .map(([key, each]) => [key, key === 'propertyNames' ? each : asYaml(each)]),
  )
}

const WHOLE_NUMBER = '^\\d{1,6}$'

function asScalar({ type, const: only, enum: words, pattern, ...rest }: Node): Node {
  if (only === '1') return { ...rest, enum: ['1', 1] }
  if (only !== undefined) return { ...rest, type, const: only }
  if (Array.isArray(words)) {
    const isYesNo = words.length === 2 && words.includes('true') && words.includes('false')
    return isYesNo ? { ...rest, enum: [true, false, ...words] } : { ...rest, type, enum: words }
  }
  if (pattern === WHOLE_NUMBER) return { ...rest, type: ['string', 'integer'], pattern, minimum: 0, maximum: 999_999 }
  return pattern === undefined ? { ...rest, type: ['string', 'number'] } : { ...rest, type, pattern }
}
