// The search as one types, over HTTP, with 100,000 cases and their messages in the desk:
//
//   node bench/search/run.ts        writes bench/results/search.json
//
// The desk is the real program with its embedded database; its reading of words runs as it does at a desk's. Each kind of
// question is asked over one connection, one after the other, as one person types; beside it the same statements without
// HTTP, from this process. It takes about five minutes, most of them to fill the desk; SEARCH_CASES makes a smaller one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { instant } from '@reglament/engine'
import type { Pool } from 'pg'
import { newAccount } from '../../packages/server/src/auth/accounts.ts'
import { openPool } from '../../packages/server/src/store/database.ts'
import { insertUser, setMember } from '../../packages/server/src/store/desk/staff.ts'
import { search } from '../../packages/server/src/store/search/search.ts'
import { inDesk } from '../../packages/server/src/store/transaction.ts'
import { DESK, startDesk } from '../intake/desk.ts'
import { machine } from '../working-time/machine.ts'
import { fill } from '../workspace/fill.ts'

const CASES = Number(process.env.SEARCH_CASES ?? '100000')
const ROUNDS = Number(process.env.SEARCH_ROUNDS ?? '200')
const LIMIT = 10
const MOST_READING_MS = 1_200_000
const RESULT = new URL('../results/search.json', import.meta.url)
const PERSON = { name: 'Поиск', email: 'search@desk.example', password: 'a password for the bench' }

/** What is typed, by kind; `%` is another number in each round. */
const ASKED = {
  'number of a case': ['ICS-%', '%'],
  'a telephone, whole and in parts': ['+7 9%', '900 00%'],
  INN: ['77%'],
  'e-mail and its beginning': ['it@client-%.example', 'it@client-%'],
  'the name of a client': ['клиент %', 'ООО'],
  'a word of every second case': ['журнал ', 'прокси '],
  'an unfinished word': ['тунн', 'серт', 'ош'],
  'two common words': ['туннель не поднимается ', 'ошибку после обновления '],
  'common words, the last unfinished': ['резервный канал отключ', 'не видит пользователей дом'],
  'words that never meet': ['сертификат шейпер ', 'кластер DHCP '],
  'words and a number that is rare': ['туннель client %', 'route host %'],
} as const

interface Times {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly mostMs: number
}

function times(all: readonly number[]): Times {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return { p50Ms: at(0.5), p99Ms: at(0.99), mostMs: at(1) }
}

async function timed(questions: readonly string[], ask: (q: string) => Promise<unknown>): Promise<Times> {
  const all: number[] = []
  for (const q of questions) {
    const from = performance.now()
    await ask(q)
    all.push(performance.now() - from)
  }
  return times(all)
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: PERSON.email, password: PERSON.password }),
  })
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

async function isWaiting(pool: Pool): Promise<boolean> {
  return ((await pool.query('select from search_waiting()')).rowCount ?? 0) > 0
}

/** Until everything that was written can be found; seconds. */
async function readAll(pool: Pool): Promise<number> {
  const from = performance.now()
  while (await isWaiting(pool)) {
    if (performance.now() - from > MOST_READING_MS) throw new Error('the words are not read')
    await sleep(250)
  }
  return Math.round((performance.now() - from) / 100) / 10
}

async function megabytes(pool: Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string; size: number }>(
    `select name, round(pg_total_relation_size(name::regclass) / 1e6)::int as size
     from unnest(array['message', 'search_word', 'search_case', 'search_client_word']) as name`,
  )
  return Object.fromEntries(rows.map(({ name, size }) => [name, size]))
}

const loadBefore = Math.round((loadavg()[0] ?? 0) * 10) / 10
const dataDir = mkdtempSync(join(tmpdir(), 'reglament-search-'))
const desk = await startDesk(dataDir)
const pool = openPool(desk.database, console.error)
try {
  const account = await newAccount(PERSON)
  await insertUser(pool, account, false, instant(Date.now()))
  await setMember(pool, DESK, account.id, 'specialist', instant(Date.now()))
  await fill(pool, DESK, { cases: CASES, say: console.log })
  const readAfterSeconds = await readAll(pool)
  const again = performance.now()
  await inDesk(pool, DESK, (db) =>
    db.query({
      text: `insert into search_todo (desk_id, kind, subject_id)
        select desk_id, 'case', id from support_case where desk_id = $1 order by number limit 5000`,
      values: [DESK],
    }),
  )
  await readAll(pool)
  const readAgainPerSecond = Math.round(5000 / ((performance.now() - again) / 1000))
  await pool.query('vacuum analyze search_word, search_case, search_client_word')
  const cookie = await signIn(desk.url)
  const byHttp = async (q: string) => {
    const answer = await fetch(`${desk.url}/api/desks/${DESK}/search?limit=${LIMIT}&q=${encodeURIComponent(q)}`, {
      headers: { cookie },
    })
    if (!answer.ok) throw new Error(`\`${q}\` answered ${answer.status}: ${await answer.text()}`)
    return answer.text()
  }
  const bare = (q: string) => inDesk(pool, DESK, (db) => search(db, q, { limit: LIMIT, onlyHandedOver: false }))
  const kinds: Record<string, { questions: readonly string[]; http: Times; sql: Times }> = {}
  for (const [kind, questions] of Object.entries(ASKED)) {
    const all = Array.from({ length: ROUNDS }, (_, round) => {
      const text = questions[round % questions.length] ?? ''
      return text.replace('%', String(((round * 7919) % CASES) + 1))
    })
    // Once each before it counts: connections prepare their statements.
    for (const q of all.slice(0, questions.length * 4)) await Promise.all([byHttp(q), bare(q)])
    kinds[kind] = { questions, http: await timed(all, byHttp), sql: await timed(all, bare) }
    console.log(kind, JSON.stringify(kinds[kind]))
  }
  const result = {
    ...machine(),
    command: 'node bench/search/run.ts',
    desk: `${DESK}, ${CASES} cases with their messages, as bench/workspace makes them`,
    /** Processes that wanted a core before the run, and after it: the figures of a busy machine are high. */
    load: [loadBefore, Math.round((loadavg()[0] ?? 0) * 10) / 10],
    casesReadAgainPerSecond: readAgainPerSecond,
    secondsFromTheLastCaseToItsWords: readAfterSeconds,
    megabytes: await megabytes(pool),
    roundsOfAKind: ROUNDS,
    kinds,
  }
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`)
} finally {
  await pool.end()
  await desk.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
