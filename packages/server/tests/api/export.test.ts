import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, openInstallation } from './installation.ts'

let desk: Installation
beforeAll(async () => {
  desk = await openInstallation()
})
afterAll(() => desk.close())

const PATH = '/api/desks/shtrih-m/export'

test('an administrator gets every case with its commands, one a line', async () => {
  const administrator = await desk.staff('shtrih-m', 'administrator')
  expect(await administrator('GET', PATH)).toMatchObject({ status: 200, body: '' })
  for (const text of ['Не печатает чек', 'Не открывается смена']) {
    const asked = { channel: 'phone', description: text, contact: { name: 'Анна', email: 'anna@client.example' } }
    const { status } = await administrator('POST', '/api/desks/shtrih-m/cases', { subject: text, request: asked })
    expect(status).toBe(201)
  }
  const { status, body, headers } = await administrator('GET', PATH)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/x-ndjson')
  const lines = String(body).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { number: 1, commands: [{ command: { kind: 'register', request: { description: 'Не печатает чек' } } }] },
    { number: 2, commands: [{ command: { kind: 'register' } }] },
  ])
})

test('nobody else does', async () => {
  expect((await desk.anybody('GET', PATH)).status).toBe(401)
  expect((await (await desk.staff('shtrih-m', 'head'))('GET', PATH)).status).toBe(403)
  expect((await (await desk.staff('ideco-ics', 'administrator'))('GET', PATH)).status).toBe(404)
})
