// A team comes together and records whom it serves, in a real browser: nothing here needs more than the pages.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningDesk } from '../desk.ts'
import { ADMINISTRATOR, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const DAY_MS = 86_400_000
const DESK = '/desk/ideco-ics'
const PASSWORD = 'a password of her own'

let stage: Stage
let desk: RunningDesk
/** Of the administrator, and of the one who is invited. */
let admin: Page
let olga: Page

beforeAll(async () => {
  stage = await openStage()
  desk = stage.desk
  admin = await stage.newPage(ADMINISTRATOR)
  olga = await stage.newPage()
}, 120_000)

afterAll(() => stage?.close())

const add = async (name: string, email: string, role: string) => {
  const form = admin.getByRole('region', { name: 'Новый сотрудник' })
  await form.getByLabel('Имя').fill(name)
  await form.getByLabel('Электронная почта').fill(email)
  await form.getByLabel('Роль').selectOption({ label: role })
  await form.getByRole('button', { name: 'Добавить' }).click()
  await form.getByText(`${name} теперь в службе.`).waitFor()
}

test('the administrator invites the head, who chooses a password by the link and is in', async () => {
  await admin.goto(`${desk.url}${DESK}/queue`)
  await admin.getByRole('link', { name: 'Настройка' }).click()
  await admin.getByRole('link', { name: 'Сотрудники' }).click()
  await add('Ольга', 'olga@desk.example', 'Руководитель')
  const link = await admin.getByLabel('Ссылка для входа: Ольга').inputValue()
  await olga.goto(link)
  await olga.locator('input[name="password"]').fill(PASSWORD)
  await olga.getByRole('button', { name: 'Сохранить и войти' }).click()
  await olga.getByRole('link', { name: /Ideco/ }).first().click()
  await olga.getByText('Очередь пуста').waitFor()
  await admin.reload()
  await admin.getByText('olga@desk.example').waitFor()
  expect(await admin.getByText('пароль ещё не выбран').count()).toBe(0)
})

test('the link works once', async () => {
  const page = await stage.newPage()
  await page.goto(`${desk.url}/invitation?email=olga%40desk.example&token=spent`)
  await page.locator('input[name="password"]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Сохранить и войти' }).click()
  await page.getByText('Эту ссылку уже использовали').waitFor()
  await page.context().close()
})

test('the only administrator stays, and the page says why', async () => {
  await add('Пётр', 'petr@desk.example', 'Администратор')
  const remove = admin.getByRole('button', { name: 'Убрать из службы: Пётр' })
  expect(await remove.getAttribute('aria-disabled')).toBe('true')
  await remove.press('Enter')
  await admin.getByText('Единственный администратор службы').first().waitFor()
  expect(await admin.getByLabel('Роль: Пётр').isDisabled()).toBe(true)
  await admin.getByLabel('Роль: Ольга').selectOption({ label: 'Администратор' })
  await admin.locator('[aria-label="Роль: Пётр"]:enabled').waitFor()
  await admin.getByLabel('Роль: Ольга').selectOption({ label: 'Руководитель' })
  await admin.locator('[aria-label="Роль: Пётр"]:disabled').waitFor()
})

test('whoever was removed can be taken back at once', async () => {
  await admin.getByRole('button', { name: 'Убрать из службы: Ольга' }).click()
  await admin.getByText('Ольга больше не в службе').waitFor()
  expect(await admin.getByLabel('Роль: Ольга').count()).toBe(0)
  await admin.getByRole('button', { name: 'Вернуть' }).click()
  await admin.getByLabel('Роль: Ольга').waitFor()
  expect(await admin.getByLabel('Роль: Ольга').inputValue()).toBe('head')
})

test('who works here is not for the head to decide', async () => {
  // Who was removed is signed out at once, and comes in again.
  await olga.goto(`${desk.url}${DESK}/members`)
  await olga.getByLabel('Электронная почта').fill('olga@desk.example')
  await olga.locator('input[name="password"]').fill(PASSWORD)
  await olga.keyboard.press('Enter')
  await olga.getByRole('heading', { name: 'Сотрудников назначает администратор' }).waitFor()
  await olga.getByText('Ваша роль: Руководитель. Обратитесь к администратору: Пётр.').waitFor()
  expect(await olga.getByRole('link', { name: 'Сотрудники' }).count()).toBe(0)
})

test('the head records a client and sees until when the regulation serves them', async () => {
  await olga.getByRole('link', { name: 'Клиенты' }).click()
  await olga.getByText('Клиентов пока нет').waitFor()
  await olga.getByRole('link', { name: 'Записать клиента' }).click()
  await olga.getByLabel('Организация', { exact: true }).last().fill('ООО «Ромашка»')
  await olga.getByLabel('ИНН').fill('7707083894')
  await olga.getByText('Контрольные цифры ИНН не сходятся').waitFor()
  await olga.getByLabel('ИНН').fill('7707083893')
  await olga.getByLabel('Электронная почта').fill('anna@romashka.example')
  await olga.getByRole('combobox', { name: 'Право' }).selectOption({ label: 'подписка' })
  await olga.getByLabel('Действует с').fill(new Date(Date.now() - 30 * DAY_MS).toISOString().slice(0, 10))
  await olga.getByText('срок по регламенту: 1 год').waitFor()
  await olga.getByRole('button', { name: 'Записать', exact: true }).click()
  await olga.getByText('Программа «Активная подписка»').waitFor()
  await olga.getByText('записано: Ольга, сегодня').waitFor()
})

test('a right that is ended keeps what was said before, and the end can be undone', async () => {
  await olga.getByRole('button', { name: 'Завершить сегодня: подписка' }).click()
  await olga.getByText('Право действует до конца сегодняшнего дня.').waitFor()
  await olga.getByText(/Ольга, сегодня .*: окончание .*, прежде по сроку регламента/).waitFor()
  await olga.getByRole('button', { name: 'Вернуть прежний срок' }).click()
  await olga.getByRole('button', { name: 'Завершить сегодня: подписка' }).waitFor()
  await olga.getByText(/: окончание по сроку регламента, прежде /).waitFor()
})

test('every clause leads to its place in the regulation, which anybody may read', async () => {
  await olga
    .getByRole('button', { name: /^Пункт I9/ })
    .first()
    .click()
  const [regulation] = await Promise.all([
    olga.context().waitForEvent('page'),
    olga.getByRole('link', { name: 'I9 в регламенте' }).click(),
  ])
  await regulation.locator('#I9').waitFor()
  expect(new URL(regulation.url()).pathname + new URL(regulation.url()).hash).toBe('/d/ideco-ics/regulation#I9')
  await regulation.close()
})

test('a specialist finds the client by phone or person, and changes nothing', async () => {
  const session = await signIn(desk)
  await session.post(`/api/desks/ideco-ics/clients`, {
    organization: { name: 'АО «Вектор»', inn: '7736050003' },
    contact: { name: 'Борис', phone: '8 495 123-45-67' },
  })
  await admin.getByLabel('Роль: Ольга').selectOption({ label: 'Специалист' })
  await admin.locator('[aria-label="Роль: Ольга"]:enabled').waitFor()
  await olga.goto(`${desk.url}${DESK}/clients`)
  await olga.getByText('АО «Вектор»').waitFor()
  await olga.keyboard.press('f')
  await olga.keyboard.type('+7 (495) 123')
  await olga.getByText('ООО «Ромашка»').waitFor({ state: 'detached' })
  await olga.keyboard.press('Escape')
  await olga.keyboard.press('j')
  await olga.keyboard.press('Enter')
  await olga.getByRole('heading', { name: 'АО «Вектор»' }).waitFor()
  await olga.getByText('Права записывают руководитель и администратор службы.').waitFor()
  expect(await olga.getByRole('button', { name: 'Записать право' }).count()).toBe(0)
})
