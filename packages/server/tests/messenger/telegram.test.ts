import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { piecesOf } from '../../src/channels/messenger/telegram.ts'
import { handle } from '../../src/handle/handle.ts'
import { register } from '../../src/handle/register.ts'
import { hashLinkCode, newLinkCode } from '../../src/intake/link-code.ts'
import { readRecipient } from '../../src/store/letter/letter.ts'
import { insertLinkCode } from '../../src/store/messenger/messenger-talk.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { at } from '../desks.ts'
import { count } from '../mail/post.ts'
import { clientWith, detail, done, SPECIALIST, said } from '../stories.ts'
import { type Reached, reachedDesks } from './reached.ts'
import { startTelegram, type TelegramServer } from './telegram-server.ts'

const DESK = 'ideco-ics'
let desk: Reached
let telegram: TelegramServer
let accountId: string

beforeAll(async () => {
  desk = await reachedDesks()
  telegram = await startTelegram()
  accountId = await desk.openAccount(DESK, {
    kind: 'telegram',
    name: 'vendor_support_bot',
    secret: telegram.token,
    settings: { apiRoot: telegram.url },
  })
})
afterAll(async () => {
  await desk.close()
  await telegram.close()
})

const numberIn = (text: string) => Number(/ICS-(\d+)/.exec(text)?.[1])
const caseCalled = (number: number) => detail(desk.desks.shell, DESK, number)

async function until<T>(read: () => Promise<T>, isIt: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const value = await read()
    if (isIt(value)) return value
    await sleep(30)
  }
  throw new Error(`it did not come: ${JSON.stringify(await read()).slice(0, 500)}; ${desk.words.join(' | ')}`)
}

test('a question by a known client, with a screenshot, is answered where it was asked; a button closes it', async () => {
  const { shell } = desk.desks
  const romashka = await clientWith(shell, DESK, 'romashka', [
    { kind: 'subscription', product: 'ics', from: '2026-01-10' },
  ])
  // The tracking page of an earlier case gives the code that says who writes.
  const first = done(await register(shell, DESK, romashka.asks('Первый вопрос')))
  const code = newLinkCode()
  const expiresAt = at('2026-03-03T10:00+03:00')
  await inDesk(shell.pool, DESK, (db) =>
    insertLinkCode(db, { hash: hashLinkCode(code), caseId: first.caseId, expiresAt }),
  )
  telegram.write(11, { text: `/start ${code}` })
  await telegram.hears(/ICS-\d+ продолжается здесь/)
  done(
    await handle(shell, DESK, first.caseId, { kind: 'answer' }, SPECIALIST, said('Обновитесь.', { direction: 'out' })),
  )
  const answer = await telegram.hears(/^Обновитесь\./)
  expect(answer.chat).toBe('11')
  expect(answer.markup).toContain(`confirm:${first.number}`)
  telegram.press(11, `confirm:${first.number}`)
  const closed = await until(
    () => caseCalled(first.number),
    ({ row }) => row.status === 'closed',
  )
  expect(closed.row.state.closedBy).toBe('confirmation')

  // Nothing is open any more: what comes next is a new question, and the client is known.
  telegram.putFile('documents/shot', 'PNG bytes')
  telegram.write(11, {
    caption: 'Шлюз Ideco ICS 7.9.9 не пускает в сеть',
    document: { file_id: 'shot', file_unique_id: 's', file_name: 'экран.png', mime_type: 'image/png' },
  })
  const registered = await until(
    async () => telegram.said.find(({ text }) => numberIn(text) > first.number),
    (found) => found !== undefined,
  )
  const { row, messages } = await caseCalled(numberIn(registered?.text ?? ''))
  expect(row.contactId).toBe(romashka.contactId)
  expect(row.state.request).toMatchObject({ channel: 'messenger', product: 'ics', version: '7.9.9' })
  expect(row.state.verdict).toMatchObject({ verdict: 'accept', programme: 'subscription' })
  expect(messages[0]).toMatchObject({ channel: 'messenger', attachments: [{ filename: 'экран.png' }] })
})

test('a film that Telegram gives to no bot stays there, and holds up neither its words nor anybody after it', async () => {
  telegram.putTooBig('film')
  const film = { file_id: 'film', file_unique_id: 'f', file_name: 'экран.mp4', mime_type: 'video/mp4', file_size: 45e6 }
  telegram.write(61, { caption: 'На записи видно, как падает VPN', video: film })
  telegram.write(62, { text: 'А у меня другой вопрос' })
  await telegram.hears(/^Файл «экран\.mp4» остался в мессенджере/)
  const registered = async (chat: string) =>
    telegram.said.find((each) => each.chat === chat && /ICS-\d+/.test(each.text))?.text
  const text = await until(
    () => registered('61'),
    (found) => found !== undefined,
  )
  const { messages } = await caseCalled(numberIn(text ?? ''))
  expect(messages[0]?.text).toMatch(/^На записи видно, как падает VPN\n\n\[Файл «экран\.mp4» остался/)
  expect(messages[0]?.attachments).toEqual([])
  await until(
    () => registered('62'),
    (found) => found !== undefined,
  )
})

test('somebody unknown is registered all the same, told what is missing, and gives the number by a button', async () => {
  telegram.write(22, { text: 'Не работает VPN' })
  const asked = await until(
    async () => telegram.said.find(({ chat, text }) => chat === '22' && /ICS-\d+/.test(text)),
    (found) => found !== undefined,
  )
  expect(asked?.markup).toContain('request_contact')
  const number = numberIn(asked?.text ?? '')
  telegram.write(22, { contact: { phone_number: '79123456789', first_name: 'Анна', user_id: 22 } })
  const after = await until(
    () => caseCalled(number),
    ({ row }) => row.state.request.contact?.phone !== undefined,
  )
  expect(after.row.state.verdict.missing).not.toContain('contact')
  // A forwarded card is somebody else's number.
  telegram.write(23, { text: 'И у меня' })
  await until(
    async () => telegram.said.filter(({ chat }) => chat === '23').length,
    (said) => said > 0,
  )
  telegram.write(23, { contact: { phone_number: '79990000000', first_name: 'Чужой', user_id: 99 } })
  await until(
    async () => telegram.said.filter(({ chat }) => chat === '23').length,
    (said) => said > 1,
  )
  const cases = await count(desk.desks.shell, 'support_case', `state->'request'->'contact'->>'phone' = '+79990000000'`)
  expect(cases).toBe(0)
})

test('what is said next joins the case, what answers an old letter goes on with that one', async () => {
  telegram.write(33, { text: 'Вопрос про фильтр' })
  const first = await until(
    async () => telegram.said.find(({ chat }) => chat === '33'),
    (found) => found !== undefined,
  )
  const number = numberIn(first?.text ?? '')
  telegram.write(33, { text: 'И ещё: ИНН 7707083893, Ideco ICS 7.9.9' })
  const joined = await until(
    () => caseCalled(number),
    ({ messages }) => messages.length === 2,
  )
  expect(joined.row.state.request.organization?.inn).toBe('7707083893')
  const { row } = joined
  done(await handle(desk.desks.shell, DESK, row.id, { kind: 'confirm' }, { role: 'client', id: null }))
  telegram.write(33, {
    text: 'Всё-таки нет',
    reply_to_message: { message_id: first?.messageId, date: 1, chat: { id: 33 } },
  })
  const reopened = await until(
    () => caseCalled(number),
    ({ row: now, messages }) => messages.length === 3 && now.status !== 'closed',
  )
  expect(reopened.row.turn).toBe('staff')
})

test('a code is good for the conversation that said it first, and for no other', async () => {
  const { shell } = desk.desks
  const fialka = await clientWith(shell, DESK, 'fialka', [])
  const { caseId, number } = done(await register(shell, DESK, fialka.asks('Вопрос')))
  const code = newLinkCode()
  await inDesk(shell.pool, DESK, (db) =>
    insertLinkCode(db, { hash: hashLinkCode(code), caseId, expiresAt: at('2026-03-03T10:00+03:00') }),
  )
  telegram.write(81, { text: code })
  await telegram.hears(new RegExp(`ICS-${number} продолжается здесь`))
  telegram.write(82, { text: code })
  const refused = await until(
    async () => telegram.said.find(({ chat }) => chat === '82'),
    (found) => found !== undefined,
  )
  expect(refused?.text).toMatch(/Такого кода нет/)
  // Whoever has it may say it again.
  telegram.write(81, { text: code })
  await until(
    async () => telegram.said.filter(({ chat, text }) => chat === '81' && /продолжается здесь/.test(text)).length,
    (times) => times === 2,
  )
})

test('a file of the answer goes along with it', async () => {
  const { shell } = desk.desks
  telegram.write(91, { text: 'Пришлите инструкцию' })
  const first = await until(
    async () => telegram.said.find(({ chat }) => chat === '91'),
    (found) => found !== undefined,
  )
  const { row } = await caseCalled(numberIn(first?.text ?? ''))
  const kept = await shell.files.put(Buffer.from('Шаг первый: откройте порт.'))
  const file = { filename: 'manual.txt', contentType: 'text/plain', contentId: null, isInline: false, ...kept }
  const answer = { ...said('Вот она.', { direction: 'out' }), attachments: [file] }
  done(await handle(shell, DESK, row.id, { kind: 'ask' }, SPECIALIST, answer))
  const sent = await until(
    async () => telegram.said.find(({ chat, method }) => chat === '91' && method === 'sendDocument'),
    (found) => found !== undefined,
  )
  expect(sent?.raw).toContain('Шаг первый: откройте порт.')
  expect(sent?.raw).toContain('manual.txt')
})

test('updates that Telegram brings again are taken once', async () => {
  telegram.write(44, { text: 'Один раз' })
  await until(
    async () => telegram.said.filter(({ chat }) => chat === '44').length,
    (said) => said > 0,
  )
  const before = await count(desk.desks.shell, 'support_case')
  const messages = await count(desk.desks.shell, 'message')
  const saidBefore = telegram.said.length
  telegram.bringAgain()
  telegram.write(45, { text: 'После повтора' })
  await until(
    async () => telegram.said.filter(({ chat }) => chat === '45').length,
    (said) => said > 0,
  )
  expect(await count(desk.desks.shell, 'support_case')).toBe(before + 1)
  expect(await count(desk.desks.shell, 'message')).toBe(messages + 1)
  // The one word without a case (a code that is known by now) may be said again; letters may not.
  expect(telegram.said.slice(saidBefore).filter(({ text }) => /зарегистрирован/.test(text)).length).toBeLessThan(2)
})

test('another’s button does nothing', async () => {
  const theirs = await until(
    async () => telegram.said.find(({ chat, text }) => chat === '44' && /ICS-/.test(text)),
    (found) => found !== undefined,
  )
  const number = numberIn(theirs?.text ?? '')
  telegram.press(55, `confirm:${number}`)
  await telegram.hears(/ведётся не здесь/)
  expect((await caseCalled(number)).row.status).not.toBe('closed')
})

test('who has blocked the bot gets the letter by e-mail, where there is an address', async () => {
  const { shell } = desk.desks
  const vasilek = await clientWith(shell, DESK, 'vasilek', [])
  const address = `messenger:${accountId}:66`
  const made = done(await register(shell, DESK, { ...vasilek.asks('Вопрос'), answerTo: address }))
  await telegram.hears(new RegExp(`ICS-${made.number}`))
  telegram.block(66)
  done(await handle(shell, DESK, made.caseId, { kind: 'refuse', reason: 'not-entitled' }, { role: 'head', id: 'h' }))
  const { letters } = await until(
    () => caseCalled(made.number),
    ({ letters: all }) => all.at(-1)?.recipient === vasilek.email,
  )
  expect(await inDesk(shell.pool, DESK, (db) => readRecipient(db, letters.at(-1)?.id ?? ''))).toBe(vasilek.email)
})

test('a greeting, an unknown code and a sticker make no case', async () => {
  const before = await count(desk.desks.shell, 'support_case')
  telegram.write(77, { text: '/start' })
  await telegram.hears(/Опишите вопрос/)
  telegram.write(77, { text: 'LINK-AAAAAAAAAAAA' })
  await telegram.hears(/Такого кода нет/)
  expect(await count(desk.desks.shell, 'support_case')).toBe(before)
})

test('long words are cut at the ends of lines, and no letter is lost', () => {
  const text = Array.from({ length: 40 }, (_, line) => `строка ${line} `.repeat(20)).join('\n')
  const pieces = piecesOf(text, 1000)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(1000)
  expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
})

test('by webhook, only Telegram’s own call is heard', async () => {
  const other = await startTelegram()
  const id = await desk.openAccount('ideco-utm', {
    kind: 'telegram',
    name: 'another_bot',
    secret: other.token,
    settings: { apiRoot: other.url, webhook: true },
  })
  expect(other.webhook?.url).toBe(`https://desk.example/api/messengers/ideco-utm/${id}`)
  const message = {
    message_id: 1,
    date: 1,
    text: 'Через вебхук',
    chat: { id: 5, type: 'private', first_name: 'Пётр' },
    from: { id: 5, is_bot: false, first_name: 'Пётр' },
  }
  const body = { update_id: 1, message }
  expect(await desk.messengers.called('ideco-utm', id, { secret: 'a guess', body })).toBe(false)
  expect(await desk.messengers.called('ideco-ics', id, { secret: other.webhook?.secret ?? '', body })).toBe(false)
  expect(await count(desk.desks.shell, 'support_case', 'true', 'ideco-utm')).toBe(0)
  expect(await desk.messengers.called('ideco-utm', id, { secret: other.webhook?.secret ?? '', body })).toBe(true)
  expect(await count(desk.desks.shell, 'support_case', 'true', 'ideco-utm')).toBe(1)
  await other.close()
})
