// Whoever comes by a channel that their programme has not (A11, S2): by every channel there is, and by its own way in, the
// case is registered with what was said, the client is told which channels are open and by which clause, and nothing is lost.
import { CHANNELS, type Channel } from '@reglament/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeChatMessage } from '../../src/intake/take-chat-message.ts'
import { insertMessengerAccount } from '../../src/store/messenger/messenger.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { letter, post, SECRET } from '../mail/post.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const IKS = 'a-real-iks'
const SHTRIH = 'shtrih-m'
const EMAIL = 'anna@romashka.example'
const ROMASHKA = { name: 'ООО «Ромашка»', inn: '7707083893' }
const CONTACT = { name: 'Анна', email: EMAIL, phone: '+7 495 123-45-67' }
const WORDS = 'Не запускается прокси, версия 7'
const asked = {
  contact: CONTACT,
  organization: ROMASHKA,
  product: 'lite',
  version: '7',
  topic: 'fault',
  description: WORDS,
}

let desk: Installation
const staff: Record<string, Ask> = {}
const messenger = '01900000-0000-7000-8000-00000000000a'
beforeAll(async () => {
  desk = await openInstallation()
  for (const id of [IKS, SHTRIH]) {
    const head = await desk.staff(id, 'head')
    const kind = id === IKS ? 'free-edition' : 'paid-support'
    const holdings = [{ kind, from: '2026-01-10' }]
    const made = await head('POST', `/api/desks/${id}/clients`, { organization: ROMASHKA, contact: CONTACT, holdings })
    expect(made.status).toBe(201)
    staff[id] = await desk.staff(id, 'specialist')
  }
  await inDesk(desk.shell.pool, IKS, (db) =>
    insertMessengerAccount(
      db,
      { id: messenger, kind: 'telegram', name: 'bot', settings: {}, sealed: Buffer.from('x'), createdBy: 'x' },
      desk.shell.clock(),
    ),
  )
})
afterAll(() => desk.close())

/** The number of a case that an HTTP route has made. */
async function made(answer: ReturnType<Ask>): Promise<number> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBe(201)
  return body.number
}

async function aWindow(id: string): Promise<{ from: string; to: string }> {
  const { body } = await desk.anybody('GET', `/api/public/desks/${id}/callback-windows?timezone=Europe/Moscow`)
  return body.windows[0]
}

const WAYS: Readonly<Record<Channel, { readonly at: string; readonly come: () => Promise<number> }>> = {
  email: {
    at: IKS,
    async come() {
      const raw = letter({ from: EMAIL, to: 'a-real-iks@desk.example', id: 'wrong@romashka.example', text: WORDS })
      const taken = await post(desk.shell, raw, ['a-real-iks@desk.example'], IKS)
      if (taken.kind !== 'registered') throw new Error(taken.kind)
      return taken.number
    },
  },
  phone: {
    at: IKS,
    come: () =>
      made(
        staff[IKS]?.('POST', `/api/desks/${IKS}/cases`, { request: { ...asked, channel: 'phone' } }) as ReturnType<Ask>,
      ),
  },
  portal: {
    at: IKS,
    come: () => made(desk.anybody('POST', `/api/public/desks/${IKS}/cases`, { ...asked, channel: 'portal' })),
  },
  form: {
    at: SHTRIH,
    come: () =>
      made(
        desk.anybody('POST', `/api/public/desks/${SHTRIH}/cases`, { ...asked, product: 'software', channel: 'form' }),
      ),
  },
  chat: { at: IKS, come: () => made(desk.anybody('POST', `/api/public/chats/${IKS}`, asked)) },
  callback: {
    at: IKS,
    async come() {
      const body = { ...asked, window: await aWindow(IKS), timezone: 'Europe/Moscow' }
      return made(desk.anybody('POST', `/api/public/desks/${IKS}/callbacks`, body))
    },
  },
  messenger: {
    at: IKS,
    async come() {
      const said = {
        peer: '11',
        id: '1',
        answers: null,
        name: 'Анна',
        text: `${WORDS}, ИКС Lite. ИНН ${ROMASHKA.inn}`,
        files: [],
        phone: null,
        code: null,
        pressed: null,
      }
      const taken = await takeChatMessage({ shell: desk.shell, secret: SECRET }, IKS, messenger, said)
      if (taken.kind !== 'registered') throw new Error(taken.kind)
      return taken.number
    },
  },
}

test.each(CHANNELS)('by `%s`: registered, told what is open and why, nothing lost', async (channel) => {
  const { at, come } = WAYS[channel]
  const number = await come()
  const { body } = (await staff[at]?.('GET', `/api/desks/${at}/cases/${number}`)) ?? { body: null }
  const { state, letters, messages } = body
  expect(state.request.channel).toBe(channel)
  expect(state).toMatchObject({ status: 'waiting-client', turn: 'client', verdict: { verdict: 'redirect' } })
  const ground = state.verdict.grounds.find(({ reason }: { reason: string }) => reason === 'channel-not-open')
  expect(ground.clause).toBe(at === IKS ? 'A11' : 'S2')
  expect(state.verdict.channels).not.toContain(channel)
  expect(state.verdict.channels.length).toBeGreaterThan(0)
  expect(letters.map(({ kind }: { kind: string }) => kind)).toEqual(['redirected'])
  expect(messages.map(({ text }: { text: string }) => text).join()).toContain(WORDS)
  // The letter itself names them, whatever way it goes.
  const sent = await inDesk(desk.shell.pool, at, (db) =>
    db.query<{ body: { channels: string[]; clauses: string[] } }>({
      text: 'select body from letter where id = $1',
      values: [letters[0].id],
    }),
  )
  expect(sent.rows[0]?.body).toMatchObject({ channels: state.verdict.channels })
  expect(sent.rows[0]?.body.clauses).toContain(ground.clause)
})
