import { randomUUID } from 'node:crypto'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { written } from '../../src/api/asked.ts'
import { handle } from '../../src/handle/handle.ts'
import { register } from '../../src/handle/register.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-ics'
const AUTHOR = { role: 'client', id: null, name: null, email: null } as const

let desk: Installation
let specialist: Ask
beforeAll(async () => {
  desk = await openInstallation()
  specialist = await desk.staff('ideco-ics', 'specialist')
})
afterAll(() => desk.close())

async function fileOf(filename: string, contentType: string, bytes: Buffer) {
  return { filename, contentType, ...(await desk.shell.files.put(bytes)), contentId: null, isInline: false }
}

/** A case that came with one file. */
async function withFile(filename: string, contentType: string, bytes: Buffer) {
  const file = await fileOf(filename, contentType, bytes)
  const outcome = await register(desk.shell, 'ideco-ics', {
    command: { kind: 'register', request: { at: '2026-03-06T12:00+03:00', channel: 'email' } },
    actor: { role: 'client', id: null },
    client: null,
    subject: 'С файлом',
    message: { ...written('in', 'email', AUTHOR, 'см. файл'), attachments: [file] },
  })
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  return outcome
}

/** The id of the newest attachment of a case. */
async function attachmentOf(number: number): Promise<string> {
  const { body } = await specialist('GET', `${DESK}/cases/${number}`)
  return body.messages.at(-1).attachments[0].id
}

const attached = async (filename: string, contentType: string, bytes: Buffer): Promise<string> =>
  attachmentOf((await withFile(filename, contentType, bytes)).number)

describe('a file that a client attached', () => {
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

  const LOG = '10:00 ОШИБКА: не удалось открыть порт, доступ запрещён\n'
  test.each([
    ['utf-8', Buffer.from(LOG)],
    ['windows-1251', iconv.encode(LOG, 'windows-1251')],
    ['koi8-r', iconv.encode(LOG, 'koi8-r')],
    ['cp866', iconv.encode(LOG, 'cp866')],
    ['utf-16le', iconv.encode(LOG, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode('plain words, wide\n', 'utf-16be')],
    ['utf-8', Buffer.from('plain words\n')],
  ])('in %s is read as text', async (charset, bytes) => {
    const id = await attached('a.log', 'application/octet-stream', bytes)
    const { body } = await specialist('GET', `${DESK}/files/${id}/text`)
    expect(body).toEqual({ text: iconv.decode(bytes, charset), charset, isWhole: true })
    const other = await specialist('GET', `${DESK}/files/${id}/text?charset=koi8-r`)
    expect(other.body.charset).toBe('koi8-r')
    expect((await specialist('GET', `${DESK}/files/${id}/text?charset=klingon`)).status).toBe(422)
  })

  test('of any length is read from its beginning, cut where it is cut', async () => {
    const id = await attached('long.log', 'text/plain', Buffer.from(`a${'ы'.repeat(150_000)}`))
    const { body } = await specialist('GET', `${DESK}/files/${id}/text`)
    expect([body.charset, body.isWhole, body.text.length]).toEqual(['utf-8', false, 100_001])
    const other = await desk.staff('shtrih-m', 'head')
    expect((await other('GET', `${DESK}/files/${id}/text`)).status).toBe(404)
  })

  test('is not there for another desk', async () => {
    const id = await attached('a.txt', 'text/plain', Buffer.from('a'))
    const other = await desk.staff('shtrih-m', 'head')
    expect((await other('GET', `${DESK}/files/${id}`)).status).toBe(404)
    expect((await other('GET', `/api/desks/shtrih-m/files/${id}`)).status).toBe(404)
    expect((await specialist('GET', `${DESK}/files/${randomUUID()}`)).status).toBe(404)
  })

  test('is on the tracking page of its case, but not what hangs on a note', async () => {
    const { number, caseId, trackingSecret: key } = await withFile('a.txt', 'text/plain', Buffer.from('мой файл'))
    const path = `/api/public/cases/ideco-ics/${number}/files`
    const own = await attachmentOf(number)
    const got = await desk.anybody('GET', `${path}/${own}?key=${key}`)
    expect([got.status, got.body]).toEqual([200, 'мой файл'])
    expect((await desk.anybody('GET', `${path}/${own}?key=${key}x`)).status).toBe(404)
    const other = await attached('b.txt', 'text/plain', Buffer.from('чужой'))
    expect((await desk.anybody('GET', `${path}/${other}?key=${key}`)).status).toBe(404)

    desk.wait(1000)
    const note = {
      ...written('note', 'portal', { ...AUTHOR, role: 'head' }, 'для своих'),
      attachments: [await fileOf('inner.txt', 'text/plain', Buffer.from('для своих'))],
    }
    await handle(desk.shell, 'ideco-ics', caseId, { kind: 'note' }, { role: 'head', id: 'head' }, note)
    const inner = await attachmentOf(number)
    expect((await specialist('GET', `${DESK}/files/${inner}`)).status).toBe(200)
    expect((await desk.anybody('GET', `${path}/${inner}?key=${key}`)).status).toBe(404)
  })
})
