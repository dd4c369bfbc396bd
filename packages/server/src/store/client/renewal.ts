import {
  actKey,
  type Channel,
  type HoldingKind,
  type Instant,
  instant,
  type RenewalAsk,
  type RenewalJudgement,
  type RenewalRefusal,
  type WhyAPerson,
} from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** Whose right it is: exactly one of the two. */
export interface RightOwner {
  readonly organizationId: string | null
  readonly contactId: string | null
}

/** A line of the ledger: what was asked for, and what came of it. */
export interface LedgerLine {
  readonly id: string
  readonly holding: HoldingKind
  readonly terms: number
  readonly channel: Channel
  readonly actNumber: string | null
  readonly client: { readonly id: string; readonly name: string | null; readonly inn: string | null }
  readonly caseNumber: number | null
  readonly askedBy: 'client' | 'staff'
  readonly quotedAt: string
  readonly outcome: 'renewed' | 'refused' | 'pending'
  readonly needs: WhyAPerson | null
  readonly reason: RenewalRefusal | null
  readonly clauses: readonly string[]
  /** The right that it made; null where it made none. */
  readonly made: { readonly from: string; readonly until: string | null } | null
  readonly decidedAt: string | null
  /** null where the desk decided by itself. */
  readonly decidedBy: string | null
}

/** A renewal that a person has yet to decide, with what it was asked as. */
export interface PendingRenewal {
  readonly id: string
  readonly owner: RightOwner
  readonly caseId: string | null
  readonly ask: RenewalAsk
  readonly quotedAt: Instant
}

/** Two who quote one act at the same moment come one after the other; held to the end of the transaction. */
export async function lockAct(db: DeskClient, number: string): Promise<void> {
  await db.query({
    name: 'act-lock',
    text: `select pg_advisory_xact_lock(hashtextextended($1 || ' act ' || $2, 0))`,
    values: [db.deskId, actKey(number)],
  })
}

/** The act of that number where a right was renewed by it; none otherwise. Read under its lock. */
export async function readActsUsed(db: DeskClient, number: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ used_act: string }>({
    name: 'renewal-used',
    text: 'select used_act from renewal_decision where desk_id = $1 and used_act = $2',
    values: [db.deskId, actKey(number)],
  })
  return rows.map(({ used_act }) => used_act)
}

/** Keeps what was asked for. What comes of it is kept apart (`insertDecision`), in the same transaction or later. */
export async function insertRenewal(
  db: DeskClient,
  renewal: PendingRenewal & { readonly askerId: string | null; readonly needs: WhyAPerson | null },
): Promise<void> {
  const { ask, owner } = renewal
  await db.query({
    name: 'renewal-insert',
    text: `insert into renewal (desk_id, id, holding, terms, channel, act_number, act_key, organization_id, contact_id, case_id,
             asked_by, asker_id, quoted_at, needs)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      db.deskId,
      renewal.id,
      ask.holding,
      ask.terms ?? 1,
      ask.channel,
      ask.actNumber ?? null,
      ask.actNumber === undefined ? null : actKey(ask.actNumber),
      owner.organizationId,
      owner.contactId,
      renewal.caseId,
      ask.by,
      renewal.askerId,
      new Date(renewal.quotedAt),
      renewal.needs,
    ],
  })
}

/** false where somebody has decided it in the meantime: then nothing was written. */
export async function insertDecision(
  db: DeskClient,
  decision: {
    readonly renewalId: string
    readonly outcome: Exclude<RenewalJudgement, { kind: 'needs-a-person' }>
    readonly reading: RenewalAsk['reading'] | null
    readonly holdingId: string | null
    readonly decidedBy: string | null
  },
  now: Instant,
): Promise<boolean> {
  const { outcome, reading } = decision
  const isRenewed = outcome.kind === 'renewed'
  const { rowCount } = await db.query({
    name: 'renewal-decide',
    text: `insert into renewal_decision (desk_id, renewal_id, outcome, reason, clauses, issued_by, shows_support, used_act, holding_id, decided_by, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (desk_id, renewal_id) do nothing`,
    values: [
      db.deskId,
      decision.renewalId,
      outcome.kind,
      isRenewed ? null : outcome.reason,
      JSON.stringify(isRenewed ? outcome.clauses : outcome.clause === null ? [] : [outcome.clause]),
      reading?.issuedBy ?? null,
      reading?.showsSupport ?? null,
      isRenewed ? outcome.usedAct : null,
      decision.holdingId,
      decision.decidedBy,
      new Date(now),
    ],
  })
  return rowCount === 1
}

const MOST_LINES = 200

const LINE = `select r.id, r.holding, r.terms, r.channel, r.act_number as "actNumber",
    json_build_object('id', coalesce(a.new_id, r.organization_id, r.contact_id), 'name', coalesce(o.name, c.name, c.email, c.phone), 'inn', o.inn) as client,
    k.number::int as "caseNumber", r.asked_by as "askedBy", r.quoted_at, coalesce(d.outcome, 'pending') as outcome, r.needs, d.reason,
    coalesce(d.clauses, '[]'::jsonb) as clauses,
    case when h.id is not null then json_build_object('from', h.from_at, 'until', h.until_at) end as made, d.at as decided_at, u.name as "decidedBy"
  from renewal r
    left join renewal_decision d on d.desk_id = r.desk_id and d.renewal_id = r.id
    left join client_alias a on a.desk_id = r.desk_id and a.old_id = coalesce(r.organization_id, r.contact_id)
    left join organization o on o.desk_id = r.desk_id and r.organization_id is not null and o.id = coalesce(a.new_id, r.organization_id)
    left join contact c on c.desk_id = r.desk_id and r.contact_id is not null and c.id = coalesce(a.new_id, r.contact_id)
    left join support_case k on k.desk_id = r.desk_id and k.id = r.case_id
    left join holding h on h.desk_id = d.desk_id and h.id = d.holding_id
    left join staff_user u on u.id = d.decided_by
  where r.desk_id = $1`

type LineRecord = Omit<LedgerLine, 'quotedAt' | 'decidedAt'> & { quoted_at: Date; decided_at: Date | null }

/** What was asked for, the newest first; of one client or one case, or only what waits for a person, where that is said. */
export async function listRenewals(
  db: DeskClient,
  of: { readonly client?: string; readonly caseId?: string; readonly isPending?: boolean },
): Promise<readonly LedgerLine[]> {
  const { rows } = await db.query<LineRecord>({
    name: 'renewal-list',
    text: `${LINE} and ($2::uuid is null or coalesce(a.new_id, r.organization_id, r.contact_id) = $2) and ($3::uuid is null or r.case_id = $3)
        and (not $4 or d.outcome is null)
      order by r.quoted_at desc, r.id desc limit ${MOST_LINES}`,
    values: [db.deskId, of.client ?? null, of.caseId ?? null, of.isPending ?? false],
  })
  return rows.map(toLine)
}

/** null where there is none of that id. */
export async function readRenewal(db: DeskClient, id: string): Promise<LedgerLine | null> {
  const { rows } = await db.query<LineRecord>({
    name: 'renewal-read',
    text: `${LINE} and r.id = $2`,
    values: [db.deskId, id],
  })
  return rows[0] ? toLine(rows[0]) : null
}

/** What a person has to decide; null where there is no such renewal. Whether it is decided already, `insertDecision` finds. */
export async function readAsked(db: DeskClient, id: string): Promise<PendingRenewal | null> {
  const { rows } = await db.query<{
    holding: HoldingKind
    terms: number
    channel: Channel
    act_number: string | null
    organization_id: string | null
    contact_id: string | null
    case_id: string | null
    asked_by: RenewalAsk['by']
    quoted_at: Date
  }>({
    name: 'renewal-asked',
    text: `select r.holding, r.terms, r.channel, r.act_number, r.case_id, r.asked_by, r.quoted_at,
             case when r.organization_id is not null then coalesce(a.new_id, r.organization_id) end as organization_id,
             case when r.contact_id is not null then coalesce(a.new_id, r.contact_id) end as contact_id
           from renewal r left join client_alias a on a.desk_id = r.desk_id and a.old_id = coalesce(r.organization_id, r.contact_id)
           where r.desk_id = $1 and r.id = $2`,
    values: [db.deskId, id],
  })
  const [row] = rows
  if (!row) return null
  return {
    id,
    owner: { organizationId: row.organization_id, contactId: row.contact_id },
    caseId: row.case_id,
    ask: {
      holding: row.holding,
      channel: row.channel,
      terms: row.terms,
      by: row.asked_by,
      ...(row.act_number === null ? {} : { actNumber: row.act_number }),
    },
    quotedAt: instant(row.quoted_at.getTime()),
  }
}

function toLine({ quoted_at, decided_at, ...line }: LineRecord): LedgerLine {
  return { ...line, quotedAt: quoted_at.toISOString(), decidedAt: decided_at?.toISOString() ?? null }
}
