// Replayed under the regulation that it was decided by, a record comes to what it came to; and the record's own ticks
// play no part in that. A failure prints the shortest life that breaks it and the seed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Command, type Instant, replayCase } from '../../src/index.ts'
import { at, CLIENT, DAY_MS, Desk, HEAD, HOUR_MS, later, request, SPECIALIST } from '../case/desk.ts'
import { shipped } from '../regulation/shipped.ts'
import { recordOf } from './record.ts'

const DESKS = {
  'ideco-ics': shipped('ideco-ics'),
  'ideco-ics, with a warning before closing': shipped('ideco-ics', [
    'after: 14 days, since: last-answer',
    'after: 10 days, since: waiting, warn: 2 days',
  ]),
  'ideco-ics, with further promises': shipped('ideco-ics', [
    'response: { within: 4 hours, clauses: [I12] }\n    clauses: [I9, I1, I5]',
    `response: { within: 4 hours, clauses: [I12] }
    targets:
      next-response: { within: 8 hours, clauses: [I12] }
      resolution: { within: 3 days, pauses: [waiting-client, escalated], clauses: [I12] }
    clauses: [I9, I1, I5]`,
  ]),
  'shtrih-m': shipped('shtrih-m'),
}

type Make = (turnHeldBy: string | null) => Command

const HOLDINGS = [[], [{ kind: 'subscription', from: '2026-01-10' }], [{ kind: 'key', from: '2026-01-20' }]] as const
const makes: fc.Arbitrary<Make> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ version: fc.constantFrom('7.9.9', '7.9.8'), holdings: fc.constantFrom(...HOLDINGS) }).map(
      (said): Make =>
        (turnHeldBy) => ({ kind: 'register', request: request(said), turnHeldBy }),
    ),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom<Command>(
        { kind: 'answer' },
        { kind: 'answer' },
        { kind: 'ask', fields: ['version'] },
        { kind: 'close' },
        { kind: 'confirm' },
        { kind: 'refuse' },
        { kind: 'note' },
        { kind: 'escalate', developer: { name: 'Игорь', email: 'igor@desk.example' }, eta: '2026-04-20' },
      )
      .map(
        (command): Make =>
          () =>
            command,
      ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom('reply' as const, 'return' as const, 'admit' as const).map(
      (kind): Make =>
        (turnHeldBy) => ({ kind, turnHeldBy }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ version: '7.9.8' }, { description: '' }, { description: 'ещё' }, { holdings: [] }).map(
      (data): Make =>
        (turnHeldBy) => ({ kind: 'supply', data, turnHeldBy }),
    ),
  },
)
const lives = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'a', 'b', 'c'),
    waitMs: fc.constantFrom(0, 1, HOUR_MS, 4 * HOUR_MS, DAY_MS, 10 * DAY_MS, 14 * DAY_MS),
    make: makes,
  }),
  { minLength: 1, maxLength: 30, size: 'max' },
)

function actorOf({ kind }: Command) {
  if (kind === 'register' || kind === 'reply' || kind === 'confirm') return CLIENT
  return kind === 'admit' ? HEAD : SPECIALIST
}

describe.each(Object.entries(DESKS))('under %s', (_, regulation) => {
  test('the same regulation changes nothing', () => {
    fc.assert(
      fc.property(lives, fc.constantFrom(0, HOUR_MS, 30 * DAY_MS), (life, afterMs) => {
        const desk = new Desk(regulation)
        let now: Instant = at('2026-03-02T10:00+03:00')
        desk.give('a', { kind: 'register', request: request(), turnHeldBy: null }, now, CLIENT)
        for (const { id, waitMs, make } of life) {
          now = later(now, waitMs)
          desk.until(now)
          const command = make(desk.turnHeldBy(id))
          desk.give(id, command, now, actorOf(command))
        }
        const until = later(now, afterMs)
        desk.until(until)
        for (const [id, { state }] of desk.cases) {
          const recorded = recordOf(desk, id, until)
          const again = replayCase(recorded, regulation)
          expect(again.rejected).toEqual([])
          expect(again.state).toStrictEqual(state)
          // Its ticks are dropped: without them it comes to the same.
          const untold = recorded.commands.filter(({ command }) => command.kind !== 'tick')
          expect(replayCase({ ...recorded, commands: untold }, regulation)).toStrictEqual(again)
        }
      }),
      { numRuns: 100, seed: 20260306 },
    )
  })
})
