// What clients and operators are told of a channel that fails: the first plainly, the second with the cause; and that it
// is over when it is over.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliverLetter } from '../../src/channels/email/deliver-letter.ts'
import { parseMailbox, readMailbox } from '../../src/channels/email/imap.ts'
import { openOutgoing } from '../../src/channels/email/outgoing.ts'
import { register } from '../../src/handle/register.ts'
import { type Dovecot, startDovecot } from '../mail/dovecot.ts'
import { startTelegram } from '../messenger/telegram-server.ts'
import { clientWith, detail, done } from '../stories.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = 'ideco-ics'
const ADDRESS = 'ideco-ics@desk.example'
const MINUTE_MS = 60_000

let desk: Installation
let admin: Ask
let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot(ADDRESS)
  desk = await openInstallation({ mail: { sendsMail: true, dkim: null } })
  admin = await desk.staff(DESK, 'administrator')
}, 60_000)
afterAll(async () => {
  await desk.close()
  await dovecot.close()
})

interface State {
  readonly channel: string
  readonly state: string
  readonly note: string | null
  readonly problem: string | null
}

const stateOf = async (channel: string): Promise<State> => {
  const { body } = await admin('GET', `/api/desks/${DESK}/channels`)
  return body.states.find((each: State) => each.channel === channel)
}

/** What a client reads, in words. */
const page = async (): Promise<string> => {
  // The page looks once in ten seconds.
  desk.wait(10_000)
  const { body } = await desk.anybody('GET', `/d/${DESK}/status?locale=en`)
  return String(body)
    .replaceAll(/<style>.*?<\/style>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

async function until(channel: string, holds: (state: State) => boolean): Promise<State> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const state = await stateOf(channel)
    if (holds(state)) return state
    await sleep(50)
  }
  throw new Error(`waited in vain: ${JSON.stringify(await stateOf(channel))}`)
}

test('a mailbox that goes away, and one whose login is refused', { timeout: 60_000 }, async () => {
  const url = (password: string) =>
    parseMailbox(
      `imap://${encodeURIComponent(ADDRESS)}:${encodeURIComponent(password)}@127.0.0.1:${dovecot.port}/INBOX`,
    )
  const read = (password: string) => readMailbox(desk.shell, DESK, url(password), { say: () => {}, firstPauseMs: 50 })
  const reader = read(dovecot.password)
  await until('email', ({ state, problem }) => state === 'works' && problem === null)
  expect(await page()).toContain(`E-mail (${ADDRESS}) Works.`)

  await dovecot.kill()
  const gone = await until('email', ({ state }) => state === 'down')
  expect(gone.problem).toMatch(/closed the connection|ECONNREFUSED|ECONNRESET|Unexpected close/i)
  const told = await page()
  expect(told).toContain(`E-mail (${ADDRESS}) Does not work.`)
  expect(told).not.toMatch(/ECONN|closed the connection|127\.0\.0\.1|imap/i)

  await dovecot.start()
  await until('email', ({ state, problem }) => state === 'works' && problem === null)
  expect(await page()).toContain(`E-mail (${ADDRESS}) Works.`)
  await reader.stop()

  const refused = read('wrong')
  const { problem } = await until('email', ({ state }) => state === 'down')
  expect(problem).toMatch(/authenticat|command failed/i)
  expect(await page()).not.toMatch(/authenticat|command failed|wrong/i)
  await refused.stop()
  const right = read(dovecot.password)
  await until('email', ({ state }) => state === 'works')
  await right.stop()
})

test('letters that do not leave are late, and leave when the server is back', async () => {
  const { shell } = desk
  const client = await clientWith(shell, DESK, 'romashka', [])
  const { number } = done(await register(shell, DESK, client.asks('Вопрос')))
  const letter = (await detail(shell, DESK, number)).letters[0]?.id ?? ''
  const parts = {
    shell,
    secret: 'a secret of this test, long enough to be one',
    trackingUrl: () => 'http://desk.example/d',
    regulationUrl: () => 'http://desk.example/r',
  }
  const away = openOutgoing('smtp://127.0.0.1:9', null)
  await expect(deliverLetter({ ...parts, outgoing: away }, DESK, letter)).rejects.toThrow(/was not taken/)
  away.close()
  // At once for whoever can mend it; clients are told when it is late.
  expect(await stateOf('email')).toMatchObject({ state: 'works', problem: expect.stringContaining('ECONNREFUSED') })
  expect(await page()).not.toContain('late')
  desk.wait(16 * MINUTE_MS)
  expect(await stateOf('email')).toMatchObject({
    note: 'letters-late',
    problem: expect.stringContaining('ECONNREFUSED'),
  })
  const told = await page()
  expect(told).toContain('Our letters are late; answers are on the page of the case.')
  expect(told).not.toMatch(/ECONN|smtp|127\.0/i)

  const outgoing = { send: async () => ({ kind: 'sent' }) as const, close: () => {} }
  expect(await deliverLetter({ ...parts, outgoing }, DESK, letter)).toBe('sent')
  expect(await stateOf('email')).toMatchObject({ note: null, problem: null })
})

describe('a messenger', () => {
  test('whose server is away is said to be down, and works again by itself', { timeout: 60_000 }, async () => {
    const telegram = await startTelegram()
    const made = await admin('POST', `/api/desks/${DESK}/messengers`, {
      kind: 'telegram',
      secret: telegram.token,
      apiRoot: telegram.url,
    })
    expect(made.status).toBe(201)
    await until('messenger', ({ state }) => state === 'works')
    telegram.goAway(true)
    const { problem } = await until('messenger', ({ state }) => state === 'down')
    expect(problem).toMatch(/getUpdates|deleteWebhook|network/i)
    expect(problem).not.toContain(telegram.token)
    const told = await page()
    expect(told).toContain('Messenger (vendor_support_bot) Does not work.')
    expect(told).not.toMatch(/getUpdates|network|token/i)
    telegram.goAway(false)
    await until('messenger', ({ state, problem: left }) => state === 'works' && left === null)
    await admin('PATCH', `/api/desks/${DESK}/messengers/${made.body.id}`, { isOpen: false })
    await telegram.close()
  })
})
