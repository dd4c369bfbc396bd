import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Mailbox, type MailboxReader, parseMailbox, readMailbox } from '../../src/channels/email/imap.ts'
import { receive } from '../../src/channels/email/receive.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { type Dovecot, startDovecot } from './dovecot.ts'
import { count, DESK, DESK_ADDRESS, letter, readAll } from './post.ts'

let desks: TestDesks
let dovecot: Dovecot
let mailbox: Mailbox
let reader: MailboxReader | null = null
const said: string[] = []

beforeAll(async () => {
  desks = await testDesks()
  dovecot = await startDovecot(DESK_ADDRESS)
  const password = encodeURIComponent(dovecot.password)
  mailbox = parseMailbox(`imap://${encodeURIComponent(DESK_ADDRESS)}:${password}@127.0.0.1:${dovecot.port}/INBOX`)
})
afterEach(async () => {
  await reader?.stop()
  reader = null
})
afterAll(async () => {
  await dovecot.close()
  await desks.close()
})

function read(rest: Partial<Mailbox> = {}): void {
  reader = readMailbox(desks.shell, DESK, { ...mailbox, ...rest }, { say: (line) => said.push(line), firstPauseMs: 50 })
}

/** Another mail program at the same mailbox. */
async function withClient<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { host, port, user, password: pass } = mailbox
  const client = new ImapFlow({ host, port, secure: false, auth: { user, pass }, logger: false })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.mailboxOpen('INBOX')
    return await work(client)
  } finally {
    await client.logout()
  }
}

const put = (raw: Buffer) => withClient((client) => client.append('INBOX', raw))
const unseen = () => withClient(async (client) => ((await client.search({ seen: false }, { uid: true })) || []).length)
const raws = () => count(desks.shell, 'raw_message')

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error(`waited in vain: ${what}; ${said.join('; ')}`)
}

describe('a mailbox is read', () => {
  test('what lies there is taken and marked; what comes later, as soon as it comes', async () => {
    await put(letter({ id: 'lies@b.example', text: 'лежит' }))
    read()
    await until('the first is taken', async () => (await raws()) === 1)
    await put(letter({ id: 'comes@b.example', text: 'пришло' }))
    await until('the second is taken', async () => (await raws()) === 2)
    await until('both are marked', async () => (await unseen()) === 0)
    expect((await readAll(desks.shell)).map(({ kind }) => kind)).toEqual(['registered', 'registered'])
  })

  test('a message that was kept but not marked (killed between the two) is not taken twice', async () => {
    const raw = letter({ id: 'between@b.example', text: 'между' })
    await put(raw)
    const before = await raws()
    await receive(desks.shell, DESK, { source: 'imap', envelope: { mailFrom: null, rcptTo: [] }, raw })
    read()
    await until('it is marked', async () => (await unseen()) === 0)
    expect(await raws()).toBe(before + 1)
  })

  test('a server that goes away is found again when it is back', async () => {
    const before = await raws()
    read()
    await put(letter({ id: 'before@b.example' }))
    await until('taken before', async () => (await raws()) === before + 1)
    await dovecot.kill()
    await sleep(200)
    await dovecot.start()
    await put(letter({ id: 'after@b.example' }))
    await until('taken after', async () => (await raws()) === before + 2)
  })

  test('taken messages are moved where the URL says so; the folder is made', async () => {
    read({ moveTo: 'Taken' })
    await put(letter({ id: 'moved@b.example' }))
    await until('it is in the folder', () =>
      withClient(async (client) => {
        const status = await client.status('Taken', { messages: true }).catch(() => null)
        return Boolean(status && status.messages === 1)
      }),
    )
  })

  test('a wrong password is said, and no message is lost by it', async () => {
    const before = said.length
    read({ password: 'wrong' })
    await until('it is said', async () => said.length > before)
    expect(said.at(-1)).toContain(`the mailbox \`${DESK_ADDRESS}\` at 127.0.0.1 can't be read for now`)
  })
})

test.each([
  [
    'imaps://help%40desk.example:p%3Aw@mail.example/',
    { port: 993, isSecure: true, user: 'help@desk.example', password: 'p:w', folder: 'INBOX' },
  ],
  [
    'imap://u:p@mail.example:1143/%D0%9F%D0%BE%D1%87%D1%82%D0%B0?desk=ics&move=Done',
    { port: 1143, isSecure: false, folder: 'Почта', desk: 'ics', moveTo: 'Done' },
  ],
])('%s', (url, expected) => {
  expect(parseMailbox(url)).toMatchObject(expected)
})
