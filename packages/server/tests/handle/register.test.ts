import type { Request } from '@reglament/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Outcome, Registration } from '../../src/handle/command.ts'
import { register } from '../../src/handle/register.ts'
import { readCaseDetail } from '../../src/store/case/case-detail.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'

const DESK = 'ideco-ics'

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())

const asked: Request = {
  at: '2026-03-02T10:00+03:00',
  channel: 'email',
  contact: { name: 'Анна Ветрова', email: 'vetrova@romashka.example' },
  organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
  product: 'ics',
  version: '7.9.9',
  topic: 'fault',
  description: 'После обновления не поднимается VPN',
}

function registration(request: Partial<Request>, rest: Partial<Registration> = {}): Registration {
  return {
    command: { kind: 'register', request: { ...asked, ...request } },
    actor: { role: 'client', id: null },
    client: null,
    subject: 'Не поднимается VPN',
    ...rest,
  }
}

function done(outcome: Outcome): Extract<Outcome, { kind: 'done' }> {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome
}

const detail = async (number: number) => {
  const found = await inDesk(desks.shell.pool, DESK, (db) => readCaseDetail(db, number))
  if (!found) throw new Error(`no case ${number}`)
  return found
}

describe('a first letter from a new client', () => {
  test('becomes a case with its client, its message, its letter and its wake-up', async () => {
    desks.at('2026-03-02T10:00+03:00')
    const first = done(
      await register(
        desks.shell,
        DESK,
        registration(
          {},
          {
            message: {
              direction: 'in',
              channel: 'email',
              author: { role: 'client', id: null, name: 'Анна Ветрова', email: 'vetrova@romashka.example' },
              subject: 'Не поднимается VPN',
              text: 'После обновления не поднимается VPN',
              visibleText: null,
              html: null,
              internetId: '<first@romashka.example>',
              attachments: [
                {
                  filename: 'журнал.txt',
                  contentType: 'text/plain',
                  ...(await desks.shell.files.put(Buffer.from('строка журнала'))),
                  contentId: null,
                  isInline: false,
                },
              ],
            },
          },
        ),
      ),
    )
    expect(first.state.request.firstContact).toBe(true)
    const { row, events, messages, letters, organization, contact } = await detail(first.number)
    expect(row).toMatchObject({ id: first.caseId, version: 1, status: first.state.status })
    expect(events).toEqual(first.events)
    expect(messages).toMatchObject([
      { id: first.messageId, visibleText: messages[0]?.text, attachments: [{ filename: 'журнал.txt' }] },
    ])
    expect(letters).toMatchObject([
      { id: `${first.caseId}:1:0`, status: 'queued', recipient: 'vetrova@romashka.example' },
    ])
    expect(organization).toMatchObject({ name: 'ООО «Ромашка»', inn: '7707083893', holdings: [] })
    expect(contact).toMatchObject({ name: 'Анна Ветрова', organizationId: organization?.id })
    const { rows } = await desks.shell.pool.query(
      'select task_identifier as task, key from graphile_worker.jobs order by 1',
    )
    expect(rows).toContainEqual({ task: 'deliver-letter', key: `letter:${DESK}:${first.caseId}:1:0` })
  })

  test('the second one finds the client, and is no first contact', async () => {
    const second = done(await register(desks.shell, DESK, registration({ organization: {} })))
    expect(second.state.request).toMatchObject({ firstContact: false, organization: { inn: '7707083893' } })
    const { contact, organization, otherCases } = await detail(second.number)
    expect(organization?.inn).toBe('7707083893')
    expect(contact?.email).toBe('vetrova@romashka.example')
    expect(otherCases).toHaveLength(1)
  })
})
