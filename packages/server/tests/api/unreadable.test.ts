import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
