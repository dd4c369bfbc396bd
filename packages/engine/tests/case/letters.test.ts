// Which letter goes out when, and what it says as data.
import { describe, expect, test } from 'vitest'
import type { Actor, ActReading, Command, LETTERS, Letter, Request } from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { at, CLIENT, Desk, HEAD, request, SPECIALIST } from './desk.ts'

const ics = shipped('ideco-ics')
const shtrih = shipped('shtrih-m')
const utm = shipped('ideco-utm')
const warned = shipped('ideco-ics', ['since: last-answer, clauses', 'since: last-answer, warn: 3 days, clauses'])
const T = (time: string) => at(`2026-03-10T${time}+03:00`)
const IGOR = { name: 'Игорь', email: 'igor@dev.example' }

function registered(changes: Partial<Request> = {}, desk = new Desk(ics)): Desk {
  desk.give(
    'a',
    { kind: 'register', request: request(changes), turnHeldBy: null, message: { messageId: 'm1' } },
    T('10:00'),
    CLIENT,
  )
  return desk
}

/** The letters of the case since `from`, after these commands were given an hour later. */
function after(desk: Desk, ...commands: readonly Command[]): readonly Letter[] {
  desk.letters = []
  for (const command of commands) desk.give('a', command, T('11:00'), command.kind === 'admit' ? HEAD : SPECIALIST)
  return desk.letters.filter(({ caseId }) => caseId === 'a').map(({ letter }) => letter)
}

const { version: _, ...incomplete } = request()
const bare = () => {
  const desk = new Desk(ics)
  desk.give('a', { kind: 'register', request: incomplete, turnHeldBy: null }, T('10:00'), CLIENT)
  return desk
}
const silent = () => {
  const desk = registered({}, new Desk(warned))
  desk.give('a', { kind: 'answer' }, T('11:00'))
  return desk
}
const until = (desk: Desk, time: string) => {
  desk.letters = []
  desk.until(at(time))
  return desk.letters.map(({ letter }) => letter)
}
const escalated = () => {
  const desk = registered()
  desk.give('a', { kind: 'escalate', developer: IGOR, eta: '2026-03-20' }, T('10:30'))
  return desk
}
const second = () => {
  const desk = registered()
  desk.give('b', { kind: 'register', request: request(), turnHeldBy: 'a' }, T('10:30'), CLIENT)
  return desk
}

const paid = (by: Actor, reading: ActReading) => {
  const desk = registered({ channel: 'portal', holdings: [{ kind: 'key', from: '2026-01-20' }] }, new Desk(shtrih))
  desk.letters = []
  const ask = { holding: 'paid-support', channel: 'portal', by: 'client', actNumber: 'А-17', reading } as const
  const facts = { holdings: [], actsUsed: [], registered: null, inn: null }
  desk.give('a', { kind: 'renew', ask, facts, quotedAt: T('10:30') }, T('11:00'), by)
  return desk.letters.map(({ letter }) => letter)
}

type Says = Partial<Record<keyof Letter, unknown>>

/** One row a kind of letter; the compiler does not let one be forgotten. */
const ROWS: {
  readonly [K in (typeof LETTERS)[number]]: readonly [why: string, send: () => readonly Letter[], says: Says]
} = {
  registered: [
    'when an answer is due, and on which clause',
    () => registered().letters.map(({ letter }) => letter),
    { respondBy: T('14:00'), closesAt: null, clauses: ['I12'], missing: [], message: { messageId: 'm1' } },
  ],
  incomplete: [
    'what is missing, and until when the desk waits for it',
    () => bare().letters.map(({ letter }) => letter),
    { missing: ['version'], respondBy: T('14:00'), closesAt: at('2026-03-24T10:00+03:00'), clauses: ['I15'] },
  ],
  redirected: [
    'which channels are open',
    () => registered({ channel: 'chat' }).letters.map(({ letter }) => letter),
    {
      channels: ['portal', 'email', 'phone'],
      grounds: [{ clause: 'I19', reason: 'channel-not-open' }],
      clauses: ['I19'],
    },
  ],
  refused: [
    'the grounds of the refusal',
    () => after(registered(), { kind: 'refuse', reason: 'rudeness', message: { messageId: 'm2' } }),
    {
      grounds: [{ clause: 'I17', reason: 'rudeness' }],
      clauses: ['I17'],
      respondBy: null,
      message: { messageId: 'm2' },
    },
  ],
  'waiting-turn': [
    'which case is worked first; its own clock runs',
    () =>
      second()
        .letters.filter(({ caseId }) => caseId === 'b')
        .map(({ letter }) => letter),
    { behind: 'a', respondBy: T('14:30'), clauses: ['I22'] },
  ],
  'your-turn': [
    'that the turn has come',
    () => {
      const desk = second()
      desk.letters = []
      desk.give('a', { kind: 'confirm' }, T('11:00'), CLIENT)
      return desk.letters.filter(({ caseId }) => caseId === 'b').map(({ letter }) => letter)
    },
    { respondBy: T('14:30'), clauses: ['I22'], behind: null },
  ],
  answered: [
    'the answer, and how long the desk waits',
    () => after(registered(), { kind: 'answer', message: { messageId: 'm3' } }),
    { message: { messageId: 'm3' }, respondBy: null, closesAt: at('2026-03-24T11:00+03:00'), clauses: ['I29'] },
  ],
  asked: [
    'which data are asked for',
    () => after(registered(), { kind: 'ask', fields: ['licence'] }),
    { missing: ['licence'], closesAt: at('2026-03-24T11:00+03:00') },
  ],
  escalated: [
    'who in development has it, how to reach them, and when they look at it (I26)',
    () => after(registered(), { kind: 'escalate', developer: IGOR, eta: '2026-03-20' }),
    { developer: IGOR, etaAt: at('2026-03-21T00:00+03:00'), closesAt: null, clauses: ['I26'] },
  ],
  'new-promise': [
    'the new date',
    () => after(escalated(), { kind: 'promise', eta: '2026-04-01' }),
    { developer: IGOR, etaAt: at('2026-04-02T00:00+03:00'), clauses: ['I26'] },
  ],
  'closing-soon': [
    'when the case will close',
    () => until(silent(), '2026-03-21T11:00+03:00'),
    { closesAt: at('2026-03-24T11:00+03:00'), clauses: ['I29'] },
  ],
  'closed-by-time-limit': [
    'that it closed by time limit, and on which clause (I29)',
    () => until(silent(), '2026-03-24T11:00+03:00').slice(-1),
    { closesAt: null, respondBy: null, clauses: ['I29'] },
  ],
  'not-reached': [
    'that nobody could be reached, after the last attempt',
    () => {
      const desk = registered({
        channel: 'callback',
        callback: { from: '2026-03-10T12:00+03:00', to: '2026-03-10T13:00+03:00' },
      })
      const busy = { callId: null, direction: 'out', outcome: 'busy', number: '+74951234567' } as const
      return after(desk, { kind: 'call', call: busy, attempts: 2 }, { kind: 'call', call: busy, attempts: 2 })
    },
    { respondBy: T('14:00'), message: null },
  ],
  closed: [
    'that it is closed, and on which clause',
    () => after(registered(), { kind: 'confirm' }),
    { closesAt: null, respondBy: null, clauses: ['I28'] },
  ],
  reopened: [
    'when the next answer is due (I30)',
    () => after(registered(), { kind: 'confirm' }, { kind: 'reply', turnHeldBy: null }).slice(-1),
    { respondBy: T('15:00'), clauses: ['I30', 'I12'] },
  ],
  renewed: [
    'what is in force now, from the moment the act was quoted (S8)',
    () => paid(SPECIALIST, { issuedBy: 'vendor', showsSupport: true }),
    {
      renewal: { ask: { actNumber: 'А-17' }, outcome: { holding: { from: '2026-03-10T10:30:00+03:00' } } },
      clauses: ['S8', 'S9', 'S10'],
    },
  ],
  'renewal-refused': [
    'why not (S10), where a person decided it',
    () => paid(SPECIALIST, { issuedBy: 'partner', showsSupport: true }),
    { renewal: { outcome: { reason: 'renewal-act-not-from-vendor' } }, clauses: ['S10'] },
  ],
  invited: [
    'which channels are open now (U5)',
    () => {
      const desk = registered({ product: 'utm', licence: 'UTM-1' }, new Desk(utm))
      desk.letters = []
      desk.give('a', { kind: 'invite', turnHeldBy: null }, T('11:00'))
      return desk.letters.map(({ letter }) => letter)
    },
    { channels: ['portal'], clauses: ['U5'] },
  ],
}

describe('each letter says', () => {
  for (const [kind, [why, send, says]] of Object.entries(ROWS)) {
    test(`${kind}: ${why}`, () => {
      const letters = send()
      expect(letters.map((letter) => letter.kind)).toEqual([kind])
      expect(letters[0]).toMatchObject(says)
    })
  }
})

describe('no letter goes out', () => {
  const SILENT: readonly Command[] = [
    { kind: 'note', message: { messageId: 'm' } },
    { kind: 'take' },
    { kind: 'reply', turnHeldBy: null },
    { kind: 'supply', data: { licence: '1' }, turnHeldBy: null },
    { kind: 'split', into: 'b' },
    { kind: 'merge', into: 'b' },
    { kind: 'join', from: 'b', asks: true, turnHeldBy: null },
    { kind: 'assign', assignee: 'boris', assigneeRole: 'specialist' },
    { kind: 'rate', score: 5 },
    { kind: 'complain' },
    { kind: 'tick' },
  ]
  for (const command of SILENT) {
    test(`for ${command.kind}`, () => {
      expect(after(registered(), command)).toEqual([])
    })
  }

  test('for a renewal that the client has just read is refused', () => {
    expect(paid(CLIENT, { issuedBy: 'partner', showsSupport: true })).toEqual([])
  })

  test('for a return to the desk, or for the head’s admission', () => {
    expect(after(escalated(), { kind: 'return', turnHeldBy: null })).toEqual([])
    expect(after(registered({ holdings: [] }), { kind: 'admit', turnHeldBy: null })).toEqual([])
  })

  test('for a promise that was broken: staff act on it', () => {
    expect(until(escalated(), '2026-04-20T11:00+03:00')).toEqual([])
  })
})

test('a letter knows its event, so that its id can be derived from it', () => {
  const desk = registered({}, new Desk(warned))
  desk.letters = []
  // One tick that finds both the broken promise and the closing.
  const answered = desk.give('a', { kind: 'answer' }, T('18:00'))
  expect(answered).toMatchObject({ kind: 'decided' })
  const tick = desk.give('a', { kind: 'tick' }, at('2026-05-10T11:00+03:00'), { role: 'desk' })
  expect(tick).toMatchObject({ events: [{ kind: 'closed', closedBy: 'time-limit' }] })
  expect(desk.letters.map(({ letter }) => [letter.kind, letter.eventIndex])).toEqual([
    ['answered', 0],
    ['closed-by-time-limit', 0],
  ])
})
