import type { Path, SourceDocument } from './document.ts'
import type { RegulationFile } from './schema.ts'

/** A rule by which a client is turned away, kept waiting or closed, and the clauses that it names. */
interface Rule {
  readonly path: Path
  readonly clauses: readonly string[]
  readonly what: string
}

/**
 * Whatever goes against a client names its clause: a verdict shows them as its grounds, and one without would rest on
 * nothing.
 */
export function lintGrounds(file: RegulationFile, document: SourceDocument): void {
  for (const { path, clauses, what } of rulesAgainst(file)) {
    if (clauses.length > 0 || !document.has(path)) continue
    document.report(
      'rule-without-clause',
      path,
      `${what}, and no clause says so`,
      'add `clauses: […]` with the clause that it rests on',
      'key',
    )
  }
}

function rulesAgainst(file: RegulationFile): readonly Rule[] {
  const rules: Rule[] = []
  const add = (path: Path, clauses: readonly string[], what: string) => rules.push({ path, clauses, what })
  for (const [id, product] of Object.entries(file.products)) {
    if (product.current !== undefined || Array.isArray(product.versions))
      add(['products', id], product.clauses, `other versions of \`${id}\` are refused`)
  }
  const parts: [Path, Pick<RegulationFile['programmes'][string], 'channels' | 'scope'>][] = [
    [[], file],
    ...Object.entries(file.programmes).map(([id, each]): [Path, typeof each] => [['programmes', id], each]),
  ]
  for (const [path, { channels, scope }] of parts) {
    if (channels) add([...path, 'channels'], channels.clauses, 'other channels are turned away')
    if (!scope) continue
    for (const [i, rule] of scope.out.entries())
      add([...path, 'scope', 'out', i], rule.clauses, 'these subjects are refused')
    if (scope.otherwise.is === 'out' && scope.in.every((rule) => rule.clauses.length === 0))
      add([...path, 'scope', 'otherwise'], scope.otherwise.clauses, 'every other subject is refused')
  }
  for (const [i, rule] of file.intake.required.entries())
    add(['intake', 'required', i], rule.clauses, 'a request without these is incomplete')
  for (const [id, refusal] of Object.entries(file.refusals))
    add(['refusals', id], refusal.clauses, `\`${id}\` is a ground to refuse on`)
  if (file.turns['one-at-a-time']) add(['turns'], file.turns.clauses, 'other cases of a client wait their turn')
  const { silence } = file.lifecycle
  if (silence) add(['lifecycle', 'silence'], silence.clauses, 'a case is closed without the client')
  if (file.escalation.requires.length > 0)
    add(['escalation', 'requires'], file.escalation.clauses, 'a case is not escalated without these')
  for (const [kind, renewal] of Object.entries(file.renewals)) {
    const path = ['renewals', kind]
    if (renewal.asked) add([...path, 'asked'], renewal.asked.clauses, 'renewals by other channels are turned away')
    for (const [i, condition] of (renewal.act ?? []).entries())
      add([...path, 'act', i], condition.clauses, 'other acts are turned away')
  }
  return rules
}
