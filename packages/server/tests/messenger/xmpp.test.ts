import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { hashLinkCode, newLinkCode } from '../../src/intake/link-code.ts'
import { insertLinkCode } from '../../src/store/messenger/messenger-talk.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { at } from '../desks.ts'
import { count } from '../mail/post.ts'
import { detail, done, SPECIALIST, said } from '../stories.ts'
import { DOMAIN, type Prosody, startProsody } from './prosody.ts'
import { type Reached, reachedDesks } from './reached.ts'
import { comeOverXmpp, type XmppPerson } from './xmpp-person.ts'

const DESK = 'ideco-ics'
const SUPPORT = `support@${DOMAIN}`
let desk: Reached
let prosody: Prosody
let anna: XmppPerson

beforeAll(async () => {
  prosody = await startProsody()
  prosody.register('support', 'the desk’s password')
  prosody.register('anna', 'a password')
  desk = await reachedDesks()
  const settings = { service: prosody.service }
  await desk.openAccount(DESK, { kind: 'xmpp', name: SUPPORT, secret: 'the desk’s password', settings })
  anna = await comeOverXmpp(prosody.service, 'anna', 'a password')
}, 60_000)
afterAll(async () => {
  await anna.leave()
  await desk.close()
  await prosody.close()
})

async function write(text: string, id: string): Promise<void> {
  await anna.write(SUPPORT, text, id)
}

async function hears(pattern: RegExp): Promise<string> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const found = anna.heard.find((text) => pattern.test(text))
    if (found !== undefined) return found
    await sleep(30)
  }
  throw new Error(`nobody said ${pattern}: ${anna.heard.join(' | ')}; ${desk.words.join(' | ')}`)
}

test('a question over a real XMPP server becomes a case, and is answered there', async () => {
  await write('Ideco ICS 7.9.9, ИНН 7707083893: не работает фильтр', 'm1')
  const number = Number(/ICS-(\d+)/.exec(await hears(/ICS-\d+/))?.[1])
  const { row, messages } = await detail(desk.desks.shell, DESK, number)
  expect(row.state.request).toMatchObject({ channel: 'messenger', version: '7.9.9', contact: { name: 'anna' } })
  expect(messages[0]).toMatchObject({
    channel: 'messenger',
    text: 'Ideco ICS 7.9.9, ИНН 7707083893: не работает фильтр',
  })

  // Sent again by a program that was not sure, it is the same message; a second one joins.
  await write('Ideco ICS 7.9.9, ИНН 7707083893: не работает фильтр', 'm1')
  await write('Со вчерашнего дня', 'm2')
  for (
    let attempt = 0;
    attempt < 200 && (await count(desk.desks.shell, 'message', `direction = 'in'`)) < 2;
    attempt += 1
  )
    await sleep(30)
  expect(await count(desk.desks.shell, 'message', `direction = 'in'`)).toBe(2)
  expect(await count(desk.desks.shell, 'support_case')).toBe(1)

  done(
    await handle(desk.desks.shell, DESK, row.id, { kind: 'note' }, SPECIALIST, said('для себя', { direction: 'note' })),
  )
  const command = row.state.verdict.verdict === 'accept' ? 'answer' : 'ask'
  done(
    await handle(
      desk.desks.shell,
      DESK,
      row.id,
      { kind: command },
      SPECIALIST,
      said('Пришлите журнал.', { direction: 'out' }),
    ),
  )
  await hears(/^Пришлите журнал/)
  expect(anna.heard.join('\n')).not.toContain('для себя')
})

test('a code from the tracking page, typed, brings that case here', async () => {
  const { shell } = desk.desks
  const code = newLinkCode()
  const { row } = await detail(shell, DESK, 1)
  const expiresAt = at('2026-03-03T10:00+03:00')
  await inDesk(shell.pool, DESK, (db) => insertLinkCode(db, { hash: hashLinkCode(code), caseId: row.id, expiresAt }))
  await write(code.toLowerCase(), 'm3')
  expect(await hears(/продолжается здесь/)).toContain('ICS-1')
})

test('an account that the server does not know is said in a sentence', async () => {
  const account = {
    kind: 'xmpp',
    name: `nobody@${DOMAIN}`,
    settings: { service: prosody.service },
    secret: 'x',
  } as const
  await expect(desk.messengers.tryOut(account)).rejects.toThrow(
    /can't sign in as `nobody@jabber.example`: not-authorized/,
  )
})
