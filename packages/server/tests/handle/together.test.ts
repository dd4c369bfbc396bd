import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { register } from '../../src/handle/register.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { CLIENT, clientWith, detail, done, HEAD, SPECIALIST, said } from '../stories.ts'

const DESK = 'ideco-ics'
const SUBSCRIPTION = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }] as const

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())

const count = async (table: string): Promise<number> =>
  inDesk(desks.shell.pool, DESK, async (db) => {
    const { rows } = await db.query<{ count: string }>({ text: `select count(*) from ${table}` })
    return Number(rows[0]?.count)
  })

describe('commands at the same moment', () => {
  test('on one case come one after the other, and none is lost', async () => {
    const { shell } = desks
    const client = await clientWith(shell, DESK, 'lotos', SUBSCRIPTION)
    const { caseId, number } = done(await register(shell, DESK, client.asks('Не обновляется база')))
    const notes = Array.from({ length: 12 }, (_, index) =>
      handle(shell, DESK, caseId, { kind: 'note' }, SPECIALIST, said(`заметка ${index}`, { direction: 'note' })),
    )
    const versions = (await Promise.all(notes)).map((outcome) => done(outcome).version).sort((a, b) => a - b)
    expect(versions).toEqual(Array.from({ length: 12 }, (_, index) => index + 2))
    const { row, events, messages } = await detail(shell, DESK, number)
    expect(row.version).toBe(13)
    expect(events.map(({ kind }) => kind)).toEqual(['registered', ...Array<string>(12).fill('noted')])
    expect(messages).toHaveLength(12)
  })

  test('of two registrations of one client exactly one gets the turn (I22)', async () => {
    const { shell } = desks
    for (let round = 0; round < 5; round++) {
      const client = await clientWith(shell, DESK, `client-${round}`, SUBSCRIPTION)
      const both = await Promise.all([
        register(shell, DESK, client.asks('Первый вопрос')),
        register(shell, DESK, client.asks('Второй вопрос')),
      ])
      expect(both.map((outcome) => done(outcome).state.status).sort()).toEqual(['registered', 'waiting-turn'])
    }
  })

  test('one new client who writes five times at once is made once', async () => {
    const { shell } = desks
    const [contacts, organizations] = [await count('contact'), await count('organization')]
    const known = await clientWith(shell, DESK, 'unused', [])
    const asks = (text: string) =>
      known.asks(text, {
        contact: { name: 'Пётр', email: 'petr@new-client.example' },
        organization: { name: 'Новый клиент', inn: '7736050003' },
      })
    const all = await Promise.all(['1', '2', '3', '4', '5'].map((text) => register(shell, DESK, asks(text))))
    expect(new Set(all.map((outcome) => done(outcome).number)).size).toBe(5)
    expect([await count('contact'), await count('organization')]).toEqual([contacts + 2, organizations + 2])
    expect(all.filter((outcome) => done(outcome).state.request.firstContact)).toHaveLength(1)
  })
})

describe('the turn', () => {
  test('goes to the case that waited longest when the one before it is closed', async () => {
    const { shell } = desks
    const client = await clientWith(shell, DESK, 'queue', SUBSCRIPTION)
    const [first, second, third] = [
      done(await register(shell, DESK, client.asks('Первый'))),
      done(await register(shell, DESK, client.asks('Второй'))),
      done(await register(shell, DESK, client.asks('Третий'))),
    ]
    expect([second.state.status, third.state.status]).toEqual(['waiting-turn', 'waiting-turn'])
    done(await handle(shell, DESK, first.caseId, { kind: 'answer' }, SPECIALIST))
    done(await handle(shell, DESK, first.caseId, { kind: 'confirm' }, CLIENT))
    const status = async (number: number) => (await detail(shell, DESK, number)).row.status
    expect([await status(second.number), await status(third.number)]).toEqual(['registered', 'waiting-turn'])
    const { letters, events } = await detail(shell, DESK, second.number)
    expect(letters.map(({ kind }) => kind)).toContain('your-turn')
    expect(events.at(-1)).toMatchObject({ kind: 'turn-came', by: { role: 'desk' } })
  })

  test('is one, however the client’s cases are closed and asked together', async () => {
    const { shell } = desks
    const client = await clientWith(shell, DESK, 'storm', SUBSCRIPTION)
    const cases = []
    for (let index = 0; index < 6; index++)
      cases.push(done(await register(shell, DESK, client.asks(`Вопрос ${index}`))))
    await Promise.all([
      ...cases.map(({ caseId }) => handle(shell, DESK, caseId, { kind: 'refuse', reason: 'rudeness' }, HEAD)),
      ...cases.map(({ caseId }) => handle(shell, DESK, caseId, { kind: 'reply' }, CLIENT, said('Что нового?'))),
    ])
    const { rows } = await inDesk(shell.pool, DESK, (db) =>
      db.query<{ holders: string; waiting: string }>({
        text: `select count(*) filter (where holds_turn) as holders, count(*) filter (where status = 'waiting-turn') as waiting
               from support_case where organization_id = $1`,
        values: [client.organizationId],
      }),
    )
    const [holders, waiting] = [Number(rows[0]?.holders), Number(rows[0]?.waiting)]
    expect(holders).toBeLessThanOrEqual(1)
    if (holders === 0) expect(waiting).toBe(0)
  })
})

describe('what is rolled back leaves nothing', () => {
  const traces = () =>
    Promise.all(
      ['support_case', 'command', 'event', 'message', 'letter', 'contact', 'organization', 'graphile_worker.jobs'].map(
        count,
      ),
    )

  test('when the work beside a registration fails', async () => {
    const { shell } = desks
    const client = await clientWith(shell, DESK, 'rollback', SUBSCRIPTION)
    const before = await traces()
    const failing = register(shell, DESK, {
      ...client.asks('Пропадёт', { contact: { email: 'never@rollback.example' } }),
      message: said('Пропадёт'),
      within: async () => {
        throw new Error('the raw message was taken by another')
      },
    })
    await expect(failing).rejects.toThrow('taken by another')
    expect(await traces()).toEqual(before)
  })

  test('when the work beside a command fails, or the command is rejected', async () => {
    const { shell } = desks
    const client = await clientWith(shell, DESK, 'rejected', SUBSCRIPTION)
    const { caseId } = done(await register(shell, DESK, client.asks('Останется')))
    const before = await traces()
    const failing = handle(
      shell,
      DESK,
      caseId,
      { kind: 'answer' },
      SPECIALIST,
      said('Ответ', { direction: 'out' }),
      async () => {
        throw new Error('no')
      },
    )
    await expect(failing).rejects.toThrow('no')
    expect(await handle(shell, DESK, caseId, { kind: 'escalate' }, SPECIALIST, said('В разработку'))).toMatchObject({
      kind: 'rejected',
      code: 'escalation-needs-contact',
      clause: 'I26',
    })
    expect(await traces()).toEqual(before)
  })

  test('a case that is not there is unknown, also under the id of another desk’s', async () => {
    const { shell } = desks
    const client = await clientWith(shell, 'shtrih-m', 'foreign', [])
    const { caseId } = done(
      await register(shell, 'shtrih-m', client.asks('Не печатает чек', { product: 'software', version: '5' })),
    )
    expect(await handle(shell, DESK, caseId, { kind: 'take' }, SPECIALIST)).toEqual({ kind: 'unknown-case' })
  })
})
