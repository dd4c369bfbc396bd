import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepUploads } from '../../src/jobs/sweep-uploads.ts'
import { type Installation, openInstallation, PASSWORD } from './installation.ts'

const DESK = '/api/desks/ideco-ics'
const PUBLIC = '/api/public/desks/ideco-ics'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let desk: Installation
let specialist: Person
let colleague: Person

type Person = Awaited<ReturnType<typeof person>>

/** Who can send bytes as well as JSON. */
async function person(role: 'specialist' | 'head') {
  const ask = await desk.staff('ideco-ics', role)
  const { email } = (await ask('GET', '/api/me')).body.user
  const { cookie } = await desk.signedIn(email, PASSWORD)
  return { ask, cookie }
}

beforeAll(async () => {
  desk = await openInstallation()
  specialist = await person('specialist')
  colleague = await person('specialist')
})
afterAll(() => desk.close())

const asPerson = (who: Person) => ({ base: `${DESK}/uploads`, query: '', cookie: who.cookie })
type Side = ReturnType<typeof asPerson>

const send = (method: string, { cookie, query }: Side, path: string, body?: Buffer | string, offset?: number) =>
  fetch(`${desk.url}${path}${query}`, {
    method,
    headers: {
      ...(cookie === '' ? {} : { cookie }),
      ...(offset === undefined
        ? { 'content-type': 'application/json' }
        : { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  })

async function announce(side: Side, filename: string, sizeBytes: number) {
  const answer = await send('POST', side, side.base, JSON.stringify({ filename, sizeBytes }))
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}

/** A whole file, in one piece. */
async function uploaded(side: Side, filename: string, bytes: Buffer): Promise<string> {
  const { id } = (await announce(side, filename, bytes.length)).body
  const answer = await send('PATCH', side, `${side.base}/${id}`, bytes, 0)
  expect(answer.status).toBe(200)
  return id
}

async function newCase() {
  const { body } = await desk.anybody('POST', `${PUBLIC}/cases`, {
    contact: { email: `c${randomUUID()}@f.example`, name: 'Анна' },
    description: 'Не работает',
    product: 'ics',
    version: '7.9.9',
  })
  const key = new URL(body.trackingUrl).searchParams.get('key') ?? ''
  return { number: body.number as number, key }
}

const messagesOf = async (number: number) => (await specialist.ask('GET', `${DESK}/cases/${number}`)).body.messages

describe('a file that is uploaded', () => {
  test('comes in pieces, and goes on where it broke off', async () => {
    const side = asPerson(specialist)
    const bytes = Buffer.from('первая часть, вторая часть')
    const { id, offset } = (await announce(side, 'log.txt', bytes.length)).body
    expect(offset).toBe(0)
    await send('PATCH', side, `${side.base}/${id}`, bytes.subarray(0, 10), 0)
    const head = await send('HEAD', side, `${side.base}/${id}`)
    expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual(['10', `${bytes.length}`])
    const again = await send('PATCH', side, `${side.base}/${id}`, bytes, 0)
    expect(again.status).toBe(409)
    const rest = await send('PATCH', side, `${side.base}/${id}`, bytes.subarray(10), 10)
    expect(await rest.json()).toMatchObject({ offset: bytes.length, contentType: 'text/plain', filename: 'log.txt' })
    expect(await (await send('GET', side, `${side.base}/${id}/content`)).text()).toBe(bytes.toString())
  })

  test('is what its bytes say, whatever its name says', async () => {
    const id = await uploaded(asPerson(specialist), 'innocent.txt', PNG)
    const { body } = await specialist.ask('GET', `${DESK}/uploads/${id}`)
    expect(body.contentType).toBe('image/png')
  })

  test('may not be larger than announced, nor than the desk allows; a name is no path', async () => {
    const side = asPerson(specialist)
    const { id } = (await announce(side, 'a.bin', 3)).body
    expect((await send('PATCH', side, `${side.base}/${id}`, Buffer.alloc(4), 0)).status).toBe(413)
    const large = await announce(side, 'large.bin', 1_000_001)
    expect([large.status, large.body.error.code]).toEqual([413, 'file-too-large'])
    expect((await announce(side, '../../etc/passwd', 3)).body.filename).toBe('passwd')
  })

  test('is its owner’s alone', async () => {
    const id = await uploaded(asPerson(specialist), 'mine.txt', Buffer.from('моё'))
    expect((await colleague.ask('GET', `${DESK}/uploads/${id}`)).status).toBe(404)
    expect((await desk.anybody('GET', `${DESK}/uploads/${id}`)).status).toBe(401)
    const { number } = await newCase()
    const stolen = await colleague.ask('POST', `${DESK}/cases/${number}/notes`, { text: 'x', attachments: [id] })
    expect([stolen.status, stolen.body.error.code]).toEqual([422, 'upload-gone'])
  })

  test('that no message took for a day is swept, with its bytes', async () => {
    const side = asPerson(specialist)
    const id = await uploaded(side, 'forgotten.txt', Buffer.from('забыт'))
    desk.wait(23 * 3_600_000)
    await sweepUploads(desk.shell)
    expect((await specialist.ask('GET', `${DESK}/uploads/${id}`)).status).toBe(200)
    desk.wait(2 * 3_600_000)
    expect(await sweepUploads(desk.shell)).toBeGreaterThan(0)
    expect((await specialist.ask('GET', `${DESK}/uploads/${id}`)).status).toBe(404)
    expect(await desk.shell.files.incoming.size(id)).toBe(0)
  })
})

describe('a message with files', () => {
  test('keeps what was written, without what a page could abuse, and the words apart', async () => {
    const { number } = await newCase()
    const side = asPerson(specialist)
    const [shot, log] = [await uploaded(side, 'shot.png', PNG), await uploaded(side, 'журнал.txt', Buffer.from('log'))]
    const html = [
      '<p onclick="x()">Откройте <strong>порт</strong> <a href="javascript:x()">33</a></p>',
      '<script>alert(1)</script><ul><li><p>раз</p></li><li><p>два</p></li></ul>',
      `<p><img src="upload:${shot}" alt="окно" onerror="x()"><img src="https://elsewhere.example/pixel.png"></p>`,
    ].join('')
    const { status } = await specialist.ask('POST', `${DESK}/cases/${number}/answers`, {
      html,
      attachments: [shot, log],
    })
    expect(status).toBe(201)
    const message = (await messagesOf(number)).at(-1)
    expect(message.html).toBe(
      `<p>Откройте <strong>порт</strong> <a>33</a></p><ul><li><p>раз</p></li><li><p>два</p></li></ul><p><img src="cid:${shot}@desk.example" alt="окно" /></p>`,
    )
    expect(message.text).toBe('Откройте порт 33\n- раз\n- два')
    expect(message.attachments).toMatchObject([
      { filename: 'shot.png', contentType: 'image/png', isInline: true, contentId: `${shot}@desk.example` },
      { filename: 'журнал.txt', contentType: 'text/plain', isInline: false },
    ])
    // They went with this message, and go with no other.
    const again = await specialist.ask('POST', `${DESK}/cases/${number}/notes`, { text: 'x', attachments: [log] })
    expect(again.status).toBe(422)
  })

  test('an answer needs words; a rejected one leaves its files free', async () => {
    const { number } = await newCase()
    const id = await uploaded(asPerson(specialist), 'a.txt', Buffer.from('a'))
    const empty = await specialist.ask('POST', `${DESK}/cases/${number}/answers`, {
      html: '<p> </p>',
      attachments: [id],
    })
    expect(empty.status).toBe(422)
    await specialist.ask('POST', `${DESK}/cases/${number}/closings`, {})
    const late = await specialist.ask('POST', `${DESK}/cases/${number}/asks`, { text: 'Что?', attachments: [id] })
    const closed = late.status === 409
    expect((await specialist.ask('GET', `${DESK}/uploads/${id}`)).status).toBe(closed ? 200 : 404)
  })

  test('a client replies with a screenshot and no word', async () => {
    const { number, key } = await newCase()
    const side = { base: `/api/public/cases/ideco-ics/${number}/uploads`, query: `?key=${key}`, cookie: '' }
    const id = await uploaded(side, 'shot.png', PNG)
    const wrong = { ...side, query: '?key=another' }
    expect((await announce(wrong, 'x.png', 1)).status).toBe(404)
    const reply = { key, text: '', attachments: [id] }
    const { status } = await desk.anybody('POST', `/api/public/cases/ideco-ics/${number}/replies`, reply)
    expect(status).toBe(201)
    expect((await messagesOf(number)).at(-1)).toMatchObject({ text: '', attachments: [{ filename: 'shot.png' }] })
    const nothing = await desk.anybody('POST', `/api/public/cases/ideco-ics/${number}/replies`, { key, text: ' ' })
    expect(nothing.status).toBe(422)
  })

  test('the form says how large a file may be on this desk', async () => {
    expect((await desk.anybody('GET', PUBLIC)).body.uploadLimitBytes).toBe(1_000_000)
  })

  test('a form sends files by a token that the desk signed, and by no other', async () => {
    const { token } = (await desk.anybody('POST', `${PUBLIC}/upload-tokens`)).body
    const side = { base: `${PUBLIC}/uploads`, query: `?token=${token}`, cookie: '' }
    const id = await uploaded(side, 'shot.png', PNG)
    for (const forged of [
      `${token}x`,
      token.replace(/^./, (first: string) => (first === 'A' ? 'B' : 'A')),
      'a.b.c',
      '',
    ]) {
      const { status } = await announce({ ...side, query: `?token=${forged}` }, 'x', 1)
      expect([404, 422]).toContain(status)
    }
    const { body, status } = await desk.anybody('POST', `${PUBLIC}/cases`, {
      contact: { email: 'f@f.example' },
      attachments: [id],
      uploadToken: token,
    })
    expect(status).toBe(201)
    expect((await messagesOf(body.number)).at(-1).attachments).toMatchObject([{ filename: 'shot.png' }])
    desk.wait(25 * 3_600_000)
    expect((await announce(side, 'x', 1)).status).toBe(404)
  })
})
