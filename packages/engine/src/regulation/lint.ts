import type { Path, SourceDocument } from './document.ts'
import type { Regulation } from './model.ts'
import type { RegulationFile } from './schema.ts'
import { didYouMean } from './suggest.ts'
import type { HoldingKind } from './vocabulary.ts'

/**
 * What is well formed but can't be meant: unknown clauses, programmes nobody reaches, rights that give nothing. Of a file
 * that is only partly well formed, what depends on the rest is not judged.
 */
export function lint(
  file: RegulationFile,
  regulation: Regulation,
  document: SourceDocument,
  extent: 'whole' | 'part',
): void {
  checkClauses(file, document, extent)
  if (extent === 'whole') {
    checkProgrammes(regulation, document)
    checkHoldings(regulation, document)
  }
  checkScopes(file, document)
}

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

function checkClauses(file: RegulationFile, document: SourceDocument, extent: 'whole' | 'part'): void {
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

function checkProgrammes(regulation: Regulation, document: SourceDocument): void {
  let everyone: string | null = null
  const served = new Set<string>()
  for (const programme of regulation.programmes) {
    const path = ['programmes', programme.id]
    if (everyone !== null) {
      document.report(
        'unreachable-programme',
        path,
        `nobody reaches \`${programme.id}\`: \`${everyone}\` above it serves everyone`,
        'move it up, or narrow the one above',
        'key',
      )
    }
    if (programme.who.kind === 'everyone') everyone ??= programme.id
    else {
      const { holds, held } = programme.who
      const kinds = [...holds.map((kind) => `now ${kind}`), ...held.map((kind) => `ever ${kind}`)]
      if (kinds.length === 0 || kinds.every((kind) => served.has(kind))) {
        document.report(
          'unreachable-programme',
          path,
          `nobody reaches \`${programme.id}\`: ${kinds.length === 0 ? 'it names no holding' : 'programmes above it serve the same holders'}`,
          'say in `who:` whom it is for',
          'key',
        )
      }
      for (const kind of kinds) served.add(kind)
    }
    const twice = programme.channels.open.filter(
      (channel, i, all) => all.indexOf(channel) !== i || programme.channels.also.includes(channel),
    )
    for (const channel of new Set(twice)) {
      document.report(
        'channel-twice',
        document.has([...path, 'channels']) ? [...path, 'channels'] : ['channels'],
        `\`${channel}\` stands twice in the channels`,
        'leave one of the two',
        'key',
      )
    }
  }
}

function checkHoldings(regulation: Regulation, document: SourceDocument): void {
  const wanted = new Set<HoldingKind>()
  for (const { id, who } of regulation.programmes) {
    for (const kind of who.kind === 'holder' ? [...who.holds, ...who.held] : []) {
      if (!wanted.has(kind) && !regulation.holdings[kind])
        document.report(
          'holding-without-rule',
          ['programmes', id, 'who'],
          `\`${id}\` asks for \`${kind}\`, but \`holdings\` does not say how long it lasts`,
          `add \`${kind}:\` under \`holdings\``,
          'key',
        )
      wanted.add(kind)
    }
  }
  for (const [kind, rule] of Object.entries(regulation.holdings)) {
    const gives = rule.countsAs ?? kind
    if (!wanted.has(kind as HoldingKind) && !wanted.has(gives as HoldingKind)) {
      document.report(
        'holding-without-programme',
        ['holdings', kind],
        `\`${kind}\` gives no programme`,
        'name it in the `who:` of a programme, or leave it out',
        'key',
      )
    }
  }
}

function checkScopes(file: RegulationFile, document: SourceDocument): void {
  const scopes: { path: Path; scope: RegulationFile['scope'] | undefined }[] = [
    { path: ['scope'], scope: file.scope },
    ...Object.entries(file.programmes).map(([id, each]) => ({ path: ['programmes', id, 'scope'], scope: each.scope })),
  ]
  for (const { path, scope } of scopes) {
    if (!scope) continue
    const out = new Set(scope.out.flatMap((rule) => rule.topics))
    for (const [i, rule] of scope.in.entries()) {
      for (const [j, topic] of rule.topics.entries()) {
        if (out.has(topic))
          document.report(
            'topic-in-and-out',
            [...path, 'in', i, 'topics', j],
            `\`${topic}\` is both in scope and out of it`,
            'leave it in one of the two',
          )
      }
    }
  }
}
