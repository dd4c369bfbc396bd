import type { Text } from '../base/text.ts'
import type { GroundReason } from '../policy/index.ts'
import type { Regulation } from '../regulation/index.ts'
import type { CaseState } from './state.ts'

/** A ground that a person may be offered for a refusal. */
export interface RefusalChoice {
  readonly reason: string
  readonly clause: string | null
  /** The regulation's own title; null where only the verdict has the ground. */
  readonly title: Text | null
  readonly by: 'verdict' | 'person'
  /** The facts speak against it: the regulation looked for this ground and did not find it. */
  readonly notFound: boolean
}

/** Judged by facts that the desk holds, and not by what a person makes of a text. */
const OF_FACTS: readonly string[] = [
  'not-entitled',
  'at-discretion',
  'version-not-supported',
  'product-not-supported',
] satisfies GroundReason[]

/**
 * The grounds of a refusal (I17, A19): what the verdict found first, then what the regulation leaves to a person. A ground
 * of fact that the verdict did not find stays in the list, and says so.
 */
export function refusalChoices(state: CaseState, regulation: Regulation): readonly RefusalChoice[] {
  const found = state.verdict.grounds.filter(({ reason }) => reason !== 'missing-data' && reason !== 'channel-not-open')
  const judged = found.map(({ reason, clause }): RefusalChoice => {
    const named = Object.hasOwn(regulation.refusals, reason) ? regulation.refusals[reason] : undefined
    return { reason, clause, title: named?.title ?? null, by: 'verdict', notFound: false }
  })
  const ofProducts = new Set(Object.values(regulation.products).flatMap(({ clauses }) => clauses))
  const named = Object.entries(regulation.refusals).flatMap(([reason, { title, clauses }]): RefusalChoice[] => {
    if (found.some((ground) => ground.reason === reason || clauses.includes(ground.clause))) return []
    const isFact = OF_FACTS.includes(reason) || clauses.some((clause) => ofProducts.has(clause))
    return [{ reason, clause: clauses.at(-1) ?? null, title, by: 'person', notFound: isFact }]
  })
  return [...judged, ...named]
}
