// What a client does with its rights, in a real browser: it lets a partner act for it and ends that (I8, A9, A16, S14), and
// extends a right by an act of services (S8).
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInByLetter } from '../account.ts'
import { violations } from '../axe.ts'
import type { RunningDesk } from '../desk.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import { type Session, signIn, signInBrowser } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const TEST = { timeout: 120_000 }
const DAY_MS = 86_400_000
const CLIENT = { name: 'ООО «Ромашка»', inn: '7707083893' }
const PARTNER = { name: 'ООО «Опора»', inn: '7710140679' }
const SHOP = { name: 'ООО «Лавка»', inn: '5024002119' }
const anna = { name: 'Анна', email: 'anna@romashka.example' }
const petr = { name: 'Пётр', email: 'petr@opora.example' }

let stage: Stage
let desk: RunningDesk
let mail: MailServer
let staff: Session
let client: Page
let partner: Page

beforeAll(async () => {
  mail = await openMailServer()
  stage = await openStage({ env: { REGLAMENT_SMTP_URL: mail.url } })
  desk = stage.desk
  staff = await signIn(desk)
  const from = new Date(Date.now() - 30 * DAY_MS).toISOString().slice(0, 10)
  const partnership = { organization: PARTNER, contact: petr, holdings: [{ kind: 'partnership', from }] }
  for (const id of ['shtrih-m', 'a-real-iks']) await staff.post(`/api/desks/${id}/clients`, partnership)
  await staff.post('/api/desks/shtrih-m/clients', {
    organization: CLIENT,
    contact: anna,
    holdings: [{ kind: 'paid-support', from }],
  })
  client = await newPage()
  partner = await newPage()
}, 180_000)

afterAll(async () => {
  await stage?.close()
  await mail?.close()
})

const newPage = (): Promise<Page> => stage.newPage(null, { reducedMotion: 'reduce' })

const enter = (at: Page, email: string, id = 'shtrih-m') => signInByLetter(at, desk, mail, { email, desk: id })

/** What axe forbids on what a page shows now. */
async function wrong(at: Page): Promise<readonly string[]> {
  await at.locator('[aria-busy="true"]').first().waitFor({ state: 'hidden' })
  return violations(at)
}

test('the client lets a partner act for it, by the keyboard, once it has read who that is', TEST, async () => {
  await enter(client, anna.email)
  await client.getByRole('button', { name: 'Разрешить партнёру' }).press('Enter')
  const inn = client.getByLabel('ИНН партнёра')
  await inn.fill('7707083894')
  await client.getByText('В этом ИНН ошибка').waitFor()
  await inn.fill(PARTNER.inn)
  await inn.press('Enter')
  await client.getByText(`Партнёр: ${PARTNER.name}`).waitFor()
  await client.getByRole('radio', { name: 'только обращения, которые подаст он сам' }).waitFor()
  expect(await wrong(client)).toEqual([])
  await client.getByRole('button', { name: 'Разрешить действовать за нас' }).press('Enter')
  await client.getByRole('button', { name: `Прекратить: ${PARTNER.name}` }).waitFor()
})

test('the partner asks for the client, under the client’s programme', TEST, async () => {
  await enter(partner, petr.email)
  const seat = partner.getByRole('region', { name: 'Кабинет партнёра' })
  await seat.getByText('Ваша организация — партнёр.').waitFor()
  await seat.getByText('Программа клиента: Платная поддержка').waitFor()
  expect(await wrong(partner)).toEqual([])
  await seat.getByRole('link', { name: `Новое обращение за клиента ${CLIENT.name}` }).click()
  await partner.getByText(`Обращение за клиента ${CLIENT.name}, подаёт Пётр`).waitFor()
  await partner.getByLabel('Опишите вопрос').fill('Не печатает чек')
  await partner.getByText('Программа: Платная поддержка').waitFor()
  await partner.getByText('Ответим до').waitFor()
  expect(await wrong(partner)).toEqual([])
  await partner.getByRole('button', { name: 'Отправить', exact: true }).click()
  await partner.getByRole('heading', { name: /Обращение SM-1 записано/ }).waitFor()
  await partner.getByRole('link', { name: 'Открыть обращение' }).click()
  await partner.getByText(`Обращение клиента ${CLIENT.name}; вы действуете за него`).waitFor()
  await partner.getByLabel('Ваш ответ').fill('Касса номер три')
  await partner.getByRole('button', { name: 'Отправить', exact: true }).click()
  await partner.getByText('Касса номер три').waitFor()
})

test('the specialist sees who asked for whom, and on the partner’s page for whom it acts', TEST, async () => {
  const page = await newPage()
  await signInBrowser(desk, page.context())
  await page.goto(`${desk.url}/desk/shtrih-m/queue`)
  await page.getByRole('link', { name: /Не печатает чек/ }).click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('link', { name: CLIENT.name }).waitFor()
  await panel.getByRole('link', { name: `Обратился партнёр ${PARTNER.name}` }).click()
  const section = page.getByRole('region', { name: 'Клиенты, за которых действует партнёр' })
  await section.getByRole('link', { name: CLIENT.name }).click()
  const given = page.getByRole('region', { name: 'Партнёры, которые действуют за клиента' })
  await given.getByText('разрешение от клиента: Анна').waitFor()
  await given.getByRole('button', { name: 'Записать разрешение' }).click()
  await given.getByRole('combobox', { name: 'Партнёр' }).waitFor()
  expect(await wrong(page)).toEqual([])
  await page.context().close()
})

test('the client follows the case and sees who did what', TEST, async () => {
  await client.goto(`${desk.url}/d/shtrih-m/account`)
  await client.getByText(`Обратился партнёр ${PARTNER.name}`).waitFor()
  await client.getByRole('link', { name: 'Не печатает чек' }).click()
  await client.getByText(`Пётр (${PARTNER.name}, партнёр)`).first().waitFor()
})

test('the grant ends, and the seat shuts at once', TEST, async () => {
  await client.goto(`${desk.url}/d/shtrih-m/account`)
  await client.getByRole('button', { name: `Прекратить: ${PARTNER.name}` }).press('Enter')
  await client.getByText('Прежние разрешения').click()
  await client.getByText('прекращено клиентом').waitFor()
  await partner.reload()
  await partner.getByRole('link', { name: 'Войти в личный кабинет' }).waitFor()
  await partner.goto(`${desk.url}/d/shtrih-m/account`)
  await partner.getByText('Пока ни один клиент этого не разрешил').waitFor()
  await partner.getByText('Больше не действует').click()
  await partner.getByText('разрешение прекращено').waitFor()
  expect(await partner.getByRole('link', { name: 'Не печатает чек' }).count()).toBe(0)
})

test(
  'where the portal is shut to partners, the question for sales goes by the question form (A11, A16)',
  TEST,
  async () => {
    await enter(partner, petr.email, 'a-real-iks')
    await partner.getByRole('link', { name: 'Новое обращение', exact: true }).click()
    await partner.getByText('Личный кабинет не открыт вашей программе').waitFor()
    await partner.getByRole('radio', { name: /Отдел продаж/ }).check()
    await partner.getByLabel('Опишите вопрос').fill('Цены на сто лицензий')
    await partner.getByLabel('Версия').fill('7')
    await partner.getByText('Ответим до').waitFor()
    expect(await wrong(partner)).toEqual([])
    await partner.getByRole('button', { name: 'Отправить через форму вопроса' }).click()
    await partner.getByRole('heading', { name: /Обращение IKS-1 записано/ }).waitFor()
    interface Listed {
      readonly rows: readonly { readonly number: number }[]
    }
    const found = await staff.get<Listed>('/api/desks/a-real-iks/cases?list=queue&topic=sales')
    expect(found.rows).toMatchObject([
      { state: { request: { channel: 'form', topic: 'sales' }, verdict: { verdict: 'accept', programme: 'partner' } } },
    ])
    expect((await staff.get<Listed>('/api/desks/a-real-iks/cases?list=queue&topic=fault')).rows).toEqual([])
  },
)

async function trackingUrl(): Promise<string> {
  const answer = await fetch(`${desk.url}/api/public/desks/shtrih-m/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({
      channel: 'portal',
      contact: { name: 'Пётр', email: 'petr@lavka.example' },
      organization: SHOP,
      topic: 'usage',
      description: 'Продлите поддержку',
    }),
  })
  return ((await answer.json()) as { trackingUrl: string }).trackingUrl
}

test('an act renews once: the second time is refused with its clause', TEST, async () => {
  const page = await newPage()
  await signInBrowser(desk, page.context())
  await page.goto(`${desk.url}/desk/shtrih-m/settings`)
  await page.getByRole('link', { name: 'Акты и продления' }).click()
  const form = page.getByRole('form', { name: 'Записать акт' })
  await form.getByLabel('Номер акта').fill('А-17')
  await form.getByLabel('ИНН организации').fill(SHOP.inn)
  await form.getByLabel('ИНН организации').press('Enter')
  await page.getByText('А-17: записан').waitFor()

  await page.goto(await trackingUrl())
  await page.getByText('Продлить по акту').click()
  const number = page.getByLabel('Номер акта об оказании услуг')
  await number.fill('№ а-17')
  await number.press('Enter')
  await page.getByRole('status').filter({ hasText: 'Продлено до' }).waitFor()
  await number.press('Enter')
  await page.getByRole('status').filter({ hasText: 'уже продлевали' }).filter({ hasText: 'S8' }).waitFor()
  await page.getByRole('heading', { name: 'О чём просили' }).waitFor()
})
