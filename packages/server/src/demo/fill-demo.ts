import { randomBytes } from 'node:crypto'
import { type Instant, instant } from '@reglament/engine'
import { newAccount } from '../auth/accounts.ts'
import type { Shell } from '../handle/shell.ts'
import { listCases } from '../store/case/case-list.ts'
import type { KnownContact } from '../store/client/client.ts'
import { listDesks } from '../store/desk/desk.ts'
import { insertUser, setMember } from '../store/desk/staff.ts'
import { inDesk } from '../store/transaction.ts'
import { IDECO_ICS_ARTICLES } from './articles/ideco-ics.ts'
import { SHTRIH_M_ARTICLES } from './articles/shtrih-m.ts'
import { insertClient, insertInventedGrant } from './clients.ts'
import { IDECO_ICS } from './ideco-ics.ts'
import { play } from './play.ts'
import { publishArticles } from './publish-articles.ts'
import { seededIds } from './seeded.ts'
import { SHTRIH_M } from './shtrih-m.ts'
import { type InventedDesk, STAFF } from './story.ts'

/** Articles stand in the order that clients see them. */
const DEMOS = [
  { invented: IDECO_ICS, articles: IDECO_ICS_ARTICLES },
  { invented: SHTRIH_M, articles: SHTRIH_M_ARTICLES },
]

const YEAR_MS = 365 * 86_400_000

/**
 * Fills the desks that have a demo with articles, clients and cases, made by the same commands as real ones, on a clock that runs
 * through the last weeks: every history is one that the regulation allows. Letters are written down as sent and none
 * leaves. A desk that has a case already is left alone: `--demo` given again changes nothing.
 */
export async function fillDemo(shell: Shell, say: (line: string) => void): Promise<void> {
  const now = shell.clock()
  const desks = new Map((await listDesks(shell.pool)).map((desk) => [desk.id, desk]))
  let passwordHash: string | null = null
  for (const { invented, articles } of DEMOS) {
    const desk = desks.get(invented.deskId)
    if (!desk) continue
    if (await hasCases(shell, desk.id)) {
      say(`the desk \`${desk.id}\` has cases already: nothing is invented for it`)
      continue
    }
    passwordHash ??= await unknownPassword()
    await hireStaff(shell, desk.id, passwordHash, now)
    await publishArticles(shell, desk, articles)
    let moment = instant(now - YEAR_MS)
    const past: Shell = {
      ...shell,
      clock: () => moment,
      newId: seededIds(desk.id, () => moment),
      letters: 'record',
    }
    const contacts = await introduce(past, invented, now)
    const made = await play(past, invented, contacts, now, desk.timezone, (at) => {
      moment = at
    })
    const counted = `${Object.keys(invented.clients).length} clients, ${made} cases and ${articles.length} articles`
    say(`invented ${counted} for the desk \`${desk.id}\``)
  }
}

async function hasCases(shell: Shell, deskId: string): Promise<boolean> {
  const asked = { list: 'all', userId: '', q: null, cursor: null, limit: 1 } as const
  return (await inDesk(shell.pool, deskId, (db) => listCases(db, asked))).rows.length > 0
}

/** Those who answer in the demo: members with names, who can't sign in. */
async function hireStaff(shell: Shell, deskId: string, passwordHash: string, now: Instant): Promise<void> {
  for (const { id, name, role } of Object.values(STAFF)) {
    await insertUser(shell.pool, { id, name, email: `${id}@desk.example`, passwordHash, accountId: id }, false, now)
    await setMember(shell.pool, deskId, id, role, now)
  }
}

/** Hashing is slow on purpose, and nobody will ever know this one: it is hashed once for all. */
async function unknownPassword(): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  return (await newAccount({ name: '', email: '', password })).passwordHash
}

/** The clients, by the names that the stories call them. */
async function introduce(
  shell: Shell,
  { deskId, clients, grants = [] }: InventedDesk,
  now: Instant,
): Promise<ReadonlyMap<string, KnownContact>> {
  return inDesk(shell.pool, deskId, async (db) => {
    const contacts = new Map<string, KnownContact>()
    for (const [name, client] of Object.entries(clients)) {
      contacts.set(name, await insertClient(db, client, contacts.size + 1, shell.newId, now))
    }
    for (const grant of grants) {
      const [client, partner] = [contacts.get(grant.client), contacts.get(grant.partner)]
      if (!client || !partner) throw new Error(`\`${grant.client}\` or \`${grant.partner}\` is no client of the demo`)
      await insertInventedGrant(db, grant, { client, partner }, shell.newId, now)
    }
    return contacts
  })
}
