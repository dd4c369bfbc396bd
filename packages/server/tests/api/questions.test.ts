// Questions from forms on other sites (A11): by a script, by plain HTML, and what is held back for a person.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = 'ideco-ics'
const FORM = `/api/public/questions/${DESK}`

let desk: Installation
let specialist: Ask
beforeAll(async () => {
  desk = await openInstallation()
  specialist = await desk.staff(DESK, 'specialist')
})
afterAll(() => desk.close())

const question = (more: object = {}) => ({
  description: 'Не поднимается VPN',
  name: 'Анна',
  email: 'anna@romashka.example',
  product: 'ics',
  version: '7.9.9',
  place: 'price-list',
  ...more,
})

/** What the form's script does. */
async function proof(): Promise<{ challenge: string; answer: string }> {
  const { challenge, bits } = (await desk.anybody('GET', FORM)).body
  for (let tried = 0; ; tried++) {
    const answer = tried.toString(36)
    const hash = createHash('sha256').update(`${challenge}:${answer}`).digest()
    if (Math.clz32(hash.readUInt32BE(0)) >= bits) return { challenge, answer }
  }
}

const waiting = async () => (await specialist('GET', `/api/desks/${DESK}/held-questions`)).body.rows

describe('a question with the work done', () => {
  test('is a case, with the place that it was asked from', async () => {
    const { status, body } = await desk.anybody('POST', FORM, question({ proof: await proof() }))
    expect([status, body.kind]).toEqual([201, 'registered'])
    expect(body.label).toBe(`ICS-${body.number}`)
    const { body: found } = await specialist('GET', `/api/desks/${DESK}/cases/${body.number}`)
    expect(found).toMatchObject({
      subject: 'Не поднимается VPN',
      state: { request: { channel: 'form', version: '7.9.9', contact: { email: 'anna@romashka.example' } } },
      messages: [{ direction: 'in', channel: 'form', text: 'Не поднимается VPN' }],
    })
    const { body: origin } = await specialist('GET', `/api/desks/${DESK}/cases/${body.number}/origin`)
    expect(origin).toEqual({ origin: { place: 'price-list', site: null } })
  })

  test('is good once: the second one waits for a person', async () => {
    const done = await proof()
    expect((await desk.anybody('POST', FORM, question({ proof: done }))).body.kind).toBe('registered')
    expect((await desk.anybody('POST', FORM, question({ proof: done }))).body.kind).toBe('held')
    expect((await waiting()).at(-1).signs).toEqual(['bad-proof'])
  })
})

describe('a question that looks like spam', () => {
  test.each([
    ['a box that no person sees is filled in', { website: 'http://spam.example' }, ['honeypot']],
    ['the work was not done', { proof: { challenge: 'a.b.c', answer: '1' } }, ['bad-proof']],
    ['it is full of links', { description: 'http://a.example '.repeat(6) }, ['links']],
  ])('waits for a person: %s', async (_why, more, signs) => {
    const { status, body } = await desk.anybody('POST', FORM, question(more))
    expect([status, body]).toEqual([201, { kind: 'held' }])
    expect((await waiting()).at(-1)).toMatchObject({ signs, asked: { name: 'Анна' } })
  })

  test('becomes a case, once', async () => {
    const [first] = await waiting()
    desk.wait(3_600_000)
    const path = `/api/desks/${DESK}/held-questions/${first.id}/cases`
    const made = await specialist('POST', path)
    expect(made.status).toBe(201)
    const { body } = await specialist('GET', `/api/desks/${DESK}/cases/${made.body.number}`)
    expect(body.messages).toMatchObject([{ text: first.asked.description, author: { name: 'Анна' } }])
    expect((await specialist('POST', path)).status).toBe(404)
    expect((await waiting()).map(({ id }: { id: string }) => id)).not.toContain(first.id)
  })

  test('is kept where a person calls it spam, and may still become a case', async () => {
    const [first] = await waiting()
    const path = `/api/desks/${DESK}/held-questions/${first.id}`
    expect((await specialist('POST', `${path}/refusals`)).status).toBe(201)
    const { body } = await specialist('GET', `/api/desks/${DESK}/held-questions?which=spam`)
    expect(body.rows).toMatchObject([{ id: first.id, decision: 'spam', decidedBy: 'specialist 1' }])
    expect((await specialist('POST', `${path}/cases`)).status).toBe(201)
    expect((await specialist('POST', `${path}/refusals`)).status).toBe(404)
  })

  test('is seen by nobody else', async () => {
    expect((await desk.anybody('GET', `/api/desks/${DESK}/held-questions`)).status).toBe(401)
    const developer = await desk.staff(DESK, 'developer')
    expect((await developer('GET', `/api/desks/${DESK}/held-questions`)).status).toBe(403)
  })
})

describe('a form of plain HTML', () => {
  const post = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${desk.url}${FORM}/page`, {
      method: 'POST',
      headers: { origin: 'https://vendor.example', ...headers },
      body: new URLSearchParams(fields),
    })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }

  test('is answered by a page with the number, the time and the link', async () => {
    const { status, text, headers } = await post({ ...question(), locale: 'ru' })
    expect(status).toBe(201)
    expect(text).toMatch(/<h1>Обращение ICS-\d+ зарегистрировано<\/h1>/)
    expect(text).toMatch(/href="http:\/\/desk\.example\/d\/ideco-ics\/track\/\d+\?key=/)
    expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    const number = /ICS-(\d+)/.exec(text)?.[1]
    const { body } = await specialist('GET', `/api/desks/${DESK}/cases/${number}/origin`)
    expect(body.origin.site).toBe('vendor.example')
  })

  test('that can’t be used is shown again with everything that was written', async () => {
    const { status, text } = await post({ ...question({ description: ' ' }), name: '<b>Анна', locale: 'ru' })
    expect(status).toBe(422)
    expect(text).toContain('Проверьте поле «Что случилось»')
    expect(text).toContain('value="&lt;b&gt;Анна"')
    expect(text).toContain('<option value="ics" selected>')
    expect((await post({ ...question(), inn: '7'.repeat(40), locale: 'en' })).text).toContain('INN (tax number)')
  })

  test('says that a person looks first, where it looks like spam', async () => {
    expect((await post({ ...question({ website: 'x' }), locale: 'ru' })).text).toContain('<h1>Вопрос получен</h1>')
  })

  test('stands on a page of ours too', async () => {
    const page = await (await fetch(`${desk.url}/d/${DESK}/form?locale=en`)).text()
    expect(page).toContain(`<form class="asked" method="post" action="${FORM}/page">`)
    expect(page).not.toContain('<script')
    expect((await fetch(`${desk.url}/d/nobody/form`, { headers: { accept: 'text/html' } })).status).toBe(404)
  })
})

test('an address that asks too often is not refused: its questions wait for a person', async () => {
  const strict = await openInstallation({ rateLimit: true })
  const kinds = []
  for (let i = 0; i < 6; i++) kinds.push((await strict.anybody('POST', FORM, question())).body.kind)
  expect(kinds).toEqual(['registered', 'registered', 'registered', 'registered', 'held', 'held'])
  await strict.close()
})

test('the chat says where on the site it stands', async () => {
  const { body } = await desk.anybody('POST', `/api/public/chats/${DESK}`, {
    description: 'Не открывается отчёт',
    place: 'product',
  })
  const { body: found } = await specialist('GET', `/api/desks/${DESK}/cases/${body.number}/origin`)
  expect(found.origin).toEqual({ place: 'product', site: null })
})
