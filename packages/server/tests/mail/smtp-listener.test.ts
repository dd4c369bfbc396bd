import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenSmtp, type SmtpListener } from '../../src/channels/email/smtp-listener.ts'
import { openPool } from '../../src/store/database.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { count, DESK, DESK_ADDRESS, letter, readAll } from './post.ts'

let desks: TestDesks
let listener: SmtpListener
const LIMIT_BYTES = 200_000

beforeAll(async () => {
  desks = await testDesks()
  listener = await listenSmtp(desks.shell, { host: '127.0.0.1', port: 0 }, () => {}, LIMIT_BYTES)
})
afterAll(async () => {
  await listener.close()
  await desks.close()
})

function sender(port = listener.port) {
  return createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
}

/** What the server says to a sending, as a number. */
async function codeOf(sending: Promise<unknown>): Promise<number> {
  return sending.then(
    () => 250,
    (thrown: { responseCode?: number }) => thrown.responseCode ?? 0,
  )
}

const raws = () => count(desks.shell, 'raw_message')

describe('what is taken is kept', () => {
  test('a letter becomes a row with its job before 250 is said, and a case after', async () => {
    const before = await raws()
    await sender().sendMail({ from: 'a@romashka.example', to: DESK_ADDRESS, subject: 'Шлюз', text: 'Не работает' })
    expect(await raws()).toBe(before + 1)
    const { rows } = await desks.shell.pool.query(
      "select count(*) as n from graphile_worker.jobs where task_identifier = 'read-message'",
    )
    expect(Number(rows[0]?.n)).toBeGreaterThan(0)
    expect((await readAll(desks.shell)).map(({ kind }) => kind)).toEqual(['registered'])
  })

  test('a letter to a signed address reaches its desk', async () => {
    const before = await raws()
    expect(
      await codeOf(
        sender().sendMail({ from: 'a@b.example', to: 'Ideco-ICS+c1.abcdefghijklmnop@desk.example', text: 'x' }),
      ),
    ).toBe(250)
    expect(await raws()).toBe(before + 1)
  })

  test('one letter to two desks is kept for each', async () => {
    const [ics, shtrih] = [await raws(), await count(desks.shell, 'raw_message', 'true', 'shtrih-m')]
    await sender().sendMail({ from: 'a@b.example', to: [DESK_ADDRESS, 'shtrih-m@desk.example'], text: 'оба' })
    expect(await raws()).toBe(ics + 1)
    expect(await count(desks.shell, 'raw_message', 'true', 'shtrih-m')).toBe(shtrih + 1)
  })

  test('bytes come as they were sent: 8-bit text, a line with a dot alone', async () => {
    const raw = letter({ id: 'dots@b.example', text: 'первая\r\n.\r\n..две точки' })
    await sender().sendMail({ envelope: { from: 'a@b.example', to: DESK_ADDRESS }, raw })
    expect(await readKept('dots@b.example')).toBe(raw.toString())
  })

  test('sent again after a lost answer, it is the same letter', async () => {
    const before = await raws()
    const mail = { envelope: { from: 'a@b.example', to: DESK_ADDRESS }, raw: letter({ id: 'again@b.example' }) }
    await sender().sendMail(mail)
    await sender().sendMail(mail)
    expect(await raws()).toBe(before + 1)
  })
})

describe('what is not taken is said', () => {
  test('an address of no desk is 550', async () => {
    expect(await codeOf(sender().sendMail({ from: 'a@b.example', to: 'nobody@desk.example', text: 'x' }))).toBe(550)
  })

  test('a letter beyond the limit is 552, announced or not', async () => {
    const before = await raws()
    const text = 'x'.repeat(LIMIT_BYTES + 1)
    expect(await codeOf(sender().sendMail({ from: 'a@b.example', to: DESK_ADDRESS, text }))).toBe(552)
    const client = await talk(['EHLO b.example', 'MAIL FROM:<a@b.example>', `RCPT TO:<${DESK_ADDRESS}>`, 'DATA'])
    client.socket.write(
      `${'y'
        .repeat(70)
        .concat('\r\n')
        .repeat(LIMIT_BYTES / 70 + 10)}.\r\n`,
    )
    expect(await client.says(/^552/m)).toContain('552')
    client.socket.destroy()
    expect(await raws()).toBe(before)
  })

  test('a database that is away is 451: the sender keeps the letter', async () => {
    const broken = openPool({ host: '/nonexistent', user: 'x', database: 'x' }, () => {})
    const away = await listenSmtp({ ...desks.shell, pool: broken }, { host: '127.0.0.1', port: 0 }, () => {})
    expect(await codeOf(sender(away.port).sendMail({ from: 'a@b.example', to: DESK_ADDRESS, text: 'x' }))).toBe(451)
    await away.close()
    await broken.end()
  })

  test.each([0, 1, 40, 2_000])('a connection that breaks %i bytes into the letter leaves nothing', async (bytes) => {
    const before = await raws()
    const client = await talk(['EHLO b.example', 'MAIL FROM:<a@b.example>', `RCPT TO:<${DESK_ADDRESS}>`, 'DATA'])
    client.socket.write(letter({ text: 'z'.repeat(5_000) }).subarray(0, bytes))
    client.socket.resetAndDestroy()
    // The next letter comes after the broken one in any case.
    await sender().sendMail({ from: 'a@b.example', to: DESK_ADDRESS, text: `after ${bytes}` })
    expect(await raws()).toBe(before + 1)
  })
})

async function readKept(id: string): Promise<string> {
  const { rows } = await inDesk(desks.shell.pool, DESK, (db) =>
    db.query<{ raw: Buffer }>({
      text: 'select raw from raw_message where position($1::bytea in raw) > 0',
      values: [Buffer.from(id)],
    }),
  )
  return rows[0]?.raw.toString() ?? ''
}

/** A sender by hand: says the lines, each after the answer to the one before. */
async function talk(
  lines: readonly string[],
): Promise<{ readonly socket: Socket; says(pattern: RegExp): Promise<string> }> {
  const socket = connect(listener.port, '127.0.0.1')
  socket.on('error', () => {})
  let heard = ''
  const waiting = new Set<() => void>()
  socket.on('data', (chunk) => {
    heard += chunk.toString()
    for (const wake of waiting) wake()
  })
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const match = pattern.exec(heard)
        if (!match) return
        waiting.delete(look)
        heard = ''
        resolve(match[0])
      }
      waiting.add(look)
      look()
    })
  await says(/^220 .*\r\n/m)
  for (const line of lines) {
    socket.write(`${line}\r\n`)
    await says(/^\d{3} .*\r\n/m)
  }
  return { socket, says }
}
