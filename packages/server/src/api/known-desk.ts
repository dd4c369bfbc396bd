import type { Regulation } from '@reglament/engine'
import type { Shell } from '../handle/shell.ts'
import { type Desk, readDesk } from '../store/desk/desk.ts'
import { inDesk } from '../store/transaction.ts'
import { notFound } from './problem.ts'

/** A desk hardly ever changes, and every request needs one: a reading this old is still good. */
const FRESH_MS = 5_000

export interface KnownDesk extends Desk {
  /** What new cases are registered under. */
  readonly model: Regulation
}

/** The desks that are asked for, read again every few seconds. */
export interface KnownDesks {
  /** @throws ApiProblem 404 where there is no such desk. */
  get(deskId: string): Promise<KnownDesk>
}

export function knownDesks(shell: Shell): KnownDesks {
  const kept = new Map<string, { readonly desk: Promise<KnownDesk | null>; readonly at: number }>()
  return {
    async get(deskId) {
      const now = performance.now()
      let known = kept.get(deskId)
      if (!known || now - known.at > FRESH_MS) {
        known = { desk: read(shell, deskId), at: now }
        kept.set(deskId, known)
      }
      // What is not there is not remembered: names that were made up must not fill the memory, nor failures last.
      const desk = await known.desk.catch((thrown: unknown) => {
        kept.delete(deskId)
        throw thrown
      })
      if (desk) return desk
      kept.delete(deskId)
      throw notFound('such desk')
    },
  }
}

async function read(shell: Shell, deskId: string): Promise<KnownDesk | null> {
  const desk = await readDesk(shell.pool, deskId)
  if (!desk) return null
  const model = await inDesk(shell.pool, deskId, (db) => shell.regulations.get(db, desk.regulation))
  return { ...desk, model }
}
