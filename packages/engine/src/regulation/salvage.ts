import type { z } from 'zod'

/** Each round removes at least one key; a file has far fewer broken ones than this. */
const MAX_ROUNDS = 50

/**
 * What is well formed in a file that is not: every part that the schema refuses is taken out, until the rest fits, so
 * that names in it can still be checked. Null where what is left lacks something that no regulation can be without.
 */
export function salvage<T>(schema: z.ZodType<T>, data: unknown): T | null {
  const rest: unknown = structuredClone(data)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const parsed = schema.safeParse(rest)
    if (parsed.success) return parsed.data
    let removed = false
    for (const issue of parsed.error.issues) {
      if (issue.code === 'unrecognized_keys')
        for (const key of issue.keys) removed = remove(rest, [...issue.path, key]) || removed
      else removed = remove(rest, issue.path) || removed
    }
    if (!removed) return null
  }
  return null
}

/**
 * Takes the key out that leads to a broken value; where the key is not there, a required one is missing, and what holds
 * it goes. A list goes whole: places in the file are found by position, which must not shift.
 */
function remove(root: unknown, path: readonly PropertyKey[]): boolean {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1]
    const parent = path
      .slice(0, length - 1)
      .reduce<unknown>((value, step) => (isGroup(value) ? value[String(step)] : undefined), root)
    if (isGroup(parent) && !Array.isArray(parent) && key !== undefined && Object.hasOwn(parent, key))
      return delete parent[String(key)]
  }
  return false
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
