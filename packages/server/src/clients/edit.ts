import { isInn } from '@reglament/engine'
import { otherAddresses } from '../handle/merge-clients.ts'
import type { Shell } from '../handle/shell.ts'
import { phoneKey } from '../phone.ts'
import { isZone } from '../reads.ts'
import { insertContact } from '../store/client/client.ts'
import { type Changed, insertClientChange } from '../store/client/client-history.ts'
import {
  type ContactFields,
  findHolderOfEmail,
  findHolderOfInn,
  lockContact,
  lockOrganization,
  type OrganizationFields,
  replaceAddresses,
  updateContact,
  updateOrganization,
} from '../store/client/client-write.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'

/** Why a change was not made; nothing of it was. */
export type EditProblem =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wrong-inn'; readonly inn: string }
  | { readonly kind: 'inn-taken'; readonly inn: string; readonly by: string | null; readonly id: string }
  | { readonly kind: 'email-taken'; readonly email: string; readonly by: string | null; readonly id: string }
  | { readonly kind: 'wrong-phone'; readonly phone: string }
  | { readonly kind: 'wrong-zone'; readonly timezone: string }
  | { readonly kind: 'nobody' }

export type Edited = { readonly kind: 'edited'; readonly id: string } | EditProblem

/** Changes an organization and keeps who did and what was there before; a change that changes nothing leaves no trace. */
export function editOrganization(
  shell: Shell,
  deskId: string,
  edit: { readonly id: string; readonly by: string; readonly fields: Partial<OrganizationFields> },
): Promise<Edited> {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db): Promise<Edited> => {
    const before = await lockOrganization(db, edit.id)
    if (!before) return { kind: 'unknown' }
    const after: OrganizationFields = {
      name: said(edit.fields.name, before.name),
      inn: said(edit.fields.inn, before.inn),
      kpp: said(edit.fields.kpp, before.kpp),
    }
    if (after.name === null && after.inn === null) return { kind: 'nobody' }
    if (after.inn !== null && after.inn !== before.inn) {
      if (!isInn(after.inn)) return { kind: 'wrong-inn', inn: after.inn }
      const holder = await findHolderOfInn(db, after.inn, edit.id)
      if (holder) return { kind: 'inn-taken', inn: after.inn, by: holder.name, id: holder.id }
    }
    const changed = changesBetween(before, after)
    if (Object.keys(changed).length > 0) {
      await updateOrganization(db, edit.id, after)
      await record(shell, db, edit, changed)
    }
    return { kind: 'edited', id: edit.id }
  })

  async function record(shell: Shell, db: DeskClient, { id, by }: typeof edit, changed: Changed): Promise<void> {
    await insertClientChange(db, { id: shell.newId(), clientId: id, kind: 'edited', body: { changed }, by }, now)
  }
}

/** The same for a person: all their addresses at once, the first of each kind being the one that is used. */
export function editContact(
  shell: Shell,
  deskId: string,
  edit: { readonly id: string; readonly by: string; readonly fields: Partial<ContactFields> },
): Promise<Edited> {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db): Promise<Edited> => {
    const before = await lockContact(db, edit.id)
    if (!before) return { kind: 'unknown' }
    const { organizationId: _, ...own } = before
    const after = completed(own, edit.fields)
    const problem = await whyNot(db, after, edit.id)
    if (problem) return problem
    const changed = changesBetween(own, after)
    if (Object.keys(changed).length > 0) {
      await write(db, edit.id, after, now)
      await insertClientChange(
        db,
        { id: shell.newId(), clientId: edit.id, kind: 'edited', body: { changed }, by: edit.by },
        now,
      )
    }
    return { kind: 'edited', id: edit.id }
  })
}

const NOBODY: ContactFields = { name: null, emails: [], phones: [], locale: null, timezone: null }

/** A colleague who has not written yet. */
export function addContact(
  shell: Shell,
  deskId: string,
  added: { readonly organizationId: string; readonly by: string; readonly fields: Partial<ContactFields> },
): Promise<Edited> {
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db): Promise<Edited> => {
    if (!(await lockOrganization(db, added.organizationId))) return { kind: 'unknown' }
    const id = shell.newId()
    const after = completed(NOBODY, added.fields)
    const problem = await whyNot(db, after, null)
    if (problem) return problem
    const { name, locale, timezone } = after
    const { email, phone } = firstOf(after)
    const made = await insertContact(
      db,
      { id, organizationId: added.organizationId, name, email, phone, locale, timezone },
      now,
    )
    if (!made) return { kind: 'email-taken', email: email ?? '', by: null, id: '' }
    await write(db, id, after, now)
    const changed = changesBetween(NOBODY, after)
    await insertClientChange(
      db,
      { id: shell.newId(), clientId: id, kind: 'edited', body: { changed }, by: added.by },
      now,
    )
    return { kind: 'edited', id }
  })
}

async function write(db: DeskClient, id: string, fields: ContactFields, now: Parameters<typeof replaceAddresses>[3]) {
  const first = firstOf(fields)
  await updateContact(db, id, { ...fields, ...first })
  await replaceAddresses(db, id, otherAddresses([fields], first), now)
}

/** The addresses that letters and calls go to, as they are kept. */
function firstOf({ emails, phones }: ContactFields): { readonly email: string | null; readonly phone: string | null } {
  return { email: emails[0] ?? null, phone: phoneKey(phones[0]) }
}

function completed(before: ContactFields, fields: Partial<ContactFields>): ContactFields {
  return {
    name: said(fields.name, before.name),
    emails: fields.emails ?? before.emails,
    phones: fields.phones ?? before.phones,
    locale: said(fields.locale, before.locale),
    timezone: said(fields.timezone, before.timezone),
  }
}

async function whyNot(db: DeskClient, fields: ContactFields, id: string | null): Promise<EditProblem | null> {
  if (fields.name === null && fields.emails.length === 0 && fields.phones.length === 0) return { kind: 'nobody' }
  const phone = fields.phones.find((each) => (phoneKey(each)?.replace(/\D/g, '').length ?? 0) < 3)
  if (phone !== undefined) return { kind: 'wrong-phone', phone }
  if (fields.timezone !== null && !isZone(fields.timezone)) return { kind: 'wrong-zone', timezone: fields.timezone }
  const holder = await findHolderOfEmail(db, fields.emails, id)
  return holder && { kind: 'email-taken', email: holder.email, by: holder.name, id: holder.id }
}

function said(given: string | null | undefined, before: string | null): string | null {
  return given === undefined ? before : given?.trim() || null
}

function changesBetween<T extends object>(before: T, after: T): Changed {
  const changed: Record<string, { before: unknown; after: unknown }> = {}
  for (const key of Object.keys(after) as (keyof T & string)[]) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) {
      changed[key] = { before: before[key], after: after[key] }
    }
  }
  return changed
}
