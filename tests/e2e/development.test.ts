// A case that support can't solve, by the four who meet it: specialist, developer, head and client, each at a page of
// their own. Then what the head decides, what is refused, and what a client is asked for.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningDesk } from '../desk.ts'
import { type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const DAY_MS = 86_400_000
const API = '/api/desks/ideco-ics'
const PASSWORD = 'correct horse battery staple'

let stage: Stage
let desk: RunningDesk
let administrator: Session
let olga: Page
let igor: Page
let head: Page
let anna: Page
const links = new Map<number, string>()

const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

const page = (email: string) => stage.newPage({ email, password: PASSWORD })

async function register(client: string, description: string, holdings = true): Promise<number> {
  const contact = { name: `Анна ${client}`, email: `${client}@clients.example` }
  const organization = { name: `ООО «${client}»` }
  const from = holdings ? ago(30) : ago(800)
  await administrator.post(`${API}/clients`, {
    organization,
    contact,
    holdings: [{ kind: 'subscription', product: 'ics', from }],
  })
  const made = await administrator.post<{ number: number; trackingUrl: string }>(`${API}/cases`, {
    request: { contact, organization, product: 'ics', version: '7.9.9', description },
  })
  links.set(made.number, made.trackingUrl)
  return made.number
}

const openCase = (at: Page, number: number) => at.goto(`${desk.url}/desk/ideco-ics/cases/${number}`)
const track = (number: number) => anna.goto(links.get(number) ?? '')

beforeAll(async () => {
  stage = await openStage()
  desk = stage.desk
  administrator = await signIn(desk)
  for (const [name, role] of [
    ['Ольга', 'specialist'],
    ['Игорь', 'developer'],
    ['Павел', 'head'],
  ] as const)
    await administrator.post(`${API}/members`, { name, email: `${role}@desk.example`, role, password: PASSWORD })
  ;[olga, igor, head, anna] = await Promise.all([
    page('specialist@desk.example'),
    page('developer@desk.example'),
    page('head@desk.example'),
    stage.newPage(),
  ])
}, 120_000)

afterAll(() => stage?.close())

test('the head makes a team, with how a client reaches its developer', async () => {
  await head.goto(`${desk.url}/desk/ideco-ics/development-teams`)
  await head.getByRole('button', { name: 'Новая команда' }).click()
  await head.getByLabel('Название по-русски').fill('Сеть')
  await head.getByLabel('Добавить разработчика').selectOption({ label: 'Игорь' })
  await head.getByLabel('Телефон для клиента').fill('+7 495 000-00-01')
  await head.getByRole('button', { name: 'Сохранить' }).click()
  await head.getByText('developer@desk.example, +7 495 000-00-01').waitFor()
})

test('a specialist hands a case over by keyboard, and reads the letter before it goes', async () => {
  const number = await register('Ромашка', 'Служба ike падает раз в час')
  await openCase(olga, number)
  await olga.getByRole('heading', { name: 'Служба ike падает раз в час' }).waitFor()
  await olga.keyboard.press('e')
  await olga.getByLabel('Кому передать').selectOption({ label: 'Игорь' })
  await olga.getByText('Клиент увидит: Игорь, developer@desk.example').waitFor()
  expect(await olga.getByLabel('Примерный срок').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/)
  await olga.getByLabel('Записка для разработки').fill('Журнал приложен к первому письму')
  await olga.getByText('Что увидит клиент').click()
  await olga.getByText(/Им занимается: Игорь, developer@desk\.example/).waitFor()
  await olga.getByLabel('Записка для разработки').press('Control+Enter')
  await olga.getByText('в разработке').first().waitFor()
})

test('the client sees developer, contact and date at once', async () => {
  await track(1)
  await anna.getByText(/Игорь, developer@desk\.example, \+7 495 000-00-01/).waitFor()
})

test('the developer finds it in a list of their own, with the note, and not the rest of the desk', async () => {
  await igor.goto(`${desk.url}/desk`)
  await igor.getByRole('heading', { name: 'В разработке' }).waitFor()
  expect(await igor.getByRole('link', { name: 'Очередь' }).count()).toBe(0)
  await igor.getByText('Служба ike падает раз в час').click()
  await igor.getByText('Журнал приложен к первому письму').waitFor()
  const answer = igor.getByRole('button', { name: 'Ответ', exact: true })
  expect(await answer.getAttribute('aria-disabled')).toBe('true')
  await igor
    .getByText(/клиенту отвечает поддержка/)
    .first()
    .waitFor({ state: 'attached' })
})

test('a missed date rings for the specialist and the head', { timeout: 60_000 }, async () => {
  await openCase(olga, 1)
  await olga.getByRole('heading', { name: 'Служба ike падает раз в час' }).waitFor()
  await olga.keyboard.press('t')
  await olga.getByText('ведёт Ольга').waitFor()
  await desk.moveClock(10 * DAY_MS)
  await olga.getByText('Разработка не уложилась в обещанный срок (Игорь)').waitFor({ timeout: 40_000 })
  await olga.getByText('Разработка опаздывает: 1').waitFor()
  await head.goto(`${desk.url}/desk/ideco-ics/development`)
  await head.getByText('срок сорван', { exact: true }).waitFor()
  await head.getByText('Разработка опаздывает: 1').waitFor()
  await igor.goto(`${desk.url}/desk/ideco-ics/development`)
  await igor.getByText('сорван 1 срок').waitFor()
})

test('the developer gives a new date with a word to the client, then the result to support', async () => {
  await igor.getByRole('link', { name: /Служба ike падает раз в час/ }).click()
  await igor.getByRole('button', { name: 'Новый срок' }).click()
  await igor.getByLabel('Примерный срок').fill(new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10))
  await igor.getByLabel('Слово клиенту о новом сроке').fill('Нашли причину, готовим исправление.')
  await igor.getByRole('button', { name: 'Назначить срок' }).click()
  await igor.getByText('Клиенту обещано:').waitFor()
  await track(1)
  await anna.getByText('Нашли причину, готовим исправление.').waitFor()
  await igor.getByRole('button', { name: 'Вернуть в поддержку' }).click()
  await igor.getByLabel('Что сделано: результат для поддержки').fill('Исправлено в сборке 7.9.10')
  await igor.getByRole('button', { name: 'Вернуть с результатом' }).click()
  await igor.getByText('Обращение уже вернулось в поддержку.').waitFor()
  await olga.getByText('Исправлено в сборке 7.9.10').waitFor()
  await anna.reload()
  await anna.getByText('Нашли причину').first().waitFor()
  expect(await anna.getByText('Исправлено в сборке').count()).toBe(0)
})

test('a checklist: the client fills in a part, then the rest, and the case comes back by itself', async () => {
  const number = await register('Север', 'Не уходит почта')
  await openCase(olga, number)
  await olga.getByRole('heading', { name: 'Не уходит почта' }).waitFor()
  await olga.keyboard.press('s')
  await olga.getByLabel('Что нужно узнать').fill('Пришлите, пожалуйста:')
  await olga.getByLabel('ИНН').check()
  await olga.getByLabel('журналы').check()
  await olga.getByRole('button', { name: 'Запросить', exact: true }).click()
  await olga.getByText('ждём клиента').first().waitFor()
  await track(number)
  await anna.getByLabel('ИНН').fill('7707083894')
  await anna.getByText('Контрольные цифры ИНН не сходятся').waitFor()
  await anna.getByLabel('ИНН').fill('7707083893')
  await anna.getByRole('button', { name: 'Отправить заполненное' }).click()
  await anna.getByText('Осталось: журналы').waitFor()
  await olga.getByText('пришла часть запрошенного: ИНН', { exact: false }).waitFor()
  await anna.getByLabel('Журналы').fill('postfix: connection timed out')
  await anna
    .getByLabel('Приложить файлы')
    .setInputFiles({ name: 'maillog.txt', mimeType: 'text/plain', buffer: Buffer.from('timeout') })
  await anna.getByRole('button', { name: 'Отправить заполненное' }).click()
  await anna.getByText('Всё получено, спасибо.').waitFor()
  await olga.getByText('postfix: connection timed out').waitFor()
  await olga.getByRole('link', { name: 'maillog.txt' }).first().waitFor()
  await olga.getByText('в работе').first().waitFor()
})

test('data that came by letter is ticked by the specialist', async () => {
  const number = await register('Юг', 'Не печатает')
  await administrator.post(`${API}/cases/${number}/asks`, { text: 'Нужны снимки', items: ['screenshots'] })
  await openCase(olga, number)
  await olga.getByRole('button', { name: 'Получено: снимки экрана' }).click()
  await olga.getByText('пришло запрошенное: снимки экрана', { exact: false }).waitFor()
})

test('the head decides by keyboard, on one card; a specialist sees why they can’t', async () => {
  const admitted = await register('Запад', 'Можно ли помочь с переносом', false)
  const refused = await register('Восток', 'Верните поддержку даром', false)
  await olga.goto(`${desk.url}/desk/ideco-ics/to-decide`)
  const button = olga.getByRole('button', { name: 'Допустить', exact: true })
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  await head.goto(`${desk.url}/desk/ideco-ics/to-decide`)
  await head.getByRole('heading', { name: 'Можно ли помочь с переносом' }).waitFor()
  await head
    .getByText(/подписка/)
    .first()
    .waitFor()
  await head.keyboard.press('a')
  await head.getByLabel('Почему допускаем').fill('Давний клиент, продлевает')
  await head.getByLabel('Почему допускаем').press('Control+Enter')
  await head.getByRole('heading', { name: 'Верните поддержку даром' }).waitFor()
  await head.keyboard.press('r')
  await head.getByText('Что увидит клиент').waitFor()
  expect(await head.getByLabel('Пояснение клиенту').inputValue()).toContain('I11')
  await head.getByLabel('Пояснение клиенту').press('Control+Enter')
  await head.getByText('Решать нечего').waitFor()
  const states = await Promise.all(
    [admitted, refused].map((number) => administrator.get<{ status: string }>(`${API}/cases/${number}`)),
  )
  expect(states.map(({ status }) => status)).toEqual(['registered', 'refused'])
  await track(refused)
  await anna.getByRole('heading', { name: 'Как это исправить' }).waitFor()
})

test('a rude letter is refused on a quotation of it, and the complaint reaches the head', async () => {
  const number = await register('Полюс', 'Вы все бездельники')
  await openCase(olga, number)
  await olga.getByRole('heading', { name: 'Вы все бездельники' }).waitFor()
  await olga.getByRole('button', { name: 'Отказать', exact: true }).click()
  await olga.getByLabel('Основание отказа').selectOption({ label: 'Грубость или ненормативная лексика (I17)' })
  await olga.getByLabel('На чём основан отказ').selectOption({ label: 'Вы все бездельники' })
  expect(await olga.getByLabel('Цитата, которая останется с отказом').inputValue()).toBe('Вы все бездельники')
  await olga.getByLabel('Пояснение клиенту').press('Control+Enter')
  await olga.getByText('Основание в словах клиента: «Вы все бездельники»').waitFor()
  await track(number)
  await anna.getByText('Напишите снова по существу вопроса', { exact: false }).first().waitFor()
  await anna.getByRole('button', { name: 'Пожаловаться на качество поддержки' }).click()
  await anna.getByLabel('Что было не так? Прочтёт руководитель поддержки').fill('Мне отказали зря')
  await anna.getByRole('button', { name: 'Отправить жалобу' }).click()
  await head.goto(`${desk.url}/desk/ideco-ics/feedback`)
  await head.getByText('Мне отказали зря').waitFor()
})
