// The knowledge base (A1): kept in versions, found in whatever form a word is written, offered before a question is sent.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inDesk } from '../../src/store/transaction.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = 'ideco-ics'

let desk: Installation
let head: Ask
let specialist: Ask
beforeAll(async () => {
  desk = await openInstallation()
  head = await desk.staff(DESK, 'head')
  specialist = await desk.staff(DESK, 'specialist')
})
afterAll(() => desk.close())

interface Words {
  readonly title: string
  readonly summary: string
  readonly body: string
}

const content = (ru: Words | null, more: object = {}) => ({
  kind: 'article',
  products: [],
  mediaUrl: null,
  heldAt: null,
  ru,
  en: null,
  ...more,
})

const VPN = {
  title: 'VPN не поднимается после обновления',
  summary: 'Проверьте сертификаты туннеля',
  body: '# Причина\n\nСертификат **истёк**.\n\n<script>alert(1)</script>\n\n[Настройки](https://vendor.example/vpn)',
}

async function publish(slug: string, ru: Words | null, more: object = {}): Promise<string> {
  const made = await head('POST', `/api/desks/${DESK}/articles`, { slug, content: content(ru, more) })
  expect(made.status).toBe(201)
  await head('POST', `/api/desks/${DESK}/articles/${made.body.id}/publications`, { version: 1 })
  return made.body.id
}

const offered = async (q: string, more = '') => {
  const { body } = await desk.anybody(
    'GET',
    `/api/public/desks/${DESK}/articles?locale=ru&q=${encodeURIComponent(q)}${more}`,
  )
  return body.articles.map(({ title }: { title: string }) => title)
}

const page = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${desk.url}/d/${DESK}${path}`, { headers })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

test.each([
  ['# А\n\n## Б\n\n# В', ['h2', 'h3', 'h2']],
  ['## А\n\n### Б', ['h2', 'h3']],
  ['### А\n\n###### Б\n\n### В', ['h2', 'h3', 'h2']],
  ['## А\n\n# Б\n\n#### В\n\n##### Г', ['h2', 'h2', 'h3', 'h4']],
])('the headings of %j stand under that of the page, and none is left out on the way down', async (body, levels) => {
  const { html } = (await head('POST', `/api/desks/${DESK}/article-previews`, { body })).body
  expect([...html.matchAll(/<(h\d)>/g)].map(([, level]) => level)).toEqual(levels)
})

describe('an article', () => {
  let id: string
  test('is a draft that no client sees, until the head publishes it', async () => {
    const made = await head('POST', `/api/desks/${DESK}/articles`, { slug: 'vpn-after-update', content: content(VPN) })
    id = made.body.id
    expect([made.status, made.body.version]).toEqual([201, 1])
    expect((await page('/help/vpn-after-update')).status).toBe(404)
    expect(await offered('не поднимается VPN')).toEqual([])

    await head('POST', `/api/desks/${DESK}/articles/${id}/publications`, { version: 1 })
    const { text, status, headers } = await page('/help/vpn-after-update')
    expect(status).toBe(200)
    expect(text).toContain('<h1 lang="ru">VPN не поднимается после обновления</h1>')
    expect(text).toContain('<h2>Причина</h2>')
    expect(text).toContain('<strong>истёк</strong>')
    expect(text).not.toContain('<script')
    expect(text).toContain('&lt;script&gt;')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('is written anew while clients go on reading what was published', async () => {
    const next = { ...VPN, title: 'VPN и сертификаты' }
    const written = await head('POST', `/api/desks/${DESK}/articles/${id}/versions`, {
      base: 1,
      slug: 'vpn-after-update',
      content: content(next),
    })
    expect(written.body).toEqual({ id, version: 2 })
    expect((await page('/help/vpn-after-update')).text).toContain('VPN не поднимается')
    const { body } = await head('GET', `/api/desks/${DESK}/articles/${id}`)
    expect(body).toMatchObject({ newest: 2, published: 1, version: 2, content: { ru: { title: 'VPN и сертификаты' } } })
    expect(body.changes.map(({ kind, version, by }: Record<string, unknown>) => [kind, version, by])).toEqual(
      expect.arrayContaining([
        ['written', 1, 'head 1'],
        ['published', 1, 'head 1'],
        ['written', 2, 'head 1'],
      ]),
    )
    const old = await head('GET', `/api/desks/${DESK}/articles/${id}?version=1`)
    expect(old.body.content.ru.title).toBe(VPN.title)
  })

  test.each([
    ['upon a version that is not the newest', { base: 1 }, 409, 'out-of-date'],
    ['with another address, though clients know this one', { slug: 'other' }, 409, 'slug-known'],
    ['of a product that the regulation does not know', { content: content(VPN, { products: ['x'] }) }, 422, 'invalid'],
    ['in no language', { content: content(null) }, 422, 'invalid'],
    ['as a video that is nowhere', { content: content(VPN, { kind: 'video' }) }, 422, 'invalid'],
    ['with a script for an address', { content: content(VPN, { mediaUrl: 'javascript:alert(1)' }) }, 422, 'invalid'],
  ])('%s is not written', async (_why, part, status, code) => {
    const body = { base: 2, slug: 'vpn-after-update', content: content(VPN), ...part }
    const answer = await head('POST', `/api/desks/${DESK}/articles/${id}/versions`, body)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  test('has an address of its own', async () => {
    const again = await head('POST', `/api/desks/${DESK}/articles`, { slug: 'vpn-after-update', content: content(VPN) })
    expect([again.status, again.body.error.code]).toEqual([409, 'slug-taken'])
  })

  test('is written by the head, and read by everybody who works there', async () => {
    const body = { slug: 'mine', content: content(VPN) }
    expect((await specialist('POST', `/api/desks/${DESK}/articles`, body)).status).toBe(403)
    expect((await specialist('GET', `/api/desks/${DESK}/articles`)).body.rows).toHaveLength(1)
  })

  test('is taken down, and found no more', async () => {
    await head('POST', `/api/desks/${DESK}/articles/${id}/publications`, { version: null })
    expect((await page('/help/vpn-after-update')).status).toBe(404)
    expect(await offered('не поднимается VPN после обновления')).toEqual([])
    await head('POST', `/api/desks/${DESK}/articles/${id}/publications`, { version: 1 })
  })
})

describe('articles', () => {
  beforeAll(async () => {
    await publish('license-key', {
      title: 'Как перенести лицензию на другой сервер',
      summary: 'Перенос ключа',
      body: 'Снимите ключ со старого сервера. Обновления на перенос не влияют.',
    })
    await publish(
      'pbx-calls',
      { title: 'Звонки обрываются', summary: '', body: 'Проверьте настройки провайдера.' },
      { products: ['pbx'] },
    )
    await publish('webinar', null, {
      kind: 'webinar',
      mediaUrl: 'https://video.example/webinar',
      heldAt: '2026-04-01T09:00:00Z',
      en: { title: 'Setting up tunnels', summary: 'A webinar', body: 'We show how certificates are renewed.' },
    })
  })

  test.each([
    ['в других падежах и числах', 'переносим лицензии на новые серверы', 'Как перенести лицензию на другой сервер'],
    ['с последним словом, которое не дописано', 'перенос лиценз', 'Как перенести лицензию на другой сервер'],
    ['по-английски в другой форме', 'renewing the certificate ', 'Setting up tunnels'],
    ['с буквой ё', 'сертификат истек ', 'VPN не поднимается после обновления'],
  ])('are found %s', async (_how, q, title) => {
    expect(await offered(q)).toContain(title)
  })

  test('are offered for the product that is asked about, or for any', async () => {
    expect(await offered('обрываются звонки', '&product=pbx')).toEqual(['Звонки обрываются'])
    expect(await offered('обрываются звонки', '&product=ics')).toEqual([])
    expect(await offered('обрываются звонки')).toEqual(['Звонки обрываются'])
  })

  test('are not offered for one word in common, nor for words that say nothing', async () => {
    expect(
      await offered('Здравствуйте! У нас после аварии склада сервер бухгалтерии печатает накладные без даты'),
    ).toEqual([])
    expect(await offered('не и на')).toEqual([])
    expect(await offered('')).toEqual([])
  })

  test('stand on a page in the order that the head gave them, and are searched there', async () => {
    const { body } = await head('GET', `/api/desks/${DESK}/articles`)
    const ids = body.rows.map(({ id }: { id: string }) => id)
    await head('PUT', `/api/desks/${DESK}/article-order`, { ids: [ids[1], ids[0]] })
    const { text } = await page('/help?locale=ru')
    expect(text.indexOf('Как перенести')).toBeLessThan(text.indexOf('VPN не поднимается'))
    expect((await page('/help?locale=ru&q=лицензии')).text).toContain('1 статья по запросу')
    const none = (await page(`/help?locale=ru&q=${encodeURIComponent('<b>кофемашина')}`)).text
    expect(none).toContain('«&lt;b&gt;кофемашина» ничего не нашлось')
  })

  test('are read in the language that there is, and say so', async () => {
    const { text } = await page('/help/webinar', { 'accept-language': 'ru-RU,ru;q=0.9' })
    expect(text).toContain('<html lang="ru">')
    expect(text).toContain('<h1 lang="en">Setting up tunnels</h1>')
    expect(text).toContain('только на английском')
    expect(text).toMatch(/Начало: .*1 апреля.*12:00/)
  })
})

describe('what a client was offered', () => {
  test('is kept with the case, opened or not, and shown to the specialist', async () => {
    const { body: listed } = await head('GET', `/api/desks/${DESK}/articles`)
    const [first, second] = listed.rows
    const made = await desk.anybody('POST', `/api/public/desks/${DESK}/cases`, {
      description: 'Не поднимается VPN',
      contact: { email: 'anna@romashka.example' },
      offered: [
        { article: first.id, isOpened: false },
        { article: second.id, isOpened: true },
        { article: '01900000-0000-7000-8000-000000000000', isOpened: true },
      ],
    })
    const path = `/api/desks/${DESK}/cases/${made.body.number}/offered-articles?locale=ru`
    const { body } = await specialist('GET', path)
    expect(body.rows).toMatchObject([
      { id: second.id, isOpened: true, url: expect.stringContaining(`/d/${DESK}/help/`) },
      { id: first.id, isOpened: false },
    ])
    const { rows } = (await head('GET', `/api/desks/${DESK}/articles`)).body
    expect(rows.find(({ id }: { id: string }) => id === second.id)).toMatchObject({ offered: 1, opened: 1 })
  })

  test('and what was asked and not found is what the head learns from', async () => {
    await page(`/help?q=${encodeURIComponent('Кофемашина')}`)
    await page(`/help?q=${encodeURIComponent('кофемашина')}`)
    const made = await desk.anybody('POST', `/api/public/desks/${DESK}/cases`, {
      description: 'Печать этикеток',
      offered: [],
    })
    const { body } = await head('GET', `/api/desks/${DESK}/article-questions`)
    expect(body.rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ text: 'кофемашина', times: 2, cases: [] }),
        expect.objectContaining({
          text: 'Печать этикеток',
          times: 1,
          cases: [{ number: made.body.number, label: made.body.label }],
        }),
      ]),
    )
    expect((await desk.anybody('GET', `/api/desks/${DESK}/article-questions`)).status).toBe(401)
  })

  test('for 90 days: then nothing of it is kept', async () => {
    desk.wait(91 * 86_400_000)
    await page(`/help?q=${encodeURIComponent('самовар')}`)
    const { rows } = await inDesk(desk.shell.pool, DESK, (db) =>
      db.query({ text: 'select text from article_question' }),
    )
    expect(rows).toEqual([{ text: 'самовар' }])
  })
})
