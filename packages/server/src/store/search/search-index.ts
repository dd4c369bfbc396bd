import type { Pool } from 'pg'
import type { DeskClient } from '../transaction.ts'

/** Desks in whose search something has yet to be read. */
export async function listWaitingDesks(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ desk: string }>({
    name: 'search-waiting',
    text: 'select desk from search_waiting() as desk',
  })
  return rows.map(({ desk }) => desk)
}

/**
 * Takes the right to read for the desk's search, for the length of the transaction; false where another process has it.
 * One reads at a time: the later of two readings of a case is then always the one that stays.
 */
export async function lockSearch(db: DeskClient): Promise<boolean> {
  const { rows } = await db.query<{ locked: boolean }>({
    name: 'search-lock',
    text: `select pg_try_advisory_xact_lock(hashtextextended('search ' || $1::text, 0)) as locked`,
    values: [db.deskId],
  })
  return rows[0]?.locked ?? false
}

/** One change that the search has yet to read. */
export interface Waiting {
  readonly id: string
  readonly kind: 'case' | 'organization' | 'contact'
  readonly subject: string
}

/** The changes that wait longest. */
export async function listWaiting(db: DeskClient, limit: number): Promise<readonly Waiting[]> {
  const { rows } = await db.query<Waiting>({
    name: 'search-todo',
    text: 'select id, kind, subject_id as subject from search_todo where desk_id = $1 order by id limit $2',
    values: [db.deskId, limit],
  })
  return rows
}

/** They were read; what came in the meantime has rows of its own. */
export async function deleteWaiting(db: DeskClient, waiting: readonly Waiting[]): Promise<void> {
  await db.query({
    name: 'search-done',
    text: 'delete from search_todo where desk_id = $1 and id = any($2::bigint[])',
    values: [db.deskId, waiting.map(({ id }) => id)],
  })
}

/** As many words of one case as are kept; a log that was pasted whole has more, and they name nothing. */
const MOST_WORDS = 4_000

/**
 * Reads the words of these cases and makes those of the index match: what is new is added, what has gone is taken away.
 * Done a second time it changes nothing. The subject, the messages and notes, the names of files, and the client's name
 * and addresses are read.
 */
export async function indexCases(db: DeskClient, caseIds: readonly string[]): Promise<void> {
  await db.query({
    name: 'search-index-cases',
    text: `with the_case as materialized (
        select k.id, k.number, k.turn <> 'nobody' as is_open, k.subject, k.organization_id, k.contact_id
        from support_case k where k.desk_id = $1 and k.id = any($2::uuid[])),
      said as (
        select number, search_words(subject) as words from the_case
        union all
        select k.number, search_words(coalesce(m.visible_text, m.text))
          from the_case k join message m on m.desk_id = $1 and m.case_id = k.id
        union all
        select k.number, search_name_words(a.filename)
          from the_case k join message m on m.desk_id = $1 and m.case_id = k.id
          join attachment a on a.desk_id = $1 and a.message_id = m.id
        union all
        select k.number, search_name_words(concat_ws(' ', o.name, o.inn)) from the_case k
          join organization o on o.desk_id = $1 and o.id = k.organization_id
        union all
        select k.number, search_name_words(concat_ws(' ', c.name, c.email)) from the_case k
          join contact c on c.desk_id = $1 and c.id = k.contact_id),
      wanted as materialized (
        select k.number, k.is_open,
          array(select distinct word from said s, unnest(s.words) as word where s.number = k.number limit ${MOST_WORDS}) as words
        from the_case k),
      had as materialized (
        select c.number, c.is_open, c.words from search_case c
        where c.desk_id = $1 and c.number = any(array(select number from the_case))),
      gone as (
        delete from search_word w using (
          select h.number, h.is_open, word from had h join wanted n on n.number = h.number
          cross join lateral (
            select unnest(h.words) except select unnest(n.words) where n.is_open = h.is_open) as x(word)
        ) as old
        where w.desk_id = $1 and w.word = old.word and w.is_open = old.is_open and w.number = old.number),
      come as (
        insert into search_word (desk_id, word, is_open, number)
        select $1, word, n.is_open, n.number from wanted n left join had h on h.number = n.number
        cross join lateral (
          select unnest(n.words) except select unnest(h.words) where h.is_open = n.is_open) as x(word)
        on conflict do nothing)
      insert into search_case (desk_id, number, is_open, words) select $1, number, is_open, words from wanted
      on conflict (desk_id, number) do update set is_open = excluded.is_open, words = excluded.words`,
    values: [db.deskId, caseIds],
  })
}

/** The same for organizations and people; one that is no longer there loses its words. */
export async function indexClients(db: DeskClient, ids: readonly string[]): Promise<void> {
  await db.query({
    name: 'search-index-clients',
    text: `with wanted as materialized (
        select distinct o.id, 'organization' as kind, word from organization o
          cross join lateral unnest(search_name_words(concat_ws(' ', o.name, o.inn))) as word
          where o.desk_id = $1 and o.id = any($2::uuid[])
        union
        select c.id, 'contact', word from contact c
          cross join lateral unnest(search_name_words(concat_ws(' ', c.name, c.email))
            || array[lower(c.email)] || search_phone_words(c.phone)) as word
          where c.desk_id = $1 and c.id = any($2::uuid[]) and word is not null),
      gone as (
        delete from search_client_word w where w.desk_id = $1 and w.client_id = any($2::uuid[])
          and not exists (select from wanted n where n.id = w.client_id and n.word = w.word))
      insert into search_client_word (desk_id, word, client_id, kind) select $1, word, id, kind from wanted
      on conflict do nothing`,
    values: [db.deskId, ids],
  })
}
