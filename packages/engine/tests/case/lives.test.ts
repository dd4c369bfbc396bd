// Random lives: three cases of one client, given whatever comes, keep what must hold of every case. A failure prints the
// shortest life that breaks it and the seed; LIFE_RUNS and LIFE_SEED ask for more of them or for the same again.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agenda,
  type CaseState,
  type Command,
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
import { at, Desk, later } from './desk.ts'
import { type Act, lives } from './random-lives.ts'

const DESKS: Readonly<Record<string, Regulation>> = {
  'ideco-ics': shipped('ideco-ics'),
  'ideco-ics, silence since waiting, with a warning': shipped('ideco-ics', [
    'after: 14 days, since: last-answer',
    'after: 10 days, since: waiting, warn: 2 days',
  ]),
  'shtrih-m': shipped('shtrih-m'),
}

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
