// The register of clients as its keepers walk it by keyboard: hints, moves, pairs that are two, and who waits to be confirmed.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningDesk } from '../desk.ts'
import { ADMINISTRATOR, type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const DESK = '/desk/ideco-ics'
const API = '/api/desks/ideco-ics'

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

/** A client asks by the public form; the address of the page behind their link. */
async function asked(email: string, inn?: string): Promise<{ readonly number: number; readonly tracking: string }> {
  const answer = await fetch(`${desk.url}/api/public/desks/ideco-ics/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      contact: { name: email.split('@')[0], email },
      ...(inn ? { organization: { inn } } : {}),
      product: 'ics',
      version: '7.9.9',
      licence: 'ICS-1',
      description: 'Не поднимается VPN до филиала',
    }),
  })
  expect(answer.status).toBe(201)
  const { number, trackingUrl } = (await answer.json()) as { number: number; trackingUrl: string }
  const { pathname, search } = new URL(trackingUrl)
  return { number, tracking: `${desk.url}${pathname}${search}` }
}

const client = (name: string, email: string, inn?: string) =>
  session.post<{ organization: { id: string }; contact: { id: string } }>(`${API}/clients`, {
    organization: { name, ...(inn ? { inn } : {}) },
    contact: { name: email.split('@')[0], email },
  })

test('steps are written for a product by keyboard, ticked when asked for, and read by the client', {
  timeout: 90_000,
}, async () => {
  await page.goto(`${desk.url}${DESK}/settings`)
  await page.getByRole('link', { name: 'Данные по продуктам' }).press('Enter')
  await page.getByLabel('Продукт', { exact: true }).selectOption('ics')
  await page.getByRole('button', { name: 'Изменить подсказку: журналы' }).press('Enter')
  const form = page.getByRole('form', { name: 'Изменить подсказку: журналы' })
  await form.getByRole('checkbox').press('Space')
  const words = form.getByRole('textbox', { name: 'Как получить: по-русски' })
  await words.focus()
  await page.keyboard.type('1. Откройте «Журналы»')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Нажмите «Скачать»')
  await form.getByRole('button', { name: 'Сохранить' }).press('Enter')
  await form.waitFor({ state: 'detached' })
  await page.getByText('нужно всегда').waitFor()

  const { number, tracking } = await asked('anna@romashka.example')
  await page.goto(`${desk.url}${DESK}/cases/${number}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.getByRole('button', { name: 'Запрос', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Отметить нужное: журналы' }).press('Enter')
  await page.getByRole('checkbox', { name: 'журналы' }).and(page.locator(':checked')).waitFor()
  await page.getByText('Клиент прочитает: журналы').press('Enter')
  await page.locator('dd').getByText('Нажмите «Скачать»').waitFor()

  await session.post(`${API}/cases/${number}/asks`, { text: 'Пришлите журналы', items: ['logs'] })
  await page.goto(tracking)
  const steps = page.getByRole('region', { name: 'Как получить: журналы' })
  await steps.getByRole('listitem').getByText('Нажмите «Скачать»').waitFor()
  expect(await steps.getByRole('listitem').count()).toBe(2)
})

test('a pair that is two is set aside, shown with who did it, and brought back', { timeout: 60_000 }, async () => {
  await client('ООО «Двойник»', 'a@one.example')
  await client('Двойник', 'b@other.example')
  await page.goto(`${desk.url}${DESK}/clients/duplicates`)
  await page.getByRole('button', { name: /^Не дубль: .*Двойник/ }).press('Enter')
  await page.getByText('Дублей не видно').waitFor()
  await page.getByRole('button', { name: 'Показать 1 отложенную пару' }).press('Enter')
  await page.getByText(/Не дубль: Ирина Администратор, сегодня/).waitFor()
  await page
    .getByRole('button', { name: /^Вернуть в дубли: / })
    .last()
    .press('Enter')
  await page.getByText('Отложенных пар нет').waitFor()
  await page.getByRole('button', { name: 'К дублям' }).press('Enter')
  await page.getByText('одно название: двойник').waitFor()
})

test('a person is moved with an open case, told beforehand what that means, and brought back', {
  timeout: 60_000,
}, async () => {
  const from = await client('ООО «Откуда»', 'petr@otkuda.example', '7736050003')
  await client('ООО «Куда»', 'it@kuda.example')
  const { number } = await asked('petr@otkuda.example')
  await page.goto(`${desk.url}${DESK}/clients/${from.organization.id}`)
  await page.getByRole('button', { name: 'Перевести в другую организацию: petr' }).press('Enter')
  await page.getByLabel('Куда', { exact: true }).fill('Куда')
  await page.getByRole('radio', { name: 'ООО «Куда»' }).press('Space')
  await page.getByText(`Открытые обращения: ICS-${number}`).waitFor()
  await page.getByText(/Программа и сроки этих обращений не изменятся/).waitFor()
  await page.getByRole('form').getByRole('button', { name: 'Перевести', exact: true }).press('Enter')
  await page.getByText('petr: теперь в организации ООО «Куда».').waitFor()
  await page.getByText('Перешло 1 обращение.').waitFor()
  const detail = () =>
    session
      .get<{ organization: { name: string } | null }>(`${API}/cases/${number}`)
      .then(({ organization }) => organization?.name)
  expect(await detail()).toBe('ООО «Куда»')
  await page.getByRole('button', { name: 'Вернуть', exact: true }).press('Enter')
  await page.getByText('petr: возвращено, как было.').waitFor()
  expect(await detail()).toBe('ООО «Откуда»')
})

test('whoever gave an INN themselves is confirmed by y and parted by x', { timeout: 60_000 }, async () => {
  await client('ООО «Лотос»', 'it@lotos.example', '7707083893')
  await asked('friend@lotos.example', '7707083893')
  const { number } = await asked('stranger@elsewhere.example', '7707083893')
  await page.goto(`${desk.url}${DESK}/clients`)
  await page.getByRole('link', { name: 'Ждут подтверждения' }).press('Enter')
  await page.getByRole('link', { name: 'friend' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('y')
  await page.getByText('friend: подтверждено.').waitFor()
  await page.getByRole('link', { name: 'friend' }).waitFor({ state: 'detached' })
  await page.keyboard.press('x')
  await page.getByText('stranger: больше не в организации.').waitFor()
  await page.getByText('Никто не ждёт').waitFor()
  const found = await session.get<{ organization: unknown }>(`${API}/cases/${number}`)
  expect(found.organization).toBe(null)
  await page.getByRole('button', { name: 'Вернуть', exact: true }).press('Enter')
  await page.getByRole('link', { name: 'stranger' }).waitFor()
})
