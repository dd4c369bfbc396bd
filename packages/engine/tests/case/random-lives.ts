// What is done to three cases of one client in a random life: any command, with good details and bad ones, by anybody.
import fc from 'fast-check'
import type { Actor, AdmissionFact, Command, CommandKind, Instant } from '../../src/index.ts'
import { CLIENT, DAY_MS, HEAD, HOUR_MS, later, request, SPECIALIST } from './desk.ts'

const CASES = ['a', 'b', 'c'] as const
const ACTORS: readonly Actor[] = [SPECIALIST, HEAD, CLIENT, { role: 'developer', id: 'igor' }]

/** What somebody does to one of the cases, after a while of milliseconds. */
export interface Act {
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
export const lives = fc.array(acts, { minLength: 1, maxLength: 40, size: 'max' }).map((life) => [opening, ...life])
