import type { Instant } from '@reglament/engine'
import { insertMark } from '../store/case/mark.ts'
import { lockTurn } from '../store/case/turn.ts'
import { readOrganization } from '../store/client/client.ts'
import { insertClientChange } from '../store/client/client-history.ts'
import { lockContact, lockOrganization } from '../store/client/client-write.ts'
import {
  type Belonging,
  type CasesMoved,
  giveCases,
  listMovableCases,
  readBelonging,
  readLastMove,
  setBelonging,
} from '../store/client/contact-move.ts'
import { type DeskClient, inDesk, OutOfDate } from '../store/transaction.ts'
import { tellMoved } from './merge-clients.ts'
import type { Shell } from './shell.ts'
import { passTurn } from './turn.ts'

export type Moved =
  | { readonly kind: 'moved'; readonly id: string; readonly cases: number }
  | { readonly kind: 'unknown'; readonly what: 'person' | 'organization' | 'move' }
  | { readonly kind: 'there-already' }

export interface Move {
  readonly contactId: string
  /** null: they belong to none from now on. */
  readonly organizationId: string | null
  readonly cases: CasesMoved
  /** A staff_user id. */
  readonly by: string
}

/**
 * A person goes over to another organization, with their cases or without. A case that goes keeps what it was promised:
 * its programme and its deadlines were decided when it was registered, and only what the client asks next is judged by
 * the rights of the new organization. Whose turn it is (I22) is settled on both sides: a case that was being worked goes
 * on being worked, and where it went from the next one has its turn.
 *
 * Whoever moves somebody has said where they belong: no confirmation is waited for.
 */
export function moveContact(shell: Shell, deskId: string, move: Move): Promise<Moved> {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db): Promise<Moved> => {
    const { contactId, organizationId } = move
    const before = await readBelonging(db, contactId)
    if (!before) return { kind: 'unknown', what: 'person' }
    if (before.organizationId === organizationId) return { kind: 'there-already' }
    await lockBoth(db, contactId, before.organizationId, organizationId)
    if (organizationId !== null && !(await lockOrganization(db, organizationId)))
      return { kind: 'unknown', what: 'organization' }
    const movable = move.cases === 'none' ? [] : await listMovableCases(db, { contactId, ...before })
    const taken = movable.filter(({ isOpen }) => isOpen || move.cases === 'all').map(({ id }) => id)
    const after: Belonging =
      organizationId === null
        ? { organizationId, isStated: false, confirmedAt: null, confirmedBy: null }
        : { organizationId, isStated: false, confirmedAt: new Date(now).toISOString(), confirmedBy: move.by }
    return give(shell, db, { ...move, before, after, cases: taken, undoes: null }, now)
  })
}

/** Takes the last move of a person back, with the cases that went with it, as far as they are still theirs. */
export function undoMove(shell: Shell, deskId: string, undo: { readonly id: string; readonly by: string }) {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db): Promise<Moved> => {
    const last = await readLastMove(db, undo.id)
    if (!last) return { kind: 'unknown', what: 'move' }
    const { contactId } = last
    const { before, after, cases } = last.body as unknown as Pick<Given, 'before' | 'after' | 'cases'>
    const own = await readBelonging(db, contactId)
    if (!own || own.organizationId !== after.organizationId) return { kind: 'unknown', what: 'move' }
    await lockBoth(db, contactId, own.organizationId, before.organizationId)
    if (before.organizationId !== null && !(await lockOrganization(db, before.organizationId)))
      return { kind: 'unknown', what: 'organization' }
    return give(shell, db, { contactId, by: undo.by, before: own, after: before, cases, undoes: undo.id }, now)
  })
}

interface Given {
  readonly contactId: string
  readonly by: string
  readonly before: Belonging
  readonly after: Belonging
  /** Ids of the cases that go. */
  readonly cases: readonly string[]
  readonly undoes: string | null
}

/** In one order for everybody, so that no two moves or merges wait for each other; then the person, as they were read. */
async function lockBoth(db: DeskClient, contactId: string, from: string | null, to: string | null): Promise<void> {
  const keys = [keyOf(contactId, from), keyOf(contactId, to), `contact:${contactId}`]
  for (const key of [...new Set(keys)].sort()) await lockTurn(db, key)
  const locked = await lockContact(db, contactId)
  if (!locked || locked.organizationId !== from) throw new OutOfDate('the person was moved or merged meanwhile')
}

function keyOf(contactId: string, organizationId: string | null): string {
  return organizationId === null ? `contact:${contactId}` : `organization:${organizationId}`
}

async function give(shell: Shell, db: DeskClient, given: Given, now: Instant): Promise<Moved> {
  const { contactId, by, before, after, undoes } = given
  await setBelonging(db, contactId, after)
  const moved = await giveCases(
    db,
    given.cases,
    { contactId, organizationId: after.organizationId },
    before.organizationId,
  )
  for (const { organizationId } of [before, after]) await passTurn(shell, db, keyOf(contactId, organizationId), now)
  const id = shell.newId()
  const person = (await lockContact(db, contactId))?.name ?? null
  const from = await namedOf(db, before.organizationId)
  const to = await namedOf(db, after.organizationId)
  for (const each of moved) {
    const where = { kind: 'moved', person, from: from?.name ?? null, to: to?.name ?? null } as const
    await insertMark(db, { id: shell.newId(), caseId: each.id, body: where, by, at: now })
  }
  const body = {
    person,
    from,
    to,
    cases: moved.map((each) => each.id),
    before,
    after,
    undoes,
  }
  await insertClientChange(db, { id, clientId: contactId, kind: 'moved', body, by }, now)
  // Where they were, it stays to be seen that they left.
  if (before.organizationId !== null) {
    const left = { id: shell.newId(), clientId: before.organizationId, kind: 'moved', by } as const
    await insertClientChange(db, { ...left, body: { ...body, move: id } }, now)
  }
  tellMoved(shell, db, moved)
  return { kind: 'moved', id, cases: moved.length }
}

async function namedOf(db: DeskClient, id: string | null): Promise<{ id: string; name: string | null } | null> {
  const found = await readOrganization(db, id)
  return found && { id: found.id, name: found.name ?? found.inn }
}
