// Pictures within articles (A1): uploaded as any file, shown in their place, kept as long as a version names them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepUploads } from '../../src/jobs/sweep-uploads.ts'
import { type Installation, openInstallation, PASSWORD } from './installation.ts'

const DESK = '/api/desks/ideco-ics'
const DAY_MS = 86_400_000
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let desk: Installation
let head: Awaited<ReturnType<Installation['staff']>>
let cookie: string
beforeAll(async () => {
  desk = await openInstallation({ uploadLimitBytes: 10_000_000 })
  head = await desk.staff('ideco-ics', 'head')
  const { email } = (await head('GET', '/api/me')).body.user
  cookie = (await desk.signedIn(email, PASSWORD)).cookie
})
afterAll(() => desk.close())

async function upload(filename: string, bytes: Buffer): Promise<string> {
  const { id } = (await head('POST', `${DESK}/uploads`, { filename, sizeBytes: bytes.length })).body
  const sent = await fetch(`${desk.url}${DESK}/uploads/${id}`, {
    method: 'PATCH',
    headers: { cookie, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    body: new Uint8Array(bytes),
  })
  expect(sent.status).toBe(200)
  return id
}

const picture = async (filename: string, bytes: Buffer) =>
  head('POST', `${DESK}/article-pictures`, { upload: await upload(filename, bytes) })

const write = (slug: string, body: string) =>
  head('POST', `${DESK}/articles`, {
    slug,
    content: {
      kind: 'article',
      products: [],
      mediaUrl: null,
      heldAt: null,
      ru: { title: 'Порт', summary: '', body },
      en: null,
    },
  })

test('a picture stands in its place on the page and in the preview, with its words, and in every version', async () => {
  const made = await picture('порт.png', PNG)
  expect(made.status).toBe(201)
  const text = `Смотрите:\n\n![Где порт](picture:${made.body.id})\n\n![Чужая](https://elsewhere.example/a.png)`
  const address = `/d/ideco-ics/help/pictures/${made.body.id}`
  const shown = `<img src="${address}" alt="Где порт" loading="lazy" />`
  expect((await head('POST', `${DESK}/article-previews`, { body: text })).body.html).toContain(shown)

  const article = await write('port', text)
  await head('POST', `${DESK}/articles/${article.body.id}/publications`, { version: 1 })
  const page = await fetch(`${desk.url}/d/ideco-ics/help/port`)
  const html = await page.text()
  expect(html).toContain(shown)
  // What is elsewhere stays a link: the page fetches nothing from there.
  expect(html).toContain('<a href="https://elsewhere.example/a.png" rel="noopener noreferrer">Чужая</a>')
  expect(page.headers.get('content-security-policy')).toContain("img-src 'self'")

  const got = await fetch(`${desk.url}${address}`)
  expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(Buffer.from(await got.arrayBuffer()).equals(PNG)).toBe(true)
  // Another desk has no such picture.
  expect((await fetch(`${desk.url}/d/shtrih-m/help/pictures/${made.body.id}`)).status).toBe(404)
  // Nor does the same upload make another.
  expect((await head('POST', `${DESK}/article-pictures`, { upload: made.body.id })).status).toBe(422)

  await head('POST', `${DESK}/articles/${article.body.id}/versions`, {
    base: 1,
    slug: 'port',
    content: {
      kind: 'article',
      products: [],
      mediaUrl: null,
      heldAt: null,
      ru: null,
      en: { title: 'Port', summary: '', body: 'Gone' },
    },
  })
  const unused = (await picture('лишняя.png', PNG)).body.id
  desk.wait(2 * DAY_MS)
  await sweepUploads(desk.shell)
  // The older version names it still; what no version ever named is forgotten.
  expect((await fetch(`${desk.url}${address}`)).status).toBe(200)
  expect((await fetch(`${desk.url}/d/ideco-ics/help/pictures/${unused}`)).status).toBe(404)
})

test.each([
  ['текст.png', Buffer.from('это не картинка'), 422, 'not-a-picture'],
  ['чертёж.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'not-a-picture'],
  ['огромная.png', Buffer.concat([PNG, Buffer.alloc(5_000_000)]), 413, 'file-too-large'],
])('%s makes no picture', async (filename, bytes, status, code) => {
  const answer = await picture(filename, bytes)
  expect([answer.status, answer.body.error.code]).toEqual([status, code])
})

test('a text that shows a picture without words, or one that is not there, is not written', async () => {
  const { id } = (await picture('порт.png', PNG)).body
  const unsaid = await write('unsaid', `![](picture:${id})`)
  expect([unsaid.status, unsaid.body.error.message]).toEqual([422, expect.stringContaining('no words')])
  const missing = await write('missing', '![Порт](picture:01a20225-0d79-702c-a090-5fefc718c062)')
  expect([missing.status, missing.body.error.message]).toEqual([422, expect.stringContaining('no picture')])
})

test('the head adds pictures, and a specialist does not', async () => {
  const specialist = await desk.staff('ideco-ics', 'specialist')
  const answer = await specialist('POST', `${DESK}/article-pictures`, {
    upload: '01a20225-0d79-702c-a090-5fefc718c062',
  })
  expect(answer.status).toBe(403)
})
