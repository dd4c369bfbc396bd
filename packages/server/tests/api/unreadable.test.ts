import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { written } from '../../src/api/asked.ts'
import { register } from '../../src/handle/register.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'

let desk: Installation
let specialist: Ask
beforeAll(async () => {
  desk = await openInstallation()
  specialist = await desk.staff('ideco-ics', 'specialist')
})
afterAll(() => desk.close())

/** A message that the intake gave up on. */
async function givenUp(text: string): Promise<string> {
  const id = randomUUID()
  await inDesk(desk.shell.pool, 'ideco-ics', (db) =>
    db.query({
      text: `insert into raw_message (desk_id, id, dedupe_key, source, envelope, raw, received_at, status, problem)
             values ($1, $2::uuid, $2::uuid::text, 'smtp', '{"mailFrom":"lost@vasilek.example","rcptTo":[]}', $3, $4, 'unreadable', 'no sender')`,
      values: [db.deskId, id, Buffer.from(text), new Date(desk.shell.clock())],
    }),
  )
  return id
}

describe('a message that no program could read', () => {
  test('waits in a list, with what can be seen of it', async () => {
    const id = await givenUp('Помогите\n\0')
    const { body } = await specialist('GET', `${DESK}/unreadable`)
    expect(body.rows).toContainEqual({
      id,
      source: 'smtp',
      from: 'lost@vasilek.example',
      problem: 'no sender',
      excerpt: 'Помогите\n\u{fffd}',
      sizeBytes: 18,
      receivedAt: new Date(desk.shell.clock()).toISOString(),
    })
    expect((await specialist('GET', `${DESK}/counts`)).body.unreadable).toBe(body.rows.length)
  })

  test('becomes a case once, though two people take it at once', async () => {
    const path = `${DESK}/unreadable/${await givenUp('Не печатает чек')}/cases`
    const said = { subject: 'Не печатает', email: 'lost@vasilek.example', name: '' }
    const answers = await Promise.all([specialist('POST', path, said), specialist('POST', path, said)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404])
    const number = answers.find(({ status }) => status === 201)?.body.number
    const { body } = await specialist('GET', `${DESK}/cases/${number}`)
    expect(body).toMatchObject({
      subject: 'Не печатает',
      contact: { email: 'lost@vasilek.example' },
      messages: [{ direction: 'in', channel: 'email', text: 'Не печатает чек' }],
    })
    expect((await specialist('POST', path, said)).status).toBe(404)
  })

  test('is put aside by a person who found that it is nothing', async () => {
    const path = `${DESK}/unreadable/${await givenUp('реклама')}`
    expect((await (await desk.staff('ideco-ics', 'developer'))('DELETE', path)).status).toBe(403)
    expect((await (await desk.staff('shtrih-m', 'head'))('DELETE', path)).status).toBe(404)
    expect((await specialist('DELETE', path)).status).toBe(204)
    expect((await specialist('DELETE', path)).status).toBe(404)
  })
})

describe('a file that a client attached', () => {
  /** A case with one attachment; the id of the attachment. */
  async function attached(filename: string, contentType: string, bytes: Buffer): Promise<string> {
    const author = { role: 'client', id: null, name: null, email: null } as const
    const file = { filename, contentType, ...(await desk.shell.files.put(bytes)), contentId: null, isInline: false }
    const outcome = await register(desk.shell, 'ideco-ics', {
      command: { kind: 'register', request: { at: '2026-03-06T12:00+03:00', channel: 'email' } },
      actor: { role: 'client', id: null },
      client: null,
      subject: 'С файлом',
      message: { ...written('in', 'email', author, 'см. файл'), attachments: [file] },
    })
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    const { body } = await specialist('GET', `${DESK}/cases/${outcome.number}`)
    return body.messages[0].attachments[0].id
  }

  test('comes back as it was, under its own name', async () => {
    const bytes = Buffer.from([0, 1, 2, 250, 255])
    const id = await attached('журнал «все».bin', 'application/x-thing', bytes)
    const { status, headers, body } = await specialist('GET', `${DESK}/files/${id}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('журнал «все».bin')}`,
    )
    expect(body).toBe(bytes.toString())
  })

  test.each([
    ['text/html', '<script>alert(1)</script>', 'attachment'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'attachment'],
    ['image/png', 'png', 'inline'],
  ])('of type %s can’t act as a page of ours', async (contentType, text, how) => {
    const id = await attached('a', contentType, Buffer.from(text))
    const { headers } = await specialist('GET', `${DESK}/files/${id}`)
    expect(headers.get('content-disposition')).toMatch(new RegExp(`^${how};`))
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    if (how === 'attachment') expect(headers.get('content-type')).toBe('application/octet-stream')
  })

  test('is not there for another desk', async () => {
    const id = await attached('a.txt', 'text/plain', Buffer.from('a'))
    const other = await desk.staff('shtrih-m', 'head')
    expect((await other('GET', `${DESK}/files/${id}`)).status).toBe(404)
    expect((await other('GET', `/api/desks/shtrih-m/files/${id}`)).status).toBe(404)
    expect((await specialist('GET', `${DESK}/files/${randomUUID()}`)).status).toBe(404)
  })
})
