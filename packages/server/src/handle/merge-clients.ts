import type { Instant } from '@reglament/engine'
import { phoneKey } from '../phone.ts'
import { lockTurn } from '../store/case/turn.ts'
import { readContact } from '../store/client/client.ts'
import { insertClientChange } from '../store/client/client-history.ts'
import {
  type ClientKind,
  deleteClient,
  keepInvitation,
  leaveAlias,
  MOVED_TABLES,
  type MovedCase,
  moveAddresses,
  moveCases,
  moveRows,
} from '../store/client/client-merge.ts'
import {
  type Address,
  type ContactFields,
  lockContact,
  lockOrganization,
  type OrganizationFields,
  replaceAddresses,
  updateContact,
  updateOrganization,
} from '../store/client/client-write.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'
import type { Shell } from './shell.ts'

export interface Merge {
  readonly keptId: string
  readonly goneId: string
  /** A staff_user id. */
  readonly by: string
}

export type Merged =
  | { readonly kind: 'merged'; readonly cases: number }
  | { readonly kind: 'itself' }
  | { readonly kind: 'unknown'; readonly id: string }

/**
 * Two organizations that are one: people, rights, notes and cases of `goneId` go over to `keptId`, whose fields are
 * what the person who merges chose; the other id is an alias from then on. One transaction, under the turns of both.
 *
 * Each may have a case that is being worked (I22). Both go on being worked: neither client was promised less, and no
 * specialist loses a case under their hands. The next case of the merged client gets the turn when both have let it go.
 */
export function mergeOrganizations(
  shell: Shell,
  deskId: string,
  merge: Merge,
  choose: (kept: OrganizationFields, gone: OrganizationFields) => OrganizationFields,
): Promise<Merged> {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db) => {
    const { keptId, goneId } = merge
    if (keptId === goneId) return { kind: 'itself' }
    await lockTurns(db, [`organization:${keptId}`, `organization:${goneId}`])
    const locked = new Map<string, OrganizationFields | null>()
    for (const id of [keptId, goneId].sort()) locked.set(id, await lockOrganization(db, id))
    const [kept, gone] = [locked.get(keptId), locked.get(goneId)]
    if (!kept || !gone) return { kind: 'unknown', id: kept ? goneId : keptId }
    const chosen = choose(kept, gone)
    const cases = await moveAll(db, 'organization', merge)
    await leaveAlias(db, 'organization', { ...merge, body: gone }, now)
    await deleteClient(db, 'organization', goneId)
    await updateOrganization(db, keptId, chosen)
    await record(shell, db, merge, { gone, kept, chosen, cases: cases.length }, now)
    tellMoved(shell, db, cases)
    return { kind: 'merged', cases: cases.length }
  })
}

type ChosenContact = Pick<ContactFields, 'name' | 'locale' | 'timezone'> & {
  readonly email: string | null
  readonly phone: string | null
}

/** Two records of one person: all addresses of both are theirs; cases keep the organization that they were for. */
export function mergeContacts(
  shell: Shell,
  deskId: string,
  merge: Merge,
  choose: (kept: ContactFields, gone: ContactFields) => ChosenContact,
): Promise<Merged> {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db) => {
    const { keptId, goneId } = merge
    if (keptId === goneId) return { kind: 'itself' }
    const locked = new Map<string, Awaited<ReturnType<typeof lockContact>>>()
    // A registration of theirs may be under way under the turn of an organization.
    const [keptBefore, goneBefore] = [await readContact(db, keptId), await readContact(db, goneId)]
    const organizations = [keptBefore?.organizationId, goneBefore?.organizationId].filter(
      (id) => typeof id === 'string',
    )
    await lockTurns(db, [
      ...[keptId, goneId].map((id) => `contact:${id}`),
      ...organizations.map((id) => `organization:${id}`),
    ])
    for (const id of [keptId, goneId].sort()) locked.set(id, await lockContact(db, id))
    const [kept, gone] = [locked.get(keptId), locked.get(goneId)]
    if (!kept || !gone) return { kind: 'unknown', id: kept ? goneId : keptId }
    const wanted = choose(kept, gone)
    const chosen = { ...wanted, phone: phoneKey(wanted.phone ?? undefined) }
    const cases = await moveAll(db, 'contact', merge)
    await moveAddresses(db, merge)
    await keepInvitation(db, merge)
    await leaveAlias(db, 'contact', { ...merge, body: gone }, now)
    await deleteClient(db, 'contact', goneId)
    await updateContact(db, keptId, chosen)
    await replaceAddresses(db, keptId, otherAddresses([kept, gone], chosen), now)
    await record(shell, db, merge, { gone, kept, chosen, cases: cases.length }, now)
    tellMoved(shell, db, cases)
    return { kind: 'merged', cases: cases.length }
  })
}

/** Everything that somebody is reached by and that is not the first of its kind, once. */
export function otherAddresses(
  people: readonly Pick<ContactFields, 'emails' | 'phones'>[],
  first: { readonly email: string | null; readonly phone: string | null },
): readonly Address[] {
  const found = new Map<string, Address>()
  const add = (kind: Address['kind'], address: string, key: string | null, firstKey: string | null) => {
    if (key !== null && key !== firstKey) found.set(`${kind} ${key}`, { kind, address, key })
  }
  for (const { emails, phones } of people) {
    for (const email of emails) add('email', email, email.toLowerCase(), first.email?.toLowerCase() ?? null)
    for (const phone of phones) add('phone', phone, phoneKey(phone), first.phone)
  }
  return [...found.values()]
}

/** In one order for everybody, so that no two merges wait for each other. */
async function lockTurns(db: DeskClient, keys: readonly string[]): Promise<void> {
  for (const key of [...new Set(keys)].sort()) await lockTurn(db, key)
}

async function moveAll(db: DeskClient, kind: ClientKind, merge: Merge): Promise<readonly MovedCase[]> {
  for (const table of MOVED_TABLES[kind]) await moveRows(db, kind, table, merge)
  return moveCases(db, kind, merge)
}

function record(shell: Shell, db: DeskClient, merge: Merge, body: object, now: Instant): Promise<void> {
  const change = { id: shell.newId(), clientId: merge.keptId, kind: 'merged', by: merge.by } as const
  return insertClientChange(db, { ...change, body: { from: merge.goneId, ...body } }, now)
}

/** Lists and pages that show the cases read them again. */
export function tellMoved(shell: Shell, db: DeskClient, cases: readonly MovedCase[]): void {
  db.afterCommit(() => {
    for (const { id, number, version, status } of cases) {
      if (status === 'closed' || status === 'refused') continue
      shell.notices.caseChanged({ desk: db.deskId, case: id, number, version, status })
    }
  })
}
