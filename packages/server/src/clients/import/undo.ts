import type { Shell } from '../../handle/shell.ts'
import { lockImport, setImportUndone } from '../../store/client-import/client-import.ts'
import { deleteMade, readCurrent, readEffects, setKept } from '../../store/client-import/import-undo.ts'
import { insertHoldingChanges, insertImportHistory, updateAll } from '../../store/client-import/import-write.ts'
import { inDesk } from '../../store/transaction.ts'
import { Pace } from './pace.ts'
import { type NowRow, planUndo, type UndoPlan } from './plan-undo.ts'
import { batches } from './run.ts'

export type Undone =
  | {
      readonly kind: 'undone'
      readonly removed: number
      readonly restored: number
      readonly kept: UndoPlan['keep']
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-done' }
  | { readonly kind: 'undone-already' }

const TARGETS = ['holding', 'contact', 'organization'] as const

/** Takes an import back, in one transaction: rights before people before organizations; what has to stay says why. */
export function undoImport(
  shell: Shell,
  deskId: string,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<Undone> {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db): Promise<Undone> => {
    const locked = await lockImport(db, id)
    if (!locked) return { kind: 'unknown' }
    if (!locked.isDone) return { kind: 'not-done' }
    if (locked.isUndone) return { kind: 'undone-already' }
    const effects = await readEffects(db, id)
    const current = new Map<string, NowRow>()
    for (const target of TARGETS) {
      const ids = effects.filter((effect) => effect.target === target).map((effect) => effect.id)
      for (const part of batches(ids)) {
        for (const row of await readCurrent(db, target, part)) current.set(row.id, row)
      }
    }
    const { remove, restore, keep } = await new Pace().run(planUndo(effects, current))
    for (const target of TARGETS) {
      const back = restore
        .filter((effect) => effect.target === target)
        .map((effect) => ({ ...effect, after: effect.before ?? {}, was: effect.after }))
      for (const part of batches(back)) {
        await updateAll(db, target, part)
        if (target === 'holding') {
          const ends = part.map(({ id: holdingId, after, was }) => ({
            id: shell.newId(),
            holdingId,
            before: was.until ?? null,
            after: after.until ?? null,
          }))
          await insertHoldingChanges(db, ends, by, now)
        } else {
          const changes = part.map(({ id: clientId, line, after, was }) => ({
            id: shell.newId(),
            clientId,
            body: { import: id, line, before: was, after },
          }))
          await insertImportHistory(db, changes, { kind: 'import-undone', by }, now)
        }
      }
      const gone = remove.filter((effect) => effect.target === target).map((effect) => effect.id)
      for (const part of batches(gone)) await deleteMade(db, target, part)
    }
    for (const part of batches(keep)) {
      await setKept(
        db,
        id,
        part.map(({ effect, reason }) => ({ seq: effect.seq, reason })),
      )
    }
    await setImportUndone(db, id, by, now)
    return { kind: 'undone', removed: remove.length, restored: restore.length, kept: keep }
  })
}
