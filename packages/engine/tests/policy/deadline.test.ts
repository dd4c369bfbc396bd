// When an answer is due where the calendar has no more to say, and that the reasons say so.
import { describe, expect, test } from 'vitest'
import { agenda, type CaseState, decide, evolve, reasonWords } from '../../src/index.ts'
import { at } from '../case/desk.ts'
import { shipped } from '../regulation/shipped.ts'
import { dueOf, held, judge, whole } from './ask.ts'

const PARTNER = { product: 'software', holdings: held('partnership 2020-01-01') }
const shtrih = shipped('shtrih-m')

describe('beyond the years whose holidays are known (2024 to 2026)', () => {
  test.each([
    [
      '2026-12-30T18:00',
      '2027-01-01T17:00',
      '2027',
      'the due time is in 2027, where 1 January is an ordinary Friday so far',
    ],
    ['2026-12-30T10:00', '2026-12-30T18:00', '', 'within 2026'],
    ['2026-12-31T10:00', '2027-01-01T18:00', '2027', '31 December 2026 is off'],
    ['2027-05-07T18:00', '2027-05-10T17:00', '2027', 'wholly beyond'],
    ['2023-12-29T18:00', '2024-01-09T17:00', '2023', 'from before the calendar begins into what it knows'],
  ])('asked at %s, due at %s', (asked, due, years, _why) => {
    const verdict = judge(whole(asked, PARTNER), shtrih)
    expect(dueOf(verdict, shtrih)).toBe(due)
    const unknown = verdict.because.filter((reason) => reason.kind === 'calendar-year-unknown')
    expect(unknown.flatMap((reason) => reason.years).join(' ')).toBe(years)
    expect(unknown.map((reason) => reason.clause)).toEqual(years === '' ? [] : ['S2'])
  })

  test('hours on the clock know no holidays, and have nothing to say of them', () => {
    const verdict = judge(
      whole('2026-12-31T23:00', { holdings: held('subscription 2026-01-10') }),
      shipped('ideco-ics'),
    )
    expect(verdict.because.map((reason) => reason.kind)).not.toContain('calendar-year-unknown')
  })
})

describe('a calendar that never opens', () => {
  const closed = shipped('shtrih-m', ['weekly: { mon-fri: 10:00-19:00 }', 'weekly: { mon-fri: closed }'])
  const verdict = judge(whole('2026-03-06T12:00', PARTNER), closed)

  test('promises no instant, and says why', () => {
    expect(verdict.respondBy).toBeNull()
    const reason = verdict.because.find((each) => each.kind === 'never-due')
    expect(reason && reasonWords(reason, closed, 'en')).toBe('the calendar has no working time left')
  })

  test('leaves a case without the timer', () => {
    const command = { kind: 'register', request: whole('2026-03-06T12:00', PARTNER), turnHeldBy: null } as const
    const decision = decide(null, command, closed, at('2026-03-06T12:00+03:00'), {
      caseId: 'a',
      actor: { role: 'desk' },
    })
    const events = decision.kind === 'decided' ? decision.events : []
    const state = events.reduce<CaseState | null>(evolve, null)
    expect(state && agenda(state, closed)).toEqual([])
  })
})

test('a calendar that a promise on the clock names has no say in it', () => {
  const named = shipped('shtrih-m', [
    '{ within: 8 working hours, calendar: office',
    '{ within: 8 hours, calendar: office',
  ])
  const verdict = judge(whole('2026-03-06T18:30', PARTNER), named)
  expect(dueOf(verdict, named)).toBe('2026-03-07T02:30')
  expect(verdict.because.filter((reason) => reason.kind === 'target').map((reason) => reason.calendar)).toEqual([null])
})

test('a silence in working time runs on the desk’s hours', () => {
  const office = shipped('shtrih-m', [
    'queue: {',
    'lifecycle: { stages: [S1], silence: { after: 18 working hours, clauses: [S2] } }\nqueue: {',
  ])
  const request = whole('2026-03-05T12:00', PARTNER)
  const by = { caseId: 'a', actor: { role: 'specialist', id: 'olga' } } as const
  let state: CaseState | null = null
  for (const command of [{ kind: 'register', request, turnHeldBy: null }, { kind: 'answer' }] as const) {
    const decision = decide(state, command, office, at('2026-03-05T12:00+03:00'), by)
    if (decision.kind === 'decided') state = decision.events.reduce<CaseState | null>(evolve, state)
  }
  expect(state && agenda(state, office)).toEqual([
    { kind: 'closing', dueAt: at('2026-03-10T12:00+03:00'), clause: 'S2' },
  ])
})
