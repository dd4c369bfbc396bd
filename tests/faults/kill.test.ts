// Whatever dies while mail comes in: what SMTP accepted with 250 is a case afterwards, exactly once.
// Short here; FAULT_ROUNDS=20 is the long form (`npm run test:faults`).
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { expect, test } from 'vitest'
import { eventually, type RunningDesk, startDesk, temporaryFolder } from '../desk.ts'
import { type Session, setUp, signIn } from '../staff.ts'

const ROUNDS = Number(process.env.FAULT_ROUNDS ?? '4')
const SENDERS = 4

interface Post {
  /** Accepted with 250: the desk has taken it on. */
  readonly accepted: Set<string>
  /** Not accepted yet; sent again, byte for byte, as an MTA would. */
  readonly queue: string[]
  next: number
}

/** Sends until told to stop; what is not accepted goes back into the queue, as in an MTA. */
async function send(desk: RunningDesk, post: Post, stop: AbortSignal): Promise<void> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: desk.smtpPort,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
    socketTimeout: 5_000,
    greetingTimeout: 5_000,
  })
  try {
    while (!stop.aborted) {
      const id = post.queue.shift() ?? `m${post.next++}`
      try {
        await transport.sendMail({ envelope: { from: sender(id), to: ['ideco-ics@desk.example'] }, raw: letter(id) })
        post.accepted.add(id)
      } catch {
        post.queue.push(id)
        await pause(50)
      }
    }
  } finally {
    transport.close()
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Several clients write; which one a letter is from does not change when it is sent again. */
const sender = (id: string) => `client${Number(id.slice(1)) % 7}@romashka.example`

/** The same id is the same letter to the byte. */
function letter(id: string): string {
  return [
    `From: Client <${sender(id)}>`,
    'To: ideco-ics@desk.example',
    `Subject: fault ${id}`,
    `Message-ID: <${id}@romashka.example>`,
    'Date: Fri, 06 Mar 2026 18:30:00 +0300',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Не работает, письмо ${id}, версия 7.9.9`,
    '',
  ].join('\r\n')
}

/** Kills without warning. The desk starts a database that dies under it again; a dead desk is started by its operator. */
async function killServer(desk: RunningDesk): Promise<void> {
  desk.process.kill('SIGKILL')
  await once(desk.process, 'exit')
}

function killDatabase(dataDir: string): void {
  const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

interface Rows {
  readonly rows: readonly { readonly subject: string }[]
  readonly next: string | null
}

interface Found {
  readonly cases: readonly { readonly subject: readonly { readonly text: string }[] }[]
}

async function subjects(session: Session): Promise<readonly string[]> {
  const all: string[] = []
  let cursor = ''
  do {
    const page: Rows = await session.get(
      `/api/desks/ideco-ics/cases?list=all&limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    all.push(...page.rows.map((row) => row.subject))
    cursor = page.next ?? ''
  } while (cursor !== '')
  return all
}

test(`${ROUNDS} rounds of kill -9: every accepted letter is one case`, {
  timeout: 60_000 + ROUNDS * 30_000,
}, async () => {
  const folder = await temporaryFolder()
  const dataDir = join(folder.path, 'data')
  const post: Post = { accepted: new Set(), queue: [], next: 0 }
  let desk = await startDesk({ dataDir })
  try {
    await setUp(desk)
    for (let round = 0; round < ROUNDS; round++) {
      const stop = new AbortController()
      const sending = Array.from({ length: SENDERS }, () => send(desk, post, stop.signal))
      await pause(250 + ((round * 397) % 900))
      if (round % 2 === 0) {
        await killServer(desk)
        stop.abort()
        await Promise.all(sending)
        desk = await startDesk({ dataDir })
      } else {
        const before = post.accepted.size
        killDatabase(dataDir)
        await eventually('mail is taken again', async () => post.accepted.size > before + SENDERS, 30_000)
        stop.abort()
        await Promise.all(sending)
      }
    }
    const session = await signIn(desk)
    await eventually(
      'every accepted letter is a case',
      async () => (await subjects(session)).length >= post.accepted.size,
      60_000,
    )
    // Letters that were stored but never acknowledged may still become cases: wait until nothing moves.
    let found = await subjects(session)
    await eventually(
      'the cases come to rest',
      async () => {
        const before = found.length
        await pause(1_500)
        found = await subjects(session)
        return found.length === before
      },
      60_000,
    )
    const counts = new Map<string, number>()
    for (const subject of found) counts.set(subject, (counts.get(subject) ?? 0) + 1)
    const lost = [...post.accepted].filter((id) => !counts.has(`fault ${id}`))
    const doubled = [...counts].filter(([, count]) => count > 1)
    expect(post.accepted.size).toBeGreaterThan(ROUNDS)
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
    for (const id of [...post.accepted].slice(-20)) {
      await eventually(`the letter ${id} is found by its words`, async () => {
        const { cases } = await session.get<Found>(`/api/desks/ideco-ics/search?q=${id}%20`)
        return cases.length === 1 && cases[0]?.subject.map(({ text }) => text).join('') === `fault ${id}`
      })
    }
  } finally {
    await desk.stop()
    await folder.remove()
  }
})
