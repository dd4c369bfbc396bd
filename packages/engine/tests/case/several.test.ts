// What cases owe each other, and whose work they are: found by random lives, told here by themselves.
import { expect, test } from 'vitest'
import { type Actor, whyNot } from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { at, CLIENT, Desk, HOUR_MS, later, request, SPECIALIST } from './desk.ts'

const ics = shipped('ideco-ics')
const IGOR: Actor = { role: 'developer', id: 'igor' }
const start = at('2026-03-02T10:00+03:00')

function opened(): Desk {
  const desk = new Desk(ics)
  desk.give('a', { kind: 'register', request: request(), turnHeldBy: null }, start, CLIENT)
  return desk
}

test('a promise that came with a merge outlives the data that come after it, and its breach is not forgotten', () => {
  const desk = opened()
  const owed = { startedAt: start, dueAt: later(start, HOUR_MS), missed: false }
  desk.give('a', { kind: 'join', from: 'b', asks: true, turnHeldBy: null, owed }, start)
  desk.until(later(start, 2 * HOUR_MS))
  desk.give(
    'a',
    { kind: 'supply', data: { version: '7.9.8' }, turnHeldBy: null },
    later(start, 2 * HOUR_MS),
    SPECIALIST,
  )
  expect(desk.state('a').response).toMatchObject({ dueAt: owed.dueAt, missed: true })
})

test('what is over is nobody’s work, a developer’s neither: the screen and the command say the same', () => {
  const desk = opened()
  desk.give('a', { kind: 'confirm' }, start)
  const toIgor = { kind: 'assign', assignee: 'igor', assigneeRole: 'developer' } as const
  expect(desk.give('a', toIgor, start, IGOR)).toMatchObject({ code: 'case-closed' })
  expect(whyNot('assign', desk.state('a'), ics, start, IGOR)).toMatchObject({ code: 'case-closed' })
})

test('a developer takes a case that is with development, and gives it to nobody else', () => {
  const desk = opened()
  const eta = '2026-03-20'
  desk.give('a', { kind: 'escalate', developer: { name: 'Игорь', email: 'igor@dev.example' }, eta }, start)
  expect(whyNot('assign', desk.state('a'), ics, start, IGOR)).toBeNull()
  const toBoris = { kind: 'assign', assignee: 'boris', assigneeRole: 'developer' } as const
  expect(desk.give('a', toBoris, start, IGOR)).toMatchObject({ code: 'role-not-allowed' })
})
