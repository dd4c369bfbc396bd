import { compareInQueue, type Instant, type Queued, type Regulation } from '@reglament/engine'
import type { CaseRow, Page } from '../../api/shapes.ts'

/** What a list holds so far: the pages as they were read, and what has changed since and is not shown yet. */
export interface Loaded {
  readonly rows: readonly CaseRow[]
  readonly next: string | null
  /** Cases that have come into the list; they wait to be shown, so that nothing jumps. */
  readonly fresh: readonly CaseRow[]
  /** Cases that have left it; they stay in their place, marked, until they are cleared away. */
  readonly gone: ReadonlySet<number>
}

export const queuedOf = (row: Pick<CaseRow, 'number' | 'priority' | 'respondBy' | 'registeredAt'>): Queued => ({
  priority: row.priority,
  respondBy: row.respondBy === null ? null : (Date.parse(row.respondBy) as Instant),
  registeredAt: Date.parse(row.registeredAt) as Instant,
  number: row.number,
})

type Compare = (a: CaseRow, b: CaseRow) => number

/** The order of a list, as the server has it. */
export function orderOf(isQueue: boolean, regulation: Regulation): Compare {
  return isQueue
    ? (a, b) => compareInQueue(queuedOf(a), queuedOf(b), regulation)
    : (a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt) || b.number - a.number
}

/** The page that follows; a case that has moved meanwhile may be in two pages, and is shown once. */
export function appended({ rows, fresh, gone }: Loaded, page: Page): Loaded {
  const known = new Set(rows.map(({ number }) => number))
  const added = page.rows.filter(({ number }) => !known.has(number))
  const there = new Set(added.map(({ number }) => number))
  return { rows: [...rows, ...added], next: page.next, fresh: fresh.filter(({ number }) => !there.has(number)), gone }
}

/**
 * What became of some cases: those that the list still holds are renewed in their place, those that it holds now wait as
 * fresh, those that it holds no more are marked as gone.
 * @param asked the numbers that were asked for; @param held the rows of those that the list holds.
 */
export function noticed(loaded: Loaded, asked: readonly number[], held: readonly CaseRow[], compare: Compare): Loaded {
  const renewed = new Map(held.map((row) => [row.number, row]))
  const known = new Set(loaded.rows.map(({ number }) => number))
  const gone = new Set(loaded.gone)
  for (const number of asked) {
    if (renewed.has(number)) gone.delete(number)
    else if (known.has(number)) gone.add(number)
  }
  const rows = loaded.rows.map((row) => renewed.get(row.number) ?? row)
  const last = rows.at(-1)
  const isWithin = (row: CaseRow) => loaded.next === null || last === undefined || compare(row, last) < 0
  const fresh = [
    ...loaded.fresh.filter(({ number }) => !asked.includes(number)),
    ...held.filter((row) => !known.has(row.number) && isWithin(row)),
  ]
  return { rows, next: loaded.next, fresh, gone }
}

/** Everything in its place: fresh cases are shown, gone ones cleared away, moved ones moved. */
export function settled(loaded: Loaded, compare: Compare): Loaded {
  const rows = [...loaded.rows.filter(({ number }) => !loaded.gone.has(number)), ...loaded.fresh].sort(compare)
  return { rows, next: loaded.next, fresh: [], gone: new Set() }
}
