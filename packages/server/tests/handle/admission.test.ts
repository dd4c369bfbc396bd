import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handle } from '../../src/handle/handle.ts'
import { register } from '../../src/handle/register.ts'
import { readRecordedCases } from '../../src/store/case/recorded-case.ts'
import { inDesk } from '../../src/store/transaction.ts'
import { type TestDesks, testDesks } from '../desks.ts'
import { CLIENT, clientWith, done, HEAD, SPECIALIST } from '../stories.ts'

const DESK = 'ideco-ics'

let desks: TestDesks
beforeAll(async () => {
  desks = await testDesks()
})
afterAll(() => desks.close())

describe('a client that the head admits until a date (I11)', () => {
  test('is let in with further cases until then, and is the head’s to decide again after it', async () => {
    const { shell } = desks
    desks.at('2026-03-10T10:00+03:00')
    const client = await clientWith(shell, DESK, 'nosub', [])
    const first = done(await register(shell, DESK, client.asks('Помогите')))
    expect(first.state).toMatchObject({ verdict: { verdict: 'discretion' }, admitted: false })
    done(await handle(shell, DESK, first.caseId, { kind: 'admit', reason: 'продлевают', until: '2026-03-20' }, HEAD))
    done(await handle(shell, DESK, first.caseId, { kind: 'confirm' }, CLIENT))

    desks.at('2026-03-20T23:00+03:00')
    const second = done(await register(shell, DESK, client.asks('И ещё')))
    expect(second.state).toMatchObject({
      verdict: { verdict: 'discretion' },
      status: 'registered',
      admitted: true,
      admission: { until: Date.parse('2026-03-21T00:00+03:00'), reason: 'продлевают' },
    })
    expect(second.events).toMatchObject([
      { kind: 'registered' },
      { kind: 'admitted', by: { role: 'desk' }, under: first.caseId, reason: 'продлевают' },
    ])
    // A stranger to the decision: a release that is not supported any more was not what the head let in.
    const old = done(await register(shell, DESK, client.asks('Старая', { version: '7.9.8' })))
    expect(old.state).toMatchObject({ verdict: { verdict: 'refuse' }, admitted: false })

    desks.at('2026-03-21T00:00+03:00')
    const ended = done(await handle(shell, DESK, second.caseId, { kind: 'tick' }, { role: 'desk' }))
    expect(ended.events).toMatchObject([{ kind: 'admission-ended', clause: 'I11' }])
    expect(await handle(shell, DESK, second.caseId, { kind: 'answer' }, SPECIALIST)).toMatchObject({
      kind: 'rejected',
      code: 'needs-admission',
    })
    const third = done(await register(shell, DESK, client.asks('После срока')))
    expect(third.state).toMatchObject({ status: 'registered', admitted: false })
    // What was known travelled inside the command, so a replay knows it too.
    const recorded = await inDesk(shell.pool, DESK, (db) => readRecordedCases(db, second.number - 1, 1))
    expect(recorded[0]?.commands[0]?.command).toMatchObject({ admission: { caseId: first.caseId } })
  })

  test('and a refusal takes the admission back', async () => {
    const { shell } = desks
    desks.at('2026-03-10T10:00+03:00')
    const client = await clientWith(shell, DESK, 'rude', [])
    const first = done(await register(shell, DESK, client.asks('Помогите')))
    done(await handle(shell, DESK, first.caseId, { kind: 'admit', until: '2026-03-20' }, HEAD))
    done(await handle(shell, DESK, first.caseId, { kind: 'refuse', reason: 'rudeness' }, SPECIALIST))
    const second = done(await register(shell, DESK, client.asks('И ещё')))
    expect(second.state.admitted).toBe(false)
  })
})
