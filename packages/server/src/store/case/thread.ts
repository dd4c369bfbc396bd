import type { DeskClient } from '../transaction.ts'

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

/** Lets whoever may write to one case write to the other too. */
export async function copyParticipants(db: DeskClient, fromCaseId: string, toCaseId: string): Promise<void> {
  await db.query({
    name: 'thread-copy-participants',
    text: `insert into case_participant (desk_id, case_id, email)
           select desk_id, $3::uuid, email from case_participant where desk_id = $1 and case_id = $2 on conflict do nothing`,
    values: [db.deskId, fromCaseId, toCaseId],
  })
}

/** Whose turn a case waits in; null where there is no such case. */
export async function readClientKey(db: DeskClient, caseId: string): Promise<string | null> {
  const { rows } = await db.query<{ client_key: string }>({
    name: 'case-client-key',
    text: 'select client_key from support_case where desk_id = $1 and id = $2',
    values: [db.deskId, caseId],
  })
  return rows[0]?.client_key ?? null
}

/** A case that is an alias of another one. */
export interface MergedCase {
  readonly id: string
  readonly number: number
  /** It, or one between, is of another client: their conversation is not this one. */
  readonly apart: boolean
  readonly contactEmail: string | null
}

/** Every case that was merged into this one, also by way of others, by number. */
export async function listMergedInto(db: DeskClient, caseId: string): Promise<readonly MergedCase[]> {
  const { rows } = await db.query<{ id: string; number: string; apart: boolean; email: string | null }>({
    name: 'thread-merged-into',
    text: `with recursive alias (id, number, contact_id, apart, steps) as (
        select id, number, contact_id, state ? 'mergedApart', 1 from support_case where desk_id = $1 and merged_into = $2
        union all
        select k.id, k.number, k.contact_id, alias.apart or k.state ? 'mergedApart', steps + 1
        from alias join support_case k on k.desk_id = $1 and k.merged_into = alias.id::text where steps < ${MOST_MERGES})
      select alias.id, number, apart, c.email from alias
      left join contact c on c.desk_id = $1 and c.id = alias.contact_id order by number`,
    values: [db.deskId, caseId],
  })
  return rows.map(({ id, number, apart, email }) => ({ id, number: Number(number), apart, contactEmail: email }))
}

/**
 * The case that a merged one became an alias of, however often; the case itself where it was not merged. One that was
 * merged into another client's is the end of the way: whoever writes to it goes on with it.
 */
export async function rootOfCase(db: DeskClient, caseId: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    name: 'thread-root',
    text: `with recursive chain (id, into_id, steps) as (
        select id, case when not state ? 'mergedApart' then merged_into end, 0 from support_case where desk_id = $1 and id = $2
        union all
        select k.id, case when not k.state ? 'mergedApart' then k.merged_into end, steps + 1 from chain join support_case k on k.desk_id = $1 and k.id = chain.into_id::uuid
        where steps < ${MOST_MERGES})
      select id from chain order by steps desc limit 1`,
    values: [db.deskId, caseId],
  })
  return rows[0]?.id ?? caseId
}
