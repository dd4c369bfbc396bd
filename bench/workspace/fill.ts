// Fills a desk with a year's work: 100,000 cases by default, each with its whole history, through the engine and into the
// store's own tables. The same seed makes the same desk.
import { instant, type Regulation } from '@reglament/engine'
import type { Pool } from 'pg'
import { newAccount } from '../../packages/server/src/auth/accounts.ts'
import { newId } from '../../packages/server/src/handle/new-id.ts'
import type { Shell } from '../../packages/server/src/handle/shell.ts'
import { readDesk } from '../../packages/server/src/store/desk/desk.ts'
import { openRegulations } from '../../packages/server/src/store/desk/regulations.ts'
import { insertUser, setMember } from '../../packages/server/src/store/desk/staff.ts'
import { inDesk } from '../../packages/server/src/store/transaction.ts'
import { between, chanceOf } from './chance.ts'
import { type Client, clientOf } from './clients.ts'
import { live } from './life.ts'
import { type Fate, storyOf } from './story.ts'
import { skipNumbers, TABLES, type Written, writeCases, writeClients } from './write.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const CASES_OF_A_CLIENT = 4
const BATCH = 500
const SPECIALISTS = 20

export interface FillOptions {
  readonly cases?: number
  readonly seed?: number
  /** User ids that cases are assigned to, beside twenty specialists who are made for it. */
  readonly staff?: readonly string[]
  readonly nowMs?: number
  readonly say?: (line: string) => void
}

interface Due {
  readonly client: Client
  readonly atMs: number
  readonly fate: Fate
  readonly isFirst: boolean
}

/** @returns how many cases the desk has now; their numbers are 1 to that. The desk must have none before. */
export async function fill(pool: Pool, deskId: string, options: FillOptions = {}): Promise<number> {
  const { cases = 100_000, seed = 1, nowMs = Date.now(), say = () => {} } = options
  const desk = await readDesk(pool, deskId)
  if (!desk) throw new Error(`there is no desk \`${deskId}\``)
  const regulation = await inDesk(pool, deskId, (db) => openRegulations().get(db, desk.regulation))
  const staff = [...(options.staff ?? []), ...(await hire(pool, deskId, nowMs))]
  const chance = chanceOf(seed)
  const clients = Array.from({ length: Math.ceil(cases / CASES_OF_A_CLIENT) }, (_, index) =>
    clientOf(chance, index + 1, newId, nowMs),
  )
  for (let from = 0; from < clients.length; from += BATCH * 4)
    await inDesk(pool, deskId, (db) => writeClients(db, clients.slice(from, from + BATCH * 4), nowMs - 450 * DAY_MS))
  say(`${clients.length} clients`)

  const due = clients.flatMap((client) => casesOf(client)).slice(0, cases)
  due.sort((a, b) => a.atMs - b.atMs)
  const working = new Map<Client, string>()
  // What `change` needs of the shell: ids, and letters that are written down as sent.
  const shell = { newId, letters: 'record', mailDomain: 'desk.example' } as unknown as Shell
  let batch: Written[] = []
  let writing: Promise<void> = Promise.resolve()
  for (const [index, each] of due.entries()) {
    batch.push(write(shell, regulation, each, index + 1))
    if (batch.length < BATCH && index + 1 < due.length) continue
    const rows = batch
    batch = []
    // The engine works on the next batch while the database takes this one.
    await writing
    writing = inDesk(pool, deskId, (db) => writeCases(db, rows))
    if ((index + 1) % 10_000 === 0) say(`${index + 1} cases`)
  }
  await writing
  await inDesk(pool, deskId, (db) => skipNumbers(db, due.length))
  for (const table of TABLES) await pool.query(`vacuum analyze ${table}`)
  return due.length

  function write(parts: Shell, rules: Regulation, { client, atMs, fate, isFirst }: Due, number: number): Written {
    const behind = fate === 'behind' ? (working.get(client) ?? null) : null
    const story = storyOf(fate, { chance, client, staff, atMs, behind, isFirst })
    const life = live(parts, deskId, rules, client, story.channel, story.deeds, nowMs)
    if (life.changes.at(-1)?.columns.holdsTurn) working.set(client, life.caseId)
    return { ...life, number, subject: story.subject, registeredAt: instant(atMs) }
  }

  /** One case after the other; the last may be open, and a few clients have one more that waits behind it. */
  function casesOf(client: Client): readonly Due[] {
    const hasRight = client.holdings.length > 0
    // A trial begins with the last question: before it there was no right.
    const hadRight = hasRight && client.holdings.every(({ kind }) => kind !== 'demo')
    const openFate = fateOfLast(chance())
    const waits = hasRight && openFate !== 'asked' && chance() < 0.05
    return Array.from({ length: CASES_OF_A_CLIENT }, (_, turn): Due => {
      const left = CASES_OF_A_CLIENT - 1 - turn
      const isFirst = turn === 0
      if (waits && left === 0)
        return { client, isFirst, fate: 'behind', atMs: nowMs - between(chance, 5, 1000) * MINUTE_MS }
      const isLast = left === (waits ? 1 : 0)
      if (!isLast) {
        const atMs = nowMs - (left * 95 + 30) * DAY_MS - between(chance, 0, 30 * 24 * 60) * MINUTE_MS
        return { client, isFirst, atMs, fate: !hadRight ? 'refused' : chance() < 0.5 ? 'confirmed' : 'silent' }
      }
      const days = openFate === 'silent' ? 40 : 8
      const atMs = nowMs - DAY_MS - between(chance, 0, days * 24 * 60) * MINUTE_MS
      return { client, isFirst, atMs, fate: hasRight ? openFate : 'new' }
    })
  }
}

/** Of 25,000 last cases about 10,000 stand in the queue. */
function fateOfLast(share: number): Fate {
  if (share < 0.24) return 'new'
  if (share < 0.32) return 'taken'
  if (share < 0.42) return 'back'
  if (share < 0.6) return 'asked'
  if (share < 0.64) return 'escalated'
  return share < 0.8 ? 'confirmed' : 'silent'
}

async function hire(pool: Pool, deskId: string, nowMs: number): Promise<readonly string[]> {
  const { passwordHash } = await newAccount({ name: '', email: '', password: newId() })
  const ids = Array.from({ length: SPECIALISTS }, (_, index) => `bench-${index + 1}`)
  for (const [index, id] of ids.entries()) {
    const user = { id, name: `Специалист ${index + 1}`, email: `${id}@desk.example`, passwordHash, accountId: id }
    await insertUser(pool, user, false, instant(nowMs))
    await setMember(pool, deskId, id, 'specialist', instant(nowMs))
  }
  return ids
}
