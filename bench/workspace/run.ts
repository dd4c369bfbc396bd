// The workspace of a desk with 100,000 cases, over HTTP and in a browser:
//
//   node bench/workspace/run.ts        writes bench/results/workspace.json
//
// The desk is the real program with its embedded database and the built pages. Each figure over HTTP stands beside the
// same rows read by one bare prepared statement on one connection to the same database, in turns: what the ratio says is
// what the program adds. The browser points at a line, as a person does, and clicks it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { instant } from '@reglament/engine'
import pg from 'pg'
import { newAccount } from '../../packages/server/src/auth/accounts.ts'
import { openPool } from '../../packages/server/src/store/database.ts'
import { insertUser } from '../../packages/server/src/store/desk/staff.ts'
import { DESK, startDesk } from '../intake/desk.ts'
import { machine } from '../working-time/machine.ts'
import { inBrowser } from './browser.ts'
import { type Figures, figuresOf, measured } from './figures.ts'
import { fill } from './fill.ts'

const CASES = Number(process.env.WORKSPACE_CASES ?? '100000')
const ROUNDS = Number(process.env.WORKSPACE_ROUNDS ?? '100')
const DEEP_PAGES = 50
const RESULT = new URL('../results/workspace.json', import.meta.url)
const WHO = { name: 'Bench', email: 'bench@desk.example', password: 'a password of the bench' }

const OPEN = `desk_id = $1 and turn = 'staff' and status <> 'waiting-turn'`
const QUEUE = 'order by queue_1, queue_2, queue_3, number limit 101'
const LATEST = 'order by changed_at desc, number desc limit 101'

/** The rows that an answer is made of, read by one statement. */
const BARE: Readonly<Record<string, string>> = {
  queue: `select * from support_case where ${OPEN} ${QUEUE}`,
  deep: `select * from support_case where ${OPEN} and (queue_1, queue_2, queue_3, number) >
    (select queue_1, queue_2, queue_3, number from support_case where ${OPEN} ${QUEUE.replace('limit 101', `limit 1 offset ${DEEP_PAGES * 100}`)}) ${QUEUE}`,
  team: `select * from support_case where desk_id = $1 and turn <> 'nobody' and assignee is not null ${QUEUE}`,
  waiting: `select * from support_case where desk_id = $1 and status in ('waiting-client', 'waiting-turn') ${LATEST}`,
  development: `select * from support_case where desk_id = $1 and status = 'escalated' ${LATEST}`,
  'to-decide': `select * from support_case where desk_id = $1 and awaits_decision ${QUEUE}`,
  closed: `select * from support_case where desk_id = $1 and status in ('closed', 'refused') ${LATEST}`,
  counts: `select (select count(*) from support_case where ${OPEN}), (select count(*) from support_case where desk_id = $1
    and turn <> 'nobody' and assignee is not null), (select count(*) from support_case where desk_id = $1
    and status in ('waiting-client', 'waiting-turn')), (select count(*) from support_case where desk_id = $1 and awaits_decision)`,
  case: `select k.state, (select json_agg(e.body order by e.seq) from event e where e.desk_id = $1 and e.case_id = k.id)
    from support_case k where k.desk_id = $1 and k.number = $2::bigint`,
}

const dataDir = mkdtempSync(join(tmpdir(), 'reglament-workspace-'))
const loadBefore = Math.round((loadavg()[0] ?? 0) * 10) / 10
const desk = await startDesk(dataDir)
const pool = openPool({ ...desk.database, max: 4 }, console.error)
try {
  const account = await newAccount(WHO)
  await insertUser(pool, account, true, instant(Date.now()))
  const started = performance.now()
  const cases = await fill(pool, DESK, { cases: CASES, staff: [account.id], say: console.log })
  const fillSeconds = Math.round((performance.now() - started) / 1000)

  // The desk reads the words of all these cases for its search: nothing is measured beside that.
  while (((await pool.query('select from search_waiting()')).rowCount ?? 0) > 0) await sleep(1_000)
  const cookie = await enter()
  const ask = async (path: string): Promise<{ body: string; bytes: number }> => {
    const answer = await fetch(`${desk.url}/api/desks/${DESK}${path}`, {
      headers: { cookie, 'accept-encoding': 'identity' },
    })
    const body = await answer.text()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${body.slice(0, 200)}`)
    return { body, bytes: Buffer.byteLength(body) }
  }
  const bare = new pg.Client(desk.database)
  // It ends with the database, whatever was thrown before.
  bare.on('error', () => {})
  await bare.connect()
  await bare.query(`set reglament.desk = '${DESK}'`)

  let cursor = ''
  for (let page = 0; page < DEEP_PAGES; page++) {
    const { body } = await ask(`/cases?list=queue&limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`)
    const { next } = JSON.parse(body) as { next: string | null }
    if (next === null) break
    cursor = next
  }
  const paths: Readonly<Record<string, (round: number) => string>> = {
    queue: () => '/cases?list=queue&limit=100',
    deep: () => `/cases?list=queue&limit=100&cursor=${cursor}`,
    ...Object.fromEntries(
      ['team', 'waiting', 'development', 'to-decide', 'closed'].map((list) => [
        list,
        () => `/cases?list=${list}&limit=100`,
      ]),
    ),
    counts: () => '/counts',
    // Every time another one, so that none is warm.
    case: (round) => `/cases/${numberOf(round)}`,
  }
  const http: Record<string, Figures & { bytes: number; bareSql: Figures; ratio: number }> = {}
  for (const [name, path] of Object.entries(paths)) {
    let bytes = 0
    const statement = { name: `bare-${name}`, text: BARE[name] ?? '' }
    const [program, sql] = await measured(ROUNDS, [
      async (round) => {
        bytes = (await ask(path(round))).bytes
      },
      async (round) => {
        await bare.query({ ...statement, values: name === 'case' ? [DESK, numberOf(round)] : [DESK] })
      },
    ])
    const figures = figuresOf(program ?? [])
    const bareSql = figuresOf(sql ?? [])
    http[name] = { ...figures, bytes, bareSql, ratio: Math.round((figures.p50Ms / bareSql.p50Ms) * 10) / 10 }
    console.log(`${name}: ${figures.p50Ms} ms, 99 % ${figures.p99Ms} ms, ${bytes} bytes; bare SQL ${bareSql.p50Ms} ms`)
  }
  await bare.end()
  const browser = await inBrowser(desk.url, DESK, cookie)
  console.log(browser)
  const result = {
    ...machine(),
    command: 'node bench/workspace/run.ts',
    desk: `${DESK}, ${cases} cases, filled in ${fillSeconds} s`,
    /** Processes that wanted a core before the run: figures of a busy machine are high. */
    loadBefore,
    rounds: ROUNDS,
    http,
    browser,
  }
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`)
} finally {
  await pool.end()
  await desk.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

function numberOf(round: number): number {
  return 1 + ((round * 7919) % CASES)
}

async function enter(): Promise<string> {
  const answer = await fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({ email: WHO.email, password: WHO.password }),
  })
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}
