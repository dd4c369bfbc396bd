import type { Regulation } from '@reglament/engine'
import type { Shell } from '../handle/shell.ts'
import { readDesk } from '../store/desk/desk.ts'
import { inDesk } from '../store/transaction.ts'

/**
 * The regulation that new cases of the desk are registered under.
 * @throws Error where there is no such desk.
 */
export async function deskRegulation(shell: Pick<Shell, 'pool' | 'regulations'>, deskId: string): Promise<Regulation> {
  const desk = await readDesk(shell.pool, deskId)
  if (!desk) throw new Error(`there is no desk \`${deskId}\``)
  return inDesk(shell.pool, deskId, (db) => shell.regulations.get(db, desk.regulation))
}
