// The telephone: a call rings, and a case of it is registered by keyboard alone; a client asks to be called back.
import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, type RunningDesk } from '../desk.ts'
import { ADMINISTRATOR, type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const DESK = '/api/desks/ideco-ics'

let stage: Stage
let desk: RunningDesk
let session: Session
let page: Page
let secret = ''

beforeAll(async () => {
  stage = await openStage()
  desk = stage.desk
  session = await signIn(desk)
  await session.post(`${DESK}/clients`, {
    organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
    contact: { name: 'Анна Котова', phone: '+7 916 123-45-67' },
    holdings: [
      { kind: 'subscription', product: 'ics', from: new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10) },
    ],
  })
  const first = { contact: { phone: '+79161234567' }, product: 'ics', version: '7.9.9', description: 'Как обновиться?' }
  const { number } = await session.post<{ number: number }>(`${DESK}/cases`, { request: first })
  for (const act of ['takes', 'confirmations']) await session.post(`${DESK}/cases/${number}/${act}`, {})
  page = await stage.newPage(ADMINISTRATOR)
}, 120_000)

afterAll(() => stage?.close())

/** What an exchange sends, signed as docs/phone.md says. */
async function ring(event: string, call: string, more: Record<string, unknown> = {}): Promise<void> {
  const body = JSON.stringify({ event, call, from: '8 (916) 123-45-67', to: '84950000000', extension: '101', ...more })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  const answer = await fetch(`${desk.url}/api/public/desks/ideco-ics/calls`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-reglament-timestamp': timestamp,
      'x-reglament-signature': `v1=${signature}`,
    },
    body,
  })
  expect(answer.status).toBe(202)
}

test('an administrator makes the secret of the exchange, and names an extension', async () => {
  await page.goto(`${desk.url}/desk/ideco-ics/phone`)
  await page.getByLabel('Добавочный номер').fill('101')
  await page.getByRole('button', { name: 'Сохранить' }).first().press('Enter')
  await page.getByText('Сохранено.').waitFor()
  await page.getByRole('button', { name: 'Создать секрет' }).press('Enter')
  secret = (await page.getByText('Секрет, показан один раз').locator('code').textContent()) ?? ''
  expect(secret.length).toBeGreaterThan(40)
})

test('a call rings without taking the focus, and a case of it is registered by keyboard alone', async () => {
  await page.goto(`${desk.url}/desk/ideco-ics/queue`)
  await page.getByText('Очередь пуста').waitFor()
  const focused = await page.evaluate(() => document.activeElement?.tagName)
  await ring('ringing', 'first')
  const card = page.getByRole('log', { name: 'Звонки' })
  await card.getByText('+7 916 123-45-67').waitFor()
  await card.getByText('Анна Котова, ООО «Ромашка»').waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe(focused)

  // From here on only keys are pressed, and counted.
  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  const type = async (text: string) => {
    keys += text.length
    await page.keyboard.type(text)
  }
  const began = performance.now()
  await press('p')
  await ring('answered', 'first')
  // Who it is, their rights, product and version are there; the cursor waits for the question.
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'description')
  expect(await page.getByLabel('ИНН', { exact: true }).inputValue()).toBe('7707083893')
  expect(await page.getByLabel('Версия').inputValue()).toBe('7.9.9')
  await type('Не поднимается VPN до филиала')
  const said = page.getByRole('region', { name: 'Что сказать клиенту' })
  await said.getByText('Принимаем ваше обращение.').waitFor()
  await said.getByText('Ответим до').waitFor()
  await press('Control+Enter')
  await page.getByText('Номер обращения').waitFor()
  const registeredMs = performance.now() - began
  expect(await page.locator('output').textContent()).toBe('ICS 2')
  console.log(`a case from a ringing call: ${keys} keys, ${Math.round(registeredMs)} ms of the machine`)
  // A person types five keys a second: well below half a minute.
  expect(keys).toBeLessThan(60)
  expect(registeredMs / 1000 + keys / 5).toBeLessThan(30)

  await type('Проверьте UDP 500 у провайдера')
  await press('Control+Enter')
  await page.getByText('Ответ записан.').waitFor()
  await ring('ended', 'first', { durationS: 95, recordingUrl: 'https://pbx.example/1.mp3' })
  const { events, status } = await session.get<{ status: string; events: { kind: string }[] }>(`${DESK}/cases/2`)
  expect(status).toBe('waiting-client')
  expect(events.map(({ kind }) => kind)).toEqual(['registered', 'called', 'answered'])
})

test('the call stands in the history of the case, with its length and its recording', async () => {
  await page.goto(`${desk.url}/desk/ideco-ics/cases/2`)
  await page.getByText('разговор по телефону, звонил клиент').waitFor()
  expect(await page.getByRole('link', { name: 'Запись разговора' }).getAttribute('href')).toBe(
    'https://pbx.example/1.mp3',
  )
})

test('a stranger is asked who they are; a missing version is asked for now; a case number finds its specialist', async () => {
  await page.goto(`${desk.url}/desk/ideco-ics/new`)
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'who')
  await page.keyboard.type('+7 495 765-43-21')
  await page.getByText('Номер незнаком').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Борис')
  await page.keyboard.press('Tab')
  await page.keyboard.type('7707083893')
  await page.getByText('Это ООО «Ромашка»').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.getByLabel('Вопрос кратко').focus()
  await page.keyboard.type('Вопрос')
  await page.getByText('Спросите сейчас: версия.').waitFor()
  await page.getByLabel('Телефон, номер обращения или ИНН').fill('ICS-2')
  const found = page.getByRole('list', { name: 'Открытые обращения' }).first()
  await found.getByText('Не поднимается VPN').waitFor()
})

test('where the phone is not open to a programme, the sentence says which channels are', async () => {
  await session.post('/api/desks/a-real-iks/clients', {
    organization: { name: 'АО «Вектор»', inn: '7736050003' },
    contact: { name: 'Вера', phone: '+7 900 111-22-33' },
    holdings: [{ kind: 'purchase', product: 'standard', from: '2020-01-10' }],
  })
  await page.goto(`${desk.url}/desk/a-real-iks/new?phone=89001112233`)
  await page.getByText(/По телефону ваша программа не обслуживается\. Обратитесь сюда: форма на сайте/).waitFor()
})

test('a client asks to be called, and the attempt is recorded in the queue of call-backs', async () => {
  const portal = await stage.newPage(null, { timezoneId: 'Asia/Vladivostok', viewport: { width: 390, height: 844 } })
  await portal.goto(`${desk.url}/d/ideco-ics`)
  await portal.getByRole('link', { name: 'Попросить перезвонить' }).press('Enter')
  await portal.getByLabel('Телефон').fill('8 916 123 45 67')
  await portal.getByLabel('О чём поговорить').fill('Перенос на новый сервер')
  await portal.getByLabel('ИНН').fill('7707083893')
  await portal.getByRole('group', { name: 'Когда вам удобно?' }).waitFor()
  await portal.getByRole('button', { name: 'Жду звонка' }).press('Enter')
  await portal.getByText('Мы позвоним').waitFor()
  await portal.context().close()

  await page.goto(`${desk.url}/desk/ideco-ics/callbacks`)
  await page.getByText('Перенос на новый сервер').waitFor()
  await page.getByText('у клиента').waitFor()
  await page.getByRole('button', { name: 'Не отвечает' }).press('Enter')
  await page.getByText('попыток: 1 из 3').waitFor()
  await page.getByRole('button', { name: 'Поговорили' }).press('Enter')
  await page.getByText('Никто не ждёт звонка').waitFor()
  await eventually('both attempts in the history', async () => {
    const { rows } = await session.get<{ rows: { number: number; subject: string }[] }>(`${DESK}/cases?list=all`)
    const made = rows.find(({ subject }) => subject === 'Перенос на новый сервер')
    const { events } = await session.get<{ events: { kind: string }[] }>(`${DESK}/cases/${made?.number}`)
    return events.filter(({ kind }) => kind === 'called').length === 2
  })
})
