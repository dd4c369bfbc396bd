import { afterAll, beforeAll, expect, test } from 'vitest'
import { copiesKey } from '../../src/copies-key.ts'
import { letter, post } from '../mail/post.ts'
import { type Installation, openInstallation } from './installation.ts'

const DESK = 'ideco-ics'
const SECRET = 'a secret of these tests, and of nothing else'
const EMAIL = 'chief@romashka.example'

let desk: Installation
beforeAll(async () => {
  desk = await openInstallation({ secret: SECRET })
  await post(desk.shell, letter({ cc: EMAIL, id: 'copy@romashka.example' }))
})
afterAll(() => desk.close())

const link = (key = copiesKey(SECRET, DESK, EMAIL)) => new URLSearchParams({ email: EMAIL, key })
const AT = `/api/public/desks/${DESK}/copies`

test('who has the link chooses, and one click of a mail program ends it (RFC 8058)', async () => {
  expect((await desk.anybody('GET', `${AT}?${link()}`)).body).toEqual({ mode: 'daily' })
  const chosen = await desk.anybody('PUT', AT, { ...Object.fromEntries(link()), mode: 'each' })
  expect(chosen.body).toEqual({ mode: 'each' })
  const click = await fetch(`${desk.url}${AT}/unsubscribe?${link()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(click.status).toBe(204)
  expect((await desk.anybody('GET', `${AT}?${link()}`)).body).toEqual({ mode: 'none' })
})

test('a program that looks at the link of the one click changes nothing, and is led to the page that asks', async () => {
  await desk.anybody('PUT', AT, { ...Object.fromEntries(link()), mode: 'daily' })
  const looked = await desk.anybody('GET', `${AT}/unsubscribe?${link()}`)
  expect([looked.status, looked.headers.get('location')]).toEqual([303, `/d/${DESK}/copies?${link()}`])
  expect((await desk.anybody('GET', `${AT}?${link()}`)).body).toEqual({ mode: 'daily' })
})

test('a link that is made up opens nothing', async () => {
  expect((await desk.anybody('GET', `${AT}?${link('made-up')}`)).status).toBe(404)
  expect((await desk.anybody('PUT', AT, { ...Object.fromEntries(link('x')), mode: 'none' })).status).toBe(404)
})
