import { expect, test } from 'vitest'
import { type Actor, type CaseState, decide, evolve, type Request } from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { at, HEAD, SPECIALIST } from './desk.ts'

const regulation = shipped('ideco-ics')
const now = at('2026-03-10T12:00+03:00')
const other: Actor = { role: 'specialist', id: 'boris' }

function registered(holdings: Request['holdings'], turnHeldBy: string | null = null): CaseState {
  const request: Request = {
    at: '2026-03-10T11:00:00+03:00',
    channel: 'email',
    contact: { name: 'Анна', email: 'anna@romashka.example' },
    organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
    product: 'ics',
    version: '7.9.9',
    topic: 'fault',
    description: 'Не поднимается туннель до филиала',
    ...(holdings ? { holdings } : {}),
  }
  const decision = decide(null, { kind: 'register', request, turnHeldBy }, regulation, now, {
    caseId: 'a',
    actor: { role: 'client', id: null },
  })
  if (decision.kind === 'rejected') throw new Error(decision.code)
  const state = decision.events.reduce<CaseState | null>(evolve, null)
  if (!state) throw new Error('no case')
  return state
}

const taking = (state: CaseState, actor: Actor, next = true) => {
  const decision = decide(state, { kind: 'take', next }, regulation, now, { caseId: 'a', actor })
  return decision.kind === 'rejected' ? decision.code : decision.events.map(({ kind }) => kind).join()
}
const SUBSCRIBED = [{ kind: 'subscription', product: 'ics', from: '2026-01-10' }] as const

test.each([
  ['a case that nobody has', registered(SUBSCRIBED), 'taken'],
  ['one that somebody has', { ...registered(SUBSCRIBED), assignee: other.id }, 'already-taken'],
  ['one behind another of its client', registered(SUBSCRIBED, 'b'), 'waiting-turn'],
  ['one that is left to the head', registered([]), 'needs-admission'],
] as const)('next is %s: %s', (_what, state, outcome) => {
  expect(taking(state, SPECIALIST)).toBe(outcome)
})

test('the head is given what only the head may let in', () => {
  expect(taking(registered([]), HEAD)).toBe('taken')
})

test('a case of one’s choice can be taken over from another', () => {
  expect(taking({ ...registered(SUBSCRIBED), assignee: other.id }, SPECIALIST, false)).toBe('taken')
})
