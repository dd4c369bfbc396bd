import type { DeskClient } from '../transaction.ts'

/** A mark or a complaint of a client. Instants are ISO 8601 in UTC. */
export interface Feedback {
  readonly number: number
  readonly subject: string
  readonly client: string | null
  readonly assignee: string | null
  readonly kind: 'rated' | 'complained'
  readonly at: string
  /** 1 to 5; null where it is a complaint. */
  readonly score: number | null
  readonly text: string
}

const MOST = 200

/** The marks and complaints of a desk, the newest first. */
export async function listFeedback(db: DeskClient): Promise<readonly Feedback[]> {
  const { rows } = await db.query<{
    number: string
    subject: string
    client: string | null
    assignee: string | null
    kind: Feedback['kind']
    at: Date
    score: number | null
    comment: string | null
    message_id: string | null
  }>({
    name: 'feedback-list',
    text: `select k.number, k.subject, coalesce(o.name, o.inn, c.name, c.email) as client, u.name as assignee, e.kind, e.at,
        (e.body->>'score')::int as score, e.body->>'comment' as comment, e.body->'message'->>'messageId' as message_id
      from event e
        join support_case k on k.desk_id = e.desk_id and k.id = e.case_id
        left join organization o on o.desk_id = k.desk_id and o.id = k.organization_id
        left join contact c on c.desk_id = k.desk_id and c.id = k.contact_id
        left join staff_user u on u.id = k.assignee
      where e.desk_id = $1 and e.kind in ('rated', 'complained') order by e.at desc limit ${MOST}`,
    values: [db.deskId],
  })
  const words = await readTexts(
    db,
    rows.flatMap(({ message_id }) => message_id ?? []),
  )
  return rows.map(({ number, at, comment, message_id, ...row }) => ({
    ...row,
    number: Number(number),
    at: at.toISOString(),
    text: (message_id === null ? null : words.get(message_id)) ?? comment ?? '',
  }))
}

/** The last mark, 1 to 5, that the client gave the case since it was last ended; null: none. */
export async function readMark(db: DeskClient, caseId: string): Promise<number | null> {
  const { rows } = await db.query<{ score: number }>({
    name: 'feedback-mark',
    text: `select (body->>'score')::int as score from event
      where desk_id = $1 and case_id = $2 and kind = 'rated'
        and seq > coalesce((select max(seq) from event
          where desk_id = $1 and case_id = $2 and kind in ('closed', 'refused')), 0)
      order by seq desc limit 1`,
    values: [db.deskId, caseId],
  })
  return rows[0]?.score ?? null
}

/** By ids that are a parameter: under row-level security a join on one that is taken out of JSON can't use an index. */
async function readTexts(db: DeskClient, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query<{ id: string; text: string }>({
    name: 'feedback-texts',
    text: 'select id, text from message where desk_id = $1 and id = any($2::uuid[])',
    values: [db.deskId, ids],
  })
  return new Map(rows.map(({ id, text }) => [id, text]))
}
