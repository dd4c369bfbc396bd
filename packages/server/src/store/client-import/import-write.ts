import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

export type EffectTarget = 'organization' | 'contact' | 'holding'

/** A row that an import makes or changes; `before` is null where it makes it. */
export interface StoredEffect {
  readonly seq: number
  readonly line: number
  readonly target: EffectTarget
  readonly id: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>>
}

/** Fields of each kind of row, as the database calls and types them; the API's names stand before them. */
const FIELDS = {
  organization: [
    ['name', 'name', 'text'],
    ['inn', 'inn', 'text'],
    ['kpp', 'kpp', 'text'],
  ],
  contact: [
    ['organizationId', 'organization_id', 'uuid'],
    ['name', 'name', 'text'],
    ['email', 'email', 'text'],
    ['phone', 'phone', 'text'],
    ['locale', 'locale', 'text'],
    ['timezone', 'timezone', 'text'],
  ],
  holding: [
    ['organizationId', 'organization_id', 'uuid'],
    ['contactId', 'contact_id', 'uuid'],
    ['kind', 'kind', 'text'],
    ['product', 'product', 'text'],
    ['from', 'from_at', 'text'],
    ['until', 'until_at', 'text'],
  ],
} as const satisfies Record<EffectTarget, readonly (readonly [string, string, string])[]>

/** The given rows as a table inside a statement: one parameter, however many rows there are. */
function given(target: EffectTarget): string {
  const columns = FIELDS[target].map(([name, , type]) => `"${name}" ${type}`)
  return `jsonb_to_recordset($2::jsonb) as g(id uuid, ${columns.join(', ')})`
}

const asJson = (effects: readonly StoredEffect[]) => JSON.stringify(effects.map(({ id, after }) => ({ id, ...after })))

/** Makes the rows; what somebody else made in the meantime is an error of the database, and nothing is done. */
export async function insertMade(
  db: DeskClient,
  target: EffectTarget,
  effects: readonly StoredEffect[],
  by: string,
  now: Instant,
): Promise<void> {
  const fields = FIELDS[target]
  const recorded = target === 'holding'
  await db.query({
    text: `insert into ${target} (desk_id, id, ${fields.map(([, column]) => column).join(', ')}, created_at${recorded ? ', recorded_by' : ''})
           select $1, g.id, ${fields.map(([name]) => `g."${name}"`).join(', ')}, $3${recorded ? ', $4' : ''} from ${given(target)}`,
    values: [db.deskId, asJson(effects), new Date(now), ...(recorded ? [by] : [])],
  })
}

/** Sets the rows to what is given: at an import what the file says, at its undoing what was there before. */
export async function updateAll(db: DeskClient, target: EffectTarget, effects: readonly StoredEffect[]): Promise<void> {
  await db.query({
    text: `update ${target} t set ${FIELDS[target].map(([name, column]) => `${column} = g."${name}"`).join(', ')}
             from ${given(target)} where t.desk_id = $1 and t.id = g.id`,
    values: [db.deskId, asJson(effects)],
  })
}

/** The end of a right is changed with its history, as everywhere. */
export async function insertHoldingChanges(
  db: DeskClient,
  changes: readonly {
    readonly id: string
    readonly holdingId: string
    readonly before: unknown
    readonly after: unknown
  }[],
  by: string,
  now: Instant,
): Promise<void> {
  await db.query({
    text: `insert into holding_change (desk_id, id, holding_id, until_before, until_after, changed_by, at)
           select $1, g.id, g."holdingId", g.before, g.after, $3, $4
             from jsonb_to_recordset($2::jsonb) as g(id uuid, "holdingId" uuid, before text, after text)`,
    values: [db.deskId, JSON.stringify(changes), by, new Date(now)],
  })
}

/** Keeps what was done to each row: its history shows it, and it can be taken back. */
export async function insertEffects(db: DeskClient, importId: string, effects: readonly StoredEffect[]): Promise<void> {
  await db.query({
    text: `insert into client_import_effect (desk_id, import_id, seq, line, target, target_id, before, after)
           select $1, $3, g.seq, g.line, g.target, g.id, g.before, g.after
             from jsonb_to_recordset($2::jsonb) as g(seq integer, line integer, target text, id uuid, before jsonb, after jsonb)`,
    values: [db.deskId, JSON.stringify(effects), importId],
  })
}

/** A line of history for each organization and person. */
export async function insertImportHistory(
  db: DeskClient,
  changes: readonly { readonly id: string; readonly clientId: string; readonly body: object }[],
  { kind, by }: { readonly kind: 'imported' | 'import-undone'; readonly by: string },
  now: Instant,
): Promise<void> {
  await db.query({
    text: `insert into client_change (desk_id, id, client_id, kind, body, by, at)
           select $1, g.id, g."clientId", $3, g.body, $4, $5
             from jsonb_to_recordset($2::jsonb) as g(id uuid, "clientId" uuid, body jsonb)`,
    values: [db.deskId, JSON.stringify(changes), kind, by, new Date(now)],
  })
}
