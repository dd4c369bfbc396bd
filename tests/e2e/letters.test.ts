// Letters: the head words them, programs look at their links, some come back, and people in copy choose how to hear.
import nodemailer from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copiesKey } from '../../packages/server/src/copies-key.ts'
import { eventually, type RunningDesk } from '../desk.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import { ADMINISTRATOR, type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const SECRET = 'a secret of this test, long enough to be one'
const DESK = '/api/desks/ideco-ics'
const GONE = 'gone@romashka.example'
const BORIS = 'boris@romashka.example'

let stage: Stage
let desk: RunningDesk
let mail: MailServer
let session: Session
let page: Page

beforeAll(async () => {
  mail = await openMailServer(GONE)
  stage = await openStage({
    args: ['--demo'],
    env: { REGLAMENT_SMTP_URL: mail.url, REGLAMENT_SECRET: SECRET },
  })
  desk = stage.desk
  session = await signIn(desk)
  page = await stage.newPage(ADMINISTRATOR)
}, 120_000)

afterAll(async () => {
  await stage?.close()
  await mail?.close()
})

test('a letter is worded, looked at on a case, kept, and put back', { timeout: 120_000 }, async () => {
  await page.goto(`${desk.url}/desk/ideco-ics/settings`)
  await page.getByRole('link', { name: /^Письма клиентам/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Письма клиентам' }).waitFor()
  await page.getByLabel('Письмо', { exact: true }).selectOption('closed')
  const words = page.getByRole('textbox', { name: 'Слова письма' })
  await words.fill('Вопрос по {{ case.nomber }} решён.')
  await page.getByText('Строка 1, знак 14: подстановки «case.nomber» нет').waitFor()
  const save = page.getByRole('button', { name: 'Сохранить' })
  expect(await save.getAttribute('aria-disabled')).toBe('true')

  await words.fill('Вопрос по {{ case.number }} решён. До новых встреч!')
  await page.getByLabel('Вид письма').selectOption('text')
  await page
    .getByRole('region', { name: 'Как увидит клиент' })
    .getByText(/Вопрос по ICS-\d+ решён\. До новых встреч!/)
    .waitFor()
  await page.locator('button:not([aria-disabled])', { hasText: 'Сохранить' }).click()
  await page.getByText('1 версия').waitFor()
  expect(await words.inputValue()).toBe('Вопрос по {{ case.number }} решён. До новых встреч!')

  await page.getByRole('button', { name: 'Вернуть исходное' }).click()
  await page.getByText('2 версии').click()
  await page.getByText('возврат к исходному').waitFor()
  expect(await words.inputValue()).toContain('Если вопрос остался')
  await page.getByRole('button', { name: 'Взять текст 1' }).click()
  expect(await words.inputValue()).toContain('До новых встреч!')
})

async function ask(asked: object): Promise<number> {
  const answer = await fetch(`${desk.url}/api/public/desks/ideco-ics/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'portal', ...asked }),
  })
  return ((await answer.json()) as { number: number }).number
}

test('a letter with two questions offers a split, and the words of the second are taken', {
  timeout: 120_000,
}, async () => {
  const number = await ask({
    contact: { email: 'two@questions.example' },
    description: 'Добрый день!\n1. Как перенести лицензию?\n2. Почему не приходит отчёт на почту?\n\nАнна',
  })
  await page.goto(`${desk.url}/desk/ideco-ics/cases/${number}`)
  await page.getByText('Похоже, в письме есть ещё 1 вопрос').waitFor()
  await page.getByRole('button', { name: /^Выделить вопрос: 2\. Почему/ }).click()
  const form = page.getByRole('form', { name: 'Разделить' })
  await form.waitFor()
  expect(await form.locator('textarea').first().inputValue()).toBe('2. Почему не приходит отчёт на почту?')
  await form.locator('button[type=submit]').click()
  await page.waitForURL(new RegExp(`/cases/${number + 1}$`))
})

test('a further address of the desk is added and removed', { timeout: 120_000 }, async () => {
  await page.goto(`${desk.url}/desk/ideco-ics/channels`)
  await page.getByLabel('Адрес', { exact: true }).fill('gateway@vendor.example')
  await page.getByLabel('О каком продукте пишут').selectOption('ics')
  await page.getByRole('button', { name: 'Добавить адрес' }).click()
  await page.getByRole('button', { name: 'Убрать gateway@vendor.example' }).click()
  await page.getByRole('button', { name: 'Убрать gateway@vendor.example' }).waitFor({ state: 'detached' })
})

test('whatever looks at the links of a letter changes nothing; a person presses', { timeout: 120_000 }, async () => {
  const email = 'scanned@careful.example'
  const number = await ask({
    contact: { name: 'Вера', email },
    organization: { name: 'АО «Осторожность»', inn: '7830002293' },
    product: 'ics',
    version: '7.9.9',
    description: 'Не открывается отчёт',
  })
  await session.post(`${DESK}/cases/${number}/admissions`, { reason: 'Крупный заказчик' })
  await session.post(`${DESK}/cases/${number}/answers`, { text: 'Обновите страницу.' })
  const letters = await eventually('both letters', async () => {
    const to = mail.received.filter((each) => each.to.includes(email))
    return to.length === 2 && to
  })
  const links = new Set(
    letters.flatMap(({ mail: { text, html } }) =>
      `${text} ${String(html).replaceAll('&amp;', '&')}`.match(/https?:\/\/[^\s"<>]+/g),
    ),
  )
  expect([...links].filter((link) => /act=(confirm|keep)/.test(String(link)))).toHaveLength(2)
  const now = async () => {
    const { version, status } = await session.get<{ version: number; status: string }>(`${DESK}/cases/${number}`)
    return { version, status }
  }
  const before = await now()
  expect(before.status).toBe('waiting-client')
  const scanner = await page.context().browser()?.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' })
  const opened = await scanner?.newPage()
  for (const link of links) {
    for (const method of ['HEAD', 'GET']) expect((await fetch(String(link), { method })).status).toBeLessThan(400)
    // Some scanners run the page, too.
    await opened?.goto(String(link))
    await opened?.locator('h1').first().waitFor()
  }
  expect(await now()).toEqual(before)
  await opened?.goto([...links].map(String).find((link) => link.includes('act=confirm')) ?? '')
  await opened?.getByText('Вопрос решён?').waitFor()
  expect(await now()).toEqual(before)
  await opened?.getByRole('button', { name: 'Вопросов больше нет, закрыть' }).first().click()
  await eventually('the case is closed', async () => (await now()).status === 'closed')
  await scanner?.close()
})

test('an address that letters come back from is marked in the case and with the client, until somebody clears it', {
  timeout: 120_000,
}, async () => {
  const organization = { name: 'ООО «Гвоздика»', inn: '7736050003' }
  const number = await ask({ contact: { email: GONE }, organization, description: 'Не приходят письма' })
  await eventually('the letter was refused', async () => {
    const { letters } = await session.get<{ letters: { status: string }[] }>(`${DESK}/cases/${number}`)
    return letters[0]?.status === 'failed'
  })
  await page.goto(`${desk.url}/desk/ideco-ics/cases/${number}`)
  await page.getByText('Письма на этот адрес возвращаются с').waitFor()
  await page.getByRole('link', { name: organization.name }).first().click()
  await page.getByText('Письма на этот адрес возвращаются с').waitFor()
  await page.getByRole('button', { name: `Адрес ${GONE} верный, писать снова` }).press('Enter')
  await page.getByText('Письма на этот адрес возвращаются с').waitFor({ state: 'detached' })
})

test('somebody in copy chooses how to hear of the case, by the link of their letter', {
  timeout: 120_000,
}, async () => {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: desk.smtpPort, ignoreTLS: true })
  const subject = 'Вопрос с копией'
  const from = 'Анна <anna@romashka.example>'
  await transport.sendMail({ to: 'ideco-ics@desk.example', cc: BORIS, from, subject, text: 'Не работает шлюз' })
  transport.close()
  await eventually('the letter is a case', async () => {
    const { rows } = await session.get<{ rows: { subject: string }[] }>(`${DESK}/cases?list=all`)
    return rows.some((row) => row.subject === subject)
  })
  const link = new URLSearchParams({ email: BORIS, key: copiesKey(SECRET, 'ideco-ics', BORIS) })
  await page.goto(`${desk.url}/d/ideco-ics/copies?${link}`)
  const daily = page.getByRole('radio', { name: 'Одно письмо в день' })
  await daily.waitFor()
  expect(await daily.isChecked()).toBe(true)
  await daily.press('ArrowDown')
  await page.getByText('Записано.').waitFor()
  await page.reload()
  const none = page.getByRole('radio', { name: 'Не присылать' })
  await none.waitFor()
  expect(await none.isChecked()).toBe(true)
  await page.goto(`${desk.url}/d/ideco-ics/copies?${new URLSearchParams({ email: BORIS, key: 'made-up' })}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('radio').count()).toBe(0)
})
