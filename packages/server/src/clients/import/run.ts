import { createHash } from 'node:crypto'
import type { Instant, Regulation } from '@reglament/engine'
import type { Shell } from '../../handle/shell.ts'
import {
  lockImport,
  readImportContent,
  setImportDone,
  setImportReading,
} from '../../store/client-import/client-import.ts'
import { readAllContacts, readAllHoldings, readAllOrganizations } from '../../store/client-import/import-facts.ts'
import {
  insertEffects,
  insertHoldingChanges,
  insertImportHistory,
  insertMade,
  type StoredEffect,
  updateAll,
} from '../../store/client-import/import-write.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import type { Mapping } from './columns.ts'
import { decode, type Encoding } from './decode.ts'
import type { Pace } from './pace.ts'
import { type Effect, type Plan, planImport } from './plan.ts'
import { type RowReading, readRow } from './read-row.ts'
import { readTable, type Separator, type Table, type TableProblem } from './table.ts'
import { underWay } from './under-way.ts'

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

/** Rows of one statement: some 10 ms to write them down for the database. */
const BATCH = 2_000

/** What the import would do now; keeps how the file is read, and changes nothing else. */
export function dryRun(
  shell: Shell,
  deskId: string,
  asked: { readonly id: string; readonly reading: Reading; readonly regulation: Regulation },
): Promise<DryRun | TableProblem | { readonly kind: 'unknown' | 'stopped' | 'under-way' }> {
  return underWay(shell, deskId, { importId: asked.id, isRun: false }, async (pace) => {
    await inDesk(shell.pool, deskId, (db) => setImportReading(db, asked.id, asked.reading))
    return inDesk(shell.pool, deskId, (db) => plan(db, asked, pace))
  })
}

/** A plan of a file against the register as this transaction sees it. */
async function plan(
  db: DeskClient,
  { id, reading, regulation }: { readonly id: string; readonly reading: Reading; readonly regulation: Regulation },
  pace: Pace,
): Promise<DryRun | TableProblem | { readonly kind: 'unknown' }> {
  const content = await readImportContent(db, id)
  if (!content) return { kind: 'unknown' }
  const table = await readTable(decode(content, reading.encoding), reading.separator, pace)
  if ('kind' in table) return table
  const { rows } = table
  pace.at('checking', 0, rows.length)
  const organizations = await readAllOrganizations(db)
  const contacts = await readAllContacts(db)
  const holdings = await readAllHoldings(db)
  const made = await pace.run(
    planImport(readings(rows, reading.mapping, regulation), { organizations, contacts, holdings }, rows.length),
  )
  return { kind: 'planned', table, plan: made, digest: await pace.run(digestOf(made)) }
}

function* readings(rows: Table['rows'], mapping: Mapping, regulation: Regulation): Generator<RowReading> {
  for (const row of rows) yield readRow(row, mapping, regulation)
}

export type Run =
  | { readonly kind: 'done'; readonly totals: Totals }
  | { readonly kind: 'other-plan' | 'done-already' | 'unknown' | 'stopped' | 'under-way' }
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
  return underWay(shell, deskId, { importId: asked.id, isRun: true }, (pace) =>
    inDesk(shell.pool, deskId, async (db): Promise<Run> => {
      const locked = await lockImport(db, asked.id)
      if (!locked) return { kind: 'unknown' }
      if (locked.isDone) return { kind: 'done-already' }
      const planned = await plan(db, asked, pace)
      if (planned.kind !== 'planned') return planned
      if (planned.digest !== asked.digest) return { kind: 'other-plan' }
      await write(shell, db, asked, await pace.run(named(planned.plan.effects, shell.newId)), now, pace)
      const totals = totalsOf(planned.plan)
      await setImportDone(db, asked.id, { by: asked.by, totals }, now)
      return { kind: 'done', totals }
    }),
  )
}

async function write(
  shell: Shell,
  db: DeskClient,
  { id: importId, by }: { readonly id: string; readonly by: string },
  effects: readonly StoredEffect[],
  now: Instant,
  pace: Pace,
): Promise<void> {
  // Each row is written, and then what was done to it.
  const total = effects.length * 2
  let done = 0
  const wrote = (rows: readonly unknown[]) => {
    done += rows.length
    pace.at('writing', done, total)
    return pace.rest()
  }
  for (const target of ['organization', 'contact', 'holding'] as const) {
    const own = effects.filter((effect) => effect.target === target)
    for (const part of batches(own.filter(({ before }) => before === null))) {
      await insertMade(db, target, part, by, now)
      await wrote(part)
    }
    for (const part of batches(own.filter(({ before }) => before !== null))) {
      await updateAll(db, target, part)
      if (target === 'holding') await insertHoldingChanges(db, ends(shell, part), by, now)
      await wrote(part)
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
    await wrote(part)
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
function* named(effects: readonly Effect[], newId: () => string): Generator<undefined, readonly StoredEffect[]> {
  const ids = new Map<string, string>()
  const idOf = (id: unknown): unknown => (typeof id === 'string' ? (ids.get(id) ?? id) : id)
  for (const { id } of effects) yield void (id.startsWith('new:') && ids.set(id, newId()))
  const stored: StoredEffect[] = []
  for (const [seq, effect] of effects.entries()) {
    const { organizationId, contactId, ...rest } = effect.after
    const owner = {
      ...(organizationId === undefined ? {} : { organizationId: idOf(organizationId) }),
      ...(contactId === undefined ? {} : { contactId: idOf(contactId) }),
    }
    yield void stored.push({ ...effect, seq, id: String(idOf(effect.id)), after: { ...rest, ...owner } })
  }
  return stored
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

function* digestOf({ effects }: Plan): Generator<undefined, string> {
  const hash = createHash('sha256')
  for (const effect of effects) yield void hash.update(JSON.stringify(effect))
  return hash.digest('base64url').slice(0, 22)
}
