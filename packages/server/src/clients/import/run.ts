import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Instant, Regulation } from '@reglament/engine'
import type { Shell } from '../../handle/shell.ts'
import { lockImport, readImportContent, setImportDone, setImportReading } from '../../store/client-import.ts'
import { readAllContacts, readAllHoldings, readAllOrganizations } from '../../store/import-facts.ts'
import {
  insertEffects,
  insertHoldingChanges,
  insertImportHistory,
  insertMade,
  type StoredEffect,
  updateAll,
} from '../../store/import-write.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import type { Mapping } from './columns.ts'
import { decode, type Encoding } from './decode.ts'
import { type Effect, type Plan, planImport } from './plan.ts'
import { type RowReading, readRow } from './read-row.ts'
import { readTable, type Separator, type Table, type TableProblem } from './table.ts'

/** How a file is read. */
export interface Reading {
  readonly encoding: Encoding
  readonly separator: Separator
  readonly mapping: Mapping
}

export interface DryRun {
  readonly kind: 'planned'
  readonly table: Table
  readonly plan: Plan
  /** The same for the same effects: whoever confirms says which plan they saw. */
  readonly digest: string
}

/** Rows that are read without letting others have a turn: about 30 ms. */
const AT_ONCE = 1_000
/** Rows of one statement. */
const BATCH = 5_000

/** What the import would do now; keeps how the file is read, and changes nothing else. */
export function dryRun(
  shell: Shell,
  deskId: string,
  asked: { readonly id: string; readonly reading: Reading; readonly regulation: Regulation },
): Promise<DryRun | TableProblem | { readonly kind: 'unknown' }> {
  return inDesk(shell.pool, deskId, async (db) => {
    await setImportReading(db, asked.id, asked.reading)
    return plan(db, asked)
  })
}

/** A plan of a file against the register as this transaction sees it. */
async function plan(
  db: DeskClient,
  { id, reading, regulation }: { readonly id: string; readonly reading: Reading; readonly regulation: Regulation },
): Promise<DryRun | TableProblem | { readonly kind: 'unknown' }> {
  const content = await readImportContent(db, id)
  if (!content) return { kind: 'unknown' }
  const table = readTable(decode(content, reading.encoding), reading.separator)
  if ('kind' in table) return table
  const [organizations, contacts, holdings] = await Promise.all([
    readAllOrganizations(db),
    readAllContacts(db),
    readAllHoldings(db),
  ])
  const readings: RowReading[] = []
  for (const [at, row] of table.rows.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate()
    readings.push(readRow(row, reading.mapping, regulation))
  }
  const made = planImport(readings, { organizations, contacts, holdings })
  return { kind: 'planned', table, plan: made, digest: digestOf(made) }
}

export type Run =
  | { readonly kind: 'done'; readonly totals: Totals }
  | { readonly kind: 'other-plan' | 'done-already' | 'unknown' }
  | TableProblem

/**
 * Does what was planned, in one transaction: a process that dies leaves all of it or nothing. Where the register has
 * changed since the plan was seen, so that it would do something else, nothing is done.
 */
export function runImport(
  shell: Shell,
  deskId: string,
  asked: {
    readonly id: string
    readonly reading: Reading
    readonly regulation: Regulation
    readonly digest: string
    readonly by: string
  },
): Promise<Run> {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db): Promise<Run> => {
    const locked = await lockImport(db, asked.id)
    if (!locked) return { kind: 'unknown' }
    if (locked.isDone) return { kind: 'done-already' }
    const planned = await plan(db, asked)
    if (planned.kind !== 'planned') return planned
    if (planned.digest !== asked.digest) return { kind: 'other-plan' }
    await write(shell, db, asked, named(planned.plan.effects, shell.newId), now)
    const totals = totalsOf(planned.plan)
    await setImportDone(db, asked.id, { by: asked.by, totals }, now)
    return { kind: 'done', totals }
  })
}

async function write(
  shell: Shell,
  db: DeskClient,
  { id: importId, by }: { readonly id: string; readonly by: string },
  effects: readonly StoredEffect[],
  now: Instant,
): Promise<void> {
  for (const target of ['organization', 'contact', 'holding'] as const) {
    const own = effects.filter((effect) => effect.target === target)
    for (const part of batches(own.filter(({ before }) => before === null))) await insertMade(db, target, part, by, now)
    for (const part of batches(own.filter(({ before }) => before !== null))) {
      await updateAll(db, target, part)
      if (target === 'holding') await insertHoldingChanges(db, ends(shell, part), by, now)
    }
  }
  for (const part of batches(effects)) {
    await insertEffects(db, importId, part)
    const changes = part
      .filter(({ target }) => target !== 'holding')
      .map(({ id, line, before, after }) => ({
        id: shell.newId(),
        clientId: id,
        body: { import: importId, line, before, after },
      }))
    await insertImportHistory(db, changes, { kind: 'imported', by }, now)
  }
}

function ends(shell: Shell, effects: readonly StoredEffect[]) {
  return effects.map(({ id, before, after }) => ({
    id: shell.newId(),
    holdingId: id,
    before: before?.until ?? null,
    after: after.until ?? null,
  }))
}

/** Gives what is made its ids, also where others name it. */
function named(effects: readonly Effect[], newId: () => string): readonly StoredEffect[] {
  const ids = new Map<string, string>()
  const idOf = (id: unknown): unknown => (typeof id === 'string' ? (ids.get(id) ?? id) : id)
  for (const { id } of effects) if (id.startsWith('new:')) ids.set(id, newId())
  return effects.map((effect, seq) => {
    const { organizationId, contactId, ...rest } = effect.after
    const owner = {
      ...(organizationId === undefined ? {} : { organizationId: idOf(organizationId) }),
      ...(contactId === undefined ? {} : { contactId: idOf(contactId) }),
    }
    return { ...effect, seq, id: String(idOf(effect.id)), after: { ...rest, ...owner } }
  })
}

export function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += BATCH) yield all.slice(from, from + BATCH)
}

export interface Totals {
  readonly make: number
  readonly change: number
  readonly same: number
  readonly problem: number
  readonly organizations: number
  readonly people: number
  readonly rights: number
}

/** Rows by what becomes of them, and what is made of each kind. */
export function totalsOf({ rows, effects }: Plan): Totals {
  const rowsOf = (action: Plan['rows'][number]['action']) => rows.filter((row) => row.action === action).length
  const madeOf = (target: Effect['target']) =>
    effects.filter((effect) => effect.target === target && effect.before === null).length
  return {
    make: rowsOf('make'),
    change: rowsOf('change'),
    same: rowsOf('same'),
    problem: rowsOf('problem'),
    organizations: madeOf('organization'),
    people: madeOf('contact'),
    rights: madeOf('holding'),
  }
}

function digestOf({ effects }: Plan): string {
  const hash = createHash('sha256')
  for (const effect of effects) hash.update(JSON.stringify(effect))
  return hash.digest('base64url').slice(0, 22)
}
