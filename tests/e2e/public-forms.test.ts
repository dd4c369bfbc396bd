// What clients reach without an account: the question form on another site under a strict policy, the same without any
// script, what is held back for a person, the hours and the state of the channels.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../axe.ts'
import type { RunningDesk } from '../desk.ts'
import { openSite, type Site, type SitePage } from '../site.ts'
import { signInBrowser } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const FORM = fileURLToPath(new URL('../../packages/web/dist/form.js', import.meta.url))
/** A Friday afternoon in Moscow. */
const FRIDAY = Date.parse('2026-03-06T15:00:00+03:00')

let stage: Stage
let desk: RunningDesk
let vendor: Site
let staff: Page
const complaints: string[] = []

/** The page of a vendor: with the script, or with nothing but HTML. */
function vendorsPage(path: string): SitePage {
  const open = '<!doctype html><html lang="ru"><title>Сайт</title><main><h1>Поддержка</h1>'
  if (path === '/script')
    return {
      policy: `default-src 'none'; script-src ${desk.url}; connect-src ${desk.url}; require-trusted-types-for 'script'`,
      html: `${open}<script src="${desk.url}/form.js" data-desk="shtrih-m" data-place="price-list" async></script></main></html>`,
    }
  return {
    policy: `default-src 'none'; form-action ${desk.url}`,
    html: `${open}<form method="post" action="${desk.url}/api/public/questions/shtrih-m/page">
<label>Вопрос <textarea name="description"></textarea></label><label>Почта <input name="email"></label>
<input type="hidden" name="website" value="${path === '/spam' ? 'http://spam.example' : ''}"><button>Отправить</button></form></main></html>`,
  }
}

beforeAll(async () => {
  stage = await openStage({ startsAt: FRIDAY })
  desk = stage.desk
  vendor = await openSite(vendorsPage)
  staff = await open()
  await signInBrowser(desk, staff.context())
}, 120_000)

afterAll(async () => {
  vendor?.close()
  await stage?.close()
})

async function open(javaScriptEnabled = true): Promise<Page> {
  const page = await stage.newPage(null, { javaScriptEnabled })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return page
}

test('the script of the form weighs at most 12 kB compressed', () => {
  expect(gzipSync(readFileSync(FORM)).length).toBeLessThanOrEqual(12_000)
})

test('one tag on a foreign page asks, under a policy that allows the desk and nothing more', {
  timeout: 60_000,
}, async () => {
  const client = await open()
  await client.goto(`${vendor.url}/script`)
  const box = client.getByLabel('Что случилось')
  await box.waitFor()
  await client.getByRole('button', { name: 'Отправить вопрос' }).click()
  await client.getByText('Напишите, что случилось.').waitFor()
  await box.fill('Не печатает чек')
  await client.getByLabel('Электронная почта').fill('oleg@vasilek.example')
  await client.keyboard.press('Enter')
  await client.getByText(/Обращение SM-1 зарегистрировано/).waitFor()
  expect(complaints).toEqual([])
  expect(await violations(client)).toEqual([])
  await client.getByRole('link', { name: 'Следить за обращением' }).click()
  await client.getByText('Не печатает чек').first().waitFor()
  await client.context().close()
  await staff.goto(`${desk.url}/desk/shtrih-m/cases/1`)
  await staff.getByText('price-list, localhost').waitFor()
})

test('without any script the same question is asked by plain HTML', { timeout: 60_000 }, async () => {
  const client = await open(false)
  await client.goto(`${vendor.url}/plain`)
  await client.getByLabel('Почта').fill('oleg@vasilek.example')
  await client.getByRole('button', { name: 'Отправить' }).click()
  // Nothing was written: the page of the desk has the form, with what was filled in.
  await client.getByRole('alert').waitFor()
  expect(await client.getByLabel('Электронная почта').inputValue()).toBe('oleg@vasilek.example')
  await client.getByLabel('Что случилось').fill('Лента застряла')
  await client.getByRole('button', { name: 'Отправить вопрос' }).click()
  await client.getByRole('heading', { name: 'Обращение SM-2 зарегистрировано' }).waitFor()
  await client.context().close()
})

test('what looks like spam waits in a list, and a person makes a case of it', { timeout: 60_000 }, async () => {
  const client = await open(false)
  await client.goto(`${vendor.url}/spam`)
  await client.getByLabel('Вопрос').fill('Купон на бумагу?')
  await client.getByRole('button', { name: 'Отправить' }).click()
  await client.getByRole('heading', { name: 'Вопрос получен' }).waitFor()
  await client.context().close()
  await staff.goto(`${desk.url}/desk/shtrih-m/queue`)
  await staff.getByRole('link', { name: /Задержанные вопросы/ }).click()
  await staff.getByText('Купон на бумагу?').waitFor()
  await staff.getByText('заполнено поле, которого человек не видит').waitFor()
  expect(await violations(staff)).toEqual([])
  await staff.getByRole('button', { name: 'Это вопрос: зарегистрировать' }).click()
  await staff.getByRole('link', { name: 'SM-3' }).waitFor()
})

test('anybody reads when the desk works and which channels do, without a script', { timeout: 60_000 }, async () => {
  const anybody = await open(false)
  await anybody.goto(`${desk.url}/d/shtrih-m/hours?locale=ru`)
  await anybody.getByText(/^Открыто\. Закроемся: пятница, 6 марта/).waitFor()
  await anybody.getByRole('link', { name: 'Состояние каналов' }).click()
  await anybody.getByText('Все каналы работают.').waitFor()
  await anybody.getByRole('link', { name: 'In English' }).click()
  await anybody.getByRole('heading', { name: 'Channel status' }).waitFor()
  // The form that a script draws leads to the one that needs none, and every other such page says where to go.
  await anybody.goto(`${desk.url}/d/shtrih-m`)
  await anybody.waitForURL(`${desk.url}/d/shtrih-m/form`)
  await anybody.getByRole('heading', { name: 'Задать вопрос' }).waitFor()
  await anybody.goto(`${desk.url}/d/shtrih-m/account`)
  await anybody.getByRole('link', { name: 'База знаний' }).click()
  await anybody.getByRole('heading', { name: 'База знаний' }).waitFor()
  await anybody.context().close()
  const page = await open()
  for (const path of ['hours', 'status', 'form', 'help']) {
    await page.goto(`${desk.url}/d/shtrih-m/${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect([path, await violations(page)]).toEqual([path, []])
  }
  await page.context().close()
})
