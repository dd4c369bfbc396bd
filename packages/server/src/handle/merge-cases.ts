import { type Actor, joinOf } from '@reglament/engine'
import { type LockedCase, lockCase } from '../store/case/case-lock.ts'
import { updateCase } from '../store/case/case-write.ts'
import { addParticipants, copyParticipants, readClientKey, rootOfCase } from '../store/case/thread.ts'
import { lockTurn, readTurnHolder } from '../store/case/turn.ts'
import { type DeskClient, inDesk, OutOfDate } from '../store/transaction.ts'
import { change, tellLater } from './change.ts'
import type { Outcome } from './command.ts'
import { orRejection, RolledBack } from './rolled-back.ts'
import { beforeWithSeat } from './seat.ts'
import type { Shell } from './shell.ts'
import { passTurn } from './turn.ts'

export interface MergeInput {
  readonly into: string
  /** A person has said that two cases of different clients are to be merged. */
  readonly confirmed: boolean
}

/**
 * Makes a case an alias of another one, in one transaction: the first is closed, the one that lives (after all merges)
 * takes over what was owed, and the turn passes on. Of one client, whoever belonged to the first belongs to the other
 * from now on; of two, nobody does. The outcome is the merged case's.
 */
export function mergeCases(
  shell: Shell,
  deskId: string,
  caseId: string,
  input: MergeInput,
  actor: Actor,
): Promise<Outcome> {
  return orRejection(() => inDesk(shell.pool, deskId, (db) => mergeIn(shell, db, caseId, input, actor)))
}

async function mergeIn(
  shell: Shell,
  db: DeskClient,
  caseId: string,
  input: MergeInput,
  actor: Actor,
): Promise<Outcome> {
  const now = shell.clock()
  const into = await rootOfCase(db, input.into)
  const both = await lockBoth(db, caseId, into)
  if (both === null) return { kind: 'unknown-case' }
  const { merged, root } = both
  const stranger = !isOfOneClient(merged, root)
  const intoEnded = root.state.turn === 'nobody'
  const rules = await shell.regulations.get(db, merged.state.regulation)
  const closing = change(shell, db.deskId, rules, now, await beforeWithSeat(db, merged, rules, now), {
    command: { kind: 'merge', into, stranger, confirmed: input.confirmed, intoEnded },
    actor,
    message: null,
  })
  if (closing.kind === 'rejected') throw new RolledBack(closing)
  await db.query(updateCase(db.deskId, closing.trail, closing.columns))
  tellLater(shell, db, () => merged.number, closing)

  // Before the turn passes on: the question that had it goes on in the other case.
  const rootRules = await shell.regulations.get(db, root.state.regulation)
  const turnHeldBy = rootRules.turns.oneAtATime ? await readTurnHolder(db, root.clientKey, root.id) : null
  const joining = change(shell, db.deskId, rootRules, now, await beforeWithSeat(db, root, rootRules, now), {
    command: joinOf(merged.state, turnHeldBy, stranger),
    actor,
    message: null,
  })
  if (joining.kind === 'rejected') throw new RolledBack(joining)
  await db.query(updateCase(db.deskId, joining.trail, joining.columns))
  tellLater(shell, db, () => root.number, joining)
  if (!stranger) {
    await copyParticipants(db, merged.id, root.id)
    await addParticipants(db, root.id, merged.contactEmail === null ? [] : [merged.contactEmail])
  }
  if (merged.holdsTurn) await passTurn(shell, db, merged.clientKey, now)
  const { state, version, events } = closing
  const { number, trackingSecret } = merged
  return { kind: 'done', caseId, number, trackingSecret, version, state, events, messageId: null }
}

/** The turns of both clients, then both cases, each in one order for everybody: two merges at once wait and don't tangle. */
async function lockBoth(
  db: DeskClient,
  caseId: string,
  into: string,
): Promise<{ readonly merged: LockedCase; readonly root: LockedCase } | null> {
  const [ownKey, otherKey] = [await readClientKey(db, caseId), await readClientKey(db, into)]
  if (ownKey === null || otherKey === null) return null
  for (const key of [...new Set([ownKey, otherKey])].sort()) await lockTurn(db, key)
  const locked = new Map<string, LockedCase | null>()
  for (const id of [caseId, into].sort()) locked.set(id, await lockCase(db, id))
  const [merged, root] = [locked.get(caseId), locked.get(into)]
  if (!merged || !root) return null
  if (merged.clientKey !== ownKey || root.clientKey !== otherKey || (await rootOfCase(db, into)) !== into)
    throw new OutOfDate('one of the cases was merged, or went to another client, meanwhile')
  return { merged, root }
}

/**
 * The same person, or people of one organization: they may read what the other has written. What a partner raised for the
 * client is one thing with what the same partner raised for it, and with nothing else.
 */
function isOfOneClient(a: LockedCase, b: LockedCase): boolean {
  const [one, other] = [a.state.onBehalf, b.state.onBehalf]
  if (one || other) return one?.partner.id === other?.partner.id && a.organizationId === b.organizationId
  return (
    (a.contactId !== null && a.contactId === b.contactId) ||
    (a.organizationId !== null && a.organizationId === b.organizationId)
  )
}
