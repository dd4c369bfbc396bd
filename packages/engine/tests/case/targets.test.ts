// Promises beyond the first response, on a regulation that states two for its paid programme: the next answer within
// 4 working hours, the resolution within 24 that stand still while the client is waited for. Office hours are 10 to 19.
import { describe, expect, test } from 'vitest'
import { answerDueAt, type CaseState, type Event, evolve, runningPromises, type TargetClock } from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { at, CLIENT, Desk, request, SPECIALIST } from './desk.ts'

const PAID = 'response: { within: 16 working hours, calendar: office, clauses: [S3] }'
const REGULATION = shipped('shtrih-m', [
  PAID,
  `${PAID}
    targets:
      next-response: {within: 4 working hours, pauses: [escalated], clauses: [S3]}
      resolution: {within: 24 working hours, clauses: [S3]}`,
])

const HELD = {
  firstContact: false,
  product: 'software',
  holdings: [{ kind: 'paid-support', from: '2026-01-20' }],
} as const

function opened(): Desk {
  const desk = new Desk(REGULATION)
  desk.give(
    'a',
    { kind: 'register', request: request({ ...HELD, topic: 'usage' }), turnHeldBy: null },
    at('2026-03-02T10:00+03:00'),
    CLIENT,
  )
  return desk
}

const reply = (desk: Desk, when: string) => desk.give('a', { kind: 'reply', turnHeldBy: null }, at(when), CLIENT)
const answer = (desk: Desk, when: string) => desk.give('a', { kind: 'answer' }, at(when), SPECIALIST)

function clock(desk: Desk, target: TargetClock['target'], cycle = 1): TargetClock {
  const found = desk.state('a').clocks.find((each) => each.target === target && each.cycle === cycle)
  if (!found) throw new Error(`no clock of ${target}, cycle ${cycle}`)
  return found
}

describe('a resolution', () => {
  test('runs from registration on the desk’s hours', () => {
    expect(clock(opened(), 'resolution').dueAt).toBe(at('2026-03-04T16:00+03:00'))
  })

  test('stands still while the client is waited for, and goes on with what is left', () => {
    const desk = opened()
    answer(desk, '2026-03-02T12:00+03:00')
    expect(clock(desk, 'resolution').dueAt).toBeNull()
    desk.until(at('2026-03-04T09:59+03:00'))
    expect(clock(desk, 'resolution').missed).toBe(false)
    reply(desk, '2026-03-04T10:00+03:00')
    // 2 of 24 hours are used: 9 on Wednesday, 9 on Thursday, 4 on Friday.
    expect(clock(desk, 'resolution').dueAt).toBe(at('2026-03-06T14:00+03:00'))
  })

  test('ends with the case, and its verdict is frozen; reopening starts another', () => {
    const desk = opened()
    answer(desk, '2026-03-02T12:00+03:00')
    desk.give('a', { kind: 'confirm' }, at('2026-03-02T13:00+03:00'), CLIENT)
    const ended = clock(desk, 'resolution')
    expect(ended).toMatchObject({ result: 'in-time', endedAt: at('2026-03-02T13:00+03:00') })
    reply(desk, '2026-06-02T10:00+03:00')
    desk.until(at('2026-07-02T10:00+03:00'))
    expect(clock(desk, 'resolution')).toEqual(ended)
    expect(clock(desk, 'resolution', 2)).toMatchObject({
      dueAt: at('2026-06-04T16:00+03:00'),
      missed: true,
      endedAt: null,
    })
  })

  test('that comes too late was missed at its instant, and is late for ever', () => {
    const desk = opened()
    desk.until(at('2026-03-05T10:00+03:00'))
    const events = desk.cases.get('a')?.events ?? []
    expect(events.find((event) => event.kind === 'target-missed')).toMatchObject({
      target: 'resolution',
      dueAt: at('2026-03-04T16:00+03:00'),
    })
    answer(desk, '2026-03-05T10:00+03:00')
    desk.give('a', { kind: 'close' }, at('2026-03-05T11:00+03:00'), SPECIALIST)
    expect(clock(desk, 'resolution').result).toBe('late')
  })
})

describe('a next answer', () => {
  test('is counted from the client’s word, once the first answer was given', () => {
    const desk = opened()
    reply(desk, '2026-03-02T11:00+03:00')
    expect(desk.state('a').clocks.map((each) => each.target)).toEqual(['resolution'])
    answer(desk, '2026-03-02T12:00+03:00')
    reply(desk, '2026-03-04T17:00+03:00')
    expect(clock(desk, 'next-response').dueAt).toBe(at('2026-03-05T12:00+03:00'))
    expect(answerDueAt(desk.state('a'))).toBe(at('2026-03-05T12:00+03:00'))
  })

  test('each has its own cycle and verdict, apart from the others', () => {
    const desk = opened()
    answer(desk, '2026-03-02T12:00+03:00')
    reply(desk, '2026-03-04T10:00+03:00')
    answer(desk, '2026-03-04T13:00+03:00')
    reply(desk, '2026-03-05T11:00+03:00')
    desk.until(at('2026-03-05T16:00+03:00'))
    answer(desk, '2026-03-05T16:00+03:00')
    expect(clock(desk, 'next-response', 1)).toMatchObject({ result: 'in-time', missed: false })
    expect(clock(desk, 'next-response', 2)).toMatchObject({ result: 'late', missed: true })
    expect(desk.state('a').response.result).toBe('in-time')
    expect(clock(desk, 'resolution')).toMatchObject({ result: null, missed: false })
  })

  test('stands still with development', () => {
    const desk = opened()
    answer(desk, '2026-03-02T12:00+03:00')
    reply(desk, '2026-03-04T10:00+03:00')
    desk.give(
      'a',
      { kind: 'escalate', developer: { name: 'Игорь', email: 'i@dev.example' }, eta: '2026-03-12' },
      at('2026-03-04T11:00+03:00'),
    )
    expect(clock(desk, 'next-response').dueAt).toBeNull()
    desk.give('a', { kind: 'return', turnHeldBy: null }, at('2026-03-12T10:00+03:00'))
    expect(clock(desk, 'next-response').dueAt).toBe(at('2026-03-12T13:00+03:00'))
  })
})

test('what is promised and not done stands in order of its due time; what stands still is not among it', () => {
  const desk = opened()
  const promised = () => runningPromises(desk.state('a')).map(({ target }) => target)
  expect(promised()).toEqual(['first-response', 'resolution'])
  answer(desk, '2026-03-02T12:00+03:00')
  expect(promised()).toEqual([])
  reply(desk, '2026-03-04T10:00+03:00')
  expect(promised()).toEqual(['next-response', 'resolution'])
  desk.give('a', { kind: 'close' }, at('2026-03-04T11:00+03:00'), SPECIALIST)
  expect(promised()).toEqual([])
})

test('another programme carries the time that was used over to its own promise', () => {
  const regulation = shipped(
    'shtrih-m',
    [PAID, `${PAID}\n    targets: {resolution: {within: 24 working hours, clauses: [S3]}}`],
    [
      'response: { within: 8 working hours, calendar: office, clauses: [S3, S14] }',
      'response: { within: 8 working hours, calendar: office, clauses: [S3, S14] }\n    targets: {resolution: {within: 10 working hours, clauses: [S14]}}',
    ],
  )
  const desk = new Desk(regulation)
  desk.give('a', { kind: 'register', request: request(HELD), turnHeldBy: null }, at('2026-03-02T10:00+03:00'), CLIENT)
  answer(desk, '2026-03-02T12:00+03:00')
  reply(desk, '2026-03-03T10:00+03:00')
  desk.give(
    'a',
    { kind: 'supply', data: { holdings: [{ kind: 'partnership', from: '2026-01-01' }] }, turnHeldBy: null },
    at('2026-03-03T11:00+03:00'),
  )
  // 2 hours on Monday and 1 on Tuesday are used of the partner's 10.
  expect(desk.state('a').clocks.at(0)?.dueAt).toBe(at('2026-03-03T18:00+03:00') - 0)
})

test('the clocks are in the events: folding them again gives the same', () => {
  const desk = opened()
  answer(desk, '2026-03-02T12:00+03:00')
  reply(desk, '2026-03-04T10:00+03:00')
  desk.until(at('2026-04-01T10:00+03:00'))
  const events: readonly Event[] = JSON.parse(JSON.stringify(desk.cases.get('a')?.events))
  expect(events.reduce<CaseState | null>(evolve, null)).toEqual(desk.state('a'))
})

test('a regulation that promises only the first answer has no other clock', () => {
  const desk = new Desk(shipped('shtrih-m'))
  desk.give('a', { kind: 'register', request: request(HELD), turnHeldBy: null }, at('2026-03-02T10:00+03:00'), CLIENT)
  answer(desk, '2026-03-02T12:00+03:00')
  reply(desk, '2026-03-02T13:00+03:00')
  expect(desk.state('a').clocks).toEqual([])
})
