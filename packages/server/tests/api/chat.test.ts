import { afterAll, beforeAll, expect, test } from 'vitest'
import { readdressUnseen } from '../../src/channels/chat/readdress-unseen.ts'
import { type LiveHub, openHub } from '../../src/realtime/hub.ts'
import { listen } from '../../src/realtime/listen.ts'
import { readRecipient } from '../../src/store/letter/letter.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = 'ideco-utm'
const asked = {
  description: 'Не поднимается VPN',
  contact: { name: 'Анна', email: 'anna@romashka.example', phone: '+7 495 123-45-67' },
  organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
  product: 'utm',
  version: '16',
}

let desk: Installation
let live: LiveHub
let stopListening: () => Promise<void>
let specialist: Ask
let head: Ask

beforeAll(async () => {
  live = openHub()
  desk = await openInstallation({ live, undoMs: 0 })
  const listening = await listen(desk.database.config, live, () => {})
  stopListening = () => listening.stop()
  specialist = await desk.staff(DESK, 'specialist')
  head = await desk.staff(DESK, 'head')
})
afterAll(async () => {
  await stopListening()
  await desk.close()
})

interface Said {
  readonly by: string
  readonly text: string
  readonly clauses: readonly { readonly id: string }[]
}

async function begin(
  body: object = asked,
  at = DESK,
): Promise<{ number: number; key: string; read: () => ReturnType<Ask> }> {
  const { status, body: made } = await desk.anybody('POST', `/api/public/chats/${at}`, body)
  expect(status).toBe(201)
  const { number, key } = made
  return { number, key, read: () => desk.anybody('GET', `/api/public/chats/${at}/${number}?key=${key}&locale=ru`) }
}

async function letters(number: number): Promise<readonly { id: string; kind: string; status: string }[]> {
  return (await specialist('GET', `/api/desks/${DESK}/cases/${number}`)).body.letters
}

test('what is asked in the chat is a case like any other, and is answered there', async () => {
  const { number, key, read } = await begin()
  const { body: row } = await specialist('GET', `/api/desks/${DESK}/cases/${number}`)
  expect(row.state.request).toMatchObject({ channel: 'chat', product: 'utm' })
  expect(row.messages).toMatchObject([{ direction: 'in', channel: 'chat', text: 'Не поднимается VPN' }])
  const first: Said[] = (await read()).body.said
  expect(first.map(({ by }) => by)).toEqual(['client', 'desk'])
  expect(first[1]?.text).toContain('UTM-')
  await specialist('POST', `/api/desks/${DESK}/cases/${number}/takes`, {})
  await head('POST', `/api/desks/${DESK}/cases/${number}/admissions`, { reason: 'Крупный заказчик' })
  const answered = await specialist('POST', `/api/desks/${DESK}/cases/${number}/answers`, {
    text: 'Какая версия клиента?',
  })
  expect(answered.status).toBe(201)
  const now: Said[] = (await read()).body.said
  expect(now.filter(({ by }) => by === 'staff').map(({ text }) => text)).toEqual(['Какая версия клиента?'])
  await desk.anybody('POST', `/api/public/cases/${DESK}/${number}/replies`, { key, text: 'Третья', channel: 'chat' })
  const { body } = await specialist('GET', `/api/desks/${DESK}/cases/${number}`)
  expect(body.messages.at(-1)).toMatchObject({ channel: 'chat', text: 'Третья' })
})

test('a programme without the channel is led to its own, with the clause, and the case is there', async () => {
  const { read } = await begin({ ...asked, product: 'fiscal-printer', version: '1' }, 'shtrih-m')
  const { body } = await read()
  const [client, word] = body.said as Said[]
  expect(client?.text).toBe('Не поднимается VPN')
  expect(word?.text).toMatch(/зарегистрировано, но ваша программа поддержки не обслуживается в чате.*портал.*телефон/)
  expect(word?.clauses.map(({ id }) => id)).toContain('S2')
})

test('another’s key opens nothing', async () => {
  const { number } = await begin()
  for (const path of [`chats/${DESK}/${number}?locale=ru&`, `live?desk=${DESK}&number=${number}&`]) {
    expect((await desk.anybody('GET', `/api/public/${path}key=wrong`)).status).toBe(404)
  }
  const sign = { key: 'wrong', page: 'page-of-anna', doing: 'looking' }
  expect((await desk.anybody('PUT', `/api/public/chats/${DESK}/${number}/presence`, sign)).status).toBe(404)
})

test('what was seen in the chat is sent; what was not goes by e-mail', async () => {
  const { number, key, read } = await begin()
  const [registered] = await letters(number)
  expect(registered).toMatchObject({ kind: 'registered', status: 'queued' })
  const { version } = (await read()).body
  const page = { key, page: 'page-of-anna', doing: 'looking', seen: version }
  expect((await desk.anybody('PUT', `/api/public/chats/${DESK}/${number}/presence`, page)).status).toBe(204)
  expect((await letters(number))[0]).toMatchObject({ status: 'sent' })
  const { pool } = desk.shell
  expect(await readdressUnseen(pool, DESK, registered?.id ?? '')).toBe(false)
  await specialist('POST', `/api/desks/${DESK}/cases/${number}/takes`, {})
  // Out of the answers' time to be taken back: an answer is sent by its job.
  const other = await begin()
  const [unseen] = await letters(other.number)
  expect(await readdressUnseen(pool, DESK, unseen?.id ?? '')).toBe(true)
  expect(await inDesk(pool, DESK, (db) => readRecipient(db, unseen?.id ?? ''))).toBe('anna@romashka.example')
})

test('a client without an address waits in the chat', async () => {
  const { number } = await begin({ description: 'Помогите' })
  const [letter] = await letters(number)
  expect(await readdressUnseen(desk.shell.pool, DESK, letter?.id ?? '')).toBe(false)
  expect((await letters(number))[0]?.status).toBe('queued')
})

test('before anything is written, the chat says whether somebody is there', async () => {
  const ask = async (at: string) => (await desk.anybody('GET', `/api/public/chats/${at}?locale=ru`)).body
  expect(await ask(DESK)).toMatchObject({ isOnline: false, isChannel: true })
  expect(await ask('ideco-ics')).toMatchObject({ isChannel: false, channels: expect.stringContaining('телефон') })
  live.online.heard({ desk: DESK, stream: 'one', isOnline: true })
  expect((await ask(DESK)).isOnline).toBe(true)
  live.online.heard({ desk: DESK, stream: 'one', isOnline: false })
  expect((await ask(DESK)).isOnline).toBe(false)
})

test('pages of other sites may read the chat, and nothing of the workspace', async () => {
  const headers = { origin: 'https://vendor.example' }
  const read = async (path: string, method = 'GET') =>
    (await fetch(`${desk.url}${path}`, { method, headers })).headers.get('access-control-allow-origin')
  expect(await read(`/api/public/chats/${DESK}?locale=ru`)).toBe('*')
  expect(await read(`/api/public/chats/${DESK}`, 'OPTIONS')).toBe('*')
  expect(await read(`/api/public/chats/nobody?locale=ru`)).toBe('*')
  expect(await read('/api/session')).toBeNull()
  expect(await read('/api/public/desks')).toBeNull()
})

test('the case is watched by its key: what staff note among themselves is not told', async () => {
  const { number, key } = await begin()
  const abort = new AbortController()
  const answer = await fetch(`${desk.url}/api/public/live?desk=${DESK}&number=${number}&key=${key}`, {
    signal: abort.signal,
  })
  if (!answer.body) throw new Error('no stream')
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const hears = async (what: RegExp) => {
    while (!what.test(heard)) heard += (await reader.read()).value ?? ''
  }
  await hears(/retry/)
  await specialist('POST', `/api/desks/${DESK}/cases/${number}/notes`, { text: 'Между нами' })
  await specialist('PUT', `/api/desks/${DESK}/cases/${number}/presence`, { page: 'page-of-staff', doing: 'writing' })
  await hears(/event: writing\ndata: \{"isWriting":true\}/)
  await specialist('POST', `/api/desks/${DESK}/cases/${number}/takes`, {})
  await hears(/event: case/)
  expect(heard.match(/event: case/g)).toHaveLength(1)
  abort.abort()
})
