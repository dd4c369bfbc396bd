// The ways in which one client asks one question: what is a page is asked on it, the others by their own servers.
import nodemailer from 'nodemailer'
import type { Page } from 'playwright-core'
import type { TelegramServer } from '../packages/server/tests/messenger/telegram-server.ts'
import { eventually, type RunningDesk } from './desk.ts'
import type { MailServer } from './mail-server.ts'

export const PHONE = '+7 916 123-45-67'
export const EMAIL = 'anna@romashka.example'
export const TITLE = 'Не поднимается VPN'
/** Letters and messengers have no boxes for product and version: the words say them. */
export const QUESTION = `${TITLE}\nIdeco ICS 7.9.9, со вчерашнего вечера`

export interface Reach {
  readonly desk: RunningDesk
  /** A vendor's site: `/form` and `/chat` carry the scripts. */
  readonly site: string
  /** Signed in to the workspace. */
  readonly page: Page
  readonly mail: MailServer
  readonly telegram: TelegramServer
  /** Writes over XMPP. */
  readonly write: (text: string, id: string) => Promise<void>
  /** A code by which a messenger learns who writes. */
  readonly codeOf: () => Promise<string>
  /** Resolves when the messenger has told the desk the code. */
  readonly noted: (messenger: string) => Promise<unknown>
}

interface Way {
  readonly name: string
  readonly channel: string
  readonly ask: () => Promise<void>
}

/** The same question, asked in each way; every `ask` ends when whoever asks has been told that it came. */
export const waysIn = ({ desk, site, page, mail, telegram, write, codeOf, noted }: Reach): readonly Way[] => [
  {
    name: 'the telephone',
    channel: 'phone',
    ask: async () => {
      await page.goto(`${desk.url}/desk/ideco-ics/new?phone=89161234567`)
      const box = page.locator('textarea[name=description]')
      // Who calls is known by the number; the cursor waits for the question then.
      await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'description')
      await page.getByLabel('Продукт').selectOption('ics')
      await page.getByLabel('Версия').fill('7.9.9')
      await box.fill(QUESTION)
      await page.getByText('Принимаем ваше обращение.').waitFor()
      await box.press('Control+Enter')
      await page.getByText('Номер обращения').waitFor()
    },
  },
  {
    name: 'the portal',
    channel: 'portal',
    ask: async () => {
      await page.goto(`${desk.url}/d/ideco-ics/account`)
      await page.getByLabel('Ваша электронная почта').fill(EMAIL)
      await page.getByRole('button', { name: 'Прислать ссылку' }).click()
      const link = await eventually('the letter with the link', async () =>
        mail.received.map((each) => /http\S+#sign-in=[\w-]+/.exec(each.mail.text ?? '')?.[0]).find(Boolean),
      )
      await page.goto('about:blank')
      await page.goto(link)
      await page.getByRole('button', { name: 'Войти', exact: true }).click()
      await page.getByRole('link', { name: 'Новое обращение' }).click()
      await page.getByLabel('Опишите вопрос').fill(QUESTION)
      await page.getByLabel('Продукт').selectOption('ics')
      await page.getByLabel('Версия').fill('7.9.9')
      await page.getByRole('button', { name: 'Отправить' }).click()
      await page.getByRole('heading', { name: /Обращение ICS-\d+ записано/ }).waitFor()
    },
  },
  {
    name: 'the form on a vendor’s site',
    channel: 'form',
    ask: async () => {
      await page.goto(`${site}/form`)
      await page.getByLabel('Что случилось').fill(QUESTION)
      await page.getByLabel('Электронная почта').fill(EMAIL)
      await page.getByRole('button', { name: 'Отправить вопрос' }).click()
      await page.getByText(/зарегистрировано/).waitFor()
    },
  },
  {
    name: 'the chat on a vendor’s site',
    channel: 'chat',
    ask: async () => {
      await page.goto(`${site}/chat`)
      await page.getByRole('button', { name: 'Чат с поддержкой' }).click()
      await page.getByLabel('Что случилось').fill(QUESTION)
      await page.getByLabel('Как вас зовут').fill('Анна')
      await page.getByLabel('Электронная почта').fill(EMAIL)
      await page.getByRole('button', { name: 'Отправить вопрос' }).click()
      await page.getByText(/зарегистрировано/).waitFor()
    },
  },
  {
    name: 'a call-back',
    channel: 'callback',
    ask: async () => {
      await page.goto(`${desk.url}/d/ideco-ics/call`)
      await page.getByLabel('Телефон').fill(PHONE)
      await page.getByLabel('О чём поговорить').fill(QUESTION)
      await page.getByLabel('Продукт').selectOption('ics')
      await page.getByLabel('Версия').fill('7.9.9')
      await page.getByRole('group', { name: 'Когда вам удобно?' }).waitFor()
      await page.getByRole('button', { name: 'Жду звонка' }).click()
      await page.getByText('Мы позвоним').waitFor()
    },
  },
  {
    name: 'a letter',
    channel: 'email',
    ask: async () => {
      const transport = nodemailer.createTransport({ host: '127.0.0.1', port: desk.smtpPort, ignoreTLS: true })
      const from = `Анна Котова <${EMAIL}>`
      await transport.sendMail({ to: 'ideco-ics@desk.example', from, subject: TITLE, text: `${QUESTION}\n\n-- \nАнна` })
      transport.close()
    },
  },
  {
    name: 'Telegram',
    channel: 'messenger',
    ask: async () => {
      telegram.write(11, { text: `/start ${await codeOf()}` })
      await noted('Telegram')
      telegram.write(11, { text: QUESTION })
    },
  },
  {
    name: 'XMPP',
    channel: 'messenger',
    ask: async () => {
      await write(await codeOf(), 'm1')
      await noted('XMPP')
      await write(QUESTION, 'm2')
    },
  },
]
