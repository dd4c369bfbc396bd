// Calls of a case, and the promise to call back (I32).
import { expect, test } from 'vitest'
import type { CallFact, Command } from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { at, CLIENT, Desk, request, SPECIALIST } from './desk.ts'

const WINDOW = { from: '2026-03-10T12:00+03:00', to: '2026-03-10T13:00+03:00', timezone: 'Asia/Omsk' }
const made = (direction: CallFact['direction'], outcome: CallFact['outcome']): Command => ({
  kind: 'call',
  call: { callId: null, direction, outcome, number: '+79161234567' },
  attempts: 2,
})

function asked(): Desk {
  const desk = new Desk(shipped('ideco-ics'))
  const said = request({ channel: 'callback', callback: WINDOW })
  desk.give('a', { kind: 'register', request: said, turnHeldBy: null }, at('2026-03-10T10:00+03:00'), CLIENT)
  desk.letters = []
  return desk
}

const NOW = at('2026-03-10T12:10+03:00')
const stateOf = (desk: Desk) => {
  const state = desk.cases.get('a')?.state
  if (!state) throw new Error('no case')
  return state
}

const COURSES: readonly [
  why: string,
  calls: readonly Command[],
  failed: number,
  ended: string | null,
  sent: string[],
][] = [
  ['nobody has called yet', [], 0, null, []],
  ['one attempt failed', [made('out', 'no-answer')], 1, null, []],
  [
    'the last attempt failed: the client is written to',
    [made('out', 'busy'), made('out', 'no-answer')],
    2,
    'given-up',
    ['not-reached'],
  ],
  ['reached at the second', [made('out', 'busy'), made('out', 'reached')], 1, 'reached', []],
  ['the client called first', [made('in', 'reached')], 0, 'reached', []],
  ['a missed call of the client is no attempt of ours', [made('in', 'no-answer')], 0, null, []],
  [
    'after the end nothing is counted',
    [made('out', 'reached'), made('out', 'busy'), made('out', 'busy')],
    0,
    'reached',
    [],
  ],
]

for (const [why, calls, failed, ended, sent] of COURSES) {
  test(why, () => {
    const desk = asked()
    const before = stateOf(desk)
    for (const command of calls) desk.give('a', command, NOW, SPECIALIST)
    expect(stateOf(desk).callback).toMatchObject({ failed, ended })
    expect(desk.letters.map(({ letter }) => letter.kind)).toEqual(sent)
    // A call by itself answers nothing: clocks and turn stay.
    expect(stateOf(desk)).toMatchObject({ status: before.status, response: before.response })
  })
}

test('a case that nobody asked to be called about only remembers the call', () => {
  const desk = new Desk(shipped('ideco-ics'))
  desk.give('a', { kind: 'register', request: request(), turnHeldBy: null }, NOW, CLIENT)
  const before = stateOf(desk)
  desk.give('a', made('out', 'busy'), NOW, SPECIALIST)
  expect(stateOf(desk)).toEqual(before)
  expect(desk.cases.get('a')?.events.at(-1)).toMatchObject({ kind: 'called', failed: 0, isLast: false })
})

test('a client records no calls', () => {
  expect(asked().give('a', made('out', 'reached'), NOW, CLIENT)).toMatchObject({ code: 'role-not-allowed' })
})

test('a window that can’t be read is no promise', () => {
  for (const callback of [
    { from: 'noon', to: 'later' },
    { from: WINDOW.to, to: WINDOW.from },
  ]) {
    const desk = new Desk(shipped('ideco-ics'))
    desk.give('a', { kind: 'register', request: request({ callback }), turnHeldBy: null }, NOW, CLIENT)
    expect(stateOf(desk).callback).toBeUndefined()
  }
})
