import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, type Installation, openInstallation } from './installation.ts'

const DESK = '/api/desks/ideco-utm'
const CONTACT = { name: 'Анна', email: 'anna@romashka.example' }
const ROMASHKA = { name: 'ООО «Ромашка»', inn: '7707083893' }

let desk: Installation
let specialist: Ask
let client: string
beforeAll(async () => {
  desk = await openInstallation()
  specialist = await desk.staff('ideco-utm', 'specialist')
  const head = await desk.staff('ideco-utm', 'head')
  const holdings = [{ kind: 'subscription', product: 'utm', from: '2026-01-10' }]
  const made = await head('POST', `${DESK}/clients`, { organization: ROMASHKA, contact: CONTACT, holdings })
  client = made.body.organization.id
})
afterAll(() => desk.close())

const ask = (contact: object) =>
  desk.anybody('POST', '/api/public/desks/ideco-utm/cases', {
    channel: 'portal',
    contact,
    organization: { inn: ROMASHKA.inn },
    licence: 'UTM-1',
    topic: 'setup',
    description: 'Как настроить правило?',
  })

describe('the portal is open by invitation (U5)', () => {
  test('who has none is told of the other channels; invited on the case, it is judged again', async () => {
    const asked = await ask(CONTACT)
    expect(asked.body.verdict).toMatchObject({
      verdict: 'redirect',
      grounds: [{ clause: 'U5', reason: 'channel-not-open' }],
      channels: ['phone', 'email', 'chat'],
    })
    const { number } = asked.body
    const invited = await specialist('POST', `${DESK}/cases/${number}/invitations`, {})
    expect(invited.status).toBe(201)
    expect(invited.body.state).toMatchObject({ status: 'registered', verdict: { verdict: 'accept' } })
    const { letters, contact } = (await specialist('GET', `${DESK}/cases/${number}`)).body
    expect(letters.map(({ kind }: { kind: string }) => kind)).toEqual(['redirected', 'invited', 'registered'])
    expect(contact.invitedAt).not.toBeNull()
    const again = await specialist('POST', `${DESK}/cases/${number}/invitations`, {})
    expect([again.status, again.body.error.code, again.body.error.clause]).toEqual([409, 'already-invited', 'U5'])
  })

  test('from then on the person is served there', async () => {
    expect((await ask(CONTACT)).body.verdict).toMatchObject({ verdict: 'accept' })
    expect((await ask({ name: 'Пётр', email: 'petr@romashka.example' })).body.verdict.verdict).toBe('redirect')
  })

  test('a person is let in on the page of the client too, and told in their last case', async () => {
    const { people } = (await specialist('GET', `${DESK}/clients/${client}`)).body
    const petr = people.find(({ email }: { email: string }) => email === 'petr@romashka.example')
    expect(petr.invitedAt).toBeNull()
    const path = `${DESK}/clients/${client}/people/${petr.id}/invitations`
    const { status, body } = await specialist('POST', path, {})
    expect(status).toBe(201)
    expect(body).toMatchObject({ contact: { id: petr.id }, isTold: true })
    expect(body.contact.invitedAt).not.toBeNull()
  })

  test('a desk without such a channel has nobody to invite', async () => {
    const other = await desk.staff('shtrih-m', 'head')
    const made = await other('POST', '/api/desks/shtrih-m/clients', { contact: CONTACT })
    const path = `/api/desks/shtrih-m/clients/${made.body.contact.id}/people/${made.body.contact.id}/invitations`
    expect((await other('POST', path, {})).body.error.code).toBe('no-invitation')
  })
})
