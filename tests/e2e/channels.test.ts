// A messenger is connected by its administrator and reached by a client from the tracking page, in a real browser.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTelegram, type TelegramServer } from '../../packages/server/tests/messenger/telegram-server.ts'
import type { RunningDesk } from '../desk.ts'
import { ADMINISTRATOR } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

let stage: Stage
let desk: RunningDesk
let telegram: TelegramServer
let admin: Page
let client: Page

beforeAll(async () => {
  telegram = await startTelegram()
  stage = await openStage()
  desk = stage.desk
  admin = await stage.newPage(ADMINISTRATOR)
  client = await stage.newPage()
}, 120_000)

afterAll(async () => {
  await stage?.close()
  await telegram?.close()
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
