// The chat on a page of another site, whose policy allows the desk's script and its answers and nothing more.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../axe.ts'
import { eventually, type RunningDesk } from '../desk.ts'
import { openSite, type Site } from '../site.ts'
import { ADMINISTRATOR, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const WIDGET = fileURLToPath(new URL('../../packages/web/dist/widget.js', import.meta.url))
/** A Friday afternoon in Moscow. */
const FRIDAY = Date.parse('2026-03-06T15:00:00+03:00')

let stage: Stage
let desk: RunningDesk
let vendor: Site
let client: Page
let staff: Page
const complaints: string[] = []

beforeAll(async () => {
  stage = await openStage({ startsAt: FRIDAY })
  desk = stage.desk
  vendor = await openSite((path) => ({
    policy: `default-src 'none'; script-src ${desk.url}; connect-src ${desk.url}; require-trusted-types-for 'script'`,
    html: `<!doctype html><html lang="ru"><title>Сайт</title><main><h1>Продукты</h1></main><script src="${desk.url}/widget.js" data-desk="${path.slice(1)}" data-place="product" data-version="16" async></script></html>`,
  }))
  client = await stage.newPage()
  client.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  client.on('pageerror', (error) => complaints.push(error.message))
  staff = await stage.newPage(ADMINISTRATOR)
}, 120_000)

afterAll(async () => {
  vendor?.close()
  await stage?.close()
})

test('the script weighs at most 15 kB compressed', () => {
  expect(gzipSync(readFileSync(WIDGET)).length).toBeLessThanOrEqual(15_000)
})

test('nobody is there: it is said plainly, and the question is registered with its answer time', async () => {
  await client.goto(`${vendor.url}/ideco-utm`)
  await client.getByRole('button', { name: 'Чат с поддержкой' }).click()
  await client.getByText('Сейчас в чате никого нет').waitFor()
  await client.getByLabel('Что случилось').fill('Не поднимается VPN')
  await client.getByLabel('Как вас зовут').fill('Анна')
  await client.getByLabel('Электронная почта').fill('anna@romashka.example')
  await client.keyboard.press('Tab')
  await client.keyboard.press('Enter')
  await client.getByText(/Обращение UTM-1 зарегистрировано/).waitFor()
})

test('a specialist sees who looks, answers from the workspace, and the answer appears at once', async () => {
  await (await signIn(desk)).post('/api/desks/ideco-utm/cases/1/admissions', { reason: 'Крупный заказчик' })
  await staff.goto(`${desk.url}/desk/ideco-utm/cases/1`)
  await staff.getByRole('heading', { name: 'Не поднимается VPN' }).waitFor()
  await staff.getByLabel('Ответ клиенту').fill('Проверьте ключ')
  await staff.getByRole('button', { name: 'Ответить', exact: true }).click()
  await client.getByText('Проверьте ключ').waitFor()
  await client.getByLabel('Сообщение').fill('Ключ верный, вот снимок')
  await staff.getByText(/клиент Анна.*пишет/).waitFor()
  await client.locator('input[type=file]').setInputFiles({
    name: 'снимок.png',
    mimeType: 'image/png',
    buffer: Buffer.from('89504e470d0a1a0a', 'hex'),
  })
  await client.getByRole('button', { name: 'Отправить' }).click()
  await client.getByRole('link', { name: 'снимок.png' }).waitFor()
  await staff.getByText('Ключ верный, вот снимок').waitFor()
})

test('leaving and coming back finds the conversation', async () => {
  await client.reload()
  await client.getByRole('button', { name: 'Чат с поддержкой' }).click()
  await client.getByText('Проверьте ключ').waitFor()
  expect(
    await client.getByLabel('Сообщение').evaluate((line) => line === (line.getRootNode() as ShadowRoot).activeElement),
  ).toBe(true)
  expect(await violations(client)).toEqual([])
  await client.keyboard.press('Escape')
  await client.getByRole('button', { name: 'Чат с поддержкой' }).waitFor()
})

test('where the programme is not served in the chat, it is led to its channels with the clause', async () => {
  await client.goto(`${vendor.url}/shtrih-m`)
  await client.getByRole('button', { name: 'Чат с поддержкой' }).click()
  await client.getByText(/чат не открыт ни одной программе/).waitFor()
  await client.getByLabel('Что случилось').fill('Не печатает чек')
  await client.getByLabel('Электронная почта').fill('oleg@vasilek.example')
  expect(await violations(client)).toEqual([])
  await client.getByRole('button', { name: 'Отправить вопрос' }).click()
  await client
    .getByText(/зарегистрировано/)
    .last()
    .waitFor()
  await client
    .getByText(/Основание:/)
    .first()
    .click()
})

test('out of hours the next opening is named', async () => {
  await desk.moveClock(8 * 3_600_000)
  await client.goto(`${desk.url}/d/shtrih-m/chat`)
  await client.getByText(/Сейчас нерабочее время, откроемся: /).waitFor()
  expect(await violations(client)).toEqual([])
})

test('the foreign page’s policy had nothing to forbid', async () => {
  await eventually('the page is quiet', async () => complaints.length === 0 || complaints, 1_000)
  expect(complaints).toEqual([])
})
