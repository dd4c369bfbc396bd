import type { DeskClient } from './transaction.ts'

/** A chain of merges longer than this is a mistake, not a history. */
const MOST_MERGES = 20

/**
 * The case that has one of these Message-IDs, as a message of its own or as a letter of ours; the earliest in the list
 * wins, null where none is known.
 */
export async function findCaseByInternetIds(db: DeskClient, ids: readonly string[]): Promise<string | null> {
  if (ids.length === 0) return null
  const { rows } = await db.query<{ case_id: string }>({
    name: 'thread-by-internet-ids',
    text: `select case_id from (
        select case_id, internet_id from message where desk_id = $1 and internet_id = any($2)
        union all select case_id, internet_id from letter where desk_id = $1 and internet_id = any($2)) as known
      order by array_position($2, internet_id) limit 1`,
    values: [db.deskId, ids],
  })
  return rows[0]?.case_id ?? null
}

/** Is the sender, by any address of theirs, the case's contact, one of the contact's organization, or somebody that a participant put into To or Cc? */
export async function isParticipant(db: DeskClient, caseId: string, email: string): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>({
    name: 'thread-participant',
    text: `select exists (
        select from support_case k join contact c on c.desk_id = k.desk_id
          and (c.id = k.contact_id or c.organization_id = k.organization_id)
        where k.desk_id = $1 and k.id = $2 and (c.email_key = lower($3) or exists (select from contact_address a
          where a.desk_id = $1 and a.contact_id = c.id and a.kind = 'email' and a.key = lower($3))))
      or exists (select from case_participant where desk_id = $1 and case_id = $2 and email = lower($3)) as known`,
    values: [db.deskId, caseId, email],
  })
  return rows[0]?.known ?? false
}

/** Lets these people write to the case from now on. Told twice, it is the same. */
export async function addParticipants(db: DeskClient, caseId: string, emails: readonly string[]): Promise<void> {
  if (emails.length === 0) return
  await db.query({
    name: 'thread-add-participants',
    text: `insert into case_participant (desk_id, case_id, email) select distinct $1, $2::uuid, lower(email) from unnest($3::text[]) as email
           on conflict do nothing`,
    values: [db.deskId, caseId, emails],
  })
}

/** The case that a merged one became an alias of, however often; the case itself where it was not merged. */
export async function rootOfCase(db: DeskClient, caseId: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    name: 'thread-root',
    text: `with recursive chain (id, into_id, steps) as (
        select id, state->>'mergedInto', 0 from support_case where desk_id = $1 and id = $2
        union all
        select k.id, k.state->>'mergedInto', steps + 1 from chain join support_case k on k.desk_id = $1 and k.id = chain.into_id::uuid
        where steps < ${MOST_MERGES})
      select id from chain order by steps desc limit 1`,
    values: [db.deskId, caseId],
  })
  return rows[0]?.id ?? caseId
}
