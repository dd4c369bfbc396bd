import type { Path, SourceDocument } from './document.ts'
import type { RegulationFile } from './schema.ts'
import { didYouMean } from './suggest.ts'

/** Every `clauses` list of the file, with the path that leads to it; `stages` is one too. */
export function citations(file: unknown, path: Path = []): { path: Path; clause: string }[] {
  if (typeof file !== 'object' || file === null) return []
  return Object.entries(file).flatMap(([key, value]) => {
    const here = [...path, Array.isArray(file) ? Number(key) : key]
    if ((key === 'clauses' || key === 'stages') && Array.isArray(value)) {
      return value.map((clause: unknown, i) => ({ path: [...here, i], clause: String(clause) }))
    }
    return path.length === 0 && key === 'clauses' ? [] : citations(value, here)
  })
}

/** Every clause that is cited is worded, and every one that is worded is cited. */
export function lintCitations(file: RegulationFile, document: SourceDocument, extent: 'whole' | 'part'): void {
  const known = Object.keys(file.clauses)
  const cited = new Set<string>()
  for (const { path, clause } of citations(file)) {
    cited.add(clause)
    // One that stands there but can't be read has its own problem already.
    if (!Object.hasOwn(file.clauses, clause) && !document.has(['clauses', clause])) {
      document.report('unknown-clause', path, `no clause is called \`${clause}\``, didYouMean(clause, known))
    }
  }
  for (const clause of known) {
    // What cites it may be in the part that can't be read.
    if (extent === 'whole' && !cited.has(clause)) {
      document.report(
        'unused-clause',
        ['clauses', clause],
        `no rule cites \`${clause}\``,
        'name it in the `clauses:` of the rule that it states, or leave it out',
        'key',
      )
    }
  }
}

const LETTER = /\p{L}/u
const SCRIPT = { ru: /\p{Script=Cyrillic}/u, en: /\p{Script=Latin}/u } as const
const LANGUAGE = { ru: 'Russian', en: 'English' } as const

/** Each clause says its own duty, once, in both languages. */
export function lintWording(file: RegulationFile, document: SourceDocument): void {
  const first = new Map<string, string>()
  for (const [id, clause] of Object.entries(file.clauses)) {
    for (const [path, text] of [
      [['clauses', id], clause],
      [['clauses', id, 'assumed'], clause.assumed],
    ] as const) {
      if (text) checkLanguages(path, text, document)
    }
    const said = sameness(clause.ru)
    const other = first.get(said)
    if (other === undefined) first.set(said, id)
    else {
      document.report(
        'clause-twice',
        ['clauses', id, 'ru'],
        `\`${id}\` says the same as \`${other}\``,
        `cite \`${other}\` in its place, or word what differs`,
      )
    }
  }
}

function checkLanguages(
  path: Path,
  text: { readonly ru: string; readonly en: string },
  document: SourceDocument,
): void {
  for (const locale of ['ru', 'en'] as const) {
    const written = text[locale]
    // A text of digits and signs is the same in every language.
    if (!LETTER.test(written) || SCRIPT[locale].test(written)) continue
    document.report(
      'not-translated',
      [...path, locale],
      `\`${path[1]}\` is not in ${LANGUAGE[locale]} under \`${locale}\``,
      `word it in ${LANGUAGE[locale]}: the page is published in both languages`,
    )
    // Where both languages have one text, it is wrong in one of the two only.
    return
  }
  if (LETTER.test(text.ru) && sameness(text.ru) === sameness(text.en)) {
    document.report(
      'not-translated',
      [...path, 'en'],
      `\`${path[1]}\` has the same text in both languages`,
      'word it in each: the page is published in both languages',
    )
  }
}

function sameness(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}
