import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const CLIENTS = '/api/desks/ideco-ics/clients'
const SUBSCRIPTION = { kind: 'subscription', product: 'ics', from: '2026-01-10' }
const ROMASHKA = { name: 'ООО «Ромашка»', inn: '7707083893' }

let desk: Installation
let head: Ask
beforeAll(async () => {
  desk = await openInstallation()
  head = await desk.staff('ideco-ics', 'head')
})
afterAll(() => desk.close())

test('a client that is recorded is served by its rights from then on', async () => {
  const contact = { name: 'Анна', email: 'anna@romashka.example', phone: '+7 900 000-00-01' }
  const made = await head('POST', CLIENTS, { organization: ROMASHKA, contact, holdings: [SUBSCRIPTION] })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ organization: ROMASHKA, holdings: [SUBSCRIPTION] })
  const asked = {
    contact: { email: 'anna@romashka.example' },
    product: 'ics',
    version: '7.9.9',
    licence: 'ICS-1',
    topic: 'fault',
    description: 'Не поднимается VPN',
  }
  const { body } = await desk.anybody('POST', '/api/public/desks/ideco-ics/cases', asked)
  expect(body.verdict).toMatchObject({ verdict: 'accept', programme: 'subscription' })
})

test('recorded again, a client is the same one and has both rights', async () => {
  const again = await head('POST', CLIENTS, {
    organization: ROMASHKA,
    holdings: [{ kind: 'extended-contract', from: '2026-02-01' }],
  })
  expect(again.body.holdings).toHaveLength(2)
})

test('a person without an organization holds rights alone', async () => {
  const made = await head('POST', CLIENTS, { contact: { email: 'alone@vasilek.example' }, holdings: [SUBSCRIPTION] })
  expect(made.body).toMatchObject({ organization: null, contact: { email: 'alone@vasilek.example' } })
})

test('nobody can’t be recorded, and a specialist records nobody', async () => {
  const nobody = await head('POST', CLIENTS, { holdings: [SUBSCRIPTION] })
  expect([nobody.status, nobody.body.error.code]).toEqual([422, 'invalid'])
  const unknown = await head('POST', CLIENTS, {
    organization: ROMASHKA,
    holdings: [{ kind: 'luck', from: '2026-01-01' }],
  })
  expect([unknown.status, unknown.body.error.fields[0].path]).toEqual([422, 'holdings.0.kind'])
  const specialist = await desk.staff('ideco-ics', 'specialist')
  expect((await specialist('POST', CLIENTS, { organization: ROMASHKA })).status).toBe(403)
})
