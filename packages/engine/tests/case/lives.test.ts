// Random lives: three cases of one client, given whatever comes, keep what must hold of every case. A failure prints the
// shortest life that breaks it and the seed; LIFE_RUNS and LIFE_SEED ask for more of them or for the same again.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Actor,
  type AdmissionFact,
  agenda,
  type CaseState,
  type Command,
  type CommandKind,
  decide,
  evolve,
  type Instant,
  LETTERS,
  REJECTIONS,
  type Regulation,
  type RejectionCode,
  TURN_OF,
  whyNot,
} from '../../src/index.ts'
import { shipped } from '../regulation/shipped.ts'
import { at, CLIENT, DAY_MS, Desk, HEAD, HOUR_MS, later, request, SPECIALIST } from './desk.ts'

const DESKS: Readonly<Record<string, Regulation>> = {
  'ideco-ics': shipped('ideco-ics'),
  'ideco-ics, silence since waiting, with a warning': shipped('ideco-ics', [
    'after: 14 days, since: last-answer',
    'after: 10 days, since: waiting, warn: 2 days',
  ]),
  'shtrih-m': shipped('shtrih-m'),
}

const CASES = ['a', 'b', 'c'] as const
const ACTORS: readonly Actor[] = [SPECIALIST, HEAD, CLIENT, { role: 'developer', id: 'igor' }]

interface Act {
  readonly id: (typeof CASES)[number]
  readonly wait: number
  readonly by: Actor
  readonly make: (turnHeldBy: string | null, now: Instant, admission: AdmissionFact | null) => Command
}

const messages = fc.option(fc.record({ messageId: fc.constant('m') }), { nil: undefined })
const holdings = fc.constantFrom(
  [],
  [{ kind: 'subscription' as const, from: '2026-01-10' }],
  [{ kind: 'key' as const, from: '2026-01-20' }],
  [{ kind: 'partnership' as const, from: '2020-01-01' }],
)
const requests = fc.record({
  channel: fc.constantFrom('email' as const, 'email' as const, 'phone' as const, 'chat' as const),
  version: fc.constantFrom('7.9.9', '7.9.9', '7.9.8', ''),
  topic: fc.constantFrom('setup' as const, 'setup' as const, 'network' as const, 'visit' as const),
  holdings,
})
const etas = fc.constantFrom('2026-03-20', '2036-01-01', '2036-01-01', '2020-01-01', 'soon', '')

const withMessage = <K extends CommandKind>(kind: K) =>
  messages.map((message) => () => ({ kind, ...(message ? { message } : {}) }) as Command)

/** Commands with their details, good and bad; what happens often in life comes often here. */
const makes: fc.Arbitrary<Act['make']> = fc.oneof(
  {
    weight: 6,
    arbitrary: requests.map(
      (said) =>
        (turnHeldBy: string | null, _now: Instant, admission: AdmissionFact | null): Command => ({
          kind: 'register',
          request: request({ ...said, product: 'ics' }),
          turnHeldBy,
          ...(admission ? { admission } : {}),
        }),
    ),
  },
  { weight: 4, arbitrary: withMessage('answer') },
  { weight: 3, arbitrary: withMessage('ask') },
  {
    weight: 4,
    arbitrary: messages.map(
      (message) =>
        (turnHeldBy: string | null): Command => ({ kind: 'reply', turnHeldBy, ...(message ? { message } : {}) }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        { version: '7.9.9' },
        { version: '7.9.8' },
        { version: '' },
        { description: 'ещё' },
        { holdings: [] },
        {},
      )
      .map(
        (data) =>
          (turnHeldBy: string | null, _now: Instant, admission: AdmissionFact | null): Command => ({
            kind: 'supply',
            data,
            turnHeldBy,
            ...(admission ? { admission } : {}),
          }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.boolean(), fc.constantFrom(undefined, HOUR_MS, 3 * DAY_MS)).map(
      ([asks, inMs]) =>
        (turnHeldBy: string | null, now: Instant): Command => ({
          kind: 'join',
          from: 'd',
          asks,
          turnHeldBy,
          ...(inMs === undefined ? {} : { owed: { startedAt: now, dueAt: later(now, inMs), missed: false } }),
        }),
    ),
  },
  {
    weight: 2,
    arbitrary: etas.map(
      (eta) => (): Command => ({ kind: 'escalate', developer: { name: 'Игорь', phone: '+7 495 000-00-00' }, eta }),
    ),
  },
  { weight: 2, arbitrary: etas.map((eta) => (): Command => ({ kind: 'promise', eta })) },
  { weight: 2, arbitrary: fc.constant((turnHeldBy: string | null): Command => ({ kind: 'return', turnHeldBy })) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom({}, { until: '2026-03-09' }, { until: '2026-04-20' }, { until: '2026-06-20' }, { until: 'later' })
      .map(
        (end) =>
          (turnHeldBy: string | null): Command => ({ kind: 'admit', turnHeldBy, ...end }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Command>({ kind: 'confirm' }, { kind: 'close' }, { kind: 'take' })
      .map((command) => () => command),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<Command>(
        { kind: 'refuse' },
        { kind: 'refuse', reason: 'rudeness' },
        { kind: 'refuse', reason: 'toString' },
        { kind: 'refuse', clause: 'I17' },
      )
      .map((command) => () => command),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<Command>(
        { kind: 'note' },
        { kind: 'split', into: 'd' },
        { kind: 'merge', into: 'a' },
        { kind: 'merge', into: 'a', stranger: true, confirmed: true },
        { kind: 'merge', into: 'a', intoEnded: true },
        { kind: 'assign', assignee: 'boris', assigneeRole: 'specialist' },
        { kind: 'assign', assignee: 'igor', assigneeRole: 'developer' },
        { kind: 'assign', assignee: null },
        { kind: 'rate', score: 3 },
        { kind: 'rate', score: Number.NaN },
        { kind: 'complain' },
        {
          kind: 'call',
          call: { callId: null, direction: 'out', outcome: 'busy', number: '+74951234567' },
          attempts: 2,
        },
        { kind: 'call', call: { callId: null, direction: 'in', outcome: 'reached', number: null } },
      )
      .map((command) => () => command),
  },
)

const acts: fc.Arbitrary<Act> = fc.record({
  id: fc.constantFrom(...CASES),
  wait: fc.constantFrom(0, 0, 1, HOUR_MS, HOUR_MS, 4 * HOUR_MS, DAY_MS, 10 * DAY_MS, 14 * DAY_MS, 40 * DAY_MS),
  by: fc.constantFrom(SPECIALIST, SPECIALIST, SPECIALIST, ...ACTORS),
  make: makes,
})

const opening: Act = {
  id: 'a',
  wait: 0,
  by: CLIENT,
  make: () => ({ kind: 'register', request: request(), turnHeldBy: null }),
}

/** The first case is there from the start, so that a life is not spent on knocking at a closed door. */
const lives = fc.array(acts, { minLength: 1, maxLength: 40, size: 'max' }).map((life) => [opening, ...life])

/** Rejections that depend on what a command says, which `whyNot` fills in as well as it can. */
const OF_DETAILS: readonly RejectionCode[] = [
  'escalation-needs-contact',
  'escalation-needs-eta',
  'eta-unreadable',
  'eta-in-the-past',
  'until-unreadable',
  'until-in-the-past',
  'refusal-needs-ground',
  'unknown-refusal-ground',
  'nothing-to-supply',
  'merge-into-itself',
  'merge-into-ended',
  'already-assigned',
  'assignee-is-developer',
  'score-out-of-range',
]

const isOfDetails = (code: RejectionCode, { kind }: Command): boolean =>
  // A developer may put work down or take it, and gives none to others.
  OF_DETAILS.includes(code) || (kind === 'assign' && code === 'role-not-allowed')

function check(before: CaseState | null, after: CaseState, regulation: Regulation, now: Instant): void {
  expect(after.turn).toBe(TURN_OF[after.status])
  // Plain data: what the database gives back is what was put in.
  expect(JSON.parse(JSON.stringify(after))).toStrictEqual(after)

  const timers = agenda(after, regulation)
  if (after.status === 'closed' || after.status === 'refused') expect(timers).toEqual([])
  for (const { kind, dueAt } of timers) {
    const cause =
      kind === 'response-due'
        ? after.response.startedAt
        : kind === 'promise-due' || kind === 'admission-end'
          ? after.registeredAt
          : after.silentSince
    expect(dueAt).toBeGreaterThanOrEqual(cause ?? Number.POSITIVE_INFINITY)
    // Whatever was due until now has happened.
    expect(dueAt).toBeGreaterThan(now)
  }
  expect(after.silentSince === null).toBe(after.status !== 'waiting-client')
  expect(after.development === null).toBe(after.status !== 'escalated')
  expect(after.closedAt === null).toBe(after.status !== 'closed' && after.status !== 'refused')

  // A promise that was judged once is never judged again.
  expect(after.finishedResponses.slice(0, before?.finishedResponses.length ?? 0)).toEqual(
    before?.finishedResponses ?? [],
  )
  const cycles = [...after.finishedResponses, after.response]
  expect(cycles.map((clock) => clock.cycle)).toEqual(cycles.map((_, i) => i + 1))
  if (before?.response.endedAt != null) {
    expect(cycles[before.response.cycle - 1]).toEqual(before.response)
  }
  for (const { dueAt, endedAt, result } of cycles) {
    expect(result).toBe(endedAt === null ? null : dueAt !== null && endedAt > dueAt ? 'late' : 'in-time')
  }
}

function live(life: readonly Act[], regulation: Regulation): Desk {
  const desk = new Desk(regulation)
  let now = at('2026-03-02T10:00+03:00')
  for (const { id, wait, by, make } of life) {
    now = later(now, wait)
    desk.until(now)
    const before = desk.cases.get(id)?.state ?? null
    const command = make(desk.turnHeldBy(id), now, desk.admissionBeside(id, now))
    const why = before && whyNot(command.kind, before, regulation, now, by)
    const decision = desk.give(id, command, now, by)
    if (decision.kind === 'rejected') {
      expect(REJECTIONS).toContain(decision.code)
      expect(desk.cases.get(id)?.state ?? null).toBe(before)
      if (why && !isOfDetails(decision.code, command)) expect(why.code).toBe(decision.code)
      if (before && !why) expect(isOfDetails(decision.code, command), decision.code).toBe(true)
    } else if (before) expect(why).toBeNull()

    const states = [...desk.cases.values()].map((kept) => kept.state)
    for (const [name, { state }] of desk.cases) check(name === id ? before : null, state, regulation, now)
    // I22: one at a time, and nobody waits for nobody.
    if (regulation.turns.oneAtATime) {
      expect(states.filter((state) => state.hasTurn).length).toBeLessThanOrEqual(1)
      if (states.some((state) => state.status === 'waiting-turn'))
        expect(states.some((state) => state.hasTurn)).toBe(true)
    } else expect(states.some((state) => state.status === 'waiting-turn')).toBe(false)
  }
  for (const { letter } of desk.letters) expect(LETTERS).toContain(letter.kind)
  return desk
}

const numRuns = Number(process.env.LIFE_RUNS ?? 100)
const seed = Number(process.env.LIFE_SEED ?? 20260306)

describe.each(Object.entries(DESKS))('lives under %s', (_, regulation) => {
  test(
    'keep the invariants',
    () => {
      fc.assert(
        fc.property(lives, (life) => {
          const desk = live(life, regulation)
          for (const [id, { state, events, commands }] of desk.cases) {
            // Folding the events gives the same state to the byte.
            const folded = events.reduce<CaseState | null>(evolve, null)
            expect(JSON.stringify(folded)).toBe(JSON.stringify(state))
            // So does deciding the recorded commands again, and the events are the same ones.
            let again: CaseState | null = null
            const repeated = commands.flatMap(({ command, now, by }) => {
              const decision = decide(again, structuredClone(command), regulation, now, { caseId: id, actor: by })
              if (decision.kind === 'rejected') throw new Error(`${command.kind} is rejected the second time`)
              again = decision.events.reduce<CaseState | null>(evolve, again)
              return decision.events
            })
            expect(JSON.stringify(repeated)).toBe(JSON.stringify(events))
          }
        }),
        { numRuns, seed },
      )
    },
    numRuns * 100,
  )
})

test('in these lives everything happens that can happen to a case', () => {
  const happened = new Set<string>()
  for (const regulation of Object.values(DESKS)) {
    for (const life of fc.sample(lives, { numRuns: 200, seed: 20260306 })) {
      for (const { events } of live(life, regulation).cases.values()) {
        for (const event of events) happened.add(event.kind === 'closed' ? `closed by ${event.closedBy}` : event.kind)
      }
    }
  }
  // Guards the generator: lives in which nothing happens would keep every invariant.
  expect([...happened].sort()).toEqual([
    'admission-ended',
    'admitted',
    'answered',
    'asked',
    'assigned',
    'called',
    'closed by confirmation',
    'closed by merge',
    'closed by specialist',
    'closed by time-limit',
    'closing-warned',
    'complained',
    'escalated',
    'joined',
    'noted',
    'promise-missed',
    'promised',
    'rated',
    'refused',
    'registered',
    'reopened',
    'replied',
    'response-missed',
    'returned',
    'split',
    'supplied',
    'taken',
    'turn-came',
  ])
})
