import type { Path, SourceDocument } from './document.ts'
import type { RegulationFile } from './schema.ts'

/** Subjects that stand in scope and out of it, or under two rules of which only the first is ever cited. */
export function lintScopes(file: RegulationFile, document: SourceDocument): void {
  const scopes: { path: Path; scope: RegulationFile['scope'] | undefined }[] = [
    { path: ['scope'], scope: file.scope },
    ...Object.entries(file.programmes).map(([id, each]) => ({ path: ['programmes', id, 'scope'], scope: each.scope })),
  ]
  for (const { path, scope } of scopes) {
    if (!scope) continue
    const out = new Set(scope.out.flatMap((rule) => rule.topics))
    for (const key of ['in', 'out'] as const) {
      const seen = new Set<string>()
      for (const [i, rule] of scope[key].entries()) {
        for (const [j, topic] of rule.topics.entries()) {
          const place = [...path, key, i, 'topics', j]
          if (key === 'in' && out.has(topic))
            document.report(
              'topic-in-and-out',
              place,
              `\`${topic}\` is both in scope and out of it`,
              'leave it in one of the two',
            )
          else if (seen.has(topic))
            document.report(
              'topic-twice',
              place,
              `\`${topic}\` stands under \`${key}\` above already, and that rule is cited`,
              'leave it in one rule, with all clauses that it rests on',
            )
          seen.add(topic)
        }
      }
    }
  }
}
