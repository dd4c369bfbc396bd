import { readFileSync } from 'node:fs'
import { parseRegulation, type Regulation } from '../../src/index.ts'

export type ShippedId = 'ideco-utm' | 'ideco-ics' | 'a-real-iks' | 'shtrih-m'

const FOLDER = new URL('../../../../regulations/', import.meta.url)

/** The text of a shipped file, such as `shtrih-m.yaml`. */
export function shippedText(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

const calendar = shippedText('calendars/ru.yaml')

/** What a regulation may import as `holidays:`. */
export function imports(name: string): string | null {
  return name === 'ru' ? calendar : null
}

/**
 * A shipped regulation, ready to judge by; `edits` replace text in it first, for what no shipped one says.
 *
 * @throws Error where it has an error, or an edit finds nothing to replace.
 */
export function shipped(id: ShippedId, ...edits: readonly (readonly [string, string])[]): Regulation {
  let source = shippedText(`${id}.yaml`)
  for (const [from, to] of edits) {
    if (!source.includes(from)) throw new Error(`${id} does not say \`${from}\``)
    source = source.replace(from, () => to)
  }
  const { regulation, problems } = parseRegulation(source, { file: `${id}.yaml`, imports })
  if (!regulation) throw new Error(`${id}: ${problems.map((each) => each.message).join('; ')}`)
  return regulation
}
