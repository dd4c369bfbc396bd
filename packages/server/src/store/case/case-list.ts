import type { CaseState, Status, Topic } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'
import { besideWhere, readBeside } from './beside-filter.ts'
import { type Order, readCursor, SORT, writeCursor } from './case-cursor.ts'
import { CASE_COLUMNS, CASE_TABLES, type CaseRecord, type CaseRow } from './case-row.ts'
import { toCaseLine } from './line-state.ts'

export const LISTS = ['queue', 'mine', 'team', 'waiting', 'development', 'to-decide', 'closed', 'all'] as const
export type List = (typeof LISTS)[number]

export interface Page {
  readonly rows: readonly CaseRow[]
  /** Give it back as `cursor` for what follows; null at the end. */
  readonly next: string | null
}

/** Narrows a list; what is absent narrows nothing. */
export interface ListFilter {
  readonly programme?: string
  readonly product?: string
  readonly topic?: Topic
  /** A user's id, or `none`: nobody has it. */
  readonly assignee?: string
  readonly status?: Status
  /** An organization's id. */
  readonly organization?: string
  /** Tags that a case has all of, as they stand in an address (`TAGS_FORM`). */
  readonly tags?: string
  /** What the desk's own fields say, as it stands in an address (`FIELDS_FORM`). */
  readonly fields?: string
}

export interface ListQuestion {
  readonly list: List
  /** Whose cases `mine` are. */
  readonly userId: string
  /** A number (`1042`, `SM-1042`), or a part of the subject, the organization, its INN, or the contact's name or e-mail. */
  readonly q: string | null
  readonly filter?: ListFilter
  /** Of these cases, those that the list holds. */
  readonly numbers?: readonly number[]
  readonly cursor: string | null
  readonly limit: number
}

/** Which cases a list holds; the same words make its page, its count and its index. `mine` is the asking user's. */
const HOLDS = {
  // One that waits for its turn can't be worked: it comes into the queue when its turn does.
  queue: `k.turn = 'staff' and k.status <> 'waiting-turn'`,
  mine: `k.turn <> 'nobody' and k.assignee is not null`,
  team: `k.turn <> 'nobody' and k.assignee is not null`,
  waiting: `k.status in ('waiting-client', 'waiting-turn')`,
  development: `k.status = 'escalated'`,
  'to-decide': 'k.awaits_decision',
  closed: `k.status in ('closed', 'refused')`,
  all: 'true',
} as const satisfies Record<List, string>

const ORDER_OF = {
  queue: 'queue',
  mine: 'queue',
  team: 'queue',
  waiting: 'changed',
  development: 'changed',
  'to-decide': 'queue',
  closed: 'changed',
  all: 'changed',
} as const satisfies Record<List, Order>

/** The conditions of a question with their values, and a name for the statement that they make. */
interface Where {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

function whereOf(
  db: DeskClient,
  { list, userId, q, filter = {}, numbers }: Omit<ListQuestion, 'cursor' | 'limit'>,
): Where {
  const values: unknown[] = [db.deskId]
  const conditions = ['k.desk_id = $1', HOLDS[list]]
  const name: string[] = [list]
  const add = (part: string, value: unknown, condition: (place: string) => string) => {
    name.push(part)
    conditions.push(condition(`$${values.push(value)}`))
  }
  if (list === 'mine') add('mine', userId, (place) => `k.assignee = ${place}`)
  if (numbers) add('numbers', numbers, (place) => `k.number = any(${place}::bigint[])`)
  if (filter.programme !== undefined) add('programme', filter.programme, (place) => `k.programme = ${place}`)
  if (filter.product !== undefined) add('product', filter.product, (place) => `k.product = ${place}`)
  if (filter.topic !== undefined) add('topic', filter.topic, (place) => `k.state->'request'->>'topic' = ${place}`)
  if (filter.status !== undefined) add('status', filter.status, (place) => `k.status = ${place}`)
  if (filter.organization !== undefined)
    add('organization', filter.organization, (place) => `k.organization_id = ${place}::uuid`)
  if (filter.assignee === 'none') {
    name.push('free')
    conditions.push('k.assignee is null')
  } else if (filter.assignee !== undefined) add('assignee', filter.assignee, (place) => `k.assignee = ${place}`)
  if (filter.tags !== undefined || filter.fields !== undefined) {
    const beside = besideWhere(readBeside(filter), values.length + 1)
    name.push(`beside-${beside.name}`)
    conditions.push(beside.text)
    values.push(...beside.values)
  }
  if (q !== null) {
    name.push('q')
    const like = `$${values.push(
      `%${q
        .trim()
        .toLowerCase()
        .replace(/[\\%_]/g, '\\$&')}%`,
    )}`
    const number = `$${values.push(readNumber(q))}`
    conditions.push(
      `(k.number = ${number}::bigint or lower(k.subject) like ${like} or lower(o.name) like ${like} or o.inn like ${like}
        or lower(c.name) like ${like} or lower(c.email) like ${like})`,
    )
  }
  return { name: name.join('-'), text: conditions.join(' and '), values }
}

/**
 * A page of a list. The queue is in the engine's order (`compareInQueue`); the other lists have the newest change first.
 * @throws UnreadableCursor
 */
export async function listCases(db: DeskClient, asked: ListQuestion): Promise<Page> {
  const order = ORDER_OF[asked.list]
  const sort = SORT[order]
  const { name, text, values } = whereOf(db, asked)
  const keys = asked.cursor === null ? [] : readCursor(asked.cursor, order)
  const after = keys.length === 0 ? '' : ` and ${sort.after(values.length + 1)}`
  values.push(...keys)
  const limit = `$${values.push(asked.limit + 1)}`
  const { rows } = await db.query<CaseRecord & { sort_key: string[] }>({
    // Few shapes of the statement, so each is prepared once.
    name: `case-list-${name}${after === '' ? '' : '-next'}`,
    text: `select ${CASE_COLUMNS}, ${sort.key} as sort_key from ${CASE_TABLES}
      where ${text}${after} order by ${sort.by} limit ${limit}`,
    values,
  })
  const page = rows.slice(0, asked.limit)
  const last = page.at(-1)
  const isMore = rows.length > asked.limit && last !== undefined
  return { rows: page.map(toCaseLine), next: isMore ? writeCursor(order, last.sort_key) : null }
}

/** How many cases a list holds under a filter. */
export async function countList(db: DeskClient, asked: Omit<ListQuestion, 'cursor' | 'limit'>): Promise<number> {
  const { name, text, values } = whereOf(db, asked)
  const tables = asked.q === null ? 'support_case k' : CASE_TABLES
  const { rows } = await db.query<{ count: string }>({
    name: `case-count-${name}`,
    text: `select count(*) as count from ${tables} where ${text}`,
    values,
  })
  return Number(rows[0]?.count ?? 0)
}

export interface Counts {
  readonly queue: number
  readonly mine: number
  readonly team: number
  readonly waiting: number
  readonly development: number
  readonly toDecide: number
  readonly unreadable: number
}

/** How many cases the working lists hold, each counted in its own index; closed ones are not read. */
export async function countCases(db: DeskClient, userId: string): Promise<Counts> {
  const held = (list: List) => `select count(*) from support_case k where k.desk_id = $1 and ${HOLDS[list]}`
  const { rows } = await db.query<Record<keyof Counts, string>>({
    name: 'case-counts',
    text: `select (${held('queue')}) as queue, (${held('mine')} and k.assignee = $2) as mine, (${held('team')}) as team,
        (${held('waiting')}) as waiting, (${held('development')}) as development, (${held('to-decide')}) as "toDecide",
        (select count(*) from raw_message r where r.desk_id = $1 and r.status = 'unreadable') as unreadable`,
    values: [db.deskId, userId],
  })
  const count = (name: keyof Counts) => Number(rows[0]?.[name] ?? 0)
  return {
    queue: count('queue'),
    mine: count('mine'),
    team: count('team'),
    waiting: count('waiting'),
    development: count('development'),
    toDecide: count('toDecide'),
    unreadable: count('unreadable'),
  }
}

/** A case of the queue that nobody has, for the engine to judge. */
export interface FreeCase {
  readonly id: string
  readonly number: number
  readonly state: CaseState
  /** What the queue is ordered by; instants are ISO 8601 in UTC. */
  readonly priority: number | null
  readonly respondBy: string | null
  readonly registeredAt: string
}

type FreeRecord = Pick<CaseRecord, 'id' | 'number' | 'state' | 'priority' | 'respond_by' | 'registered_at'>

/** A page of the cases of the queue that nobody has, in its order. */
export async function listFree(
  db: DeskClient,
  asked: Pick<ListQuestion, 'userId' | 'filter' | 'cursor' | 'limit'>,
): Promise<{ readonly rows: readonly FreeCase[]; readonly next: string | null }> {
  const filter = { ...asked.filter, assignee: 'none' }
  const { name, text, values } = whereOf(db, { list: 'queue', userId: asked.userId, q: null, filter })
  const keys = asked.cursor === null ? [] : readCursor(asked.cursor, 'queue')
  const after = keys.length === 0 ? '' : ` and ${SORT.queue.after(values.length + 1)}`
  values.push(...keys)
  const limit = `$${values.push(asked.limit)}`
  const { rows } = await db.query<FreeRecord & { sort_key: string[] }>({
    name: `case-free-${name}${after === '' ? '' : '-next'}`,
    text: `select k.id, k.number, k.state, k.priority, k.respond_by, k.registered_at, ${SORT.queue.key} as sort_key
      from support_case k
      where ${text}${after} order by ${SORT.queue.by} limit ${limit}`,
    values,
  })
  const last = rows.at(-1)
  return {
    rows: rows.map(({ id, number, state, priority, respond_by, registered_at }) => ({
      id,
      number: Number(number),
      state,
      priority,
      respondBy: respond_by?.toISOString() ?? null,
      registeredAt: registered_at.toISOString(),
    })),
    next: last && rows.length === asked.limit ? writeCursor('queue', last.sort_key) : null,
  }
}

function readNumber(q: string): string | null {
  return /^\s*(?:\p{L}+-)?(\d{1,15})\s*$/u.exec(q)?.[1] ?? null
}
