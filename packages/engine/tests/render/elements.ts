/** Elements that have no end tag. */
const VOID = new Set(['meta', 'br'])

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/**
 * The elements of a page, in their order, where every one that is opened is closed in its turn.
 *
 * @throws Error where one is not: some text came in as markup.
 */
export function elements(page: string): readonly Element[] {
  const found: Element[] = []
  const open: string[] = []
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '<style></style>').replace('<!doctype html>', '')
  for (const [tag, slash, name = '', rest = ''] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g)) {
    if (slash) {
      const last = open.pop()
      if (last !== name) throw new Error(`\`${tag}\` closes \`${last}\``)
      continue
    }
    const attributes = [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])
    found.push({ name, attributes: Object.fromEntries(attributes) })
    if (!VOID.has(name)) open.push(name)
  }
  const stray = body.replace(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g, '').match(/[<>]/)
  if (stray) throw new Error(`a bare \`${stray[0]}\` stands in the text`)
  if (open.length > 0) throw new Error(`\`${open.join('`, `')}\` stay open`)
  return found
}
