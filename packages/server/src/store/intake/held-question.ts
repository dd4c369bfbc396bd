import type { Instant } from '@reglament/engine'
import type { Offered } from '../case/case-offered.ts'
import type { DeskClient } from '../transaction.ts'

/** What speaks against a question that came from a form. */
export const HELD_SIGNS = ['honeypot', 'too-many', 'bad-proof', 'links'] as const
export type HeldSign = (typeof HELD_SIGNS)[number]

/** What was sent, field by field, as text; empty fields are left out. */
export type AskedFields = Readonly<Record<string, string>>

export interface NewHeldQuestion {
  readonly id: string
  readonly asked: AskedFields
  readonly offered: readonly Offered[] | null
  readonly signs: readonly HeldSign[]
}

export interface HeldQuestion extends NewHeldQuestion {
  readonly at: Date
  readonly decision: 'registered' | 'spam' | null
  readonly decidedBy: string | null
}

export async function holdQuestion(db: DeskClient, held: NewHeldQuestion, now: Instant): Promise<void> {
  const { id, asked, offered, signs } = held
  await db.query({
    name: 'held-question-insert',
    text: `insert into held_question (desk_id, id, asked, offered, signs, at) values ($1, $2, $3, $4, $5, $6)`,
    values: [db.deskId, id, asked, offered === null ? null : JSON.stringify(offered), signs, new Date(now)],
  })
}

const MOST_HELD = 200

const SELECT = `select h.id, h.asked, h.offered, h.signs, h.at, h.decision, u.name as "decidedBy"
  from held_question h left join staff_user u on u.id = h.decided_by where h.desk_id = $1`

/** Those that wait for a person, the oldest first; or those that a person called spam, the newest first. */
export async function listHeld(db: DeskClient, which: 'waiting' | 'spam'): Promise<readonly HeldQuestion[]> {
  const { rows } = await db.query<HeldQuestion>(
    which === 'waiting'
      ? {
          name: 'held-questions-waiting',
          text: `${SELECT} and h.decision is null order by h.at limit ${MOST_HELD}`,
          values: [db.deskId],
        }
      : {
          name: 'held-questions-spam',
          text: `${SELECT} and h.decision = 'spam' order by h.at desc limit ${MOST_HELD}`,
          values: [db.deskId],
        },
  )
  return rows
}

export async function countHeld(db: DeskClient): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>({
    name: 'held-questions-count',
    text: 'select count(*)::int as waiting from held_question where desk_id = $1 and decision is null',
    values: [db.deskId],
  })
  return rows[0]?.waiting ?? 0
}

/** null where it is not there, or a case was made of it already. */
export async function readHeld(db: DeskClient, id: string): Promise<HeldQuestion | null> {
  const { rows } = await db.query<HeldQuestion>({
    name: 'held-question-read',
    text: `${SELECT} and h.id = $2 and h.decision is distinct from 'registered'`,
    values: [db.deskId, id],
  })
  return rows[0] ?? null
}

/** False where somebody else made a case of it meanwhile. Whoever called it spam may think again. */
export async function decideHeld(
  db: DeskClient,
  id: string,
  decided: { readonly decision: 'registered' | 'spam'; readonly caseId: string | null; readonly by: string },
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'held-question-decide',
    text: `update held_question set decision = $3, case_id = $4, decided_by = $5, decided_at = $6
      where desk_id = $1 and id = $2 and decision is distinct from 'registered'`,
    values: [db.deskId, id, decided.decision, decided.caseId, decided.by, new Date(now)],
  })
  return rowCount === 1
}

/** Takes a proof of work for good; false where it was taken before. Those that are too old to be used again are forgotten. */
export async function spendProof(db: DeskClient, id: string, expiresAt: Instant, now: Instant): Promise<boolean> {
  await db.query({
    name: 'spent-proofs-sweep',
    text: 'delete from spent_proof where desk_id = $1 and expires_at < $2',
    values: [db.deskId, new Date(now)],
  })
  const { rowCount } = await db.query({
    name: 'spent-proof-insert',
    text: 'insert into spent_proof (desk_id, id, expires_at) values ($1, $2, $3) on conflict do nothing',
    values: [db.deskId, id, new Date(expiresAt)],
  })
  return rowCount === 1
}
