// A partner asks and acts for a client: the command carries the facts, the case keeps who it was (S14, A16).
import { describe, expect, test } from 'vitest'
import {
  type Actor,
  type CaseState,
  type Command,
  decide,
  evolve,
  type Holding,
  type Instant,
  readRecordedCase,
  replayCase,
  type SeatFacts,
} from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { at, SPECIALIST } from './desk.ts'

const regulation = shipped('shtrih-m')
const PARTNER = { id: 'partner', name: 'ООО «Опора»' }
const ACTOR: Actor = { role: 'client', id: 'petr', partner: PARTNER }
const NOW = at('2026-03-06T12:00:00+03:00')
const LATER = at('2026-03-10T12:00:00+03:00')

const OPEN: SeatFacts = {
  holdings: [{ kind: 'partnership', from: '2024-01-20' }],
  grants: [{ id: 'grant', covers: 'raised', from: '2026-01-10' }],
}
const ENDED: SeatFacts = {
  ...OPEN,
  grants: [{ id: 'grant', covers: 'raised', from: '2026-01-10', endedAt: '2026-03-09T09:00:00+03:00' }],
}
const OVER: SeatFacts = { ...OPEN, holdings: [{ kind: 'partnership', from: '2024-01-20', until: '2026-03-09' }] }
const PAID: readonly Holding[] = [{ kind: 'paid-support', from: '2026-01-10' }]

function register(seat: SeatFacts | undefined, more: Partial<Extract<Command, { kind: 'register' }>> = {}): Command {
  return {
    kind: 'register',
    request: {
      at: '2026-03-06T12:00:00+03:00',
      channel: 'portal',
      contact: { name: 'Пётр', email: 'petr@opora.example' },
      organization: { name: 'ООО «Ромашка»', inn: '7707083893' },
      product: 'software',
      description: 'Не печатает чек',
      holdings: PAID,
    },
    turnHeldBy: null,
    onBehalf: { partner: PARTNER, grant: 'grant' },
    ...(seat ? { seat } : {}),
    ...more,
  }
}

function does(state: CaseState | null, command: Command, now: Instant, actor: Actor = ACTOR): CaseState | string {
  const decision = decide(state, command, regulation, now, { caseId: 'c', actor })
  if (decision.kind === 'rejected') return `${decision.code} ${decision.clause}`
  const after = decision.events.reduce<CaseState | null>(evolve, state)
  if (!after) throw new Error('no case')
  return after
}

const raised = (): CaseState => {
  const state = does(null, register(OPEN), NOW)
  if (typeof state === 'string') throw new Error(state)
  return state
}

describe('a partner asks for a client', () => {
  test('the case is under the client’s programme, and says who asked', () => {
    const state = raised()
    expect(state.verdict).toMatchObject({ verdict: 'accept', programme: 'paid' })
    expect(state.onBehalf).toEqual({ partner: PARTNER, grant: 'grant' })
  })
  test('without the facts of the seat nothing is registered', () => {
    expect(does(null, register(undefined), NOW)).toBe('seat-closed null')
  })
  test('nor with an ended grant, nor with an ended partnership, and its clause is named', () => {
    expect(does(null, register(ENDED), LATER)).toBe('seat-closed null')
    expect(does(null, register(OVER), LATER)).toBe('seat-closed S1')
  })
  test('what staff split off goes on for the client without asking the partner’s seat', () => {
    const command = register(undefined, { splitFrom: { caseId: 'first', askedAt: '2026-03-06T11:00:00+03:00' } })
    expect(does(null, command, NOW, SPECIALIST)).toMatchObject({ onBehalf: { partner: PARTNER } })
  })
})

describe('a partner acts on a case', () => {
  const answered = (state: CaseState) => does(state, { kind: 'answer' }, NOW, SPECIALIST) as CaseState
  const ACTS: readonly Command[] = [
    { kind: 'reply', turnHeldBy: null },
    { kind: 'supply', data: { version: '5' }, turnHeldBy: null },
    { kind: 'confirm' },
    { kind: 'rate', score: 5 },
    { kind: 'complain' },
  ]
  for (const act of ACTS) {
    test(`${act.kind}: while the seat is open, and no longer`, () => {
      const state = answered(raised())
      expect(typeof does(state, { ...act, seat: OPEN } as Command, LATER)).toBe('object')
      expect(does(state, { ...act, seat: ENDED } as Command, LATER)).toBe('seat-closed null')
      expect(does(state, { ...act, seat: OVER } as Command, LATER)).toBe('seat-closed S1')
      expect(does(state, act, LATER)).toBe('seat-closed null')
      // The client's own people need no seat.
      expect(typeof does(state, act, LATER, { role: 'client', id: 'anna' })).toBe('object')
    })
  }
  test('a case that the client raised is the partner’s only under a grant of all', () => {
    const { onBehalf: _, ...own } = answered(raised())
    const reply = { kind: 'reply', turnHeldBy: null } as const
    expect(does(own, { ...reply, seat: OPEN }, LATER)).toBe('seat-closed null')
    const all: SeatFacts = { ...OPEN, grants: [{ id: 'grant', covers: 'all', from: '2026-01-10' }] }
    expect(typeof does(own, { ...reply, seat: all }, LATER)).toBe('object')
  })
  test('another partner’s case is not its own', () => {
    const reply: Command = { kind: 'reply', turnHeldBy: null, seat: OPEN }
    expect(does(answered(raised()), reply, LATER, { ...ACTOR, partner: { id: 'other', name: null } })).toBe(
      'seat-closed null',
    )
  })
  test('every event says by whom', () => {
    const state = answered(raised())
    const decision = decide(state, { kind: 'confirm', seat: OPEN }, regulation, LATER, { caseId: 'c', actor: ACTOR })
    expect(decision).toMatchObject({ kind: 'decided', events: [{ by: { partner: PARTNER } }] })
  })
})

test('what was recorded of it is read and replayed as it was', () => {
  const line = {
    case: 'c',
    number: 1,
    client: 'organization:romashka',
    commands: [
      { at: NOW, by: ACTOR, command: register(OPEN) },
      { at: NOW, by: SPECIALIST, command: { kind: 'answer' } },
      { at: LATER, by: ACTOR, command: { kind: 'confirm', seat: OPEN } },
    ],
  }
  const read = readRecordedCase(JSON.parse(JSON.stringify(line)))
  if ('problem' in read) throw new Error(read.problem)
  const { state, rejected } = replayCase(read.recorded, regulation)
  expect(rejected).toEqual([])
  expect(state).toMatchObject({ status: 'closed', closedBy: 'confirmation', onBehalf: { partner: PARTNER } })
  const broken = readRecordedCase({ ...line, commands: [{ ...line.commands[0], by: { ...ACTOR, partner: 'opora' } }] })
  expect(broken).toHaveProperty('problem')
})
