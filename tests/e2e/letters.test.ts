// The head words a letter in a browser: what is wrong is told with its place, a real case shows how it reads.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { type RunningDesk, startDesk, temporaryFolder } from '../desk.ts'
import { setUp, signInBrowser } from '../staff.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let desk: RunningDesk
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  desk = await startDesk({ dataDir: join(folder.path, 'data'), args: ['--demo'] })
  await setUp(desk)
  browser = await openBrowser()
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' })
  context.setDefaultTimeout(30_000)
  await signInBrowser(desk, context)
  page = await context.newPage()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await desk?.stop()
  await folder?.remove()
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

test('a letter with two questions offers a split, and the words of the second are taken', {
  timeout: 120_000,
}, async () => {
  const asked = await fetch(`${desk.url}/api/public/desks/ideco-ics/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      channel: 'portal',
      contact: { email: 'two@questions.example' },
      description: 'Добрый день!\n1. Как перенести лицензию?\n2. Почему не приходит отчёт на почту?\n\nАнна',
    }),
  })
  const { number } = (await asked.json()) as { number: number }
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
