import type { Effect } from './plan.ts'

export const KEPT_REASONS = ['gone', 'changed-since', 'has-cases', 'in-use'] as const
export type KeptReason = (typeof KEPT_REASONS)[number]

/** An effect as it was written: with the id of its row. */
export interface DoneEffect extends Effect {
  readonly seq: number
}

export interface NowRow {
  readonly fields: Readonly<Record<string, unknown>>
  readonly cases: number
  readonly dependants: readonly string[]
  readonly hasMore: boolean
}

export interface UndoPlan {
  readonly remove: readonly DoneEffect[]
  readonly restore: readonly DoneEffect[]
  readonly keep: readonly { readonly effect: DoneEffect; readonly reason: KeptReason }[]
}

/**
 * What of an import can be taken back: a row that still is as the import left it. What was made goes, unless a case, or
 * anything that the import did not bring, leads to it; what was changed becomes what it was. Effects are given the last
 * first, so that a right is decided before its person, and the person before the organization: what stays holds what it
 * belongs to.
 */
export function* planUndo(
  effects: readonly DoneEffect[],
  now: ReadonlyMap<string, NowRow>,
): Generator<undefined, UndoPlan> {
  const [remove, restore, keep]: [DoneEffect[], DoneEffect[], UndoPlan['keep'][number][]] = [[], [], []]
  const removed = new Set<string>()
  for (const effect of effects) {
    const row = now.get(effect.id)
    const reason = row ? whyKept(effect, row, removed) : 'gone'
    if (reason !== null) keep.push({ effect, reason })
    else if (effect.before === null) {
      remove.push(effect)
      removed.add(effect.id)
    } else restore.push(effect)
    yield
  }
  return { remove, restore, keep }
}

function whyKept({ before, after }: DoneEffect, row: NowRow, removed: ReadonlySet<string>): KeptReason | null {
  const isChanged = Object.entries(after).some(([field, value]) => (row.fields[field] ?? null) !== (value ?? null))
  if (isChanged) return 'changed-since'
  if (before !== null) return null
  if (row.cases > 0) return 'has-cases'
  return row.hasMore || row.dependants.some((id) => !removed.has(id)) ? 'in-use' : null
}
