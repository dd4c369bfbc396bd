// What is done to a case beside answering, by role and by keyboard: split and merge with real mail that follows, assign.
import nodemailer, { type SendMailOptions } from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, type RunningDesk } from '../desk.ts'
import { type MailServer, openMailServer, type Received } from '../mail-server.ts'
import { ADMINISTRATOR, type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const DAY_MS = 86_400_000
const ANNA = 'anna@romashka.example'
const DESK = '/desk/ideco-ics'

let stage: Stage
let mail: MailServer
let desk: RunningDesk
let session: Session
let page: Page

beforeAll(async () => {
  mail = await openMailServer()
  stage = await openStage({ env: { REGLAMENT_SMTP_URL: mail.url } })
  desk = stage.desk
  session = await signIn(desk)
  const from = new Date(Date.now() - 30 * DAY_MS).toISOString().slice(0, 10)
  await session.post('/api/desks/ideco-ics/clients', {
    organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
    contact: { name: 'Анна Котова', email: ANNA, phone: '+7 495 123-45-67' },
    holdings: [{ kind: 'subscription', product: 'ics', from }],
  })
  await session.post('/api/desks/ideco-ics/members', {
    name: 'Борис Умнов',
    email: 'boris@desk.example',
    role: 'specialist',
  })
  page = await stage.newPage(ADMINISTRATOR, { reducedMotion: 'reduce' })
}, 120_000)

afterAll(async () => {
  await stage?.close()
  await mail?.close()
})

const send = async (message: SendMailOptions) => {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: desk.smtpPort, ignoreTLS: true })
  try {
    await transport.sendMail({ from: `Анна Котова <${ANNA}>`, to: 'ideco-ics@desk.example', ...message })
  } finally {
    transport.close()
  }
}
const letter = (what: string, says: RegExp): Promise<Received> =>
  eventually(`a letter: ${what}`, async () => mail.received.find(({ mail: { text } }) => says.test(text ?? '')))
const caseOf = (number: number) =>
  session.get<{ status: string; messages: { text: string }[]; assignee: { name: string } | null }>(
    `/api/desks/ideco-ics/cases/${number}`,
  )
const replyTo = ({ mail: { replyTo } }: Received) => replyTo?.value[0]?.address ?? ''

test('two questions in one letter become two cases, and the client is told both numbers', async () => {
  await send({
    subject: 'Туннель и отчёты',
    text: 'Здравствуйте! Ideco ICS, версия 7.9.9. Туннель не поднимается.\n\nИ ещё не приходят отчёты.',
  })
  await letter('registered', /ICS-1/)
  await page.goto(`${desk.url}${DESK}/cases/1`)
  await page.getByRole('heading', { name: 'Туннель и отчёты' }).waitFor()
  await page.keyboard.press('d')
  await page.getByRole('checkbox').first().waitFor()
  await page.getByLabel('Только часть этого сообщения').fill('И ещё не приходят отчёты.')
  await page.getByLabel('Тема второго обращения').fill('Не приходят отчёты')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Не приходят отчёты' }).waitFor()
  await page.getByText('Это обращение ждёт очереди: в работе ICS-1').waitFor()
  await page.getByText('выделено из').waitFor()
  const told = await letter('both numbers', /ICS-1.*ICS-2|ICS-2.*ICS-1/su)
  await send({ to: replyTo(told), subject: 'Re', text: 'Отчёты не приходят с понедельника' })
  await page.getByText('Отчёты не приходят с понедельника').first().waitFor()
  expect((await caseOf(1)).messages).toHaveLength(1)
})

test('a case is given to a colleague by keyboard alone', async () => {
  await page.goto(`${desk.url}${DESK}/cases/1`)
  await page.getByRole('heading', { name: 'Туннель и отчёты' }).waitFor()
  await page.keyboard.press('i')
  const picker = page.getByRole('combobox', { name: 'Кому передать' })
  await picker.waitFor()
  expect(await picker.evaluate((box) => box === document.activeElement)).toBe(true)
  await page.keyboard.type('Ум')
  await page.keyboard.press('Enter')
  await page.getByText('ведёт Борис Умнов').waitFor()
  await page.getByText('передаёт обращение: Борис Умнов').waitFor()
  // The form is away, and a key means the page again.
  await picker.waitFor({ state: 'hidden' })
})

test('a question that came twice goes on in one case, and letters to either find it', async () => {
  await send({ subject: 'Снова туннель', text: 'Ideco ICS, версия 7.9.9. Туннель так и не поднимается.' })
  const third = await letter('the third', /ICS-3/)
  await page.goto(`${desk.url}${DESK}/cases/3`)
  await page.getByRole('heading', { name: 'Снова туннель' }).waitFor()
  await page.keyboard.press('m')
  await page.getByLabel('Номер обращения').fill('ICS-1')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Туннель и отчёты' }).waitFor()
  await page.getByText('Анна Котова · ICS-3').waitFor()
  await page.getByText('сюда вошло').waitFor()
  await send({ to: replyTo(third), subject: 'Re', text: 'Письмо к третьему номеру' })
  await page.getByText('Письмо к третьему номеру').first().waitFor()
  expect((await caseOf(3)).status).toBe('closed')
})

test('tags, fields and links stand on the case, and in its history who put them there', async () => {
  await page.goto(`${desk.url}${DESK}/tags`)
  await page.getByLabel('Название по-русски').fill('Номер ошибки')
  await page.getByLabel('Название по-английски').fill('Bug')
  await page.getByRole('button', { name: 'Добавить поле' }).click()
  await page.getByRole('button', { name: 'Больше не спрашивать: Номер ошибки' }).waitFor()
  await page.goto(`${desk.url}${DESK}/cases/1`)
  await page.getByLabel('Метка', { exact: true }).fill('vpn')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Снять метку «vpn»' }).waitFor()
  await page.getByLabel('Номер ошибки').fill('BUG-17')
  await page.keyboard.press('Enter')
  await page.getByText('указывает: Номер ошибки — BUG-17').waitFor()
  await page.getByRole('heading', { name: 'Туннель и отчёты' }).click()
  await page.keyboard.press('l')
  await page.getByLabel('Как связано').selectOption('outside')
  await page.getByLabel('Адрес').fill('https://bugs.example/17')
  await page.getByLabel('Название', { exact: true }).fill('BUG-17 туннель')
  await page.getByRole('button', { name: 'Связать' }).last().click()
  const link = page.getByRole('complementary').getByRole('link', { name: 'BUG-17 туннель' })
  expect(await link.getAttribute('href')).toBe('https://bugs.example/17')
  await page.getByText('ставит метку «vpn»').waitFor()
})

test('a question goes to another desk by keyboard, with a word for the colleagues, and its place is told', async () => {
  await page.goto(`${desk.url}${DESK}/cases/2`)
  await page.getByRole('heading', { name: 'Не приходят отчёты' }).waitFor()
  await page.keyboard.press('/')
  await page.getByRole('combobox', { name: 'Что найти или сделать' }).fill('в другую службу')
  await page.getByRole('option', { name: /Передать вопрос/ }).waitFor()
  await page.keyboard.press('Enter')
  const where = page.getByLabel('Служба поддержки', { exact: true })
  await where.waitFor()
  await eventually('the hands are in the form', () => where.evaluate((box) => box === document.activeElement))
  await where.selectOption('shtrih-m')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Клиент ждёт с понедельника')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const there = page.getByRole('status').getByRole('link', { name: 'SM-1' })
  await there.waitFor()
  await eventually('the hands are on the new number', () => there.evaluate((link) => link === document.activeElement))
  await page.getByText('передано в другую службу', { exact: true }).waitFor()
  expect((await caseOf(2)).status).not.toBe('closed')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/desk\/shtrih-m\/cases\/1$/)
  await page.getByText('Клиент ждёт с понедельника').waitFor()
  await page.getByText('пришло из другой службы', { exact: true }).waitFor()
})

test('the client’s old link opens the case that goes on', async () => {
  const third = await letter('the third', /ICS-3/)
  const url = /https?:\/\/\S+\/track\/3\S*/.exec(third.mail.text ?? '')?.[0] ?? ''
  const client = await page.context().newPage()
  await client.goto(url)
  await client.getByText('Сюда же вошло то, о чём вы писали в ICS-3').waitFor()
  await client.getByText('Письмо к третьему номеру').waitFor()
  await client.close()
})
