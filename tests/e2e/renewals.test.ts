// A right extended by an act of services (S8), in a real browser: staff register the act, the client quotes it.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { type RunningDesk, startDesk, temporaryFolder } from '../desk.ts'
import { setUp, signInBrowser } from '../staff.ts'

const PATIENCE_MS = 10_000
const INN = '7707083893'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let desk: RunningDesk
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  desk = await startDesk({ dataDir: join(folder.path, 'data') })
  await setUp(desk)
  browser = await openBrowser()
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' })
  context.setDefaultTimeout(PATIENCE_MS)
  page = await context.newPage()
  await signInBrowser(desk, context)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await desk?.stop()
  await folder?.remove()
})

async function trackingUrl(): Promise<string> {
  const answer = await fetch(`${desk.url}/api/public/desks/shtrih-m/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({
      channel: 'portal',
      contact: { name: 'Пётр', email: 'petr@lavka.example' },
      organization: { name: 'ООО «Лавка»', inn: INN },
      topic: 'usage',
      description: 'Продлите поддержку',
    }),
  })
  return ((await answer.json()) as { trackingUrl: string }).trackingUrl
}

test('an act renews once: the second time is refused with its clause', { timeout: 60_000 }, async () => {
  await page.goto(`${desk.url}/desk/shtrih-m/settings`)
  await page.getByRole('link', { name: 'Акты и продления' }).click()
  const form = page.getByRole('form', { name: 'Записать акт' })
  await form.getByLabel('Номер акта').fill('А-17')
  await form.getByLabel('ИНН организации').fill(INN)
  await form.getByLabel('ИНН организации').press('Enter')
  await page.getByText('А-17: записан').waitFor()

  await page.goto(await trackingUrl())
  await page.getByText('Продлить по акту').click()
  const number = page.getByLabel('Номер акта об оказании услуг')
  await number.fill('№ а-17')
  await number.press('Enter')
  await page.getByRole('status').filter({ hasText: 'Продлено до' }).waitFor()
  await number.press('Enter')
  await page.getByRole('status').filter({ hasText: 'уже продлевали' }).filter({ hasText: 'S8' }).waitFor()
  await page.getByRole('heading', { name: 'О чём просили' }).waitFor()
})
