import type { Programme, Scope, ScopeRule } from '../../regulation/index.ts'
import { FIELD_WORDS } from '../words.ts'
import { begun, list, type Page, statements, table } from './frame.ts'
import type { Html } from './markup.ts'

/** What is covered and what is not; programmes that cover the same stand together. */
export function scopeSection(page: Page): Html | null {
  const { regulation, locale, say } = page
  const groups = new Map<string, { scope: Scope; programmes: Programme[] }>()
  for (const programme of regulation.programmes.filter((each) => each.admission !== 'refuse')) {
    const key = JSON.stringify(programme.scope)
    const group = groups.get(key) ?? { scope: programme.scope, programmes: [] }
    group.programmes.push(programme)
    groups.set(key, group)
  }
  if ([...groups.values()].every(({ scope }) => scope.in.length === 0 && scope.out.length === 0)) return null
  const rows = [...groups.values()].map(({ scope, programmes }) => ({
    head: groups.size === 1 ? begun(say.forAll) : programmes.map((each) => each.title[locale]).join(', '),
    cells: [topics(scope.in, scope.otherwise.is === 'in', page), topics(scope.out, scope.otherwise.is === 'out', page)],
    clauses: [...scope.in, ...scope.out, scope.otherwise].flatMap((rule) => rule.clauses),
  }))
  return table([{ title: say.programme }, { title: say.inScope }, { title: say.outOfScope }], rows, page)
}

function topics(rules: readonly ScopeRule[], andTheRest: boolean, { locale, say }: Page): Html | string {
  const named = rules.flatMap((rule) =>
    rule.topics.map((topic) => (rule.note ? `${say.topics[topic]} (${rule.note[locale]})` : say.topics[topic])),
  )
  const all = andTheRest ? [...named, say.anythingElse] : named
  return all.length === 0 ? '—' : list(all)
}

export function productsSection(page: Page): Html {
  const { regulation, locale, say } = page
  const rows = Object.values(regulation.products).map(({ title, versions, current, clauses }) => ({
    head: title[locale],
    cells: [versions === 'any' ? say.anyVersion : current ? say.currentOnly(versions.join(', ')) : versions.join(', ')],
    clauses,
  }))
  return table([{ title: say.product }, { title: say.versions }], rows, page)
}

export function intakeSection(page: Page): Html | null {
  const { regulation, locale, say } = page
  if (regulation.required.length === 0) return null
  return statements(
    regulation.required.map(({ fields, on, clauses }) => ({
      head: `${on === 'always' ? say.always : say.onFirstContact}:`,
      text: fields.map((field) => FIELD_WORDS[locale][field]).join(', '),
      clauses,
    })),
    page,
  )
}
