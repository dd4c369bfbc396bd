// A messenger is connected by its administrator and reached by a client from the tracking page, in a real browser.
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTelegram, type TelegramServer } from '../../packages/server/tests/messenger/telegram-server.ts'
import { openBrowser } from '../browser.ts'
import { type RunningDesk, startDesk, temporaryFolder } from '../desk.ts'
import { setUp, signInBrowser } from '../staff.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let desk: RunningDesk
let browser: Browser
let telegram: TelegramServer
let admin: Page
let client: Page

async function open(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' })
  context.setDefaultTimeout(15_000)
  return { context, page: await context.newPage() }
}

beforeAll(async () => {
  folder = await temporaryFolder()
  telegram = await startTelegram()
  desk = await startDesk({ dataDir: join(folder.path, 'data') })
  await setUp(desk)
  browser = await openBrowser()
  const [first, second] = [await open(), await open()]
  await signInBrowser(desk, first.context)
  admin = first.page
  client = second.page
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await desk?.stop()
  await telegram?.close()
  await folder?.remove()
})

test('a wrong token is told at once, the right one connects the bot', async () => {
  await admin.goto(`${desk.url}/desk/ideco-ics/queue`)
  await admin.getByRole('link', { name: 'Настройка' }).click()
  await admin.getByRole('link', { name: 'Каналы связи' }).click()
  await admin.getByText('ideco-ics@desk.example').first().waitFor()
  await admin.getByLabel('Свой сервер Bot API').fill(telegram.url)
  await admin.getByLabel('Токен бота').fill('1234567:wrong-token')
  await admin.getByRole('button', { name: 'Подключить' }).click()
  await admin.getByText(/Unauthorized/).waitFor()
  await admin.getByLabel('Токен бота').fill(telegram.token)
  await admin.getByRole('button', { name: 'Подключить' }).click()
  await admin.getByText('Подключено: vendor_support_bot').waitFor()
  expect(await admin.content()).not.toContain(telegram.token)
})

test('the client goes on in Telegram by the link of the tracking page, and is answered there', async () => {
  await client.goto(`${desk.url}/d/ideco-ics`)
  await client.locator('textarea[name=description]').fill('Не поднимается VPN')
  await client.locator('input[name=email]').fill('anna@romashka.example')
  await client.getByRole('button', { name: 'Отправить' }).click()
  await client.getByRole('link', { name: 'Следить за обращением' }).click()
  await client.getByRole('button', { name: 'Продолжить в мессенджере' }).click()
  const link = await client.getByRole('link', { name: 'Открыть @vendor_support_bot в Telegram' }).getAttribute('href')
  const code = new URL(link ?? '').searchParams.get('start')
  telegram.write(11, { text: `/start ${code}` })
  await telegram.hears(/ICS-1 продолжается здесь/)
  telegram.write(11, { text: 'И ещё не открывается сайт' })
  // The page looks again by itself; asked at once, it shows what has come by then.
  const joined = client.getByText('И ещё не открывается сайт')
  for (let attempt = 0; attempt < 20 && (await joined.count()) === 0; attempt += 1) {
    await client.reload()
    await client.getByText('Не поднимается VPN').first().waitFor()
  }
  await joined.waitFor()
})

test('a bot that is turned off hears nothing, and its cases stay', async () => {
  await admin.getByRole('button', { name: 'Отключить vendor_support_bot' }).click()
  await admin.getByText('отключён').waitFor()
  await client.reload()
  expect(await client.getByRole('button', { name: 'Продолжить в мессенджере' }).count()).toBe(0)
})
