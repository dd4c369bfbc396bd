/** A piece of a text; `hit` where it is what was looked for. */
export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

/** What the database puts around a word that was found; nobody writes these, and they are taken out of what is read. */
export const MARK = { start: '\u{e000}', stop: '\u{e001}' } as const

/** How much of a text is shown, in characters. */
const LENGTH = 180
/** How much of it stands before the first word that was found. */
const BEFORE = 40

/** The words between marks, in lower case and without dots above letters, each once. */
export function markedForms(marked: string): readonly string[] {
  const found = [...marked.matchAll(/\u{e000}([^\u{e000}\u{e001}]+)\u{e001}/gu)]
  return [...new Set(found.map(([, form = '']) => plain(form)))]
}

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е')

/**
 * The piece of a text in which the most of what was found stands close together, in parts. The text is the client's own:
 * whoever shows it shows text, and no markup of theirs or ours is in it.
 */
export function snippetOf(text: string, forms: readonly string[]): readonly SnippetPart[] {
  const said = text
    .replace(/[\u{e000}\u{e001}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const hits = hitsOf(said, forms)
  const from = startOf(said, hits)
  const to = from + LENGTH
  const parts: SnippetPart[] = []
  let at = from
  for (const { start, end } of hits) {
    if (start < at || end > to) continue
    if (start > at) parts.push({ text: said.slice(at, start), hit: false })
    parts.push({ text: said.slice(start, end), hit: true })
    at = end
  }
  const rest = said.slice(at, to)
  if (rest !== '') parts.push({ text: rest, hit: false })
  return cut(parts, from > 0, to < said.length)
}

interface Hit {
  readonly start: number
  readonly end: number
  readonly form: string
}

/** Where the forms stand as whole words; letters and digits around them belong to other words. */
function hitsOf(said: string, forms: readonly string[]): readonly Hit[] {
  const wanted = new Set(forms)
  const lower = plain(said)
  // A letter that grows when it is made small would move everything after it: then nothing is marked.
  if (wanted.size === 0 || lower.length !== said.length) return []
  const own = [...lower.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => wanted.has(word))
  const joined = forms
    .filter((form) => /[^\p{L}\p{N}]/u.test(form))
    .flatMap((form) => [...lower.matchAll(new RegExp(escaped(form), 'gu'))])
  return [...joined, ...own]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, form: match[0] }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Where the piece begins: a little before the place with the most different words within its length. */
function startOf(said: string, hits: readonly Hit[]): number {
  let best = { start: 0, found: 0 }
  for (const { start } of hits) {
    const within = hits.filter((hit) => hit.start >= start && hit.end <= start + LENGTH - BEFORE)
    const found = new Set(within.map(({ form }) => form)).size
    if (found > best.found) best = { start, found }
  }
  if (best.start <= BEFORE || said.length <= LENGTH) return 0
  const from = Math.min(best.start - BEFORE, said.length - LENGTH)
  const space = said.indexOf(' ', from)
  return space >= 0 && space < best.start ? space + 1 : from
}

function cut(parts: readonly SnippetPart[], isBefore: boolean, isAfter: boolean): readonly SnippetPart[] {
  const [first, ...others] = parts
  const last = others.at(-1) ?? first
  if (!first || !last) return parts
  const opened = isBefore ? [{ text: '… ', hit: false }] : []
  const closed = isAfter ? [{ text: '…', hit: false }] : []
  return [...opened, ...parts, ...closed]
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
