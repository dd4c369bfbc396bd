// Roles, tables of clients and duplicates, in a real browser, as those who keep the register meet them.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningDesk } from '../desk.ts'
import { codeOf } from '../one-time-code.ts'
import { ADMINISTRATOR, type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const DESK = '/desk/ideco-ics'
const PASSWORD = 'a password of their own'
const TABLE = `Организация;ИНН;Контакт;Почта;Вид права;Продукт;Дата начала
ООО «Ромашка»;7707083893;Анна;anna@romashka.example;подписка;ics;10.01.2026
АО «Вектор»;7736050003;Борис;boris@vektor.example;;;
ООО «Лотос»;7707083894;Вера;vera@lotos.example;;;
`

let stage: Stage
let desk: RunningDesk
let session: Session
let page: Page

beforeAll(async () => {
  stage = await openStage()
  desk = stage.desk
  session = await signIn(desk)
  page = await stage.newPage(ADMINISTRATOR)
}, 120_000)

afterAll(() => stage?.close())

test('a table is tried, corrected by keyboard, brought in and taken back', { timeout: 60_000 }, async () => {
  const file = join(stage.folder, 'клиенты.csv')
  await writeFile(file, TABLE)
  await page.goto(`${desk.url}${DESK}/clients`)
  await page.getByRole('link', { name: 'Внести из таблицы' }).click()
  await page.getByLabel('Файл CSV').setInputFiles(file)
  await page.getByText('клиенты.csv, 3 строки').waitFor()
  const problems = page.getByRole('table', { name: '1 замечание' })
  await problems.getByText('7707083894').waitFor()
  await problems.getByText('контрольные цифры ИНН не сходятся: проверьте номер').waitFor()

  // Without the column of the INN, all three would come in; the keyboard alone does it.
  const inn = page.getByLabel('Что в столбце «ИНН»')
  await inn.focus()
  await inn.press('Home')
  await inn.press('Enter')
  await page.getByRole('button', { name: 'Внести 3 строки' }).waitFor()
  await inn.selectOption({ label: 'ИНН' })
  const run = page.getByRole('button', { name: 'Внести 2 строки' })
  await run.waitFor()
  await run.press('Enter')
  await page.getByText('Внесено. Новых организаций 2, людей 2, прав 1.').waitFor()
  const { rows } = await session.get<{ rows: { name: string }[] }>('/api/desks/ideco-ics/clients')
  expect(rows.map(({ name }) => name)).toEqual(['АО «Вектор»', 'ООО «Ромашка»'])

  await page.getByRole('button', { name: 'Взять другой файл' }).click()
  await page.getByRole('button', { name: 'Отменить внесённое: клиенты.csv' }).click()
  await page.getByText('Отменено: убрано 5, возвращено прежнее 0.').waitFor()
  expect((await session.get<{ rows: unknown[] }>('/api/desks/ideco-ics/clients')).rows).toEqual([])
})

test('two organizations that are one are compared and merged; both cases stay in work', {
  timeout: 60_000,
}, async () => {
  const client = (name: string, inn: string | undefined, email: string) =>
    session.post('/api/desks/ideco-ics/clients', {
      organization: { name, ...(inn ? { inn } : {}) },
      contact: { email },
      holdings: [{ kind: 'subscription', product: 'ics', from: new Date().toISOString().slice(0, 10) }],
    })
  await client('ООО «Ромашка»', '7707083893', 'anna@romashka.example')
  await client('Ромашка', undefined, 'vera@romashka.example')
  for (const email of ['anna@romashka.example', 'vera@romashka.example']) {
    await session.post('/api/desks/ideco-ics/cases', {
      request: { contact: { email }, product: 'ics', version: '7.9.9', description: `Вопрос от ${email}` },
    })
  }
  await page.goto(`${desk.url}${DESK}/clients/duplicates`)
  await page.getByText('одно название: ромашка').waitFor()
  await page.getByRole('button', { name: /^Сравнить: / }).press('Enter')
  await page.getByText(/Перейдут: люди 1, права 1/).waitFor()
  if ((await page.getByText('Остаётся').locator('..').getByText('7707083893').count()) === 0) {
    await page.getByRole('button', { name: 'Поменять местами' }).press('Enter')
  }
  await page.getByText(/В работе останутся оба обращения/).waitFor()
  await page.getByRole('button', { name: 'Объединить', exact: true }).press('Enter')
  await page.getByText('Объединено: ООО «Ромашка».').waitFor()
  await page.getByRole('link', { name: 'Открыть клиента' }).click()
  await page.getByText('vera@romashka.example').first().waitFor()
  await page.getByRole('button', { name: 'Показать', exact: true }).click()
  await page.getByText('сюда перешло: Ромашка').waitFor()
})

test('a name and a person are edited, and the history says by whom', { timeout: 60_000 }, async () => {
  await page.getByRole('button', { name: 'Изменить: ООО «Ромашка»' }).click()
  await page.getByLabel('Название').fill('АО «Ромашка»')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByRole('heading', { name: 'АО «Ромашка»' }).waitFor()
  await page.getByRole('button', { name: 'Изменить: anna@romashka.example' }).click()
  const form = page.getByRole('form', { name: 'Изменить: anna@romashka.example' })
  await form.getByLabel('Имя').fill('Анна')
  await form.getByLabel(/^Почта/).fill('anna@romashka.example\nanna@home.example')
  await form.getByLabel('Часовой пояс').fill('Asia/Omsk')
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByRole('link', { name: 'anna@home.example' }).waitFor()
  await page.getByText('название: АО').or(page.getByText('имя: АО «Ромашка», прежде ООО «Ромашка»')).first().waitFor()
  await page.getByLabel('Новая заметка').fill('Звонить после обеда')
  await page.getByRole('button', { name: 'Записать заметку' }).click()
  await page.getByRole('button', { name: 'Убрать заметку: Звонить после обеда' }).waitFor()
})

test.each([
  ['specialist', ['Очередь', 'Клиенты'], ['Внести из таблицы'], true],
  ['developer', ['В разработке'], ['Очередь', 'Внести из таблицы'], false],
  ['head', ['Очередь', 'Клиенты', 'Внести из таблицы'], [], true],
] as const)(
  'a %s sees what they need and not the rest',
  { timeout: 60_000 },
  async (role, seen, hidden, editsPeople) => {
    const email = `${role}@desk.example`
    await session.post('/api/desks/ideco-ics/members', { name: role, email, role, password: PASSWORD })
    const own = await stage.newPage()
    await own.goto(`${desk.url}/sign-in`)
    await own.getByLabel('Электронная почта').fill(email)
    await own.locator('input[name="password"]').fill(PASSWORD)
    await own.keyboard.press('Enter')
    await own.getByRole('link', { name: /Ideco/ }).first().click()
    await own.getByRole('link', { name: 'Клиенты' }).first().click()
    await own.getByRole('heading', { name: 'Клиенты' }).waitFor()
    const line = own.getByRole('link', { name: /АО «Ромашка»/ })
    await line.waitFor()
    for (const name of seen) expect(await own.getByRole('link', { name }).count(), name).toBeGreaterThan(0)
    for (const name of hidden) expect(await own.getByRole('link', { name, exact: true }).count(), name).toBe(0)
    await line.click()
    const edit = own.getByRole('button', { name: 'Изменить: Анна' })
    await edit.waitFor()
    expect(await edit.getAttribute('aria-disabled')).toBe(editsPeople ? null : 'true')
    const rename = own.getByRole('button', { name: 'Изменить: АО «Ромашка»' })
    expect(await rename.getAttribute('aria-disabled')).toBe(role === 'head' ? null : 'true')
    await own.context().close()
  },
)

test('a second step of signing in is set up and asked for', { timeout: 60_000 }, async () => {
  const own = await stage.newPage()
  const signInWith = async () => {
    await own.goto(`${desk.url}/sign-in`)
    await own.getByLabel('Электронная почта').fill('head@desk.example')
    await own.locator('input[name="password"]').fill(PASSWORD)
    await own.keyboard.press('Enter')
  }
  await signInWith()
  await own.getByRole('link', { name: 'head', exact: true }).click()
  await own.getByText('Не включён.').waitFor()
  const part = own.getByRole('region', { name: 'Второй шаг при входе' })
  await part.getByLabel('Нынешний пароль').fill(PASSWORD)
  await part.getByRole('button', { name: 'Включить' }).press('Enter')
  await own.getByRole('img', { name: 'Код для приложения на телефоне' }).waitFor()
  const secret = ((await part.locator('code').textContent()) ?? '').trim()
  const spare = ((await part.locator('ul li').first().textContent()) ?? '').trim()
  await part.getByLabel('Код из приложения').fill(codeOf(secret))
  await part.getByRole('button', { name: 'Подтвердить' }).press('Enter')
  await own.getByText('Включён.', { exact: true }).waitFor()
  await own.context().clearCookies()
  await signInWith()
  await own.getByLabel('Код из приложения').fill(spare)
  await own.keyboard.press('Enter')
  await own.getByRole('link', { name: 'Клиенты' }).first().waitFor()
  await own.context().close()
})
