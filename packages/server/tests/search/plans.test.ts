// The shape of the search rests on what PostgreSQL lets reach an index under row-level security; this holds it to that.
import type { QueryConfig } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { search } from '../../src/store/search/search.ts'
import { type DeskClient, inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'

const DESK = 'ideco-ics'
const CASES = 3_000

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
  const { pool } = desks.shell
  await inDesk(pool, DESK, async (db) => {
    for (const text of [
      `insert into support_case (desk_id, id, number, version, state, status, turn, queue_key, subject, client_key, holds_turn,
          tracking_secret, registered_at, changed_at)
        select $1, gen_random_uuid(), n, 1, '{}', 'in-progress', 'staff', '{}', 'Тема ' || n, 'case:' || n, false, '', now(), now()
        from generate_series(1, ${CASES}) as n`,
      `insert into search_word (desk_id, word, is_open, number)
        select $1, word, true, n from generate_series(1, ${CASES}) as n,
          unnest(array['касс', 'печата' || n % 7, 'чек' || n % 100, 'n' || n]) as word`,
      `insert into search_case (desk_id, number, is_open, words)
        select desk_id, number, true, array_agg(word) from search_word where desk_id = $1 group by desk_id, number`,
      `insert into search_client_word (desk_id, word, client_id, kind)
        select $1, 'слово' || n, gen_random_uuid(), 'contact' from generate_series(1, ${CASES}) as n`,
    ]) {
      await db.query({ text, values: [DESK] })
    }
  })
  await pool.query('analyze search_word, search_case, search_client_word, support_case')
})
afterAll(() => desks.close())

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Cond'?: string
  readonly Plans?: readonly Plan[]
}

const nodes = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** Every step of every statement that a search sends. */
async function stepsOf(q: string): Promise<readonly Plan[]> {
  return inDesk(desks.shell.pool, DESK, async (db) => {
    const sent: QueryConfig[] = []
    const listening: DeskClient = {
      ...db,
      query: (statement) => {
        sent.push(statement)
        return db.query(statement)
      },
    }
    await search(listening, q, { limit: 10, onlyHandedOver: false })
    const plans = []
    for (const { text, values } of sent) {
      const { rows } = await db.query<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>({
        text: `explain (format json) ${text}`,
        ...(values ? { values } : {}),
      })
      plans.push(...nodes(rows[0]?.['QUERY PLAN'][0].Plan ?? { 'Node Type': 'none' }))
    }
    return plans
  })
}

const SEARCHED = ['search_word', 'search_case', 'search_client_word', 'support_case']

test.each(['касса', 'касс', 'касса чек1', 'касса n12', 'печата1 чек', 'n1', 'слово1', '1042', '912 345'])(
  'no table is read through for `%s`',
  async (q) => {
    const read = (await stepsOf(q)).filter((step) => SEARCHED.includes(step['Relation Name'] ?? ''))
    expect(read.length).toBeGreaterThan(0)
    for (const step of read) {
      expect(step['Node Type']).toMatch(/^(Index Scan|Index Only Scan|Bitmap Heap Scan)$/)
    }
  },
)

test('the words themselves are what the index is entered by, for one word and for a beginning', async () => {
  const entered = (await stepsOf('касса че'))
    .filter((step) => step['Relation Name'] === 'search_word')
    .map((step) => step['Index Cond'] ?? '')
  expect(entered.length).toBeGreaterThan(0)
  for (const condition of entered) expect(condition).toMatch(/\bword [=<>]/)
})

test('the operators that must be leakproof are', async () => {
  const { rows } = await desks.shell.pool.query<{ oprcode: string; proleakproof: boolean }>(
    `select distinct p.proname as oprcode, p.proleakproof from pg_operator o join pg_proc p on p.oid = o.oprcode
     where o.oprleft = 'text'::regtype and o.oprright = 'text'::regtype and o.oprname in ('=', '<', '>=', '>')`,
  )
  expect(rows.length).toBe(4)
  expect(rows.filter(({ proleakproof }) => !proleakproof)).toEqual([])
})
