/** A piece of HTML that is safe to put into a page as it stands; made by `html` alone. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | null | readonly Part[]

/** HTML with everything put into it escaped, unless `html` made that too; null leaves nothing. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: pieces.reduce((markup, piece, i) => markup + written(parts[i - 1] ?? null) + piece) }
}

function written(part: Part): string {
  if (part === null) return ''
  if (isList(part)) return part.map(written).join('')
  return typeof part === 'object' ? part.markup : escaped(String(part))
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Words as a part of HTML: between tags, or in an attribute in quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
