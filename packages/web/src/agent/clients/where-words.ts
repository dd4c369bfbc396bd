import type { Say } from '../../say/say.tsx'

interface Move {
  readonly name: string
  /** Names of organizations; null or empty: none. */
  readonly from: string | null
  readonly to: string | null
}

/** Who went from where to where. */
export function whereWords({ name, from, to }: Move, say: Say): string {
  const said = { name, from: from ?? '', to: to ?? '' }
  return say(!from ? 'move.into' : !to ? 'move.outOf' : 'move.fromTo', said)
}
