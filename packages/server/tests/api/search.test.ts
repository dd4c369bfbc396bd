import { afterAll, beforeAll, expect, test } from 'vitest'
import { readForSearch } from '../../src/jobs/read-for-search.ts'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const SEARCH = '/api/desks/ideco-ics/search'

let desk: Installation
let head: Ask
let developer: Ask
beforeAll(async () => {
  desk = await openInstallation()
  head = await desk.staff('ideco-ics', 'head')
  developer = await desk.staff('ideco-ics', 'developer')
  const made = await head('POST', '/api/desks/ideco-ics/cases', {
    request: { contact: { name: 'Анна', email: 'anna@romashka.example' }, description: 'Не поднимается туннель <b>' },
    subject: 'Туннель',
  })
  expect(made.status).toBe(201)
  await readForSearch(desk.shell, (line) => expect.fail(line))
})
afterAll(() => desk.close())

test('a specialist finds a case with its label and the place where the words stand', async () => {
  const { status, body } = await head('GET', `${SEARCH}?q=${encodeURIComponent('туннели не поднимаются')}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ kind: 'words', exact: null, hasMore: false, organizations: [] })
  expect(body.cases).toMatchObject([{ label: 'ICS-1', turn: 'client', subject: [{ text: 'Туннель', hit: true }] }])
  expect(body.cases[0].found.parts).toContainEqual({ text: ' <b>', hit: false })
})

test('a developer finds only what was handed to development', async () => {
  const { status, body } = await developer('GET', `${SEARCH}?q=1`)
  expect([status, body.exact, body.cases]).toEqual([200, null, []])
  expect((await head('GET', `${SEARCH}?q=1`)).body.exact.number).toBe(1)
})

test('nothing typed finds nothing; too much is refused; strangers are not told', async () => {
  expect((await head('GET', `${SEARCH}?q=%20`)).body).toMatchObject({ kind: 'nothing', cases: [] })
  expect((await head('GET', `${SEARCH}?q=${'a'.repeat(201)}`)).status).toBe(422)
  expect((await desk.anybody('GET', `${SEARCH}?q=1`)).status).toBe(401)
  expect((await head('GET', '/api/desks/shtrih-m/search?q=1')).status).toBe(404)
})
