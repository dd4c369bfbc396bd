// The queue as a shift works it: in the engine's order, by keyboard, together, and told of what concerns one.
import { instant } from '@reglament/engine'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fill } from '../../bench/workspace/fill.ts'
import { newAccount } from '../../packages/server/src/auth/accounts.ts'
import { insertUser, setMember } from '../../packages/server/src/store/desk/staff.ts'
import { eventually, type RunningDesk } from '../desk.ts'
import { type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const CASES = 1_200
const PASSWORD = 'correct horse battery'

let stage: Stage
let desk: RunningDesk
let admin: Session
/** The head of the desk, and a specialist beside her. */
let olga: Page
let boris: Page

beforeAll(async () => {
  stage = await openStage()
  desk = stage.desk
  admin = await signIn(desk)
  const { pool } = stage
  if (pool === null) throw new Error('the desk has no database on the shared server')
  for (const [name, email, role] of [
    ['Ольга', 'olga@desk.example', 'head'],
    ['Борис', 'boris@desk.example', 'specialist'],
  ] as const) {
    const account = await newAccount({ name, email, password: PASSWORD })
    await insertUser(pool, account, false, instant(Date.now()))
    await setMember(pool, 'ideco-ics', account.id, role, instant(Date.now()))
  }
  await fill(pool, 'ideco-ics', { cases: CASES })
  olga = await enter('olga@desk.example')
  boris = await enter('boris@desk.example')
}, 120_000)

afterAll(() => stage?.close())

const enter = (email: string) => stage.newPage({ email, password: PASSWORD }, { permissions: ['notifications'] })
const heldLine = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-line') ?? null)
const lineOf = (page: Page, number: string) => page.locator(`a[data-line="${number}"]`)
const queueOf = async (query = ''): Promise<string[]> =>
  (await admin.get<{ rows: { number: number }[] }>(`/api/desks/ideco-ics/cases?list=queue&limit=200${query}`)).rows.map(
    ({ number }) => String(number),
  )

test('the first says why it is first, and the keys open any line, loaded or not', async () => {
  const expected = await queueOf()
  await olga.goto(`${desk.url}/desk/ideco-ics/queue`)
  await olga.locator('a[data-line]').first().waitFor()
  expect(await olga.locator('a[data-line]').first().getAttribute('data-line')).toBe(expected[0])
  await olga.getByText('Почему первое?').waitFor()
  await olga.getByText(new RegExp(`ICS-${expected[0]} раньше ICS-${expected[1]}: `)).waitFor()
  // Only what is seen is drawn; the second page of rows is read on the way.
  await olga.keyboard.press('j')
  await eventually('the first line is held', async () => (await heldLine(olga)) === expected[0])
  await olga.evaluate(() => window.scrollTo(0, 57 * 92))
  await lineOf(olga, expected[97] ?? '').focus()
  for (let press = 98; press <= 104; press++) await olga.keyboard.press('j')
  await eventually('the line 104 is held', async () => (await heldLine(olga)) === expected[104])
  expect(await olga.locator('a[data-line]').count()).toBeLessThan(80)
  await olga.keyboard.press('o')
  await olga.getByRole('heading', { level: 1 }).waitFor()
  await olga.waitForURL(`**/cases/${expected[104]}`)
})

test('coming back finds the same line in the same place', async () => {
  const expected = await queueOf()
  await olga.goBack()
  await eventually('the line is held again', async () => (await heldLine(olga)) === expected[104])
  const box = await lineOf(olga, expected[104] ?? '').boundingBox()
  expect(box?.y).toBeGreaterThan(0)
  expect(box?.y).toBeLessThan(900)
})

test('on a telephone, where lines are of any height, one comes back to the same place too', async () => {
  await olga.setViewportSize({ width: 390, height: 844 })
  await olga.goto(`${desk.url}/desk/ideco-ics/queue`)
  await olga.locator('a[data-line]').first().waitFor()
  await olga.evaluate(() => window.scrollTo(0, 6_000))
  const inSight = () =>
    olga.evaluate(
      () =>
        [...document.querySelectorAll('a[data-line]')]
          .find((link) => link.getBoundingClientRect().top > 300)
          ?.getAttribute('data-line') ?? null,
    )
  // Where it was scrolled to, and not what was drawn before.
  const number = await eventually('a line far down', async () => {
    const [seen, first] = [await inSight(), await olga.locator('li[aria-posinset="1"]').count()]
    return first === 0 && seen
  })
  await lineOf(olga, number).click()
  await olga.waitForURL(`**/cases/${number}`)
  await olga.getByRole('heading', { level: 1 }).waitFor()
  await olga.goBack()
  await eventually('the line is held again', async () => (await heldLine(olga)) === number)
  await eventually('it is in sight', async () => {
    const box = await lineOf(olga, number).boundingBox()
    return box !== null && box.y > 0 && box.y < 844
  })
  await olga.setViewportSize({ width: 1440, height: 900 })
})

test('u and Escape lead back to the line of the case that one has come to, in the list as it was narrowed', async () => {
  const expected = await queueOf('&programme=subscription')
  await olga.goto(`${desk.url}/desk/ideco-ics/queue?programme=subscription`)
  await lineOf(olga, expected[0] ?? '').waitFor()
  await olga.evaluate(() => window.scrollTo(0, 57 * 60))
  await lineOf(olga, expected[62] ?? '').click()
  await olga.waitForURL(`**/cases/${expected[62]}`)
  await olga.getByRole('heading', { level: 1 }).waitFor()
  // On along the same list, and not along the queue as a whole.
  await olga.keyboard.press('j')
  await olga.waitForURL(`**/cases/${expected[63]}`)
  await olga.getByRole('heading', { level: 1 }).waitFor()
  for (const key of ['u', 'Escape']) {
    await olga.keyboard.press(key)
    await olga.waitForURL('**/queue?programme=subscription')
    await eventually(`the line is held after ${key}`, async () => (await heldLine(olga)) === expected[63])
    const box = await lineOf(olga, expected[63] ?? '').boundingBox()
    expect(box?.y).toBeGreaterThan(0)
    expect(box?.y).toBeLessThan(900)
    await olga.keyboard.press('o')
    await olga.waitForURL(`**/cases/${expected[63]}`)
    await olga.getByRole('heading', { level: 1 }).waitFor()
  }
})

test('a change renews its row in place, and what is new waits until it is asked for', async () => {
  const [, , third = ''] = await queueOf()
  await olga.goto(`${desk.url}/desk/ideco-ics/queue`)
  await lineOf(olga, third).waitFor()
  for (let press = 0; press < 3; press++) await olga.keyboard.press('j')
  const before = await lineOf(olga, third).boundingBox()
  await admin.post(`/api/desks/ideco-ics/cases/${third}/takes`, {})
  await lineOf(olga, third).getByText('Ирина Администратор').waitFor()
  const made = await admin.post<{ number: number }>('/api/desks/ideco-ics/cases', {
    subject: 'Новое обращение сверху',
    request: {
      channel: 'phone',
      contact: { email: 'it@client-7.example' },
      product: 'ics',
      version: '7.9.9',
      topic: 'fault',
      description: 'Не поднимается туннель',
    },
  })
  const { rows } = await admin.get<{ rows: unknown[] }>(`/api/desks/ideco-ics/cases?list=queue&numbers=${made.number}`)
  if (rows.length > 0) expect(await olga.getByText('Новое обращение сверху').count()).toBe(0)
  await admin.post(`/api/desks/ideco-ics/cases/${third}/closings`, {}).catch(() => undefined)
  expect((await lineOf(olga, third).boundingBox())?.y).toBe(before?.y)
  expect(await heldLine(olga)).toBe(third)
})

test('conditions stand in the address as chips; a head saves them for the desk', async () => {
  await olga.goto(`${desk.url}/desk/ideco-ics/queue`)
  await olga.getByLabel('Программа').selectOption({ label: 'Партнёр' })
  await olga.waitForURL('**/queue?programme=partner')
  await olga.getByRole('button', { name: 'Снять отбор: Программа: Партнёр' }).waitFor()
  const partners = await queueOf('&programme=partner')
  await lineOf(olga, partners[0] ?? '').waitFor()
  await olga.getByText(`${partners.length} обращ`).waitFor()
  await olga.getByRole('button', { name: 'Сохранить отбор' }).click()
  await olga.getByLabel('Название отбора').fill('Партнёры')
  await olga.getByLabel('для всей службы').check()
  await olga.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await boris.goto(`${desk.url}/desk/ideco-ics/queue`)
  await boris.getByRole('link', { name: 'Партнёры' }).click()
  await boris.waitForURL('**/queue?programme=partner')
  await olga.getByRole('button', { name: 'Снять отбор: Программа: Партнёр' }).click()
  await olga.waitForURL((url) => url.search === '')
})

test('columns are chosen once, for every machine', async () => {
  await olga.getByRole('button', { name: 'Столбцы' }).click()
  const strips = olga.locator('a[data-line] svg[role=img]')
  await strips.first().waitFor()
  // A page that is left before the server has heard the choice may not show it again.
  const isKept = olga.waitForResponse(
    (answer) => answer.url().endsWith('/preferences') && answer.request().method() === 'PATCH',
  )
  await olga.getByLabel('Полоса срока').click()
  await strips.first().waitFor({ state: 'detached' })
  await isKept
  await olga.reload()
  await olga.locator('a[data-line]').first().waitFor()
  await eventually('no strips', async () => (await strips.count()) === 0)
})

test('an organization, a tag and a field narrow a list by keyboard, and are kept under a name', async () => {
  const { rows } = await admin.get<{ rows: { number: number; client: { organization: string } }[] }>(
    '/api/desks/ideco-ics/cases?list=queue&limit=30',
  )
  const chosen = rows[20]
  if (!chosen) throw new Error('the queue is too short')
  const { number, client } = chosen
  const made = await admin.post<{ id: string }>('/api/desks/ideco-ics/fields', {
    title: { ru: 'Филиал', en: 'Branch' },
    kind: 'text',
  })
  const value = 'Казань, склад 2'
  await admin.post(`/api/desks/ideco-ics/cases/${number}/tags`, { name: 'vpn' })
  await admin.post(`/api/desks/ideco-ics/cases/${number}/field-values`, { field: made.id, value })
  await olga.goto(`${desk.url}/desk/ideco-ics/queue`)
  await olga.locator('a[data-line]').first().waitFor()

  const organization = olga.getByRole('combobox', { name: 'Организация' })
  await organization.fill(client.organization)
  await olga.getByRole('option', { name: client.organization, selected: true }).waitFor()
  await organization.press('Enter')
  await olga.waitForURL('**/queue?organization=*')
  await olga.getByRole('button', { name: `Снять отбор: Организация: ${client.organization}` }).waitFor()
  await olga.getByLabel('Метка').selectOption({ label: 'vpn' })
  await olga.getByRole('button', { name: 'Снять отбор: Метка: vpn' }).waitFor()
  await olga.getByLabel('Поле').selectOption({ label: 'Филиал' })
  await olga.getByRole('textbox', { name: 'Филиал' }).and(olga.locator(':focus')).waitFor()
  await olga.keyboard.type(value)
  await olga.keyboard.press('Enter')
  await olga.getByRole('button', { name: `Снять отбор: Филиал: ${value}` }).waitFor()
  await eventually('one line is left', async () => (await olga.locator('a[data-line]').count()) === 1)
  await lineOf(olga, String(number)).waitFor()
  await olga.getByText('1 обращение', { exact: true }).waitFor()

  await olga.getByRole('button', { name: 'Сохранить отбор' }).click()
  await olga.getByLabel('Название отбора').fill('Склад в Казани')
  await olga.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await olga.getByRole('link', { name: 'Склад в Казани' }).waitFor()
  await olga.getByRole('button', { name: 'Снять всё' }).click()
  await olga.waitForURL((url) => url.search === '')
  await olga.setViewportSize({ width: 390, height: 800 })
  await olga.getByRole('link', { name: 'Склад в Казани' }).click()
  await olga.getByRole('button', { name: `Снять отбор: Филиал: ${value}` }).waitFor()
  await eventually('the same line', async () => (await olga.locator('a[data-line]').count()) === 1)
  // Nothing of it is wider than a telephone.
  expect(await olga.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await olga.setViewportSize({ width: 1440, height: 900 })
  await olga.getByRole('button', { name: 'Снять всё' }).click()
})

test('the next is taken from wherever one is, and why it is the next is read out', async () => {
  await boris.goto(`${desk.url}/desk/ideco-ics/clients`)
  await boris.getByRole('heading', { level: 1 }).waitFor()
  await boris.keyboard.press('Shift+T')
  await boris.waitForURL('**/cases/*')
  const label = `ICS-${boris.url().split('/').at(-1)}`
  const said = boris.getByRole('status').filter({ hasText: `Взято следующее: ${label}.` })
  expect(await said.textContent()).toMatch(new RegExp(`${label} раньше ICS-\\d+: .+`))
  await boris.getByText('ведёт Борис').waitFor()
  await boris.keyboard.press('u')
  await boris.waitForURL('**/queue')
  await said.waitFor({ state: 'detached' })
})

test('two who take the next at once get two cases', async () => {
  await boris.goto(`${desk.url}/desk/ideco-ics/queue`)
  for (const page of [olga, boris]) await page.locator('a[data-line]').first().waitFor()
  await Promise.all([olga, boris].map((page) => page.getByRole('button', { name: 'Взять следующее' }).click()))
  await Promise.all([olga, boris].map((page) => page.waitForURL('**/cases/*')))
  const [first, second] = [olga, boris].map((page) => page.url().split('/').at(-1))
  expect(first).not.toBe(second)
  await olga.getByText('ведёт Ольга').waitFor()
  await boris.getByText('ведёт Борис').waitFor()
})

test('who is at a case is seen in the case and in the list, looking and writing', async () => {
  const number = boris.url().split('/').at(-1) ?? ''
  await olga.goto(`${desk.url}/desk/ideco-ics/cases/${number}`)
  await olga.getByText('Борис смотрит').waitFor()
  await boris.getByText('Ольга смотрит').waitFor()
  await boris.locator('textarea, [contenteditable=true]').first().fill('Проверяю')
  await olga.getByText('Борис пишет').waitFor()
  await boris.goto(`${desk.url}/desk/ideco-ics/queue`)
  await olga.getByText('Борис').first().waitFor({ state: 'attached' })
  await eventually('Boris has left', async () => (await olga.getByText(/Борис (смотрит|пишет)/).count()) === 0)
})

test('whoever asks for it is told once of a reply, whatever the number of tabs, with a count in the title', async () => {
  const context = boris.context()
  await context.addInitScript(() => {
    const shown: string[] = []
    const Real = window.Notification
    class Watched extends Real {
      // What was given to the browser for this page: without a window, it has nowhere to show any, and says no to all.
      static override readonly permission = 'granted'
      constructor(title: string, options?: NotificationOptions) {
        super(title, options)
        shown.push(title)
      }
    }
    Object.assign(window, { Notification: Watched, shown })
  })
  const mine = await context.request.get(`${desk.url}/api/desks/ideco-ics/cases?list=mine`)
  const [{ number }] = ((await mine.json()) as { rows: [{ number: number }] }).rows
  await admin.post(`/api/desks/ideco-ics/cases/${number}/answers`, { text: 'Проверьте порт.' })
  const tabs = [boris, await context.newPage()]
  for (const tab of tabs) {
    await tab.goto(`${desk.url}/desk/ideco-ics/mine`)
    await tab.locator('a[data-line]').first().waitFor()
  }
  await boris.getByRole('button', { name: 'Уведомления' }).click()
  await boris.getByText('Браузер показывает уведомления.').waitFor()
  await boris.getByLabel('Сообщать в браузере').click()
  await boris.locator('fieldset input[type=checkbox]:checked:enabled').nth(3).waitFor()
  await tabs[1]?.reload()
  await tabs[1]?.locator('a[data-line]').first().waitFor()
  await admin.post(`/api/desks/ideco-ics/cases/${number}/replies`, { text: 'Порт открыт.', channel: 'phone' })
  for (const tab of tabs) await tab.waitForFunction(() => document.title.startsWith('(1) '))
  const told = await Promise.all(
    tabs.map((tab) => tab.evaluate(() => (window as unknown as { shown: string[] }).shown)),
  )
  expect(told.flat().filter((title) => title.startsWith('Клиент ответил'))).toHaveLength(1)
  await boris.locator(`a[data-line="${number}"]`).click()
  for (const tab of tabs) await tab.waitForFunction(() => !document.title.startsWith('('))
  await tabs[1]?.close()
})
