// On a large desk a statement that wants a few rows reads a few rows: what it costs must not grow with the register.
import { instant } from '@reglament/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAccountHolder } from '../../src/store/account/client-account.ts'
import { listClientChanges } from '../../src/store/client/client-history.ts'
import { listUnconfirmed } from '../../src/store/client/contact-move.ts'
import { readHeldRights } from '../../src/store/client/holding.ts'
import { areLettersLate } from '../../src/store/intake/channel-sign.ts'
import { type DeskClient, inDesk } from '../../src/store/transaction.ts'
import { type TestDatabase, testDatabase } from '../database.ts'

const DESK = 'large'
const ROWS = 5_000
const FEW = 50

let own: TestDatabase
let organizationId: string
beforeAll(async () => {
  own = await testDatabase()
  const { pool } = own.database
  await pool.query(`insert into desk (id, title, prefix, timezone, regulation_id, regulation_version, created_at)
    values ('${DESK}', '{}', 'L', 'UTC', 'none', '1', now())`)
  organizationId = await inDesk(pool, DESK, async (db) => {
    const run = (text: string) => db.query({ text })
    const each = `from generate_series(1, ${ROWS}) as n`
    await run(
      `insert into organization (desk_id, id, name, created_at) select '${DESK}', gen_random_uuid(), n, now() ${each}`,
    )
    await run(`insert into contact (desk_id, id, organization_id, email, created_at)
      select '${DESK}', gen_random_uuid(), id, 'it@client-' || name || '.example', now() from organization`)
    await run(`insert into holding (desk_id, id, contact_id, kind, from_at, created_at)
      select '${DESK}', gen_random_uuid(), id, 'subscription', '2026-01-10', now() from contact`)
    await run(`insert into client_change (desk_id, id, client_id, kind, body, by, at)
      select '${DESK}', gen_random_uuid(), id, 'imported', '{}', 'x', now() from contact`)
    await run(`insert into letter (desk_id, id, case_id, kind, recipient, body, internet_id, status, created_at)
      select '${DESK}', n, gen_random_uuid(), 'answered', 'it@client.example', '{}', n, 'sent', now() ${each}`)
    const { rows } = await db.query<{ id: string }>({ text: 'select id from organization limit 1' })
    return rows[0]?.id ?? ''
  })
  await pool.query('analyze organization, contact, holding, client_change, letter')
})
afterAll(() => own.close())

const client = () => ({ organizationId, contactId: null })

test.each<[string, (db: DeskClient) => Promise<unknown>]>([
  ['an account by an address', (db) => findAccountHolder(db, 'it@client-77.example')],
  ['the rights of a client and its people', (db) => readHeldRights(db, client())],
  ['what was done to a client', (db) => listClientChanges(db, client())],
  ['letters that are late', (db) => areLettersLate(db, instant(Date.now()))],
  ['people whom nobody has confirmed', listUnconfirmed],
])('%s: few rows are read', async (_name, statement) => {
  const plans: unknown[] = []
  await inDesk(own.database.pool, DESK, async (db) => {
    const explained = new Proxy(db, {
      get: (target, key) => (key === 'query' ? explain : Reflect.get(target, key)),
    })
    async function explain({ text, values }: { readonly text: string; readonly values: unknown[] }) {
      plans.push((await db.query({ text: `explain (analyze, format json) ${text}`, values })).rows)
      return { rows: [], rowCount: 0 }
    }
    await statement(explained)
  })
  expect(plans).not.toEqual([])
  expect(readIn(plans).filter(({ rows }) => rows > FEW)).toEqual([])
})

/** How many rows each step looks at, those that it leaves out too. */
function readIn(plan: unknown): readonly { readonly step: string; readonly rows: number }[] {
  if (Array.isArray(plan)) return plan.flatMap(readIn)
  if (plan === null || typeof plan !== 'object') return []
  const node = plan as Readonly<Record<string, unknown>>
  const count = (name: string) => Number(node[name] ?? 0)
  const rows = (count('Actual Rows') + count('Rows Removed by Filter')) * count('Actual Loops')
  const step = `${node['Node Type']} ${node['Relation Name'] ?? ''} ${node['Index Name'] ?? ''}`
  return [{ step, rows }, ...Object.values(node).flatMap(readIn)]
}
