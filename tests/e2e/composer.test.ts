// What a specialist writes, from the first letter to the client's mailbox: a real browser, a real SMTP server.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, type RunningDesk } from '../desk.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import { ADMINISTRATOR, type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const UNDO_SECONDS = 3
/** A picture of one pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

let stage: Stage
let mail: MailServer
let desk: RunningDesk
let session: Session
let page: Page

beforeAll(async () => {
  mail = await openMailServer()
  stage = await openStage({
    env: { REGLAMENT_SMTP_URL: mail.url, REGLAMENT_UNDO_SECONDS: String(UNDO_SECONDS) },
  })
  desk = stage.desk
  session = await signIn(desk)
  page = await stage.newPage(ADMINISTRATOR)
}, 120_000)

afterAll(async () => {
  await stage?.close()
  await mail?.close()
})

const editor = () => page.getByRole('textbox', { name: 'Ответ клиенту' })
const answerButton = () => page.getByRole('button', { name: 'Ответить', exact: true })

/** One client's cases are worked one at a time: each story has a client of its own. */
const INNS = ['7707083893', '7736050003', '7702070139', '7728168971', '7710140679']

async function openCase(story: number, description: string): Promise<number> {
  const [inn = '', email] = [INNS[story], `anna${story}@romashka.example`]
  const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  await session.post('/api/desks/ideco-ics/clients', {
    organization: { name: 'ООО «Ромашка»', inn },
    contact: { name: 'Анна Котова', email },
    holdings: [{ kind: 'subscription', product: 'ics', from }],
  })
  const { number } = await session.post<{ number: number }>('/api/desks/ideco-ics/cases', {
    request: { contact: { email }, organization: { inn }, product: 'ics', version: '7.9.9', description },
  })
  await page.goto(`${desk.url}/desk/ideco-ics/cases/${number}`)
  await editor().waitFor()
  return number
}

/** Puts a file under the hands as the system's clipboard does, and pastes it. */
const pastePicture = () =>
  editor().evaluate((box, base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], 'снимок.png', { type: 'image/png' }))
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, PNG)

const letterWith = (what: string, says: RegExp) =>
  eventually(what, async () => mail.received.find(({ mail: { text } }) => says.test(text ?? '')))

test('a rich answer with a pasted screenshot and a file arrives as it was written', async () => {
  await openCase(0, 'Туннель не поднимается')
  await editor().focus()
  await page.keyboard.type('Проверьте ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('порт 500')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Enter')
  await pastePicture()
  await page.getByRole('list', { name: 'Файлы' }).getByText('снимок.png').waitFor()
  await page
    .getByLabel('Прикрепить файл')
    .last()
    .setInputFiles({ name: 'настройки.txt', mimeType: 'text/plain', buffer: Buffer.from('udp 500') })
  await page.getByRole('list', { name: 'Файлы' }).getByText('настройки.txt').waitFor()
  await answerButton().click()
  const { mail: letter } = await letterWith('the answer', /Проверьте порт 500/)
  expect(letter.html).toContain('Проверьте <strong>порт 500</strong>')
  const [picture, file] = letter.attachments
  expect([picture?.filename, picture?.contentType, picture?.contentDisposition]).toEqual([
    'снимок.png',
    'image/png',
    'inline',
  ])
  expect(picture?.content.toString('base64')).toBe(PNG)
  expect([file?.filename, file?.content.toString(), file?.contentDisposition]).toEqual([
    'настройки.txt',
    'udp 500',
    'attachment',
  ])
  // The picture stands in the letter, by its content id (the parser puts its bytes in its place).
  expect(letter.html).toContain(`src="data:image/png;base64,${PNG}"`)
  await page.locator('li[data-kind="out"] strong', { hasText: 'порт 500' }).waitFor()
})

test('a draft outlives the page, and notes and answers are kept apart', async () => {
  const number = await openCase(1, 'Не открывается сайт')
  await editor().focus()
  await page.keyboard.type('Начатый ответ')
  await eventually('the draft is kept', async () => {
    const { drafts } = await session.get<{ drafts: { body: { text: string } }[] }>(
      `/api/desks/ideco-ics/cases/${number}/drafts`,
    )
    return drafts[0]?.body.text === 'Начатый ответ'
  })
  await page.reload()
  await page.getByText('Черновик восстановлен').waitFor()
  expect(await editor().textContent()).toBe('Начатый ответ')
  await page.keyboard.press('n')
  expect(await page.getByRole('textbox', { name: 'Заметка для своих' }).textContent()).toBe('')
})

test('an answer is taken back within its seconds, by keyboard, and goes when it is sent again', async () => {
  await openCase(2, 'Падает сервис')
  await editor().focus()
  await page.keyboard.type('Поспешный ответ')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Уйдёт через \d с/).waitFor()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('z')
  await eventually('the words are back', async () => (await editor().textContent()) === 'Поспешный ответ')
  await new Promise((resolve) => setTimeout(resolve, UNDO_SECONDS * 1000 + 2_500))
  expect(mail.received.some(({ mail: { text } }) => /Поспешный/.test(text ?? ''))).toBe(false)
  await answerButton().click()
  await page.getByText(/Уйдёт через \d с/).waitFor()
  // Closing the page sends it all the same.
  await page.goto('about:blank')
  await letterWith('the answer', /Поспешный ответ/)
})

test('a canned answer is called up by its name, shown filled in, and put in by Enter', async () => {
  await session.post('/api/desks/ideco-ics/canned-answers', {
    isOwn: false,
    name: 'порт',
    title: 'Какой порт открыть',
    ru: '<p>{{client.name}}, по обращению {{case.number}}: откройте порт.</p>',
    en: null,
  })
  const number = await openCase(3, 'Нет связи')
  await editor().focus()
  await page.keyboard.type(';пор')
  await page.getByRole('option', { name: /Какой порт открыть/ }).waitFor()
  const filled = `Анна Котова, по обращению ICS-${number}: откройте порт.`
  await page.getByText(filled).waitFor()
  await page.keyboard.press('Enter')
  await eventually('the text is in', async () => (await editor().textContent())?.includes(filled))
  await page.keyboard.press('Control+Enter')
  await letterWith('the canned answer', new RegExp(`ICS-${number}: откройте порт`))
})

test('ready-made words come in the client’s language, and in the other one where it is chosen', async () => {
  const texts = {
    ru: '<p>Обращение закроется {{closesAt}}.</p>',
    en: '<p>The case closes on {{closesAt}}.</p>',
  }
  await session.post('/api/desks/ideco-ics/canned-answers', { isOwn: false, name: 'when', title: 'When', ...texts })
  const { organization } = await session.post<{ organization: { id: string } }>('/api/desks/ideco-ics/clients', {
    organization: { name: 'Romashka Ltd', inn: INNS[4] },
  })
  const person = { name: 'Anna Kotova', emails: ['anna4@romashka.example'], locale: 'en' }
  await session.post(`/api/desks/ideco-ics/organizations/${organization.id}/contacts`, person)
  await openCase(4, 'No connection')
  await editor().focus()
  await page.keyboard.type(';when')
  const offered = page.getByRole('status').filter({ hasText: 'closes on' })
  await offered.waitFor()
  expect(await offered.textContent()).toMatch(/closes on \d+ [A-Z][a-z]+ \d{4} at \d\d:\d\d \(Moscow time, UTC\+3\)/)
  await page.getByLabel('Язык заготовок').selectOption('ru')
  await page
    .getByRole('status')
    .filter({ hasText: /закроется \d+ [а-я]+ \d{4} г\. в \d\d:\d\d \(по Москве, UTC\+3\)/ })
    .waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Отказать', exact: true }).click()
  await page.getByLabel('Основание отказа').selectOption({ index: 1 })
  const words = page.getByRole('textbox', { name: 'Пояснение клиенту' })
  await eventually('the draft in English', async () => /^Hello, /.test(await words.inputValue()))
  await page.getByLabel('Язык черновика').selectOption('ru')
  await eventually('the draft in Russian', async () => /^Здравствуйте, /.test(await words.inputValue()))
})
