// A client's account, as its owner enters it.
import type { Page } from 'playwright-core'
import { eventually, type RunningDesk } from './desk.ts'
import type { MailServer } from './mail-server.ts'

/** Asks for the letter on the page of the account, opens its link and presses. */
export async function signInByLetter(
  page: Page,
  desk: RunningDesk,
  mail: MailServer,
  who: { readonly email: string; readonly desk: string },
): Promise<void> {
  const before = mail.received.length
  await page.goto(`${desk.url}/d/${who.desk}/account`)
  await page.getByLabel('Ваша электронная почта').fill(who.email)
  await page.getByRole('button', { name: 'Прислать ссылку' }).click()
  await page.getByText(`Письмо отправлено на ${who.email}`).waitFor()
  const link = await eventually('the letter with the link', async () =>
    mail.received
      .slice(before)
      .map((each) => /http\S+#sign-in=[\w-]+/.exec(each.mail.text ?? '')?.[0])
      .find((each) => each !== undefined),
  )
  // The same page with another end of the address would not be loaded anew.
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await page.getByRole('heading', { name: 'Личный кабинет', exact: true }).waitFor()
}
