import type { DeskClient } from '../transaction.ts'
import type { EffectTarget, StoredEffect } from './import-write.ts'

/** What an import did, the last first: as it is taken back. */
export async function readEffects(db: DeskClient, importId: string): Promise<readonly StoredEffect[]> {
  const { rows } = await db.query<Omit<StoredEffect, 'id'> & { readonly target_id: string }>({
    text: `select seq, line, target, target_id, before, after from client_import_effect
            where desk_id = $1 and import_id = $2 order by seq desc`,
    values: [db.deskId, importId],
  })
  return rows.map(({ target_id: id, ...rest }) => ({ ...rest, id }))
}

/** A row as it is now, and what of others leads to it. */
export interface CurrentRow {
  readonly id: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly cases: number
  /** People and rights by id: those of the same import go with it. */
  readonly dependants: readonly string[]
  /** Notes, other addresses, an invitation: the work of people. */
  readonly hasMore: boolean
}

const CURRENT = {
  organization: `select o.id, jsonb_build_object('name', o.name, 'inn', o.inn, 'kpp', o.kpp) as fields,
      (select count(*)::int from support_case k where k.desk_id = $1 and k.organization_id = o.id) as cases,
      array(select p.id::text from contact p where p.desk_id = $1 and p.organization_id = o.id)
        || array(select h.id::text from holding h where h.desk_id = $1 and h.organization_id = o.id) as dependants,
      exists (select from client_note n where n.desk_id = $1 and n.organization_id = o.id)
        or exists (select from client_alias a where a.desk_id = $1 and a.new_id = o.id) as has_more
    from organization o where o.desk_id = $1 and o.id = any($2) for update`,
  contact: `select c.id, jsonb_build_object('organizationId', c.organization_id, 'name', c.name, 'email', c.email, 'phone', c.phone,
        'locale', c.locale, 'timezone', c.timezone) as fields,
      (select count(*)::int from support_case k where k.desk_id = $1 and k.contact_id = c.id) as cases,
      array(select h.id::text from holding h where h.desk_id = $1 and h.contact_id = c.id) as dependants,
      c.invited_at is not null or exists (select from contact_address a where a.desk_id = $1 and a.contact_id = c.id)
        or exists (select from client_note n where n.desk_id = $1 and n.contact_id = c.id)
        or exists (select from messenger_peer m where m.desk_id = $1 and m.contact_id = c.id)
        or exists (select from client_alias a where a.desk_id = $1 and a.new_id = c.id) as has_more
    from contact c where c.desk_id = $1 and c.id = any($2) for update`,
  holding: `select h.id, jsonb_build_object('organizationId', h.organization_id, 'contactId', h.contact_id, 'kind', h.kind,
        'product', h.product, 'from', h.from_at, 'until', h.until_at) as fields,
      0 as cases, '{}'::text[] as dependants,
      exists (select from holding_change x where x.desk_id = $1 and x.holding_id = h.id) as has_more
    from holding h where h.desk_id = $1 and h.id = any($2) for update`,
} as const satisfies Record<EffectTarget, string>

export async function readCurrent(
  db: DeskClient,
  target: EffectTarget,
  ids: readonly string[],
): Promise<readonly CurrentRow[]> {
  const { rows } = await db.query<{
    id: string
    fields: Readonly<Record<string, unknown>>
    cases: number
    dependants: readonly string[]
    has_more: boolean
  }>({ text: CURRENT[target], values: [db.deskId, ids] })
  return rows.map(({ has_more: hasMore, ...rest }) => ({ ...rest, hasMore }))
}

/** What an import made, and nobody needs, is gone. A right's history goes with it: its import says what it was. */
export async function deleteMade(db: DeskClient, target: EffectTarget, ids: readonly string[]): Promise<void> {
  await db.query({ text: `delete from ${target} where desk_id = $1 and id = any($2)`, values: [db.deskId, ids] })
}

/** Why some of it stayed. */
export async function setKept(
  db: DeskClient,
  importId: string,
  kept: readonly { readonly seq: number; readonly reason: string }[],
): Promise<void> {
  await db.query({
    text: `update client_import_effect e set kept = g.reason from jsonb_to_recordset($2::jsonb) as g(seq integer, reason text)
            where e.desk_id = $1 and e.import_id = $3 and e.seq = g.seq`,
    values: [db.deskId, JSON.stringify(kept), importId],
  })
}
