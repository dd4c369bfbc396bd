// One case from a real e-mail to its closing: a real SMTP server on each side, a real browser, the desk as it ships.
import nodemailer, { type SendMailOptions } from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, type RunningDesk } from '../desk.ts'
import { type MailServer, openMailServer, type Received } from '../mail-server.ts'
import { ADMINISTRATOR, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const DAY_MS = 86_400_000
const ANNA = 'anna@romashka.example'
const BORIS = 'boris@vector.example'

let stage: Stage
let mail: MailServer
let desk: RunningDesk
let page: Page

beforeAll(async () => {
  mail = await openMailServer()
  stage = await openStage({
    env: { REGLAMENT_SMTP_URL: mail.url },
    database: 'own',
    administrator: false,
  })
  desk = stage.desk
  page = await stage.newPage()
}, 120_000)

afterAll(async () => {
  await stage?.close()
  await mail?.close()
})

const send = async (message: SendMailOptions) => {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: desk.smtpPort, ignoreTLS: true })
  try {
    await transport.sendMail({ to: 'ideco-ics@desk.example', ...message })
  } finally {
    transport.close()
  }
}

/** The first letter to an address that says this, once it has arrived. */
const letterTo = (address: string, what: string, says: RegExp): Promise<Received> =>
  eventually(`a letter to ${address}: ${what}`, async () =>
    mail.received.find((each) => each.to.includes(address) && says.test(`${each.mail.subject}\n${each.mail.text}`)),
  )

const isClosing = ({ to, mail: { text } }: Received) =>
  to.includes(BORIS) && /закрыто по лимиту времени/i.test(text ?? '')

const subject = 'Не поднимается туннель до филиала'

test('the first administrator comes in by the one-time link', async () => {
  await page.goto(desk.setupLink ?? '')
  await page.getByLabel('Как вас зовут').fill(ADMINISTRATOR.name)
  await page.getByLabel('Электронная почта').fill(ADMINISTRATOR.email)
  await page.locator('input[name="password"]').fill(ADMINISTRATOR.password)
  await page.getByRole('button', { name: 'Создать и войти' }).click()
  await page.getByRole('link', { name: /Ideco/ }).first().waitFor()
  const session = await signIn(desk)
  for (const [contact, name, inn] of [
    [ANNA, 'ООО «Ромашка»', '7707083893'],
    [BORIS, 'АО «Вектор»', '7736050003'],
  ] as const) {
    await session.post('/api/desks/ideco-ics/clients', {
      organization: { name, inn },
      contact: { email: contact },
      holdings: [
        { kind: 'subscription', product: 'ics', from: new Date(Date.now() - 30 * DAY_MS).toISOString().slice(0, 10) },
      ],
    })
  }
})

test('a letter becomes a case that appears in the open queue by itself', async () => {
  await page.goto(`${desk.url}/desk/ideco-ics/queue`)
  await page.getByText('Очередь пуста').waitFor()
  await send({
    from: `Анна Котова <${ANNA}>`,
    subject,
    messageId: '<first@romashka.example>',
    text: 'Здравствуйте! Ideco ICS, версия 7.9.9. Туннель до филиала не поднимается с утра.',
  })
  await page.getByText(subject).waitFor({ timeout: 15_000 })
  const acknowledgement = await letterTo(ANNA, 'registered', /ICS-1/)
  expect(acknowledgement.mail.inReplyTo).toBe('<first@romashka.example>')
})

test('the specialist sees right, clause and deadline, and answers', async () => {
  await page.getByText(subject).click()
  await page.getByRole('complementary').getByText('I12').first().waitFor()
  const refuse = page.getByRole('button', { name: 'Вернуть', exact: true })
  expect(await refuse.getAttribute('aria-disabled')).toBe('true')
  await page.getByLabel('Ответ клиенту').fill('Проверьте, открыт ли UDP 500 у провайдера.')
  await page.getByRole('button', { name: 'Ответить', exact: true }).click()
  await page.getByText('Проверьте, открыт ли UDP 500 у провайдера.').first().waitFor()
  await page.getByText('ждём клиента').first().waitFor()
})

test('the answer arrives with the headers that keep the thread', async () => {
  const { mail: answer } = await letterTo(ANNA, 'the answer', /UDP 500/)
  expect(answer.inReplyTo).toBe('<first@romashka.example>')
  expect([answer.references ?? []].flat()).toContain('<first@romashka.example>')
  expect(answer.messageId).toMatch(/^<.+@desk\.example>$/)
  expect(answer.replyTo?.value[0]?.address ?? answer.from?.value[0]?.address).toMatch(
    /^ideco-ics\+c1\..+@desk\.example$/,
  )
})

test('the client’s reply joins the case; a stranger who quotes it gets one of their own', async () => {
  const { mail: answer } = await letterTo(ANNA, 'the answer', /UDP 500/)
  const to = answer.replyTo?.value[0]?.address ?? ''
  await send({
    from: 'Чужой <stranger@elsewhere.example>',
    to,
    subject: `Re: ${answer.subject}`,
    inReplyTo: answer.messageId ?? '',
    references: [answer.messageId ?? ''],
    text: 'Я тоже хочу знать',
  })
  await send({
    from: ANNA,
    to,
    subject: `Re: ${answer.subject}`,
    inReplyTo: answer.messageId ?? '',
    references: ['<first@romashka.example>', answer.messageId ?? ''],
    text: 'Открыли порт, заработало!\n\n> Проверьте, открыт ли UDP 500 у провайдера.',
  })
  await page.getByText('Открыли порт, заработало!').first().waitFor({ timeout: 15_000 })
  const session = await signIn(desk)
  const { rows } = await eventually('the stranger’s own case', async () => {
    const all = await session.get<{ rows: { number: number; status: string }[] }>('/api/desks/ideco-ics/cases?list=all')
    return all.rows.length === 2 ? all : null
  })
  expect(rows.find((row) => row.number === 1)?.status).toBe('in-progress')
  expect(await page.getByText('Я тоже хочу знать').count()).toBe(0)
})

test('the client confirms on the tracking page, and the case closes', async () => {
  await page.getByLabel('Ответ клиенту').fill('Рады помочь. Остались ли вопросы?')
  await page.getByRole('button', { name: 'Ответить', exact: true }).click()
  const { mail: second } = await letterTo(ANNA, 'the second answer', /Остались ли вопросы/)
  const link = /https?:\/\/\S+\/track\/1\?key=[\w-]+/.exec(second.text ?? '')?.[0]
  expect(link).toBeDefined()
  const tracking = await stage.newPage(null, { timezoneId: 'Asia/Vladivostok', viewport: { width: 390, height: 844 } })
  await tracking.goto(link ?? '')
  await tracking.getByText('Рады помочь').waitFor()
  await tracking.getByRole('button', { name: 'Вопросов больше нет, закрыть' }).click()
  await tracking.getByText('обращение закрыто').first().waitFor()
  await tracking.context().close()
  await page.getByText('закрыто').first().waitFor({ timeout: 15_000 })
  await letterTo(ANNA, 'closed', /закрыт/)
})

test('silence closes another case, and the letter about it goes out', { timeout: 90_000 }, async () => {
  await send({
    from: BORIS,
    subject: 'Как настроить резервный канал',
    messageId: '<second@vector.example>',
    text: 'Ideco ICS, версия 7.9.9. Как настроить резервный канал?',
  })
  await letterTo(BORIS, 'registered', /ICS-\d+/)
  await page.goto(`${desk.url}/desk/ideco-ics/queue`)
  await page.getByText('Как настроить резервный канал').click()
  await page.getByLabel('Ответ клиенту').fill('В разделе «Сеть» добавьте второй шлюз.')
  await page.getByRole('button', { name: 'Ответить', exact: true }).click()
  await letterTo(BORIS, 'the answer', /второй шлюз/)
  await desk.moveClock(14 * DAY_MS - 3_600_000)
  await new Promise((resolve) => setTimeout(resolve, 12_000))
  expect(mail.received.filter(isClosing)).toEqual([])
  await desk.moveClock(2 * 3_600_000)
  const closing = await eventually('the letter about the closing', async () => mail.received.find(isClosing), 30_000)
  expect(closing.mail.text).toContain('I29')
})
