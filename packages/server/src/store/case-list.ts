import type { CaseState, Status, Turn } from '@reglament/engine'
import type { DeskClient } from './transaction.ts'

export const LISTS = ['queue', 'mine', 'waiting', 'development', 'to-decide', 'closed', 'all'] as const
export type List = (typeof LISTS)[number]

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
  readonly client: { readonly organization: string | null; readonly contact: string | null }
  readonly assignee: { readonly id: string; readonly name: string } | null
  readonly registeredAt: string
  readonly changedAt: string
  readonly state: CaseState
}

export interface Page {
  readonly rows: readonly CaseRow[]
  /** Give it back as `cursor` for what follows; null at the end. */
  readonly next: string | null
}

export interface ListQuestion {
  readonly list: List
  /** Whose cases `mine` are. */
  readonly userId: string
  /** A number (`1042`, `SM-1042`), or a part of the subject, the organization, its INN, or the contact's name or e-mail. */
  readonly q: string | null
  readonly cursor: string | null
  readonly limit: number
}

/** The cursor is none of ours. */
export class UnreadableCursor extends Error {
  override readonly name = 'UnreadableCursor'
}

const WAITS_FOR_DECISION = `k.status in ('registered', 'in-progress') and k.turn = 'staff' and not (k.state->>'admitted')::boolean
  and k.state->'verdict'->>'verdict' in ('refuse', 'discretion')`

/** Which cases a list holds; the same words make its page and its count. `$2` is the asking user. */
const HOLDS = {
  // One that waits for its turn can't be worked: it comes into the queue when its turn does.
  queue: `k.turn = 'staff' and k.status <> 'waiting-turn'`,
  mine: `k.assignee = $2 and k.turn <> 'nobody'`,
  waiting: `k.status in ('waiting-client', 'waiting-turn')`,
  development: `k.status = 'escalated'`,
  'to-decide': WAITS_FOR_DECISION,
  closed: `k.status in ('closed', 'refused')`,
  all: 'true',
} as const satisfies Record<List, string>

type Order = 'queue' | 'changed'

const ORDER_OF = {
  queue: 'queue',
  mine: 'queue',
  waiting: 'changed',
  development: 'changed',
  'to-decide': 'queue',
  closed: 'changed',
  all: 'changed',
} as const satisfies Record<List, Order>

const SORT = {
  queue: {
    by: 'k.queue_key, k.number',
    after: '(k.queue_key, k.number) > ($5::float8[], $6::bigint)',
    key: 'k.queue_key::text',
  },
  changed: {
    by: 'k.changed_at desc, k.number desc',
    after: '(k.changed_at, k.number) < ($5::timestamptz, $6::bigint)',
    key: `to_char(k.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  },
} as const satisfies Record<Order, { by: string; after: string; key: string }>

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
  assignee: string | null
  assignee_name: string | null
  registered_at: Date
  changed_at: Date
  state: CaseState
}

export const CASE_COLUMNS = `k.id, k.number, k.version, k.subject, k.status, k.turn, k.programme, k.priority, k.respond_by, k.next_due,
  k.product, coalesce(o.name, o.inn) as organization_name, coalesce(c.name, c.email, c.phone) as contact_name,
  k.assignee, u.name as assignee_name, k.registered_at, k.changed_at, k.state`

export const CASE_TABLES = `support_case k
  left join organization o on o.desk_id = k.desk_id and o.id = k.organization_id
  left join contact c on c.desk_id = k.desk_id and c.id = k.contact_id
  left join staff_user u on u.id = k.assignee`

/**
 * A page of a list. The queue is in the engine's order (`compareInQueue`); the other lists have the newest change first.
 * @throws UnreadableCursor
 */
export async function listCases(db: DeskClient, asked: ListQuestion): Promise<Page> {
  const order = ORDER_OF[asked.list]
  const sort = SORT[order]
  const [after, number] = asked.cursor === null ? [null, null] : readCursor(asked.cursor, order)
  const { rows } = await db.query<CaseRecord & { sort_key: string }>({
    // Few shapes of the statement, so each is prepared once.
    name: `case-list-${asked.list}-${asked.q === null ? 'all' : 'some'}-${after === null ? 'first' : 'next'}`,
    text: `select ${CASE_COLUMNS}, ${sort.key} as sort_key from ${CASE_TABLES}
      where k.desk_id = $1 and (${HOLDS[asked.list]}) and ($2::text is not null or true)
        and ${asked.q === null ? '$3::text is null and $7::bigint is null' : MATCHES}
        and ${after === null ? '$5::text is null and $6::text is null' : sort.after}
      order by ${sort.by} limit $4`,
    values: [
      db.deskId,
      asked.userId,
      asked.q === null
        ? null
        : `%${asked.q
            .trim()
            .toLowerCase()
            .replace(/[\\%_]/g, '\\$&')}%`,
      asked.limit + 1,
      after,
      number,
      asked.q === null ? null : readNumber(asked.q),
    ],
  })
  const page = rows.slice(0, asked.limit)
  const last = page.at(-1)
  const isMore = rows.length > asked.limit && last !== undefined
  return { rows: page.map(toCaseRow), next: isMore ? writeCursor(order, last.sort_key, last.number) : null }
}

const MATCHES = `(k.number = $7::bigint or lower(k.subject) like $3 or lower(o.name) like $3 or o.inn like $3
  or lower(c.name) like $3 or lower(c.email) like $3)`

export interface Counts {
  readonly queue: number
  readonly mine: number
  readonly waiting: number
  readonly development: number
  readonly toDecide: number
  readonly unreadable: number
}

/** How many cases the working lists hold; closed ones are not read. */
export async function countCases(db: DeskClient, userId: string): Promise<Counts> {
  const { rows } = await db.query<Record<keyof Counts, string>>({
    name: 'case-counts',
    text: `select count(*) filter (where ${HOLDS.queue}) as queue, count(*) filter (where ${HOLDS.mine}) as mine,
        count(*) filter (where ${HOLDS.waiting}) as waiting, count(*) filter (where ${HOLDS.development}) as development,
        count(*) filter (where ${HOLDS['to-decide']}) as "toDecide",
        (select count(*) from raw_message r where r.desk_id = $1 and r.status = 'unreadable') as unreadable
      from support_case k where k.desk_id = $1 and k.status not in ('closed', 'refused')`,
    values: [db.deskId, userId],
  })
  const count = (name: keyof Counts) => Number(rows[0]?.[name] ?? 0)
  return {
    queue: count('queue'),
    mine: count('mine'),
    waiting: count('waiting'),
    development: count('development'),
    toDecide: count('toDecide'),
    unreadable: count('unreadable'),
  }
}

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
    client: { organization: row.organization_name, contact: row.contact_name },
    // A member of staff whose account is gone is still named by the id.
    assignee: row.assignee === null ? null : { id: row.assignee, name: row.assignee_name ?? row.assignee },
    registeredAt: row.registered_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    state: row.state,
  }
}

function readNumber(q: string): string | null {
  return /^\s*(?:\p{L}+-)?(\d{1,15})\s*$/u.exec(q)?.[1] ?? null
}

function writeCursor(order: Order, key: string, number: string): string {
  return Buffer.from(JSON.stringify([order, key, number])).toString('base64url')
}

const KEY_FORMS = {
  queue: /^\{[-0-9.e+,Infity]*\}$/,
  changed: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
} as const satisfies Record<Order, RegExp>

function readCursor(cursor: string, order: Order): readonly [key: string, number: string] {
  const unreadable = () => new UnreadableCursor(`\`${cursor}\` is not the cursor of this list: ask for its first page`)
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw unreadable()
  }
  if (!Array.isArray(parts) || parts[0] !== order) throw unreadable()
  const [, key, number]: unknown[] = parts
  if (typeof key !== 'string' || !KEY_FORMS[order].test(key)) throw unreadable()
  if (typeof number !== 'string' || !/^\d{1,15}$/.test(number)) throw unreadable()
  return [key, number]
}
