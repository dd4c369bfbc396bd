// The files of a case, looked at within the page: by keyboard, under the page's own policy, in whatever charset they came.
import nodemailer from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, type RunningDesk } from '../desk.ts'
import { ADMINISTRATOR, type Session, signIn } from '../staff.ts'
import { openStage, type Stage } from '../stage.ts'

const ANNA = 'anna@romashka.example'
/** A picture of one pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const LOG = '10:00:01 ОШИБКА: не удалось открыть порт, доступ запрещён\n'

let stage: Stage
let desk: RunningDesk
let session: Session
let page: Page
const refused: string[] = []

beforeAll(async () => {
  stage = await openStage()
  desk = stage.desk
  session = await signIn(desk)
  await session.post('/api/desks/ideco-ics/clients', {
    organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
    contact: { name: 'Анна Котова', email: ANNA },
    holdings: [
      { kind: 'subscription', product: 'ics', from: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10) },
    ],
  })
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: desk.smtpPort, ignoreTLS: true })
  await transport.sendMail({
    from: `Анна Котова <${ANNA}>`,
    to: 'ideco-ics@desk.example',
    subject: 'Снимки и журнал',
    text: 'Ideco ICS, версия 7.9.9. Всё во вложении.',
    attachments: [
      { filename: 'экран 1.png', content: DOT },
      { filename: 'экран 2.png', content: DOT },
      { filename: 'акт.pdf', content: pdfOf(['Act of services 17', 'The second page']) },
      { filename: 'порченый.pdf', content: Buffer.from('%PDF-1.7 and nothing more') },
      {
        filename: 'gate.log',
        content: koi8(LOG.repeat(5_000)),
        contentType: 'application/octet-stream',
      },
      { filename: 'страница.html', content: Buffer.from('<script>alert(1)</script>') },
    ],
  })
  transport.close()
  await eventually('the case', async () => {
    const { rows } = await session.get<{ rows: unknown[] }>('/api/desks/ideco-ics/cases?list=all')
    return rows.length > 0
  })
  page = await stage.newPage(ADMINISTRATOR)
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
  })
  await page.goto(`${desk.url}/desk/ideco-ics/cases/1`)
  await page.getByRole('heading', { name: 'Снимки и журнал' }).waitFor()
}, 120_000)

afterAll(() => stage?.close())

/** In koi8-r, by what its decoder makes of each byte. */
function koi8(text: string): Buffer {
  const decoder = new TextDecoder('koi8-r')
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Buffer.from([...text].map((char) => bytes.get(char) ?? 0x3f))
}

/** A PDF of one line a page, in a font that every reader must have by itself. */
function pdfOf(lines: readonly string[]): Buffer {
  const kids = lines.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, index) => {
      const content = `BT /F 24 Tf 72 720 Td (${line}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * index} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}

const viewer = (name: string) => page.getByRole('dialog', { name: `Просмотр: ${name}` })
const look = async (name: string) => {
  const opener = page.locator('ol').getByRole('button', { name: `Посмотреть ${name}` })
  await opener.focus()
  await page.keyboard.press('Enter')
  await viewer(name).waitFor()
  return opener
}

test('the first page of a PDF stands beside its name', async () => {
  await page.locator('button[data-drawn="true"] canvas').first().waitFor({ timeout: 30_000 })
})

test('pictures and a PDF are gone through by the arrows, pages and sizes by keys, and Escape leads back', async () => {
  const opener = await look('экран 1.png')
  await page.keyboard.press('ArrowRight')
  await viewer('экран 2.png').waitFor()
  await page.keyboard.press('+')
  await page.getByRole('button', { name: '150 %' }).waitFor()
  await page.keyboard.press('0')
  await page.getByRole('button', { name: 'целиком' }).waitFor()
  await page.keyboard.press('ArrowRight')
  const pdf = viewer('акт.pdf')
  await pdf.getByText('Страница 1 из 2').waitFor()
  await pdf.getByText('Act of services 17').waitFor()
  await page.keyboard.press('PageDown')
  await pdf.getByText('The second page').waitFor()
  await page.keyboard.press('Home')
  await pdf.getByText('Act of services 17').waitFor()
  await page.keyboard.press('ArrowRight')
  await pdf.getByText('The second page').waitFor()
  await page.keyboard.press('ArrowRight')
  await viewer('порченый.pdf').getByText('Файл повреждён').waitFor()
  // Back the same way: one comes in at the end of what was read before.
  await page.keyboard.press('ArrowLeft')
  await pdf.getByText('Страница 2 из 2').waitFor()
  await page.keyboard.press('Escape')
  await pdf.waitFor({ state: 'hidden' })
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true)
})

test('a log in koi8-r is read from its beginning, and another charset can be said', async () => {
  await look('gate.log')
  const log = viewer('gate.log')
  await log.getByText('ОШИБКА: не удалось открыть порт').waitFor()
  await log.getByText('Показано начало файла').waitFor()
  const charset = log.getByLabel('Кодировка')
  expect(await charset.inputValue()).toBe('koi8-r')
  await charset.selectOption('windows-1251')
  await log.getByText('ОШИБКА').waitFor({ state: 'hidden' })
  await charset.selectOption('koi8-r')
  await log.getByText('ОШИБКА').waitFor()
  await page.keyboard.press('Escape')
  await log.waitFor({ state: 'hidden' })
})

test('what could act is only saved, and nothing asked for more than the page allows', async () => {
  expect(await page.getByRole('button', { name: 'Посмотреть страница.html' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Скачать страница.html' }).count()).toBe(2)
  expect(refused).toEqual([])
})
