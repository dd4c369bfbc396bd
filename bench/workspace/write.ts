import type { Instant } from '@reglament/engine'
import { numberSequence } from '../../packages/server/src/store/desk/desk.ts'
import type { DeskClient } from '../../packages/server/src/store/transaction.ts'
import type { Client } from './clients.ts'
import type { Life } from './life.ts'

/** A case to be written. */
export interface Written extends Life {
  readonly number: number
  readonly subject: string
  readonly registeredAt: Instant
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Rows as JSON go in by one statement a table: the database reads them by the types of its own columns. */
async function insertRows(db: DeskClient, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).join(', ')
  await db.query({
    text: `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    values: [JSON.stringify(rows)],
  })
}

export async function writeClients(db: DeskClient, clients: readonly Client[], atMs: number): Promise<void> {
  const own = { desk_id: db.deskId, created_at: iso(atMs) }
  await insertRows(
    db,
    'organization',
    clients.map(({ organization }) => ({ ...own, ...organization })),
  )
  await insertRows(
    db,
    'contact',
    clients.map(({ organization, contact }) => ({ ...own, ...contact, organization_id: organization.id })),
  )
  await insertRows(
    db,
    'holding',
    clients.flatMap(({ organization, holdings }) =>
      holdings.map(({ id, kind, product, from, until }) => ({
        ...own,
        id,
        kind,
        product,
        from_at: from,
        until_at: until,
        organization_id: organization.id,
      })),
    ),
  )
}

/** The rows that `insertCase` and each `updateCase` would have left, but for the jobs: the sweep finds what falls due. */
export async function writeCases(db: DeskClient, cases: readonly Written[]): Promise<void> {
  await insertRows(
    db,
    'support_case',
    cases.map((each) => caseRow(db.deskId, each)),
  )
  const trails = cases.flatMap(({ caseId, changes }) =>
    changes.map(({ trail, version }) => ({ own: { desk_id: db.deskId, case_id: caseId }, trail, version })),
  )
  await insertRows(
    db,
    'command',
    trails.map(({ own, trail, version }) => ({
      ...own,
      seq: version,
      at: iso(trail.now),
      actor: trail.actor,
      body: trail.command,
    })),
  )
  await insertRows(
    db,
    'event',
    trails.flatMap(({ own, trail, version }) =>
      trail.events.map((event, index) => ({
        ...own,
        seq: trail.versionBefore + index + 1,
        command_seq: version,
        at: iso(event.at),
        kind: event.kind,
        body: event,
      })),
    ),
  )
  await insertRows(
    db,
    'message',
    trails.flatMap(({ own, trail }) =>
      trail.message === null
        ? []
        : [{ ...own, ...trail.message, visible_text: trail.message.text, at: iso(trail.now) }],
    ),
  )
  await insertRows(
    db,
    'letter',
    trails.flatMap(({ own, trail }) =>
      trail.letters.map((letter) => ({
        ...own,
        ...letter,
        created_at: iso(trail.now),
        sent_at: letter.status === 'sent' ? iso(trail.now) : null,
      })),
    ),
  )
}

function caseRow(deskId: string, { caseId, number, subject, registeredAt, changes }: Written): Record<string, unknown> {
  const last = changes.at(-1)
  if (!last) throw new Error(`the case \`${number}\` was never registered`)
  const { columns, state, version } = last
  return {
    desk_id: deskId,
    id: caseId,
    number,
    version,
    state,
    status: state.status,
    turn: state.turn,
    programme: state.verdict.programme,
    priority: state.verdict.priority,
    respond_by: iso(columns.respondBy),
    next_due: iso(columns.nextDue),
    // JSON knows no infinity; an array written as text does.
    queue_key: `{${columns.queueKey.join(',')}}`,
    subject,
    product: state.request.product ?? null,
    client_key: columns.clientKey,
    holds_turn: columns.holdsTurn,
    organization_id: columns.organizationId,
    contact_id: columns.contactId,
    assignee: state.assignee,
    tracking_secret: caseId,
    registered_at: iso(registeredAt),
    changed_at: iso(last.trail.now),
  }
}

/** The next case that is registered gets the number after the last one written. */
export async function skipNumbers(db: DeskClient, last: number): Promise<void> {
  await db.query({ text: 'select setval($1::text::regclass, $2)', values: [numberSequence(db.deskId), last] })
}

/** The planner knows nothing of rows that came in at once until it has looked. */
export const TABLES = ['organization', 'contact', 'holding', 'support_case', 'command', 'event', 'message', 'letter']
