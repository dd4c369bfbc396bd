import type { DeskClient } from '../transaction.ts'
import type { AskedWords } from './search-words.ts'

/** Cases that are looked at more closely: the open ones first, the newest before the others. */
const MOST_CANDIDATES = 40
/** A word that stands in more cases than this is counted no further. */
const MANY = 2_000
/** Of a word that stands in more cases, as many are compared with the other words: the open and the newest ones. */
const MOST_COMPARED = 6_000

/**
 * The numbers of the cases that have all the words, the open ones first, then the newest. The rarest word leads, and the
 * others are looked up in the cases where it stands.
 */
export async function findCasesByWords(db: DeskClient, { whole, last }: AskedWords): Promise<readonly number[]> {
  if (last !== null && last.words.length === 0) return []
  if (whole.length === 0) return last === null ? [] : findByAny(db, last.words, MOST_CANDIDATES, [])
  const counted = whole.length === 1 && last === null ? [] : await countCases(db, [...whole, ...(last?.words ?? [])])
  const countOf = (word: string) => counted.find((each) => each.word === word)?.cases ?? 0
  const [rarest = '', ...others] = [...whole].sort((a, b) => countOf(a) - countOf(b))
  const lastCount = last?.words.reduce((sum, word) => sum + countOf(word), 0) ?? Number.POSITIVE_INFINITY
  if (last && lastCount < countOf(rarest)) return findByAny(db, last.words, MOST_COMPARED, whole)
  return findByRarest(db, rarest, others, last?.beginnings ?? [])
}

async function countCases(
  db: DeskClient,
  words: readonly string[],
): Promise<readonly { readonly word: string; readonly cases: number }[]> {
  const { rows } = await db.query<{ word: string; cases: number }>({
    name: 'search-count',
    text: `select asked.word, (select count(*)::int from (
          select from search_word s where s.desk_id = $1 and s.word = asked.word limit ${MANY}) as counted) as cases
      from unnest($2::text[]) as asked(word)`,
    values: [db.deskId, words],
  })
  return rows
}

/** Cases that have one of `any` and all of `whole`. */
async function findByAny(
  db: DeskClient,
  any: readonly string[],
  ofEach: number,
  whole: readonly string[],
): Promise<readonly number[]> {
  const { rows } = await db.query<{ number: string }>({
    name: `search-by-any${whole.length === 0 ? '' : '-and-all'}`,
    text: `select distinct found.is_open, found.number from unnest($2::text[]) as asked(word)
      cross join lateral (
        select s.is_open, s.number from search_word s where s.desk_id = $1 and s.word = asked.word
        order by s.is_open desc, s.number desc limit $3) as found
      where ${whole.length === 0 ? 'cardinality($4::text[]) = 0' : hasAll('found', '$4')}
      order by found.is_open desc, found.number desc limit ${MOST_CANDIDATES}`,
    values: [db.deskId, any, ofEach, whole],
  })
  return rows.map(({ number }) => Number(number))
}

/** Cases that have `rarest`, all of `others`, and a word that begins in one of the ways. */
async function findByRarest(
  db: DeskClient,
  rarest: string,
  others: readonly string[],
  beginnings: AskedBeginnings,
): Promise<readonly number[]> {
  const begins =
    beginnings.length === 0
      ? 'cardinality($4::text[]) = 0 and cardinality($5::text[]) = 0'
      : `(select true from search_case c cross join lateral unnest(c.words) as own(word)
            join unnest($4::text[], $5::text[]) as b(low, high) on own.word >= b.low and own.word < b.high
            where c.desk_id = $1 and c.number = found.number limit 1)`
  const { rows } = await db.query<{ number: string }>({
    name: `search-by-rarest${others.length === 0 ? '' : '-and-all'}${beginnings.length === 0 ? '' : '-and-begin'}`,
    text: `select found.number from (
        select s.is_open, s.number from search_word s where s.desk_id = $1 and s.word = $2
        order by s.is_open desc, s.number desc limit ${MOST_COMPARED}) as found
      where ${others.length === 0 ? 'cardinality($3::text[]) = 0' : hasAll('found', '$3')} and ${begins}
      order by found.is_open desc, found.number desc limit ${MOST_CANDIDATES}`,
    values: [db.deskId, rarest, others, beginnings.map(({ from }) => from), beginnings.map(({ to }) => to)],
  })
  return rows.map(({ number }) => Number(number))
}

type AskedBeginnings = readonly { readonly from: string; readonly to: string }[]

/** A count, and no anti-join: it is looked up in the index for each case, however the planner is minded. */
function hasAll(of: string, words: string): string {
  return `(select count(*) from search_word o where o.desk_id = $1 and o.word = any(${words}::text[])
     and o.is_open = ${of}.is_open and o.number = ${of}.number) = cardinality(${words}::text[])`
}

/** The numbers of the cases of these clients, the open ones first, then the newest. */
export async function findCasesOfClients(db: DeskClient, clientIds: readonly string[]): Promise<readonly number[]> {
  if (clientIds.length === 0) return []
  const { rows } = await db.query<{ number: string }>({
    name: 'search-cases-of-clients',
    text: `select k.number from unnest($2::uuid[]) as client(id)
      cross join lateral (
        (select k.turn, k.number from support_case k where k.desk_id = $1 and k.organization_id = client.id
          order by k.number desc limit ${MOST_CANDIDATES})
        union
        (select k.turn, k.number from support_case k where k.desk_id = $1 and k.contact_id = client.id
          order by k.number desc limit ${MOST_CANDIDATES})) as k
      group by k.turn, k.number order by k.turn <> 'nobody' desc, k.number desc limit ${MOST_CANDIDATES}`,
    values: [db.deskId, clientIds],
  })
  return rows.map(({ number }) => Number(number))
}
