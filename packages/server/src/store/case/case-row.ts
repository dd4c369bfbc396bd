import type { CaseState, Status, Turn } from '@reglament/engine'

/** A line of a list. Instants are ISO 8601 in UTC. */
export interface CaseRow {
  readonly id: string
  readonly number: number
  readonly version: number
  readonly subject: string
  readonly status: Status
  readonly turn: Turn
  readonly programme: string | null
  readonly priority: number | null
  /** The open due time of an answer; null where none is promised or it was given. */
  readonly respondBy: string | null
  readonly nextDue: string | null
  readonly product: string | null
  readonly client: {
    readonly organization: string | null
    readonly contact: string | null
    /** The contact's IANA zone, where it is known. */
    readonly timezone: string | null
  }
  readonly assignee: { readonly id: string; readonly name: string } | null
  readonly registeredAt: string
  readonly changedAt: string
  readonly state: CaseState
}

export interface CaseRecord {
  id: string
  number: string
  version: number
  subject: string
  status: Status
  turn: Turn
  programme: string | null
  priority: number | null
  respond_by: Date | null
  next_due: Date | null
  product: string | null
  organization_name: string | null
  contact_name: string | null
  contact_timezone: string | null
  assignee: string | null
  assignee_name: string | null
  registered_at: Date
  changed_at: Date
  state: CaseState
}

const OWN_COLUMNS = `k.id, k.number, k.version, k.subject, k.status, k.turn, k.programme, k.priority, k.respond_by, k.next_due,
  k.product, coalesce(o.name, o.inn) as organization_name, coalesce(c.name, c.email, c.phone) as contact_name,
  c.timezone as contact_timezone, k.assignee, u.name as assignee_name, k.registered_at, k.changed_at`

export const CASE_COLUMNS = `${OWN_COLUMNS}, k.state`

/** An account's list shows neither the client's words nor the client's rights, and they are most of a state's bytes. */
export const LINE_COLUMNS = `${OWN_COLUMNS}, k.state #- '{request,description}' #- '{request,holdings}' as state`

export const CASE_TABLES = `support_case k
  left join organization o on o.desk_id = k.desk_id and o.id = k.organization_id
  left join contact c on c.desk_id = k.desk_id and c.id = k.contact_id
  left join staff_user u on u.id = k.assignee`

export function toCaseRow(row: CaseRecord): CaseRow {
  return {
    id: row.id,
    number: Number(row.number),
    version: row.version,
    subject: row.subject,
    status: row.status,
    turn: row.turn,
    programme: row.programme,
    priority: row.priority,
    respondBy: row.respond_by?.toISOString() ?? null,
    nextDue: row.next_due?.toISOString() ?? null,
    product: row.product,
    client: { organization: row.organization_name, contact: row.contact_name, timezone: row.contact_timezone },
    // A member of staff whose account is gone is still named by the id.
    assignee: row.assignee === null ? null : { id: row.assignee, name: row.assignee_name ?? row.assignee },
    registeredAt: row.registered_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    state: row.state,
  }
}
