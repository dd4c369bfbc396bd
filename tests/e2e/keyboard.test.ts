// A day's work by keys alone: in at the door, along the queue, an answer and on to the next, the search, a client, out again.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, type RunningDesk } from '../desk.ts'
import { ADMINISTRATOR, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

let stage: Stage
let desk: RunningDesk
let page: Page

const DESK = '/api/desks/ideco-ics'

beforeAll(async () => {
  stage = await openStage()
  desk = stage.desk
  const session = await signIn(desk)
  for (const [name, inn, email, subject] of [
    ['ООО «Ромашка»', '7707083893', 'anna@romashka.example', 'Туннель не поднимается'],
    ['АО «Вектор»', '7736050003', 'boris@vector.example', 'Отчёты не приходят'],
  ] as const) {
    await session.post(`${DESK}/clients`, {
      organization: { name, inn },
      contact: { name: email.split('@')[0], email },
      holdings: [
        { kind: 'subscription', product: 'ics', from: new Date(Date.now() - 2_000_000_000).toISOString().slice(0, 10) },
      ],
    })
    await session.post(`${DESK}/cases`, {
      request: {
        contact: { email },
        organization: { inn },
        product: 'ics',
        version: '7.9.9',
        licence: 'L-1',
        description: subject,
      },
      subject,
    })
  }
  page = await stage.newPage(null, { reducedMotion: 'reduce' })
}, 120_000)

afterAll(() => stage?.close())

const press = (...keys: readonly string[]) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const holds = (what: string, role: 'combobox' | 'link' | 'textbox', name: RegExp) =>
  eventually(what, async () => (await page.getByRole(role, { name }).and(page.locator(':focus')).count()) === 1)

/** A key under a Russian layout: the letter is another, its place is the same. */
const pressRussian = (letter: string, code: string) =>
  page.evaluate(
    ([key, place]) => {
      const event = new KeyboardEvent('keydown', { key: key ?? '', code: place ?? '', bubbles: true, cancelable: true })
      ;(document.activeElement ?? document.body).dispatchEvent(event)
    },
    [letter, code],
  )

test('in at the door', async () => {
  await page.goto(`${desk.url}/desk/ideco-ics/queue`)
  await page.getByLabel('Электронная почта').waitFor()
  await page.getByLabel('Электронная почта').focus()
  await page.keyboard.type(ADMINISTRATOR.email)
  await press('Tab')
  await page.keyboard.type(ADMINISTRATOR.password)
  await press('Enter')
  await heading('Очередь')
  await page.getByText('Туннель не поднимается').waitFor()
})

test('along the queue and into a case, under a Russian layout too', async () => {
  await press('j', 'j', 'k')
  await holds('the first line', 'link', /Туннель не поднимается/)
  await pressRussian('о', 'KeyJ')
  await holds('the second line', 'link', /Отчёты не приходят/)
  await pressRussian('л', 'KeyK')
  await press('Enter')
  await heading('Туннель не поднимается')
})

test('the sheet lists what works here, and a key that is barred says why', async () => {
  await press('?')
  const sheet = page.getByRole('complementary', { name: 'Клавиши' })
  await sheet.getByText('Ответить клиенту').waitFor()
  await sheet.getByText('Отправить и перейти к следующему').waitFor()
  expect(await sheet.getByText('Вниз по списку').count()).toBe(0)
  await press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await press('x')
  await page.getByRole('status').filter({ hasText: 'Закрыть обращение: ' }).waitFor()
})

test('taken, answered, and on to the next', async () => {
  await press('t')
  await page.getByText(`ведёт ${ADMINISTRATOR.name}`).waitFor()
  await press('a')
  await holds('the box for the answer', 'textbox', /Ответ клиенту/)
  await page.keyboard.type('Проверьте UDP 500')
  // The next case's drafts come late: the key for a note is pressed before there is a box for it.
  await page.route(/\/drafts$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    await route.continue()
  })
  await press('Control+Shift+Enter')
  await heading('Отчёты не приходят')
})

test('from case to case along the queue, and back to it', async () => {
  await press('n')
  await eventually(
    'the box for a note',
    async () => (await page.locator('textarea:focus, [contenteditable]:focus').count()) === 1,
  )
  await press('Control+k')
  await holds('the search', 'combobox', /./)
  await press('Escape')
  await eventually(
    'the note again',
    async () => (await page.locator('textarea:focus, [contenteditable]:focus').count()) === 1,
  )
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await press('u')
  await heading('Очередь')
})

test('the palette does what is done here, and says why it can’t', async () => {
  await press('/')
  await holds('the search', 'combobox', /./)
  await page.keyboard.type('клиен')
  const chosen = page.getByRole('dialog').getByRole('option', { selected: true })
  await chosen.filter({ hasText: 'Клиенты' }).waitFor()
  const box = page.getByRole('combobox', { name: 'Что найти или сделать' })
  expect(await box.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
  await press('Enter')
  await heading('Клиенты')
})

test('words of a message lead to its case, an INN to its client', async () => {
  await press('Control+k')
  await page.keyboard.type('поднимались туннели ')
  await page.getByRole('option', { name: /ICS-1/ }).waitFor()
  await press('Enter')
  await heading('Туннель не поднимается')
  await press('Control+k')
  await page.keyboard.type('7736050003')
  await page
    .getByRole('dialog')
    .getByRole('option', { selected: true, name: /АО «Вектор» ИНН/ })
    .waitFor()
  await press('Enter')
  await heading('АО «Вектор»')
})

test('two keys go to a list; the last cases stand in the palette; and out', async () => {
  await press('g', 'm')
  await heading('Мои')
  await press('Control+k')
  await page.getByRole('group', { name: 'Недавние обращения' }).getByRole('option', { name: /ICS-1/ }).waitFor()
  await page.keyboard.type('выйти')
  await page.getByRole('dialog').getByRole('option', { selected: true, name: 'Выйти' }).waitFor()
  await press('Enter')
  await page.getByLabel('Электронная почта').waitFor()
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
})
