import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

export interface NewQuestion {
  readonly id: string
  /** Where it was asked: the public page of articles, or a form before it was sent. */
  readonly place: 'page' | 'form'
  readonly text: string
  readonly found: number
  readonly caseId: string | null
}

/** As long as a question is kept, in characters. */
const MOST_TEXT = 300
/** For so long what was asked is kept and shown, in milliseconds: 90 days. People write more of themselves than they need to. */
const KEPT_MS = 90 * 86_400_000

/** Those that are older than is shown are forgotten on the way. */
export async function insertQuestion(db: DeskClient, asked: NewQuestion, now: Instant): Promise<void> {
  await db.query({
    name: 'article-question-insert',
    text: `with old as (delete from article_question where desk_id = $1 and at < $8)
      insert into article_question (desk_id, id, place, text, found, case_id, at)
      values ($1, $2, $3, $4, $5, $6, $7::timestamptz)`,
    values: [
      db.deskId,
      asked.id,
      asked.place,
      asked.text.trim().slice(0, MOST_TEXT),
      asked.found,
      asked.caseId,
      new Date(now),
      new Date(now - KEPT_MS),
    ],
  })
}

/** What was asked and not found: alike questions are one. */
export interface MissedQuestion {
  readonly text: string
  readonly times: number
  readonly lastAt: string
  /** Numbers of the cases that came of it, the newest first. */
  readonly cases: readonly number[]
}

const MOST_MISSED = 100

/** Asked of late and not found, the most often asked first. */
export async function listMissed(db: DeskClient, now: Instant): Promise<readonly MissedQuestion[]> {
  const { rows } = await db.query<{ text: string; times: number; last_at: Date; cases: string[] }>({
    name: 'article-questions-missed',
    text: `select (array_agg(q.text order by q.at desc))[1] as text, count(*)::int as times, max(q.at) as last_at,
        coalesce(array_agg(k.number order by k.number desc) filter (where k.number is not null), '{}') as cases
      from article_question q left join support_case k on k.desk_id = $1 and k.id = q.case_id
      where q.desk_id = $1 and q.found = 0 and q.at >= $2
      group by lower(q.text) order by times desc, last_at desc limit ${MOST_MISSED}`,
    values: [db.deskId, new Date(now - KEPT_MS)],
  })
  return rows.map(({ text, times, last_at, cases }) => ({
    text,
    times,
    lastAt: last_at.toISOString(),
    cases: cases.slice(0, 5).map(Number),
  }))
}
