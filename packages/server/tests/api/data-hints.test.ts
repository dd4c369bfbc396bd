// What each product needs of a client, and how the client gets it: who writes it, who reads it where.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const HINTS = '/api/desks/ideco-ics/data-hints'
let desk: Installation
let specialist: Ask
let head: Ask
beforeAll(async () => {
  desk = await openInstallation()
  specialist = await desk.staff('ideco-ics', 'specialist')
  head = await desk.staff('ideco-ics', 'head')
})
afterAll(() => desk.close())

const LOGS = {
  product: 'ics',
  item: 'logs',
  isNeeded: true,
  ru: '<ol><li>Откройте «Журналы»</li><li>Нажмите «Скачать»</li></ol>',
  en: '<ol><li>Open Logs</li></ol>',
}

/** What the client of a new case about a product reads on the page behind its link. */
async function readBy(product: string) {
  const { body } = await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', {
    contact: { email: `${product}@romashka.example` },
    product,
    version: '7.9.9',
    description: 'Не поднимается VPN',
  })
  const key = new URL(body.trackingUrl).searchParams.get('key')
  return (await desk.anybody('GET', `/api/public/cases/ideco-ics/${body.number}?key=${key}`)).body.hints
}

test('the head writes them; a specialist reads them and may not change them', async () => {
  expect((await specialist('PUT', HINTS, LOGS)).status).toBe(403)
  const saved = await head('PUT', HINTS, LOGS)
  expect(saved.status).toBe(200)
  expect((await specialist('GET', HINTS)).body.rows).toEqual([
    { ...LOGS, changedBy: 'head 2', changedAt: expect.any(String) },
  ])
})

test('a client reads those of their product and of all products, without who wrote them', async () => {
  const version = { product: null, item: 'version', isNeeded: false, ru: '<p>Внизу страницы входа</p>', en: null }
  await head('PUT', HINTS, version)
  expect(await readBy('ics')).toEqual([version, LOGS])
  expect(await readBy('pbx')).toEqual([version])
})

test('what is needed and has no words is said to staff alone', async () => {
  await head('PUT', HINTS, { product: 'pbx', item: 'licence', isNeeded: true, ru: ' ', en: '<p></p>' })
  const { rows } = (await specialist('GET', HINTS)).body
  expect(rows).toContainEqual(expect.objectContaining({ item: 'licence', isNeeded: true, ru: null, en: null }))
  expect((await readBy('pbx')).map(({ item }: { item: string }) => item)).toEqual(['version'])
})

test('markup that nobody could have written here is cleaned away', async () => {
  const { body } = await head('PUT', HINTS, { ...LOGS, en: '<p onclick="x()">Look</p><script>x()</script>' })
  expect(body.rows.find(({ item }: { item: string }) => item === 'logs').en).toBe('<p>Look</p>')
})

test('one that says nothing any more is forgotten', async () => {
  const { body } = await head('PUT', HINTS, { ...LOGS, isNeeded: false, ru: null, en: null })
  expect(body.rows.filter(({ item }: { item: string }) => item === 'logs')).toEqual([])
})

test('a product that the regulation has not is refused by name', async () => {
  expect(await head('PUT', HINTS, { ...LOGS, product: 'ics9' })).toMatchObject({
    status: 422,
    body: { error: { message: expect.stringContaining('`ics9`') } },
  })
})
