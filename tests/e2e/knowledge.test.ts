// The knowledge base (A1): the head writes it, a client is offered it before asking, a specialist sees that and links to it.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../axe.ts'
import type { RunningDesk } from '../desk.ts'
import { ADMINISTRATOR, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

/** A pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** A Friday afternoon in Moscow. */
const FRIDAY = Date.parse('2026-03-06T15:00:00+03:00')

let stage: Stage
let desk: RunningDesk
let head: Page
let client: Page

beforeAll(async () => {
  stage = await openStage({ startsAt: FRIDAY })
  desk = stage.desk
  head = await stage.newPage(ADMINISTRATOR)
  client = await stage.newPage()
}, 120_000)

afterAll(() => stage?.close())

test('the head writes an article with its page beside it, and publishes it', { timeout: 60_000 }, async () => {
  await head.goto(`${desk.url}/desk/shtrih-m/knowledge`)
  await head.getByText('Пока ничего не написано').waitFor()
  expect(await violations(head)).toEqual([])
  await head.getByRole('button', { name: 'Новая статья' }).click()
  await head.getByLabel('Название').fill('Не печатает чек после обновления')
  expect(await head.getByLabel('Адрес страницы').inputValue()).toBe('ne-pechataet-chek-posle-obnovleniya')
  await head.getByLabel('О чём, одной фразой').fill('Проверьте драйвер и ленту')
  await head.getByLabel('Текст', { exact: true }).fill('# Драйвер\n\nПоставьте **последнюю** версию.')
  const preview = head.getByRole('region', { name: 'Как это увидит клиент' })
  await preview.getByRole('heading', { name: 'Драйвер' }).waitFor()
  await head.getByLabel('Картинка в текст: что на ней').fill('Где выбрать порт')
  await head.locator('input[type=file]').setInputFiles({ name: 'порт.png', mimeType: 'image/png', buffer: PICTURE })
  await preview.getByRole('img', { name: 'Где выбрать порт' }).waitFor()
  expect(await violations(head)).toEqual([])
  await head.getByRole('button', { name: 'Опубликовать', exact: true }).click()
  await head.getByText('версия 1 опубликована').waitFor()
  await head.goto(`${desk.url}/desk/shtrih-m/knowledge`)
  await head.getByText('опубликована версия 1').waitFor()
})

test('a client is offered it while writing, opens it, and asks all the same', { timeout: 60_000 }, async () => {
  await client.goto(`${desk.url}/d/shtrih-m`)
  await client
    .getByLabel('Опишите')
    .or(client.locator('textarea[name=description]'))
    .fill('Касса не печатает чеки, обновили вчера')
  const offered = client.getByRole('region', { name: 'Возможно, ответ уже есть' })
  const link = offered.getByRole('link', { name: 'Не печатает чек после обновления' })
  await link.waitFor()
  expect(await violations(client)).toEqual([])
  const [page] = await Promise.all([client.context().waitForEvent('page'), link.click()])
  await page.getByRole('heading', { level: 1, name: 'Не печатает чек после обновления' }).waitFor()
  const picture = page.getByRole('img', { name: 'Где выбрать порт' })
  await picture.waitFor()
  await page.waitForFunction(() => (document.querySelector('main img') as HTMLImageElement | null)?.naturalWidth === 1)
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'База знаний' }).click()
  await page.getByRole('searchbox').fill('печать чеков')
  await page.getByRole('button', { name: 'Найти' }).click()
  await page.getByText('1 статья по запросу').waitFor()
  await page.close()
  await client.locator('input[name=email]').fill('anna@romashka.example')
  await client.getByRole('button', { name: 'Отправить' }).click()
  await client.getByRole('heading', { name: /SM-1/ }).waitFor()
})

test('the specialist sees that it was opened, and puts a link to it into the answer by keyboard', {
  timeout: 60_000,
}, async () => {
  await (await signIn(desk)).post('/api/desks/shtrih-m/cases/1/admissions', { reason: 'Крупный заказчик' })
  await head.goto(`${desk.url}/desk/shtrih-m/cases/1`)
  const panel = head.getByRole('complementary')
  await panel.getByRole('link', { name: 'Не печатает чек после обновления' }).waitFor()
  await panel.getByText('открывал', { exact: true }).waitFor()
  const box = head.getByRole('textbox', { name: 'Ответ клиенту' })
  await box.click()
  await head.keyboard.type('Посмотрите: ;ne-pech')
  await head.getByRole('option', { name: /Не печатает чек/ }).waitFor()
  await head.keyboard.press('Enter')
  await box.getByRole('link', { name: 'Не печатает чек после обновления' }).waitFor()
})
