import type { Clauses, Scope, Topic } from '../regulation/index.ts'

export interface InScope {
  /** `unknown`: no topic was named, so nothing is judged. */
  readonly is: 'in' | 'out' | 'unknown'
  readonly clauses: Clauses
}

/** Whether a programme covers a topic; what it names neither in nor out follows its `otherwise`. */
export function scopeOf(topic: Topic | undefined, scope: Scope): InScope {
  if (topic === undefined) return { is: 'unknown', clauses: [] }
  const out = scope.out.find((rule) => rule.topics.includes(topic))
  if (out) return { is: 'out', clauses: out.clauses }
  const covered = scope.in.find((rule) => rule.topics.includes(topic))
  if (covered) return { is: 'in', clauses: covered.clauses }
  const { is, clauses } = scope.otherwise
  return { is, clauses: clauses.length > 0 || is === 'in' ? clauses : scope.in.flatMap((rule) => rule.clauses) }
}
