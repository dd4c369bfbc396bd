// A client's account in a real browser: the ways in, own and colleagues' cases, a new question, rights, a case to its end.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInByLetter } from '../account.ts'
import { violations } from '../axe.ts'
import { eventually, type RunningDesk } from '../desk.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import { type Session, signIn, signInBrowser } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const TEST = { timeout: 120_000 }
const DAY_MS = 86_400_000
const ROMASHKA = { name: 'ООО «Ромашка»', inn: '7707083893' }
const anna = { name: 'Анна', email: 'anna@romashka.example' }
const boris = { name: 'Борис', email: 'boris@romashka.example' }
const maria = { name: 'Мария', email: 'maria@elsewhere.example' }
const PASSWORD = 'лошадь скрепка батарея'

let stage: Stage
let desk: RunningDesk
let mail: MailServer
let staff: Session
let page: Page

const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

beforeAll(async () => {
  mail = await openMailServer()
  stage = await openStage({ env: { REGLAMENT_SMTP_URL: mail.url }, host: 'localhost' })
  desk = stage.desk
  staff = await signIn(desk)
  for (const [id, holding] of [
    ['ideco-ics', { kind: 'subscription', product: 'ics', from: ago(30) }],
    ['shtrih-m', { kind: 'paid-support', from: ago(30) }],
  ] as const)
    for (const contact of [anna, boris])
      await staff.post(`/api/desks/${id}/clients`, {
        organization: ROMASHKA,
        contact,
        holdings: contact === anna ? [holding] : [],
      })
  for (const [contact, description] of [
    [anna, 'Не открывается веб-интерфейс'],
    [boris, 'Как перенести лицензию?'],
    [maria, 'Не видно отчётов'],
  ] as const)
    await submit(contact, description)
  page = await newPage()
}, 180_000)

afterAll(async () => {
  await stage?.close()
  await mail?.close()
})

/** Noon in Moscow: the desk of `shtrih-m` works on weekdays. */
function nextSunday(): Date {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 7 - now.getUTCDay(), 9))
}

async function newPage(): Promise<Page> {
  return stage.newPage(null, { reducedMotion: 'reduce' })
}

async function submit(contact: typeof anna, description: string, organization = ROMASHKA): Promise<number> {
  const answer = await fetch(`${desk.url}/api/public/desks/ideco-ics/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({
      channel: 'portal',
      contact,
      organization,
      product: 'ics',
      version: '7.9.9',
      licence: 'ICS-1',
      topic: 'fault',
      description,
    }),
  })
  if (!answer.ok) throw new Error(`the form answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { number: number }).number
}

const enter = (at: Page, email: string, id = 'ideco-ics') => signInByLetter(at, desk, mail, { email, desk: id })

async function signOut(): Promise<void> {
  await page.goto(`${desk.url}/d/ideco-ics/account`)
  await page.getByRole('button', { name: 'Выйти' }).click()
  await page.getByRole('heading', { name: 'Вход в личный кабинет' }).waitFor()
}

/** What axe forbids on what a page shows now. */
async function wrong(at: Page = page): Promise<readonly string[]> {
  await at.locator('[aria-busy="true"]').first().waitFor({ state: 'hidden' })
  return violations(at)
}

test(
  'the letter’s link opens the account: own and colleagues’ cases, what is held and what it gives',
  TEST,
  async () => {
    await enter(page, anna.email)
    await page.getByRole('link', { name: 'Не открывается веб-интерфейс' }).waitFor()
    await page.getByText('автор: Борис').waitFor()
    await page.getByText('Программа: Активная подписка').waitFor()
    await page.getByText('удалённая помощь по SSH').waitFor()
    await page.getByText('4 часа').waitFor()
    expect(await wrong()).toEqual([])
  },
)

test('a colleague’s case waits for its turn, and says how many come before it (I22)', TEST, async () => {
  await page.getByRole('link', { name: 'Как перенести лицензию?' }).click()
  await page.getByText('Перед этим обращением ещё 1 ваше.').waitFor()
})

test(
  'a case to its end: kept open by one press, confirmed, rated, complained of, gone on with (I29, I30, I31)',
  TEST,
  async () => {
    const [{ number }] = (
      await staff.get<{ rows: { number: number }[] }>('/api/desks/ideco-ics/cases?list=queue&limit=10')
    ).rows as [{ number: number }]
    const answer = (text: string) => staff.post(`/api/desks/ideco-ics/cases/${number}/answers`, { text })
    await page.goto(`${desk.url}/d/ideco-ics/track/${number}`)
    await page.getByText('В очереди оно первое.').waitFor()
    await answer('Проверьте службу')
    await page.getByText('Специалист ответил. Ждём, что скажете вы.').waitFor()
    await page.getByRole('button', { name: 'Вопрос ещё актуален, не закрывать' }).click()
    await page.getByText('Специалист занимается вашим вопросом.').waitFor()
    await answer('Теперь проверьте порт')
    await page.getByText('Теперь проверьте порт').waitFor()
    expect(await wrong()).toEqual([])
    await page.getByRole('button', { name: 'Вопросов больше нет, закрыть' }).click()
    await page.getByText('Вопрос решён, обращение закрыто.').waitFor()
    await page.getByRole('button', { name: '5', exact: true }).click()
    await page.getByText('Спасибо, оценка записана.').waitFor()
    await page.getByRole('button', { name: 'Пожаловаться на качество поддержки' }).click()
    await page.getByLabel('Что было не так?').fill('Долго ждали')
    await page.getByRole('button', { name: 'Отправить жалобу' }).click()
    await page.getByLabel('Что было не так?').waitFor({ state: 'hidden' })
    await page.getByLabel('Продолжить обращение').fill('Снова не открывается')
    await page.getByRole('button', { name: 'Отправить', exact: true }).click()
    // The case goes on, and waits: the next of the organization has had the turn since this one was closed (I22).
    await page.getByText('Сначала отвечаем на другое ваше обращение').waitFor()
  },
)

test('a password opens the account, and a wrong one does not', TEST, async () => {
  await page.goto(`${desk.url}/d/ideco-ics/account`)
  await page.getByRole('button', { name: 'Задать пароль' }).click()
  await page.getByLabel('Новый пароль').fill(PASSWORD)
  await page.getByRole('button', { name: 'Сохранить пароль' }).click()
  await page.getByText('Пароль сохранён.').waitFor()
  await page.getByText('Пароль задан').waitFor()
  await page.getByText('Вы вошли только в этом браузере.').waitFor()
  await signOut()
  expect(await wrong()).toEqual([])
  await page.getByLabel('Ваша электронная почта').fill(anna.email)
  await page.getByRole('button', { name: 'Войти по паролю' }).click()
  await page.getByLabel('Пароль').fill('не тот пароль')
  await page.getByLabel('Пароль').press('Enter')
  await page.getByText('По этому адресу и паролю войти нельзя.').waitFor()
  await page.getByLabel('Пароль').fill(PASSWORD)
  await page.getByLabel('Пароль').press('Enter')
  await page.getByRole('heading', { name: 'Личный кабинет', exact: true }).waitFor()
})

test('a passkey of the device opens the account without an address', TEST, async () => {
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${desk.url}/d/ideco-ics/account`)
  await page.getByRole('button', { name: 'Добавить ключ доступа' }).click()
  await page.getByText('ещё не использован').waitFor()
  expect(await wrong()).toEqual([])
  // The browser offers the key with the address, and this device takes what it is offered.
  await page.getByRole('button', { name: 'Выйти' }).click()
  await page.getByText('последний вход').waitFor()
  // One that has no such offer has the button.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false
  })
  await signOut()
  await page.getByRole('button', { name: 'Войти по ключу доступа' }).click()
  await page.getByRole('heading', { name: 'Личный кабинет', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Убрать: Ключ' }).click()
  await page.getByText('последний вход').waitFor({ state: 'hidden' })
})

test('who named the organization themselves sees their own cases until staff confirm them', TEST, async () => {
  const hers = await newPage()
  await enter(hers, maria.email)
  await hers.getByRole('link', { name: 'Не видно отчётов' }).waitFor()
  await hers.getByText('Видны только ваши обращения').waitFor()
  expect(await hers.getByText('автор: Борис').count()).toBe(0)
  const theirs = await newPage()
  await signInBrowser(desk, theirs.context())
  await theirs.goto(`${desk.url}/desk/ideco-ics/clients/unconfirmed`)
  await theirs.getByRole('button', { name: 'Подтвердить: Мария' }).click()
  await theirs.getByText('Никто не ждёт').waitFor()
  await hers.reload()
  await hers.getByText('автор: Борис').waitFor()
  expect(await hers.getByText('Видны только ваши обращения').count()).toBe(0)
})

test('a right is renewed by an act, with the answer at once and why (S8)', TEST, async () => {
  await staff.post('/api/desks/shtrih-m/acts', {
    acts: [{ number: 'А-17', inn: ROMASHKA.inn, issuedBy: 'vendor', showsSupport: true }],
  })
  await enter(page, anna.email, 'shtrih-m')
  await page.getByText('Программа: Платная поддержка').waitFor()
  const act = page.getByLabel('Номер акта об оказании услуг')
  await act.fill('А-17')
  await act.press('Enter')
  await page.getByText('Продлено: платная поддержка, до').waitFor()
  await act.fill('А-17')
  await act.press('Enter')
  await page.getByText(/Не продлено: .*S8|Не продлено:/).waitFor()
  await page.getByText('продлено', { exact: true }).waitFor()
  expect(await wrong()).toEqual([])
})

test(
  'a new question: what may answer it comes first (A1), the desk is closed on Sunday and says so; a file goes with it',
  TEST,
  async () => {
    const article = await staff.post<{ id: string }>('/api/desks/shtrih-m/articles', {
      slug: 'letters',
      content: {
        kind: 'article',
        products: [],
        mediaUrl: null,
        heldAt: null,
        ru: { title: 'Не приходят письма', summary: 'Проверьте папку со спамом', body: 'Проверьте спам.' },
        en: null,
      },
    })
    await staff.post(`/api/desks/shtrih-m/articles/${article.id}/publications`, { version: 1 })
    const sunday = await newPage()
    await enter(sunday, anna.email, 'shtrih-m')
    await sunday.clock.setFixedTime(nextSunday())
    await sunday.goto(`${desk.url}/d/shtrih-m/account`)
    await sunday.getByRole('link', { name: 'Новое обращение' }).click()
    await sunday.getByLabel('Опишите вопрос').fill('Не приходят письма')
    const offered = sunday.getByRole('region', { name: 'Возможно, ответ уже есть' })
    await offered.getByRole('link', { name: 'Не приходят письма' }).waitFor()
    await sunday.getByLabel('О чём вопрос').selectOption('training')
    await sunday.getByText('По регламенту в поддержке откажут.').waitFor()
    await sunday.getByLabel('О чём вопрос').selectOption('fault')
    await sunday.getByText('По регламенту в поддержке откажут.').waitFor({ state: 'hidden' })
    await sunday.getByText('Сейчас нерабочее время').waitFor()
    await sunday.getByLabel('Продукт').selectOption('software')
    await sunday.getByLabel('Версия').fill('5')
    await sunday.getByText('Ответим до:').waitFor()
    expect(await wrong(sunday)).toEqual([])
    // The connection is cut in the second piece of three: what had come is not sent again.
    const pieces: string[] = []
    await sunday.route('**/uploads/*', async (route) => {
      const offset = route.request().headers()['upload-offset']
      if (offset === undefined) return route.continue()
      pieces.push(offset)
      return pieces.length === 2 ? route.abort('connectionreset') : route.continue()
    })
    await sunday
      .getByLabel('Прикрепить файлы')
      .setInputFiles([{ name: 'журнал.txt', mimeType: 'text/plain', buffer: Buffer.from('строка\n'.repeat(700_000)) }])
    await sunday.getByText('журнал.txt: загружен').waitFor()
    expect(pieces).toEqual(['0', '4000000', '4000000', '8000000'])
    await sunday.getByRole('button', { name: 'Отправить' }).click()
    const heading = sunday.getByRole('heading', { name: /Обращение SM-\d+ записано/ })
    await heading.waitFor()
    const number = Number(/SM-(\d+)/.exec((await heading.textContent()) ?? '')?.[1])
    // What was shown and not opened stands on the case.
    const { rows } = await staff.get<{ rows: { title: string; isOpened: boolean }[] }>(
      `/api/desks/shtrih-m/cases/${number}/offered-articles?locale=ru`,
    )
    expect(rows.map(({ title, isOpened }) => ({ title, isOpened }))).toEqual([
      { title: 'Не приходят письма', isOpened: false },
    ])
    await sunday.getByRole('link', { name: 'Открыть обращение' }).click()
    const file = sunday.getByRole('link', { name: 'журнал.txt' })
    await file.waitFor()
    const bytes = await sunday.request.get(new URL((await file.getAttribute('href')) ?? '', desk.url).href)
    expect((await bytes.body()).toString()).toContain('строка')
  },
)

test('a letter warns before silence closes a case, and one press keeps it open (I29)', TEST, async () => {
  const oleg = { name: 'Олег', email: 'oleg@vasilek.example' }
  const vasilek = { name: 'ООО «Василёк»', inn: '7736207543' }
  await staff.post('/api/desks/ideco-ics/clients', {
    organization: vasilek,
    contact: oleg,
    holdings: [{ kind: 'subscription', product: 'ics', from: ago(30) }],
  })
  const number = await submit(oleg, 'Не видно отчётов за неделю', vasilek)
  await staff.post(`/api/desks/ideco-ics/cases/${number}/answers`, { text: 'Отчёт строится ночью' })
  await desk.moveClock(13.5 * DAY_MS)
  const link = await eventually('the letter that warns', async () =>
    mail.received
      .filter(({ to }) => to.includes(oleg.email))
      .map((each) => /http\S+act=keep\S*/.exec(each.mail.text ?? '')?.[0])
      .find((each) => each !== undefined),
  )
  const hers = await newPage()
  await hers.clock.setFixedTime(Date.now() + 13.5 * DAY_MS)
  await hers.goto(link)
  await hers.getByText('Без вашего ответа обращение закроется:').waitFor()
  await hers.getByText('Если вы не ответите, обращение закроется само.').waitFor()
  expect(await wrong(hers)).toEqual([])
  await hers.getByRole('button', { name: 'Вопрос ещё актуален, не закрывать' }).click()
  await hers.getByText('Специалист занимается вашим вопросом.').waitFor()
  await desk.moveClock(DAY_MS)
  const { state } = await staff.get<{ state: { status: string } }>(`/api/desks/ideco-ics/cases/${number}`)
  expect(state.status).toBe('in-progress')
})
