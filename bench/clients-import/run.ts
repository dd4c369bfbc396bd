// How long a table of clients takes to be tried, brought in and taken back, by HTTP against the real program, and what
// memory its process comes to. The second trial of the same table finds nothing to do. Meanwhile somebody else asks for
// `/healthz` again and again: the longest wait of each step says for how long the desk answered nobody.
//   node bench/clients-import/run.ts [--rows 50000] [--keep]
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startDesk, temporaryFolder } from '../../tests/desk.ts'
import { ADMINISTRATOR, setUp } from '../../tests/staff.ts'
import { machine } from '../working-time/machine.ts'

const { values: given } = parseArgs({
  options: { rows: { type: 'string', default: '50000' }, keep: { type: 'boolean', default: false } },
})
const ROWS = Number(given.rows)
const IMPORTS = '/api/desks/ideco-ics/imports'

/** An INN of ten digits whose last is right. */
function innOf(n: number): string {
  const nine = String(770_000_000 + n)
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
  const sum = weights.reduce((all, weight, at) => all + weight * Number(nine[at]), 0)
  return `${nine}${(sum % 11) % 10}`
}

function table(): Uint8Array {
  const lines = ['Организация;ИНН;КПП;Контакт;Почта;Телефон;Вид права;Продукт;Дата начала;Окончание']
  for (let n = 0; n < ROWS; n++) {
    const phone = `8 (9${String(n % 100).padStart(2, '0')}) ${String(1_000_000 + n).slice(-7)}`
    lines.push(
      `ООО «Предприятие ${n}»;${innOf(n)};770701001;Сотрудник ${n};it@client-${n}.example;${phone};подписка;ics;10.01.2026;31.12.2026`,
    )
  }
  return new TextEncoder().encode(lines.join('\r\n'))
}

const folder = await temporaryFolder()
const desk = await startDesk({ dataDir: join(folder.path, 'data') })
try {
  await setUp(desk)
  const cookie = await signedIn()
  const most = watchMemory(desk.process.pid ?? 0)
  const bytes = table()
  const atRest = most.now()
  const times: Record<string, number> = {}
  const waits: Record<string, number> = {}
  const opened = await timed('openMs', () => ask('POST', IMPORTS, bytes))
  const { id, reading } = opened as { id: string; reading: object }
  const plan = (await timed('tryMs', () => ask('POST', `${IMPORTS}/${id}/plans`, reading))) as {
    digest: string
    totals: object
  }
  await timed('bringInMs', () => ask('POST', `${IMPORTS}/${id}/runs`, { digest: plan.digest }))
  const again = (await timed('openAgainMs', () => ask('POST', IMPORTS, bytes))) as { id: string; reading: object }
  const same = (await timed('tryAgainMs', () => ask('POST', `${IMPORTS}/${again.id}/plans`, again.reading))) as {
    totals: object
  }
  await timed('duplicatesMs', () => ask('GET', '/api/desks/ideco-ics/duplicates'))
  await timed('undoMs', () => ask('POST', `${IMPORTS}/${id}/undos`))
  const result = {
    ...machine(),
    rows: ROWS,
    bytes: bytes.length,
    ...times,
    longestWaitMs: waits,
    totals: plan.totals,
    totalsAgain: same.totals,
    memoryAtRestMiB: atRest,
    memoryMostMiB: most.stop(),
  }
  console.log(JSON.stringify(result, null, 2))
  if (given.keep) {
    await writeFile(new URL('../results/clients-import.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
  }

  async function timed(name: string, work: () => Promise<unknown>): Promise<unknown> {
    const bystander = askAgainAndAgain()
    const before = performance.now()
    const answer = await work()
    times[name] = Math.round(performance.now() - before)
    waits[name] = await bystander.stop()
    return answer
  }

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const isBytes = body instanceof Uint8Array
    const answer = await fetch(`${desk.url}${path}`, {
      method,
      headers: {
        cookie,
        ...(body ? { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' } : {}),
      },
      ...(body ? { body: isBytes ? Buffer.from(body) : JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
} finally {
  await desk.stop()
  await folder.remove()
}

/** Somebody who wants an answer at once, every few milliseconds; how long they waited at the most. */
function askAgainAndAgain() {
  let longestMs = 0
  let isOver = false
  const asking = (async () => {
    while (!isOver) {
      const before = performance.now()
      await (await fetch(`${desk.url}/healthz`)).text()
      longestMs = Math.max(longestMs, performance.now() - before)
      await setTimeout(2)
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await asking
      return Math.round(longestMs)
    },
  }
}

async function signedIn(): Promise<string> {
  const { email, password } = ADMINISTRATOR
  const answer = await fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({ email, password }),
  })
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
}

/** The resident memory of the desk's process, looked at ten times a second; the database is not in it. */
function watchMemory(pid: number) {
  const now = () => {
    const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Math.round(Number(kibibytes ?? 0) / 1024)
  }
  let most = now()
  const timer = setInterval(() => {
    most = Math.max(most, now())
  }, 100)
  return {
    now,
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}
